package models

import (
	"context"
	"fmt"

	"greenlist/ledger"
)

// messagesEach is how many messages each of a crowd got.
const messagesEach = 10

// FillCrowd writes down people who agreed, ten messages to each that relied on that, an answer of one in ten of them, and an act of staff for
// each message: n messages in all, with what they relied on in the log as it would be.
func FillCrowd(ctx context.Context, db *DB, purpose Purpose, numberID int64, n int) error {
	for done := 0; done < n/messagesEach; done += claimMost {
		people := min(claimMost, n/messagesEach-done)
		if err := db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.fillCrowd(ctx, purpose, numberID, people) }); err != nil {
			return err
		}
	}
	if err := placeAll(ctx, db); err != nil {
		return err
	}
	return db.q(ctx).Exec(`ANALYZE`).Error // as a database does by itself in a while
}

func (db *DB) fillCrowd(ctx context.Context, purpose Purpose, numberID int64, n int) error {
	var last struct{ Contact, Message int64 }
	if err := db.q(ctx).Raw(`SELECT (SELECT COALESCE(MAX(id), 0) FROM contacts) AS contact, (SELECT COALESCE(MAX(id), 0) FROM messages) AS message`).Scan(&last).Error; err != nil {
		return err
	}
	people, yeses := make([]Contact, n), make([]attestation, n)
	for i := range people {
		id := last.Contact + int64(i) + 1
		phone := fmt.Sprintf("+3197%010d", id)
		people[i] = Contact{ID: id, Phone: &phone, Name: fmt.Sprintf("Person %d", id), Source: "test", Tags: []string{}, Attributes: map[string]string{}, Origins: map[string]Origin{}, CreatedAt: db.Now(), UpdatedAt: db.Now()}
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	for i, c := range people {
		event := company.consentEvent(c, []Purpose{purpose}, ledger.Imported, db.Now())
		event.Source, event.Grade, event.Assertion = ledger.SourcePaper, "B", &ledger.Assertion{By: "user:1", Words: "card"}
		yeses[i] = attestation{&people[i].ID, event}
	}
	if err := db.q(ctx).CreateInBatches(people, 500).Error; err != nil {
		return err
	}
	ids, err := db.attestAll(ctx, yeses)
	if err != nil {
		return err
	}
	for round := range int64(messagesEach) {
		if err := db.fillClaim(ctx, purpose.ID, numberID, people, ids, last.Message+round*int64(n)); err != nil {
			return err
		}
	}
	err = db.q(ctx).Exec(`INSERT INTO audit_entries (at, who, actor, action, subject, subject_id, before, after, evidence_id)
		SELECT created_at, 'user:1', 'Anna de Wit', 'describe', 'contact', contact_id, '{"name":"Nobody","language":"nl"}', `+db.pick(`'{"name":"Person ' || id || '","language":"nl"}'`,
		`('{"name":"Person ' || id || '","language":"nl"}')::jsonb`)+`, -id FROM messages WHERE id > ?`, last.Message).Error
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(`INSERT INTO inbound_messages (wamid, contact_id, at, type, body) SELECT 'wamid.crowd' || id, id, ?, 'text', 'Thank you' FROM contacts WHERE id > ? AND id % 10 = 0`,
		db.Now(), last.Contact).Error
}

// fillClaim is one claim: a message to each of them, on what they said.
func (db *DB) fillClaim(ctx context.Context, purposeID, numberID int64, people []Contact, consents []int64, after int64) error {
	event := &ledger.UseEvent{Header: ledger.Header{Type: ledger.Used}, Purpose: purposeID}
	for i, c := range people {
		event.Uses = append(event.Uses, ledger.Use{Message: after + int64(i) + 1, Attempt: 1, Consent: consents[i], Contact: c.ID})
	}
	use, err := db.attest(ctx, nil, event)
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(`INSERT INTO messages (id, contact_id, number_id, kind, state, pile, attempt, due_at, parameters, consent_evidence_id, use_evidence_id, created_at, claimed_at)
		SELECT `+db.pick(`?`, `?::bigint`)+` + id - `+db.pick(`?`, `?::bigint`)+`, id, `+db.pick(`?`, `?::bigint`)+`, 'campaign', 'read', '', 1, created_at, '{}', `+db.pick(`?`, `?::bigint`)+` + id - `+db.pick(`?`, `?::bigint`)+`, `+db.pick(`?`, `?::bigint`)+`, created_at, created_at
		FROM contacts WHERE id >= ? AND id <= ?`,
		after+1, people[0].ID, numberID, consents[0], people[0].ID, use, people[0].ID, people[len(people)-1].ID).Error
}

package models

import (
	"context"
	"time"

	"gorm.io/gorm/clause"

	"greenlist/ledger"
)

// writeConsents records the yes of those whom the list has one for, as what it is: somebody's word, graded D, or C where the row has a date and
// a text of its own. It never overrides a no and never takes the place of better proof. A plain no in the list is not recorded as a refusal:
// an empty box in somebody's system is not an act of the person, and without a yes nothing is sent anyway.
func (run *importRun) writeConsents(ctx context.Context, tx *DB, m meeting, count *importCount) error {
	if err := run.heedOtherNumbers(ctx, tx, m, count); err != nil {
		return err
	}
	stands, err := tx.standing(ctx, run.purpose.ID, m)
	if err != nil {
		return err
	}
	var acts []Consent
	var proofs []attestation
	for _, p := range m.people {
		if !p.yes {
			continue
		}
		c := m.contacts[p.key()]
		switch now, known := stands[c.ID]; {
		case known && now.State != ConsentGiven:
			count.keptNo++
		case !known || p.grade() < now.Grade:
			acts, proofs = append(acts, run.act(c, p)), append(proofs, attestation{&c.ID, run.proof(c, p)})
		}
	}
	ids, err := tx.attestAll(ctx, proofs)
	if err != nil {
		return err
	}
	for i := range acts {
		acts[i].EvidenceID, acts[i].RecordedAt = ids[i], tx.Now()
	}
	count.consents += int64(len(acts))
	return tx.settleList(ctx, acts)
}

func (p *listPerson) grade() string {
	if p.recorded {
		return GradeRecorded
	}
	return GradeAsserted
}

// willing are the contacts for whom the list has a yes.
func (m meeting) willing() (ids []int64) {
	for _, p := range m.people {
		if p.yes {
			ids = append(ids, m.contacts[p.key()].ID)
		}
	}
	return ids
}

// heedOtherNumbers takes a yes back where the list says no under another number or user id of the same person, of which two contacts were made one.
func (run *importRun) heedOtherNumbers(ctx context.Context, tx *DB, m meeting, count *importCount) error {
	willing := m.willing()
	if len(willing) == 0 {
		return nil
	}
	var rows []Contact
	err := tx.q(ctx).Raw(`SELECT phone, bsuid, merged_into FROM contacts WHERE `+tx.among("merged_into"), tx.list(willing)).Scan(&rows).Error
	others := map[int64][]string{}
	for _, c := range rows {
		others[*c.MergedInto] = append(others[*c.MergedInto], c.PhoneNumber(), c.UserID())
	}
	for _, p := range m.people {
		c := m.contacts[p.key()]
		if p.yes && run.saidNo(append(others[c.ID], c.PhoneNumber(), c.UserID())...) {
			p.yes = false
			count.declined++
		}
	}
	return err
}

// standing is how those with a yes in the list stand now, by contact.
func (db *DB) standing(ctx context.Context, purposeID int64, m meeting) (map[int64]Consent, error) {
	ids := m.willing()
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []Consent
	err := db.q(ctx).Where("purpose_id = ? AND "+db.among("contact_id"), purposeID, db.list(ids)).Find(&rows).Error
	stands := make(map[int64]Consent, len(rows))
	for _, row := range rows {
		stands[row.ContactID] = row
	}
	return stands, err
}

// when the person said yes: as the list says, or else when somebody here vouched for the list.
func (run *importRun) when(p *listPerson) time.Time {
	if p.agreedOn.IsZero() {
		return *run.im.StartedAt
	}
	return p.agreedOn
}

func (run *importRun) act(c Contact, p *listPerson) Consent {
	return Consent{
		ContactID: c.ID, PurposeID: run.purpose.ID, State: ConsentGiven, ActedAt: run.when(p).UTC().Truncate(time.Second), ExpiresAt: run.purpose.Expiry(run.when(p)),
		Source: ledger.SourceList, Grade: p.grade(), Tracked: run.im.Mapping.Tracked,
	}
}

func (run *importRun) proof(c Contact, p *listPerson) *ledger.ConsentEvent {
	event := run.company.consentEvent(c, []Purpose{run.purpose}, ledger.Imported, run.when(p))
	event.Source, event.Grade = ledger.SourceList, p.grade()
	event.Assertion = &ledger.Assertion{By: run.im.voucher().reference(), Import: run.im.ID, Row: p.line, File: run.file, Words: run.im.Mapping.How, Tracked: run.im.Mapping.Tracked}
	if p.said != "" {
		event.Assertion.Words += " The list says: " + p.said + "."
	}
	return event
}

// voucher is who started the import.
func (im Import) voucher() Actor {
	if im.StartedBy == nil {
		return System
	}
	return Actor{UserID: *im.StartedBy}
}

// settleList writes consents to one purpose, of people whose rows are locked. Those it replaces were given with weaker proof.
func (db *DB) settleList(ctx context.Context, acts []Consent) error {
	if len(acts) == 0 {
		return nil
	}
	err := db.q(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "contact_id"}, {Name: "purpose_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"acted_at", "recorded_at", "expires_at", "source", "grade", "notice_id", "tracked", "evidence_id"}),
	}).CreateInBatches(acts, 500).Error
	if err != nil {
		return err
	}
	people := make([]int64, len(acts))
	for i, act := range acts {
		people[i] = act.ContactID
	}
	return db.tell(ctx, acts[0].PurposeID, people...)
}

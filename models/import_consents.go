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
func (run *importRun) writeConsents(ctx context.Context, tx *DB, people []*listPerson, contacts map[string]Contact, count *importCount) error {
	stands, err := tx.standing(ctx, run.purpose.ID, people, contacts)
	if err != nil {
		return err
	}
	var acts []Consent
	var proofs []attestation
	for _, p := range people {
		if !p.yes {
			continue
		}
		c := contacts[p.Phone]
		switch now, known := stands[c.ID]; {
		case c.SuppressedAt != nil, known && now.State != ConsentGiven:
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

// standing is how those with a yes in the list stand now, by contact.
func (db *DB) standing(ctx context.Context, purposeID int64, people []*listPerson, contacts map[string]Contact) (map[int64]Consent, error) {
	var ids []int64
	for _, p := range people {
		if p.yes {
			ids = append(ids, contacts[p.Phone].ID)
		}
	}
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

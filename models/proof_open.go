package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// proofs reads evidence about one person, and all that stands behind it: a few statements, however many pieces there are.
type proofs struct {
	db  *DB
	ids []int64 // the contact, and those merged into it
	all []Proof
}

func (db *DB) proofsOf(ctx context.Context, c Contact) (*proofs, error) {
	ids, err := c.everyID(ctx, db)
	return &proofs{db: db, ids: ids}, err
}

// read takes evidence in the order in which it was written down. A form that was submitted belongs to nobody in the log until it is confirmed; here
// it is the person's who confirmed it.
func (p *proofs) read(ctx context.Context, where string, limit int, args ...any) ([]Proof, error) {
	var rows []struct {
		Evidence
		Idx     *int64
		Nonce   []byte
		Payload []byte
	}
	mine := p.db.list(p.ids)
	err := p.db.q(ctx).Raw(`SELECT e.*, l.idx, s.nonce, s.payload FROM evidence e LEFT JOIN log_leaves l ON l.evidence_id = e.id LEFT JOIN sealed s ON s.evidence_id = e.id
		WHERE e.id IN (SELECT id FROM evidence WHERE `+p.db.among("contact_id")+` UNION SELECT evidence_id FROM signups WHERE `+p.db.among("contact_id")+`) AND `+where+`
		ORDER BY e.id LIMIT ?`, append(append([]any{mine, mine}, args...), limit)...).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		one := Proof{Evidence: row.Evidence, Place: row.Idx, Nonce: row.Nonce, Payload: row.Payload}
		if one.Event, err = openConsent(row.Type, row.Payload); err != nil {
			return nil, err
		}
		p.all = append(p.all, one)
	}
	return p.all, p.fill(ctx)
}

// openConsent reads a payload as a record of consent; nil where there is none, or it is about something else.
func openConsent(kind ledger.Type, payload []byte) (*ledger.ConsentEvent, error) {
	if payload == nil {
		return nil, nil
	}
	read, err := ledger.ReadPayload(kind, payload)
	event, _ := read.(*ledger.ConsentEvent)
	return event, err
}

func (p *proofs) fill(ctx context.Context) error {
	if len(p.all) == 0 {
		return nil
	}
	for _, part := range []func(context.Context) error{p.captures, p.notices, p.signups, p.calls, p.sent, p.files} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

// captures finds how a yes came in: a confirmation says so in the record of the form it confirms.
func (p *proofs) captures(ctx context.Context) error {
	var ids []int64
	for i, one := range p.all {
		if one.Event != nil {
			p.all[i].Capture = one.Event.Capture
			ids = append(ids, one.Event.Granted)
		}
	}
	var rows []Sealed
	if err := p.db.q(ctx).Where(p.db.among("evidence_id"), p.db.list(ids)).Find(&rows).Error; err != nil {
		return err
	}
	of := map[int64]*ledger.Capture{}
	for _, row := range rows {
		granted, err := openConsent(ledger.Granted, row.Payload)
		if err != nil {
			return err
		}
		of[row.EvidenceID] = granted.Capture
	}
	for i, one := range p.all {
		if one.Event != nil && one.Capture == nil {
			p.all[i].Capture = of[one.Event.Granted]
		}
	}
	return nil
}

func (p *proofs) notices(ctx context.Context) error {
	var hashes [][]byte
	for _, one := range p.all {
		if one.Event != nil && one.Event.NoticeHash() != nil {
			hashes = append(hashes, one.Event.NoticeHash())
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	var shown []Notice
	if err := p.db.q(ctx).Where("hash IN ?", hashes).Order("id DESC").Find(&shown).Error; err != nil {
		return err
	}
	of := map[string]*Notice{}
	for i, n := range shown {
		of[n.HexHash()+n.Language] = &shown[i]
	}
	for i, one := range p.all {
		if one.Event != nil {
			p.all[i].Notice = of[one.Event.Terms.Notice.Hash+one.Event.Terms.Notice.Language]
		}
	}
	return nil
}

// signups are the forms behind the evidence: what was typed and answered, and where.
func (p *proofs) signups(ctx context.Context) error {
	var rows []Signup
	if err := p.db.q(ctx).Where(p.db.among("contact_id"), p.db.list(p.ids)).Order("id").Find(&rows).Error; err != nil {
		return err
	}
	of := map[int64]*Signup{}
	for i, s := range rows {
		of[s.EvidenceID] = &rows[i]
		of[value(s.ReceiptID)] = &rows[i]
	}
	for i, one := range p.all {
		p.all[i].Signup = of[one.Evidence.ID]
	}
	return nil
}

// sent counts the messages that relied on each yes.
func (p *proofs) sent(ctx context.Context) error {
	var rows []Message
	err := p.db.q(ctx).Raw(`SELECT consent_evidence_id, claimed_at FROM messages WHERE `+p.db.among("contact_id")+` AND consent_evidence_id IS NOT NULL AND claimed_at IS NOT NULL`,
		p.db.list(p.ids)).Scan(&rows).Error
	of := map[int64]SentOn{}
	for _, m := range rows {
		of[*m.ConsentEvidenceID] = of[*m.ConsentEvidenceID].and(*m.ClaimedAt)
	}
	for i, one := range p.all {
		p.all[i].Sent = of[one.Evidence.ID]
	}
	return err
}

func (s SentOn) and(at time.Time) SentOn {
	if s.N++; s.N == 1 || at.Before(s.First) {
		s.First = at
	}
	if at.After(s.Last) {
		s.Last = at
	}
	return s
}

func (p *proofs) files(ctx context.Context) error {
	var attached []Attachment
	ids := make([]int64, len(p.all))
	for i, one := range p.all {
		ids[i] = one.Evidence.ID
	}
	err := p.db.q(ctx).Where("subject = ? AND "+p.db.among("subject_id"), AttachedEvidence, p.db.list(ids)).Order("id").Find(&attached).Error
	if err != nil || len(attached) == 0 {
		return err
	}
	if err := p.db.addFiles(ctx, attached); err != nil {
		return err
	}
	for i, id := range ids {
		for _, a := range attached {
			if a.SubjectID == id {
				p.all[i].Files = append(p.all[i].Files, a)
			}
		}
	}
	return nil
}

// webhookOf is the signed call that a record names, nil where none does.
func webhookOf(e *ledger.ConsentEvent) *ledger.Webhook {
	switch {
	case e == nil:
		return nil
	case e.Verification != nil && e.Verification.Webhook != nil:
		return e.Verification.Webhook
	case e.Withdrawal != nil:
		return e.Withdrawal.Webhook
	}
	return nil
}

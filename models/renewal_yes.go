package models

import (
	"context"
	"fmt"

	"greenlist/ledger"
)

// renew writes the yes down as any other: the question as it was shown and pressed, and the yes that follows from it, with the message that brought
// the link as the proof that it is the holder of the number who pressed.
func (db *DB) renew(ctx context.Context, r Renewal, served Served, p Pressed) error {
	var err error
	if r.Version, err = FindFormVersion(ctx, db, served.VersionID); err != nil {
		return err
	}
	if r.Notice, err = FindNoticeOf(ctx, db, served.VersionID, served.Language, QuestionNotice); err != nil {
		return err
	}
	question, ok := r.Version.question(r.Notice, r.Purpose.ID)
	if !ok || r.Notice.HexHash() != served.Hash {
		return Refusal{Reason: ServedForeign, Message: "This page did not come from us."}
	}
	s := r.signup(db, served, question)
	if s.ID, err = db.nextSignupID(ctx); err != nil {
		return err
	}
	if s.EvidenceID, err = db.attest(ctx, nil, r.shown(s, served, question, p)); err != nil {
		return err
	}
	said, err := r.said(ctx, db, s)
	if err != nil {
		return err
	}
	evidenceID, err := db.attest(ctx, &r.Contact.ID, said)
	if err != nil {
		return err
	}
	s.ReceiptID = &evidenceID
	if err := db.q(ctx).Create(&s).Error; err != nil {
		return err
	}
	agreed := r.Version.Content.Chosen(s.PurposeIDs)[0]
	_, err = db.settleConsent(ctx, Consent{
		ContactID: r.Contact.ID, PurposeID: agreed.ID, State: ConsentGiven, ActedAt: s.CreatedAt, ExpiresAt: agreed.purpose().Expiry(s.CreatedAt), Source: s.Source,
		Grade: GradeProven, NoticeID: &r.Notice.ID, Tracked: r.Version.Content.Tracking, EvidenceID: evidenceID,
	})
	return err
}

func (r Renewal) signup(db *DB, served Served, q Question) Signup {
	now := db.Now()
	return Signup{
		NoticeID: r.Notice.ID, Nonce: newNonce(), ServedID: served.ID, Token: randomToken(), State: SignupConfirmed, Phone: r.Contact.PhoneNumber(),
		PurposeIDs: []int64{r.Purpose.ID}, Answers: map[string]string{}, Source: ledger.SourceRenewal, Tag: r.tag(), Declaration: q.Yes,
		ContactID: &r.Contact.ID, CreatedAt: now, ExpiresAt: now.Add(SignupLife), ConfirmedAt: &now,
	}
}

// shown is the record of the question on the page, and of the press.
func (r Renewal) shown(s Signup, served Served, q Question, p Pressed) *ledger.ConsentEvent {
	who := fmt.Sprintf("signup:%d", s.ID)
	return &ledger.ConsentEvent{
		Header:   ledger.Header{Type: ledger.Granted},
		RecordID: "consent:" + randomToken(),
		Subject:  ledger.Subject{ID: who, Signup: s.ID, Phone: s.Phone, BSUID: r.Contact.UserID()},
		Terms:    r.Version.terms(r.Notice, s.PurposeIDs),
		Event:    ledger.Event{Time: ledger.At(s.CreatedAt), Validity: validity(r.Version.purposes(s.PurposeIDs)), Entity: who, Type: "explicit", State: dpvState[ledger.Granted]},
		Source:   s.Source,
		Capture: &ledger.Capture{
			Controls: []ledger.Control{
				{Kind: "button", Label: q.Yes, Default: "none", Action: "pressed"}, {Kind: "button", Label: q.No, Default: "none", Action: "offered"},
			},
			Token: s.Token, Served: ledger.At(served.When()), Origin: served.Origin, Page: served.Page, Network: Network(p.From), Browser: p.Browser,
		},
	}
}

// said is the record of the yes. Its grade is B: whoever pressed had the message that went to the number, but WhatsApp did not sign the press.
func (r Renewal) said(ctx context.Context, db *DB, s Signup) (*ledger.ConsentEvent, error) {
	var wamid string
	err := db.q(ctx).Raw(`SELECT COALESCE(wamid, '') FROM messages WHERE campaign_id = ? AND contact_id = ?`, r.Request.CampaignID, r.Request.ContactID).Scan(&wamid).Error
	if err != nil {
		return nil, err
	}
	event, who := r.shown(s, Served{}, Question{}, Pressed{}), fmt.Sprintf("contact:%d", r.Contact.ID)
	event.Type, event.RecordID, event.Capture = ledger.Confirmed, "consent:"+randomToken(), nil
	event.Subject = ledger.Subject{ID: who, Contact: r.Contact.ID, Phone: r.Contact.PhoneNumber(), BSUID: r.Contact.UserID()}
	event.Event.Entity, event.Event.State = who, ledger.StateRenewed
	event.Grade, event.Granted = GradeProven, s.EvidenceID
	event.Verification = &ledger.Verification{Method: ledger.MethodLink, WAMID: wamid, WAID: r.Contact.WAID, UserID: r.Contact.UserID(), Match: "same", Attempts: 1, Text: s.Declaration}
	return event, nil
}

// renews tells whether somebody who says yes now has said so before, to all of it, and it is still in force.
func (db *DB) renews(ctx context.Context, contactID int64, s Signup, event *ledger.ConsentEvent) error {
	var going int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM consents WHERE contact_id = ? AND `+db.among("purpose_id")+` AND state = 'given' AND acted_at < ? AND (expires_at IS NULL OR expires_at > ?)`,
		contactID, db.list(s.PurposeIDs), event.Acted(), event.Acted()).Scan(&going).Error
	if err == nil && going == int64(len(s.PurposeIDs)) {
		event.Event.State = ledger.StateRenewed
	}
	return err
}

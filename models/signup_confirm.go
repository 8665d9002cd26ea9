package models

import (
	"context"
	"regexp"
	"strings"
	"time"
	"unicode"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// confirmSignup takes a message that may be the confirmation of a sign-up, inside the transaction that applies the webhook. It is one when it
// carries the code of a pending sign-up, was sent in time, and says the declaration word for word. Then the sign-up is bound to the sender, whatever
// number was typed, and their yes counts from when they sent it. Anything else confirms nothing; an edited declaration leaves the sign-up
// waiting. The same delivery twice, or two phones with one code, confirm once.
func (db *DB) confirmSignup(ctx context.Context, event whatsapp.InboundEvent, hook ledger.Webhook) (confirmed bool, contact Contact, err error) {
	if event.At.IsZero() {
		event.At = db.Now()
	}
	s, ok, err := db.declaredSignup(ctx, event)
	if err != nil || !ok {
		return false, contact, err
	}
	took := db.q(ctx).Exec(`UPDATE signups SET state = 'confirmed', confirmed_at = ? WHERE id = ? AND state = 'pending'`, event.At, s.ID)
	if took.Error != nil || took.RowsAffected == 0 {
		return false, contact, took.Error
	}
	contact, err = db.bindSignup(ctx, s, event, hook)
	return err == nil, contact, err
}

// noncePattern finds what may be a code of ours.
var noncePattern = regexp.MustCompile(`\b[` + strings.ToUpper(unmistakable) + `]{4}-[` + strings.ToUpper(unmistakable) + `]{4}\b`)

// declaredSignup is the pending sign-up whose declaration the message is.
func (db *DB) declaredSignup(ctx context.Context, event whatsapp.InboundEvent) (s Signup, ok bool, err error) {
	if event.Type != whatsapp.InboundText || event.From == "" && event.FromUserID == "" {
		return s, false, nil
	}
	nonces := noncePattern.FindAllString(event.Text, 8)
	if len(nonces) == 0 {
		return s, false, nil
	}
	err = db.q(ctx).Where("nonce IN ? AND state = ? AND expires_at > ?", nonces, SignupPending, event.At).Limit(1).Find(&s).Error
	if err != nil || s.ID == 0 {
		return s, false, err
	}
	if plainly(event.Text) != plainly(s.Declaration) {
		return s, false, db.noteAttempt(ctx, s, event)
	}
	return s, true, nil
}

// noteAttempt counts a message whose words were changed, once however often it is delivered, so that the page can say so.
func (db *DB) noteAttempt(ctx context.Context, s Signup, event whatsapp.InboundEvent) error {
	return db.q(ctx).Exec(`UPDATE signups SET attempts = attempts + 1, last_wamid = ? WHERE id = ? AND state = 'pending' AND last_wamid <> ?`,
		event.MessageID, s.ID, event.MessageID).Error
}

// plainly forgives what telephones do to a text by themselves: its spaces and line breaks, and the signs around it. Not a word may differ.
func plainly(text string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(text), " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// bindSignup makes the sender's yes out of a sign-up that this transaction has just taken.
func (db *DB) bindSignup(ctx context.Context, s Signup, event whatsapp.InboundEvent, hook ledger.Webhook) (Contact, error) {
	version, notice, err := db.shownFor(ctx, s)
	if err != nil {
		return Contact{}, err
	}
	if err := db.lockStranger(ctx, senderOf(event, hook)); err != nil {
		return Contact{}, err
	}
	contact, err := db.meet(ctx, s.sender(event, hook), s.Source, notice.Language)
	if err != nil {
		return Contact{}, err
	}
	if err := db.keepAnswers(ctx, contact, s.Answers); err != nil {
		return Contact{}, err
	}
	if err := db.liftByYes(ctx, &contact); err != nil {
		return Contact{}, err
	}
	kept, err := db.keepBody(ctx, hook)
	if err != nil {
		return Contact{}, err
	}
	said := s.confirmation(contact, version, notice, event, kept)
	if err := db.renews(ctx, contact.ID, s, said); err != nil {
		return Contact{}, err
	}
	evidenceID, err := db.attest(ctx, &contact.ID, said)
	if err != nil {
		return Contact{}, err
	}
	given, err := db.settleYes(ctx, s, contact, version, event.At, evidenceID)
	if err != nil {
		return Contact{}, err
	}
	stopped, err := db.heedEarlyStop(ctx, contact, senderOf(event, hook), event.At)
	if err != nil {
		return Contact{}, err
	}
	if err := db.countSignup(ctx, s, version, notice, StepConfirmed); err != nil {
		return Contact{}, err
	}
	err = db.q(ctx).Exec(`UPDATE signups SET contact_id = ?, receipt_id = ? WHERE id = ?`, contact.ID, evidenceID, s.ID).Error
	if err != nil || !given || stopped {
		return contact, err
	}
	numberID, err := db.numberBehind(ctx, event.PhoneNumberID)
	if err != nil {
		return contact, err
	}
	return contact, db.welcome(ctx, yes{s, version, notice, contact, evidenceID, numberID})
}

// settleYes makes the confirmed sign-up the person's consent. given is false when they have said no since, to all of it.
func (db *DB) settleYes(ctx context.Context, s Signup, c Contact, v FormVersion, at time.Time, evidenceID int64) (given bool, err error) {
	for _, agreed := range v.Content.Chosen(s.PurposeIDs) {
		changed, err := db.settleConsent(ctx, Consent{
			ContactID: c.ID, PurposeID: agreed.ID, State: ConsentGiven, ActedAt: at, ExpiresAt: agreed.purpose().Expiry(at), Source: s.Source,
			Grade: GradeVerified, NoticeID: &s.NoticeID, Tracked: v.Content.Tracking, EvidenceID: evidenceID,
		})
		if err != nil {
			return false, err
		}
		given = given || changed
	}
	return given, nil
}

// sender is who sent the message. The name typed into the form comes before the one on their profile.
func (s Signup) sender(e whatsapp.InboundEvent, hook ledger.Webhook) Address {
	a := senderOf(e, hook)
	a.Name = s.Name
	if a.Name == "" {
		a.Name = e.Name
	}
	return a
}

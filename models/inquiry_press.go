package models

import (
	"context"
	"errors"
	"strings"
	"time"

	"greenlist/ledger"
	"greenlist/replies"
	"greenlist/whatsapp"
)

// betweenMessages keeps a question behind the confirmation that was sent just before it.
const betweenMessages = 3 * time.Second

// pressed takes a press of one of our buttons. It is an answer when the id is of a question that waits, when it was pressed in time, and by the
// person who was asked. Yes makes the purpose theirs and asks for the next; no ends the matter, and nothing more is said. Anything else answers
// nothing. done tells that there is nothing left to do about the message.
func (db *DB) pressed(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) (done bool, err error) {
	s, no, ok, err := db.questionBehind(ctx, e)
	if err != nil || !ok {
		return false, err
	}
	contact, err := db.behind(ctx, senderOf(e, hook))
	if errors.As(err, new(NotFound)) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if asked, err := db.lockPerson(ctx, *s.ContactID); err != nil || asked.ID != contact.ID {
		return false, err
	}
	fresh, err := db.noteInbound(ctx, contact, e, replies.Nothing)
	if err != nil || !fresh {
		return true, err
	}
	if no {
		return true, db.refuseQuestion(ctx, s, contact, e, hook)
	}
	return true, db.acceptQuestion(ctx, s, e, hook)
}

// questionBehind is the waiting sign-up that a press names.
func (db *DB) questionBehind(ctx context.Context, e whatsapp.InboundEvent) (s Signup, no, ok bool, err error) {
	if e.Interactive == nil || e.Interactive.Kind != "button_reply" {
		return s, false, false, nil
	}
	nonce, yes := strings.CutPrefix(e.Interactive.ID, answerYes)
	if !yes {
		if nonce, no = strings.CutPrefix(e.Interactive.ID, answerNo); !no {
			return s, false, false, nil
		}
	}
	err = db.q(ctx).Where("nonce = ? AND state = ? AND message_id IS NOT NULL AND expires_at > ?", nonce, SignupPending, e.At).Limit(1).Find(&s).Error
	return s, no, err == nil && s.ID != 0, err
}

func (db *DB) acceptQuestion(ctx context.Context, s Signup, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	took := db.q(ctx).Exec(`UPDATE signups SET state = 'confirmed', confirmed_at = ? WHERE id = ? AND state = 'pending'`, e.At, s.ID)
	if took.Error != nil || took.RowsAffected == 0 {
		return took.Error
	}
	contact, err := db.bindSignup(ctx, s, e, hook)
	if err != nil {
		return err
	}
	version, notice, err := db.shownFor(ctx, s)
	if err != nil {
		return err
	}
	if err := db.countStep(ctx, s.countKey(version, notice), StepSubmitted, 1); err != nil {
		return err
	}
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil || numberID == 0 || s.Source == ledger.SourceRenewal {
		return err
	}
	_, err = db.ask(ctx, inquiry{
		version: version, notice: notice, contact: contact, numberID: numberID, source: s.Source, page: s.Page, tag: s.Tag,
		after: s.PurposeIDs[0], unasked: s.Source != SourceKeyword, wait: betweenMessages,
	})
	return err
}

// shownFor is what somebody was shown before they signed up.
func (db *DB) shownFor(ctx context.Context, s Signup) (FormVersion, Notice, error) {
	notice, err := db.findNoticeByID(ctx, s.NoticeID)
	if err != nil {
		return FormVersion{}, notice, err
	}
	version, err := FindFormVersion(ctx, db, notice.FormVersionID)
	return version, notice, err
}

// refuseQuestion records a no to a question. Like every act of the person it counts from when they said it.
func (db *DB) refuseQuestion(ctx context.Context, s Signup, contact Contact, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	took := db.q(ctx).Exec(`UPDATE signups SET state = 'refused', confirmed_at = ? WHERE id = ? AND state = 'pending'`, e.At, s.ID)
	if took.Error != nil || took.RowsAffected == 0 {
		return took.Error
	}
	version, notice, err := db.shownFor(ctx, s)
	if err != nil {
		return err
	}
	kept, err := db.keepBody(ctx, hook)
	if err != nil {
		return err
	}
	event := s.confirmation(contact, version, notice, e, kept)
	event.Type, event.Event.State, event.Grade = ledger.Refused, ledger.StateRefused, ""
	evidenceID, err := db.attest(ctx, &contact.ID, event)
	if err != nil {
		return err
	}
	if err := db.q(ctx).Exec(`UPDATE signups SET receipt_id = ? WHERE id = ?`, evidenceID, s.ID).Error; err != nil {
		return err
	}
	_, err = db.settleConsent(ctx, Consent{
		ContactID: contact.ID, PurposeID: s.PurposeIDs[0], State: ConsentRefused, ActedAt: e.At, Source: s.Source, NoticeID: &s.NoticeID, EvidenceID: evidenceID,
	})
	return err
}

// writtenYes are how people write yes instead of pressing it. It is no answer: what was shown and what was meant could differ.
var writtenYes = map[string]bool{
	"ja": true, "ja graag": true, "ja hoor": true, "jawel": true, "ja bitte": true, "ja gerne": true, "gerne": true, "ja tak": true, "ja tack": true, "jo": true,
	"yes": true, "yes please": true, "yep": true, "yeah": true, "sure": true, "ok": true, "oke": true, "okay": true, "oui": true, "oui merci": true, "d accord": true,
	"si": true, "si por favor": true, "si gracias": true, "vale": true, "claro": true,
}

// wroteYes takes a yes that somebody typed while a question waits: the question is asked once more.
func (db *DB) wroteYes(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) (done bool, err error) {
	if e.Type != whatsapp.InboundText || !writtenYes[strings.Join(splitWords(e.Text), " ")] {
		return false, nil
	}
	contact, err := db.behind(ctx, senderOf(e, hook))
	if err != nil {
		return false, unlessNobody(err)
	}
	s, err := db.waitingQuestion(ctx, contact.ID, 0)
	if err != nil || s.ID == 0 {
		return false, err
	}
	fresh, err := db.noteInbound(ctx, contact, e, replies.Nothing)
	if err != nil || !fresh {
		return true, err
	}
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil || numberID == 0 {
		return true, err
	}
	return true, db.repeat(ctx, s, numberID)
}

func unlessNobody(err error) error {
	if errors.As(err, new(NotFound)) {
		return nil
	}
	return err
}

// method is how the person proved that it was them.
func (s Signup) method() string {
	if s.MessageID != nil {
		return ledger.MethodButton
	}
	return ledger.MethodInbound
}

// typed is the number the person typed; somebody who was asked in a conversation typed none.
func (s Signup) typed() string {
	if s.MessageID != nil {
		return ""
	}
	return s.Phone
}

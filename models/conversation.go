package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/ledger"
	"greenlist/replies"
	"greenlist/whatsapp"
)

// converse takes a message that belongs to a conversation about a yes: the press of an answer, a keyword, the first message after an
// advertisement, or a yes that somebody typed. None of them is a yes but the press. A plain STOP is never one of these. done is false for
// every other message: others are to make sense of it.
func (db *DB) converse(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) (done bool, err error) {
	if done, err := db.pressed(ctx, e, hook); done || err != nil {
		return done, err
	}
	if e.Intent() == replies.Stop {
		return false, nil
	}
	if done, err := db.pressedRenewal(ctx, e, hook); done || err != nil {
		return done, err
	}
	if k, ok, err := db.keywordIn(ctx, e); ok || err != nil {
		return true, orDo(err, func() error { return db.heedKeyword(ctx, k, e, hook) })
	}
	if done, err := db.cameByAd(ctx, e, hook); done || err != nil {
		return done, err
	}
	return db.wroteYes(ctx, e, hook)
}

func orDo(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

// heedKeyword does what a keyword asks for. Somebody unknown is met in passing, only to be answered; stop needs nobody new.
func (db *DB) heedKeyword(ctx context.Context, k Keyword, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	form, err := FindForm(ctx, db, k.FormID)
	if err != nil {
		return err
	}
	contact, err := db.writer(ctx, k, e, hook)
	if err != nil {
		return unlessNobody(err)
	}
	fresh, err := db.noteInbound(ctx, contact, e, replies.Nothing)
	if err != nil || !fresh {
		return err
	}
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil {
		return err
	}
	if k.Act == KeywordStop {
		return db.stopForm(ctx, form, contact, numberID, e, hook)
	}
	if numberID == 0 {
		return nil
	}
	q, err := db.inquire(ctx, form, contact, k.Languages)
	if err != nil {
		return unlessNobody(err)
	}
	q.numberID, q.source = numberID, SourceKeyword
	if k.Act == KeywordStart {
		if stopped, err := db.saidStopSince(ctx, contact, senderOf(e, hook), e.At); stopped || err != nil {
			return err
		}
		if asked, err := db.ask(ctx, q); asked || err != nil {
			return err
		}
	}
	return db.inform(ctx, form, q)
}

// saidStopSince tells whether the person has said stop after they wrote: messages may come late, and nobody is asked who has left meanwhile.
func (db *DB) saidStopSince(ctx context.Context, c Contact, a Address, at time.Time) (stopped bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM consents WHERE contact_id = ? AND state = 'withdrawn' AND acted_at >= ?)
		OR EXISTS (SELECT 1 FROM early_stops WHERE hash IN ? AND at >= ?)`, c.ID, at, db.stopHashes(a), at).Scan(&stopped).Error
	return stopped, err
}

func (db *DB) writer(ctx context.Context, k Keyword, e whatsapp.InboundEvent, hook ledger.Webhook) (Contact, error) {
	if k.Act == KeywordStop {
		return db.behind(ctx, senderOf(e, hook))
	}
	return db.meetInPassing(ctx, senderOf(e, hook), SourceKeyword, k.Languages[0])
}

// inform says what the form is about, once a day to the same person.
func (db *DB) inform(ctx context.Context, form Form, q inquiry) error {
	if db.mute() {
		return nil
	}
	language := q.notice.Language
	about := About{Language: language, Company: q.version.Content.Company.Name, PrivacyURL: q.version.Content.Company.PrivacyURL, FormPath: "/f/" + form.Code}
	for _, purpose := range q.version.Content.Purposes {
		about.Offered = append(about.Offered, purpose.Words[language])
	}
	words, err := ListKeywords(ctx, db, form.ID)
	if err != nil {
		return err
	}
	about.Word = Plan(words)[language][KeywordStart]
	_, err = db.reply(ctx, q.contact.ID, q.numberID, Reply{
		Kind: ReplyMessage, Occasion: fmt.Sprintf("info:%d:%s", form.ID, db.Now().Format(time.DateOnly)), Text: db.place.voice.Inform(about),
	})
	return err
}

// stopForm takes away what the form is about, and nothing else.
func (db *DB) stopForm(ctx context.Context, form Form, contact Contact, numberID int64, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	version, err := form.Version(ctx, db)
	if err != nil {
		return err
	}
	kept, err := db.keepBody(ctx, hook)
	if err != nil {
		return err
	}
	w := Withdrawal{At: e.At, Channel: stopChannel(e), Input: e.Words(), Who: System, Webhook: kept}
	var stopped []PurposeWords
	for _, purpose := range version.Content.Purposes {
		w.PurposeIDs = append(w.PurposeIDs, purpose.ID)
		stopped = append(stopped, purpose.in(contact.Language))
	}
	if err := contact.Withdraw(ctx, db, w); err != nil {
		return err
	}
	return db.farewell(ctx, contact, numberID, fmt.Sprintf("form%d", form.ID), stopped)
}

// in are the words of the purpose in a language, or in any.
func (p FormPurpose) in(language string) PurposeWords {
	return Purpose{Name: p.Name, Words: p.Words}.In(language)
}

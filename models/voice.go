package models

import (
	"context"
	"fmt"

	"greenlist/whatsapp"
)

// Voice is what the company says in conversations, in the language of the person. Paths become links there: only it knows the address that
// customers use.
type Voice interface {
	Welcome(Welcome) string
	Farewell(Farewell) string
	Inform(About) string
}

// Welcome confirms a yes to whoever said it.
type Welcome struct {
	Language, Company string
	// Opening is what the form says first; empty: the usual words.
	Opening                     string
	Agreed                      []PurposeWords
	ReceiptPath, PreferencePath string
}

// Farewell confirms a no.
type Farewell struct {
	Language, Company string
	// Stopped are the purposes it is about; none: all there are.
	Stopped []PurposeWords
}

// About says what a form is about to somebody who asked.
type About struct {
	Language, Company string
	Offered           []PurposeWords
	// Word is what they send to begin; empty where there is none.
	Word                 string
	FormPath, PrivacyURL string
}

// Speak gives the company its voice, for every copy of db. It is called once, before any work begins. A program without one, such as a
// command that only mends something, answers nobody.
func (db *DB) Speak(v Voice) { db.place.voice = v }

// mute tells whether nothing can be said.
func (db *DB) mute() bool { return db.place.voice == nil }

// welcome confirms a sign-up that has just become a yes: what was agreed, with whom, the receipt, and how to stop.
func (db *DB) welcome(ctx context.Context, y yes) error {
	if db.mute() || y.numberID == 0 {
		return nil
	}
	language := y.notice.Language
	w := Welcome{
		Language: language, Company: y.version.Content.Company.Name, Opening: y.version.Content.Texts[language].Confirmation,
		ReceiptPath: ReceiptLink(db, y.evidenceID), PreferencePath: PreferenceLink(db, y.contact.ID),
	}
	for _, purpose := range y.version.Content.Chosen(y.signup.PurposeIDs) {
		w.Agreed = append(w.Agreed, purpose.Words[language])
	}
	_, err := db.reply(ctx, y.contact.ID, y.numberID, Reply{
		Kind: ConfirmationMessage, Occasion: fmt.Sprintf("signup:%d", y.signup.ID), Text: db.place.voice.Welcome(w),
	})
	return err
}

// yes is a sign-up that its person has confirmed, and the number they wrote to.
type yes struct {
	signup     Signup
	version    FormVersion
	notice     Notice
	contact    Contact
	evidenceID int64
	numberID   int64
}

// farewell confirms a no that was said in the conversation, once for every yes it takes away: somebody who says stop again hears nothing.
// scope is what it is about where that is not everything, with its purposes.
func (db *DB) farewell(ctx context.Context, c Contact, numberID int64, scope string, stopped []PurposeWords) error {
	if db.mute() || numberID == 0 {
		return nil
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	var lastYes int64
	err = db.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM evidence WHERE contact_id = ? AND type IN ('confirmed', 'import')`, c.ID).Scan(&lastYes).Error
	if err != nil {
		return err
	}
	_, err = db.reply(ctx, c.ID, numberID, Reply{
		Kind: FarewellMessage, Occasion: fmt.Sprintf("stop:%s:%d", scope, lastYes),
		Text: db.place.voice.Farewell(Farewell{Language: c.Language, Company: company.Name, Stopped: stopped}),
	})
	return err
}

// farewellTo confirms a no to everything, to whoever has just said it in this message.
func (db *DB) farewellTo(ctx context.Context, c Contact, e whatsapp.InboundEvent) error {
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil {
		return err
	}
	return db.farewell(ctx, c, numberID, "all", nil)
}

package models

import (
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"greenlist/ledger"
)

// Record is a yes that somebody gave on paper or by telephone, with the version they read or heard.
type Record struct {
	// Source is SourcePaper or SourcePhone.
	Source   string
	Version  int // its number
	Language string
	Phone    string // as typed
	Country  string // ISO code, for a number without a country code
	Name     string
	// PurposeIDs are what they ticked, or said yes to.
	PurposeIDs []int64
	// At is when they signed or said so.
	At time.Time
	// Words say who took it down and where, or under what reference the call is kept.
	Words string
	// ScanID is the file with the signed sheet; 0 for none.
	ScanID int64
	Who    Actor
}

// recordKinds are what people had before them.
var recordKinds = map[string]string{ledger.SourcePaper: PaperNotice, ledger.SourcePhone: ScriptNotice}

// earliestRecord is before WhatsApp was there for companies.
var earliestRecord = time.Date(2009, 1, 1, 0, 0, 0, 0, time.UTC)

// Grade is how strong the proof is: a signed sheet with its scan is a record with a date and a text, all else is somebody's word.
func (r Record) Grade() string {
	if r.Source == ledger.SourcePaper && r.ScanID != 0 {
		return GradeRecorded
	}
	return GradeAsserted
}

// check says what is wrong, field by field, and returns the number in E.164.
func (r Record) check(now time.Time) (phone string, err error) {
	wrong := Invalid{}
	phone, err = ParsePhone(r.Phone, r.Country)
	if err != nil {
		wrong.Add("phone", "Enter the number as it stands there, with the country it is from.")
	}
	if len(r.PurposeIDs) == 0 {
		wrong.Add("purpose", "Tick what the person agreed to. Without a tick there is no yes.")
	}
	if r.At.After(now) || r.At.Before(earliestRecord) {
		wrong.Add("day", "Enter the day on which the person agreed. It cannot lie in the future.")
	}
	if strings.TrimSpace(r.Words) == "" {
		wrong.Add("words", "Say who took it down and where, such as “Noor, at the counter in Utrecht”. An authority will ask.")
	}
	return phone, wrong.OrNil()
}

// Record writes down a yes given on paper or by telephone: consent, proof and scan in one transaction. It refuses (as Invalid) what cannot be right,
// and a version or language that was never published. Like every yes that somebody else wrote down it never overrides a person's no; given is for
// how many purposes the consent stands because of it.
func (f Form) Record(ctx context.Context, db *DB, r Record) (contact Contact, given int, err error) {
	phone, err := r.check(db.Now())
	if err != nil {
		return contact, 0, err
	}
	version, notice, err := f.recorded(ctx, db, r)
	if err != nil {
		return contact, 0, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		name := strings.Join(strings.Fields(shorten(r.Name, 80)), " ")
		if contact, err = tx.meet(ctx, Address{Phone: phone, Name: name}, r.Source, r.Language); err != nil {
			return err
		}
		given, err = tx.record(ctx, contact, version, notice, r)
		return err
	})
	return contact, given, err
}

// recorded finds what the person had before them.
func (f Form) recorded(ctx context.Context, db *DB, r Record) (FormVersion, Notice, error) {
	version, err := f.FindVersion(ctx, db, r.Version)
	if err != nil {
		return version, Notice{}, Invalid{"version": "This version does not exist. The number stands at the bottom of the sheet."}
	}
	notice, err := FindNoticeOf(ctx, db, version.ID, r.Language, recordKinds[r.Source])
	if err != nil {
		return version, notice, Invalid{"language": "This version does not speak that language."}
	}
	return version, notice, nil
}

func (db *DB) record(ctx context.Context, c Contact, v FormVersion, n Notice, r Record) (given int, err error) {
	chosen := v.Content.Chosen(r.PurposeIDs)
	if len(chosen) == 0 {
		return 0, Invalid{"purpose": "This version does not ask for that. Choose another version, or other ticks."}
	}
	event, err := db.recordEvent(ctx, c, v, n, r)
	if err != nil {
		return 0, err
	}
	evidenceID, err := db.attest(ctx, &c.ID, event)
	if err != nil {
		return 0, err
	}
	for _, agreed := range chosen {
		changed, err := db.assertConsent(ctx, Consent{
			ContactID: c.ID, PurposeID: agreed.ID, State: ConsentGiven, ActedAt: r.At, ExpiresAt: agreed.purpose().Expiry(r.At), Source: r.Source,
			Grade: r.Grade(), NoticeID: &n.ID, Tracked: v.Content.Tracking, EvidenceID: evidenceID,
		})
		if err != nil {
			return 0, err
		}
		if changed {
			given++
		}
	}
	if err := db.attachScan(ctx, c, r, evidenceID); err != nil {
		return 0, err
	}
	return given, db.audit(ctx, r.Who, deed{act: actContactRecord, subjectID: c.ID, after: map[string]any{"source": r.Source, "version": v.ID, "purposes": r.PurposeIDs}})
}

func (db *DB) recordEvent(ctx context.Context, c Contact, v FormVersion, n Notice, r Record) (*ledger.ConsentEvent, error) {
	who := fmt.Sprintf("contact:%d", c.ID)
	event := &ledger.ConsentEvent{
		Header:    ledger.Header{Type: ledger.Imported},
		RecordID:  "consent:" + randomToken(),
		Subject:   ledger.Subject{ID: who, Contact: c.ID, Phone: c.PhoneNumber(), BSUID: c.UserID()},
		Terms:     v.terms(n, r.PurposeIDs),
		Event:     ledger.Event{Time: ledger.At(r.At), Validity: "until withdrawn", Entity: who, Type: "explicit", State: dpvState[ledger.Imported]},
		Source:    r.Source,
		Grade:     r.Grade(),
		Assertion: &ledger.Assertion{By: r.Who.reference(), Words: shorten(strings.TrimSpace(r.Words), 500)},
	}
	if r.ScanID == 0 {
		return event, nil
	}
	file, err := FindFile(ctx, db, r.ScanID)
	event.Assertion.File = hex.EncodeToString(file.Hash)
	return event, err
}

func (db *DB) attachScan(ctx context.Context, c Contact, r Record, evidenceID int64) error {
	if r.ScanID == 0 {
		return nil
	}
	return Attach(ctx, db, r.Who, NewAttachment{FileID: r.ScanID, ContactID: &c.ID, Subject: AttachedEvidence, SubjectID: evidenceID})
}

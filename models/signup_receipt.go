package models

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"time"

	"greenlist/ledger"
)

// ReceiptLink is the path of the page that says what a person agreed to. It opens without signing in.
func ReceiptLink(db *DB, evidenceID int64) string {
	return "/r/" + db.place.keys.signLink("receipt", evidenceID)
}

// Receipt is a yes as the log holds it, for the person who said it. What the company had not stated is empty.
type Receipt struct {
	// RecordID is what people can name when they ask about it.
	RecordID   string
	ContactID  int64
	Language   string
	Company    string
	Address    string
	PrivacyURL string
	Authority  string
	Purposes   []ReceiptPurpose
	At         time.Time
	Phone      string // E.164; empty for somebody known by user id only
	// Confirmed tells that they said it from their own phone; otherwise the company wrote it down.
	Confirmed bool
	// Placed tells that the log holds it, so that ReceiptFile can prove so.
	Placed bool
	// VKey is the public key that the proof is checked with.
	VKey string
	// Pressed is the button with which they did, in a conversation; empty for those who sent the message of a form.
	Pressed string
	// ByLink tells that they pressed it on their own page, opened by a link we sent to their number.
	ByLink bool
}

// ReceiptPurpose is one thing that was agreed to, in the words they read.
type ReceiptPurpose struct {
	Words string
	// Stopped tells that it no longer holds.
	Stopped bool
}

// FindReceipt returns the record behind a token. It finds nothing for a token we did not make, for what is no yes, and for a record that was erased.
func FindReceipt(ctx context.Context, db *DB, token string) (Receipt, error) {
	id, ok := db.place.keys.readLink("receipt", token)
	if !ok {
		return Receipt{}, NotFound{What: "receipt"}
	}
	var sealed Sealed
	if err := db.q(ctx).Where("evidence_id = ?", id).Take(&sealed).Error; err != nil {
		return Receipt{}, found(err, "receipt")
	}
	var event ledger.ConsentEvent
	if err := json.Unmarshal(sealed.Payload, &event); err != nil {
		return Receipt{}, wrap("read the record", err)
	}
	if !event.Type.Yes() {
		return Receipt{}, NotFound{What: "receipt"}
	}
	consents, err := ListConsents(ctx, db, event.Subject.Contact)
	if err != nil {
		return Receipt{}, err
	}
	receipt := receiptOf(event, consents)
	if err := db.q(ctx).Raw(`SELECT COUNT(*) > 0 FROM log_leaves WHERE evidence_id = ?`, id).Scan(&receipt.Placed).Error; err != nil {
		return Receipt{}, err
	}
	receipt.VKey, err = db.keyInForce(ctx)
	return receipt, err
}

func receiptOf(e ledger.ConsentEvent, consents []Consent) Receipt {
	given := map[int64]bool{}
	for _, consent := range consents {
		given[consent.PurposeID] = consent.State == ConsentGiven
	}
	company := e.Terms.Controllers[0]
	r := Receipt{
		RecordID: strings.TrimPrefix(e.RecordID, "consent:"), ContactID: e.Subject.Contact, Language: e.Terms.Notice.Language,
		Company: unsaid(cmp.Or(company.Known, company.Name)), Address: unsaid(company.Address), PrivacyURL: unsaid(e.Terms.Notice.Policy), Authority: unsaid(e.Terms.Authority),
		At: e.Acted(), Phone: e.Subject.Phone, Confirmed: e.Verification != nil,
	}
	if v := e.Verification; v != nil && (v.Method == ledger.MethodButton || v.Method == ledger.MethodLink) {
		r.Pressed, r.ByLink = v.Text, v.Method == ledger.MethodLink
	}
	for _, purpose := range e.Terms.Purposes {
		r.Purposes = append(r.Purposes, ReceiptPurpose{Words: purpose.Words, Stopped: !given[purpose.ID]})
	}
	return r
}

// unsaid undoes said.
func unsaid(words string) string {
	if words == notStated {
		return ""
	}
	return words
}

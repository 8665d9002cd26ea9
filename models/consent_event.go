package models

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"greenlist/ledger"
)

// consentEvent is the whole record of an act as ISO/IEC TS 27560 and GDPR want it: who, about what, told by whom, and how it may be undone.
// The caller adds what is particular to the kind of act.
func (db *DB) consentEvent(ctx context.Context, c Contact, purposes []Purpose, kind ledger.Type, at time.Time) (*ledger.ConsentEvent, error) {
	organisation, err := FindOrganisation(ctx, db)
	if err != nil {
		return nil, err
	}
	return organisation.consentEvent(c, purposes, kind, at), nil
}

func (o Organisation) consentEvent(c Contact, purposes []Purpose, kind ledger.Type, at time.Time) *ledger.ConsentEvent {
	language := c.Language
	if language == "" {
		language = Languages[0]
	}
	return &ledger.ConsentEvent{
		Header:   ledger.Header{Type: kind},
		RecordID: "consent:" + randomToken(),
		Subject:  ledger.Subject{ID: fmt.Sprintf("contact:%d", c.ID), Contact: c.ID, Phone: c.PhoneNumber(), BSUID: c.UserID()},
		Terms:    o.terms(purposes, language),
		Event:    ledger.Event{Time: ledger.At(at), Validity: validity(purposes), Entity: fmt.Sprintf("contact:%d", c.ID), Type: "explicit", State: dpvState[kind]},
	}
}

var dpvState = map[ledger.Type]string{
	ledger.Granted:   ledger.StateRequested,
	ledger.Confirmed: ledger.StateGiven,
	ledger.Imported:  ledger.StateGiven,
	ledger.Withdrawn: ledger.StateWithdrawn,
	ledger.Refused:   ledger.StateRefused,
	ledger.Expired:   ledger.StateExpired,
}

// terms are what the company tells people about what it does with their number.
func (o Organisation) terms(purposes []Purpose, language string) ledger.Terms {
	told := make([]ledger.Purpose, len(purposes))
	for i, p := range purposes {
		words := p.In(language)
		told[i] = ledger.Purpose{ID: p.ID, Words: words.Sentence(), Version: int64(p.Version), Validity: iso(p.ValidMonths), Retention: words.Kept}
	}
	return ledger.Terms{
		Notice:       ledger.NoticeRef{Policy: said(o.PrivacyURL), Language: language},
		Purposes:     told,
		Data:         []ledger.Datum{{Type: "phone number", Need: "necessary", Category: "ordinary"}},
		Controllers:  []ledger.Party{o.party("controller", "data controller")},
		Recipients:   []ledger.Party{metaParty},
		Storage:      []string{"the company's own Greenlist installation"},
		Retention:    o.retention(purposes, language),
		Jurisdiction: said(o.Country),
		Withdrawal:   "a message with STOP, the preference page, or a request to the company",
		LawfulBasis:  "consent (GDPR Art. 6(1)(a))",
		Collection:   "from the person, or from the company's own records where the source says so",
		Method:       "sending of WhatsApp messages",
		Location:     "where the company runs Greenlist; messages pass through Meta's servers",
		Transfers:    "Meta may process data outside the EU under its own terms",
		Rights:       []string{"access", "rectification", "erasure", "restriction", "portability", "objection", "withdrawal of consent", "complaint"},
		Authority:    said(join(o.Authority, o.AuthorityURL)),
	}
}

// metaParty carries the messages. The address is Meta's European seat.
var metaParty = ledger.Party{
	ID: "recipient:meta", Name: "WhatsApp Ireland Limited", Address: "Merrion Road, Dublin 4, Ireland", Contact: "https://www.whatsapp.com/contact",
	Type: "company", Role: "processor",
}

func (o Organisation) party(id, role string) ledger.Party {
	p := ledger.Party{ID: id, Name: said(o.LegalName), Known: o.Name, Address: said(o.Address), Contact: said(join(o.Email, o.Phone)), Type: "company", Role: role}
	if o.LegalName == "" || o.LegalName == o.Name {
		p.Name, p.Known = said(o.Name), ""
	}
	return p
}

// join puts what there is behind one another.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

// retention says how long the data stays: in the company's own words for each purpose, and what stays as proof after a no.
func (o Organisation) retention(purposes []Purpose, language string) string {
	kept := []string{"the consent while it is in use, and its proof " + o.Company().Retains().String()}
	for _, p := range purposes {
		if words := p.In(language).Kept; words != "" && !contains(kept, words) {
			kept = append(kept, words)
		}
	}
	return strings.Join(kept, "; ")
}

// validity is the shortest of what was agreed to; each purpose has its own besides.
func validity(purposes []Purpose) string {
	shortest := 0
	for _, p := range purposes {
		if p.ValidMonths > 0 && (shortest == 0 || p.ValidMonths < shortest) {
			shortest = p.ValidMonths
		}
	}
	return iso(shortest)
}

// iso is a number of months as ISO 8601 writes a duration.
func iso(months int) string {
	if months == 0 {
		return "until withdrawn"
	}
	return fmt.Sprintf("P%dM", months)
}

// notStated stands in a record where a company has not filled something in: an empty field would hide that.
const notStated = ledger.NotStated

// said keeps a record complete.
func said(words string) string {
	if words == "" {
		return notStated
	}
	return words
}

// Sentence says the purpose and how often in one line.
func (w PurposeWords) Sentence() string {
	if w.Often == "" {
		return w.What
	}
	return w.What + ", " + w.Often
}

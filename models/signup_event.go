package models

import (
	"fmt"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// grant is a sign-up with what was shown for it.
type grant struct {
	NewSignup
	served  Served
	version FormVersion
	notice  Notice
}

func (g grant) words(ids []int64) (words []PurposeWords) {
	for _, purpose := range g.version.Content.Chosen(ids) {
		words = append(words, purpose.Words[g.notice.Language])
	}
	return words
}

// event is the record of the form that was submitted. There is no contact yet: whose number it is only the confirmation tells.
func (g grant) event(s Signup) *ledger.ConsentEvent {
	who := fmt.Sprintf("signup:%d", s.ID)
	e := &ledger.ConsentEvent{
		Header:   ledger.Header{Type: ledger.Granted},
		RecordID: "consent:" + randomToken(),
		Subject:  ledger.Subject{ID: who, Signup: s.ID, Phone: s.Phone},
		Terms:    g.version.terms(g.notice, s.PurposeIDs),
		Event:    ledger.Event{Time: ledger.At(s.CreatedAt), Validity: validity(g.version.purposes(s.PurposeIDs)), Entity: who, Type: "explicit", State: dpvState[ledger.Granted]},
		Source:   s.Source,
		Capture: &ledger.Capture{
			Controls: g.controls(s), Token: g.Token, Served: ledger.At(g.served.When()), Origin: g.served.Origin, Page: g.served.Page,
			Referrer: g.served.Referrer, Network: Network(g.From), Browser: g.Browser,
		},
	}
	return e
}

// controls are what the person met and touched, as it stood on the page.
func (g grant) controls(s Signup) (all []ledger.Control) {
	for _, field := range g.version.Content.Fields {
		filled := s.Answers[field.Key] != "" || field.Kind == FieldName && s.Name != ""
		all = append(all, field.control(g.notice.Language, filled))
	}
	for _, words := range g.words(s.PurposeIDs) {
		all = append(all, ledger.Control{
			Kind: "checkbox", Label: g.Wording.Box(g.version.Content.Company.Name, words), Default: "unchecked", Action: "checked",
		})
	}
	if g.notice.Kind == CheckoutBlock { // the button is the shop's
		return all
	}
	return append(all, ledger.Control{Kind: "button", Label: g.version.Content.Texts[g.notice.Language].Button, Default: "none", Action: "pressed"})
}

// purposes are those with these ids, as the version had them.
func (v FormVersion) purposes(ids []int64) (purposes []Purpose) {
	for _, p := range v.Content.Chosen(ids) {
		purposes = append(purposes, p.purpose())
	}
	return purposes
}

// terms are what this version told people, in the words of the notice they read.
func (v FormVersion) terms(n Notice, purposeIDs []int64) ledger.Terms {
	terms := v.Content.Company.organisation().terms(v.purposes(purposeIDs), n.Language)
	terms.Notice.Hash, terms.Notice.Form, terms.Notice.Version = n.HexHash(), v.FormID, int64(v.Number)
	if n.Kind == CheckoutBlock { // it asks for nothing more
		return terms
	}
	for _, field := range v.Content.Fields {
		terms.Data = append(terms.Data, field.datum())
	}
	return terms
}

// confirmation is the record of the message that made a sign-up a yes. It is about who sent it, whatever number was typed.
func (s Signup) confirmation(c Contact, v FormVersion, n Notice, e whatsapp.InboundEvent, hook *ledger.Webhook) *ledger.ConsentEvent {
	who := fmt.Sprintf("contact:%d", c.ID)
	return &ledger.ConsentEvent{
		Header:   ledger.Header{Type: ledger.Confirmed},
		RecordID: "consent:" + randomToken(),
		Subject:  ledger.Subject{ID: who, Contact: c.ID, Phone: c.PhoneNumber(), BSUID: c.UserID()},
		Terms:    v.terms(n, s.PurposeIDs),
		Event:    ledger.Event{Time: ledger.At(e.At), Validity: validity(v.purposes(s.PurposeIDs)), Entity: who, Type: "explicit", State: dpvState[ledger.Confirmed]},
		Source:   s.Source,
		Grade:    GradeVerified,
		Granted:  s.EvidenceID,
		Verification: &ledger.Verification{
			Method: s.method(), Webhook: hook, WAMID: e.MessageID, WAID: e.From, UserID: e.FromUserID,
			Typed: s.typed(), Match: s.match(e), Attempts: s.Attempts + 1, Text: e.Words(),
		},
	}
}

// match compares the number that was typed with the one that wrote. Some people are known to WhatsApp without a number.
func (s Signup) match(e whatsapp.InboundEvent) string {
	switch e164(e.From) {
	case "":
		return "unknown"
	case s.Phone:
		return "same"
	}
	return "different"
}

package ledger

import (
	"fmt"
	"testing"
	"time"
)

func testTerms() Terms {
	shop := Party{"controller:1", "Bakkerij Zonneveld B.V.", "", "Molenstraat 4, Utrecht", "privacy@bakkerij-zonneveld.example", "organisation", "controller"}
	carrier := Party{"recipient:1", "the messaging service", "", "Harbour Road 1, Dublin", "privacy@messaging.example", "organisation", "processor"}
	return Terms{
		Notice:      NoticeRef{Hash: hexSum([]byte(testText)), Policy: "https://bakkerij-zonneveld.example/privacy", Language: "nl", Form: 1, Version: 1},
		Purposes:    []Purpose{{ID: 1, Words: "aanbiedingen sturen"}},
		Data:        []Datum{{"telephone number", "necessary", "ordinary"}},
		Controllers: []Party{shop}, Recipients: []Party{carrier},
		Storage: []string{"Utrecht, NL"}, Retention: "P24M after withdrawal", Jurisdiction: "NL", Withdrawal: "send STOP, or use the link in any message",
		LawfulBasis: "GDPR Art. 6(1)(a)", Collection: "web form", Method: "automated sending", Location: "NL", Transfers: "none",
		Rights: []string{"access", "rectification", "erasure", "portability", "withdrawal"}, Authority: "Autoriteit Persoonsgegevens",
	}
}

// act is a complete consent event of a contact.
func (b *book) act(t Type, contact int64) *ConsentEvent {
	e := &ConsentEvent{
		Header: b.head(t), RecordID: fmt.Sprintf("record-%d", b.nextID()), Terms: testTerms(), Source: SourceWhatsApp,
		Subject: Subject{ID: fmt.Sprintf("contact:%d", contact), Contact: contact, Phone: fmt.Sprintf("+3197000%06d", contact)},
		Event:   Event{Time: At(b.now.Add(-time.Second)), Validity: "until withdrawn", Entity: "subject", Type: "explicit", State: stateAfter[t]},
	}
	switch t {
	case Granted:
		e.Source, e.Capture = SourceForm, testCapture(b.now)
	case Confirmed:
		e.Grade, e.Verification = "A", testVerification(contact)
	case Withdrawn:
		e.Withdrawal = &Withdrawal{Channel: "stop_word", Input: "STOP", Received: At(b.now), Effective: At(b.now), Handler: "system"}
	case Imported:
		e.Source, e.Grade = SourceList, "D"
		e.Assertion = &Assertion{By: "user:1", Import: 1, Row: contact, Words: "ja"}
	case Corrected:
		e.Changes = []Change{{"name", "Jan", "Jana"}}
	}
	return e
}

var stateAfter = map[Type]string{
	Granted: StateRequested, Confirmed: StateGiven, Imported: StateGiven, Withdrawn: StateWithdrawn,
	Refused: StateRefused, Expired: StateExpired, Corrected: StateGiven,
}

func testCapture(now time.Time) *Capture {
	return &Capture{
		Controls: []Control{{"checkbox", "Ja, graag", "unchecked", "checked"}, {"button", "Aanmelden via WhatsApp", "none", "pressed"}},
		Token:    "c2VydmVk", Served: At(now.Add(-time.Minute)), Origin: "https://bakkerij-zonneveld.example",
		Page: "https://bakkerij-zonneveld.example/brood", Referrer: "zoek.example", Network: "192.0.2.0/24", Browser: "Firefox",
	}
}

func testVerification(contact int64) *Verification {
	wamid := fmt.Sprintf("wamid.dGVzdC9%d/=", contact)
	body := []byte(fmt.Sprintf(`{"entry":[{"id":"wamid.dGVzdC9%d\/=","from":"3197000%06d"}]}`, contact, contact))
	return &Verification{
		Method: MethodInbound, WAMID: wamid, WAID: fmt.Sprintf("3197000%06d", contact), Match: "same", Attempts: 1,
		Webhook: &Webhook{Signature: MetaSignature(testSecret, body), SHA256: hexSum(body), Body: body},
	}
}

// optIn is a form and its confirmation. It returns the yes.
func (b *book) optIn(contact int64) int64 {
	form := b.add(b.act(Granted, contact))
	yes := b.act(Confirmed, contact)
	yes.Granted = form
	return b.add(yes)
}

// send lets a message rely on a yes.
func (b *book) send(message, contact, consent int64) int64 {
	u := &UseEvent{Header: b.head(Used), Campaign: 1, Purpose: 1, Uses: []Use{{message, 1, consent, contact}}}
	b.messages = append(b.messages, Message{ID: message, Kind: "campaign", Attempt: 1, State: "delivered", Consent: consent, Contact: contact})
	return b.add(u)
}

func (b *book) withdraw(contact, consent int64) int64 {
	e := b.act(Withdrawn, contact)
	e.Consent = consent
	return b.add(e)
}

func (b *book) begin() {
	statement, err := NewKeyStatement(testOrigin, "", b.skey)
	must(b.t, err)
	b.add(&KeyEvent{Header: b.head(KeyChanged), Statement: statement})
	b.texts = append(b.texts, []byte(testText))
	b.add(&NoticeEvent{Header: b.head(NoticePublished), Hash: hexSum([]byte(testText)), Language: "nl", Form: 1, Version: 1, Kind: "consent_block"})
	b.add(&PolicyEvent{Header: b.head(PolicyChanged), Policy: "retention:NL-24m", Value: "P24M", Reason: "strictly necessary", By: "role:admin"})
}

// fiftyEvents is a small log with every type in it.
func fiftyEvents(t testing.TB) *book {
	b := newBook(t)
	b.begin()
	b.add(&AdminEvent{Header: b.head(StaffActed), Actor: "user:1", Action: "campaign.launch", Subject: "campaign:1", After: `{"state":"sending"}`})
	for contact := int64(1); contact <= 5; contact++ {
		yes := b.optIn(contact)
		b.send(contact, contact, yes)
		if contact%3 == 0 {
			b.withdraw(contact, yes)
		}
	}
	for contact := int64(11); contact <= 12; contact++ {
		e := b.act(Imported, contact)
		e.Terms.Notice.Hash = ""
		b.add(e)
	}
	b.add(b.act(Refused, 15))
	b.add(b.act(Expired, 11))
	b.add(b.act(Corrected, 12))
	b.erase(ReasonArt17, 113, 116) // the opt-in of the first contact
	late := b.act(Granted, 16)
	late.Subject = Subject{ID: "signup:16", Signup: 16}
	b.erase(ReasonDOITimeout, b.add(late))
	b.apart(17)
	for len(b.lines) < 50 {
		b.add(&AdminEvent{Header: b.head(StaffActed), Actor: "user:2", Action: "dossier.view", Subject: "contact:1"})
	}
	return b
}

// apart is an opt-in whose webhook is kept outside the payload.
func (b *book) apart(contact int64) {
	form := b.add(b.act(Granted, contact))
	yes := b.act(Confirmed, contact)
	yes.Granted = form
	b.webhooks = append(b.webhooks, yes.Verification.Webhook.Body)
	yes.Verification.Webhook.Body = nil
	b.add(yes)
}

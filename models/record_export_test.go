package models

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"time"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// plainWording says things in the fewest words, for records that nobody reads.
type plainWording struct{}

func (plainWording) Box(company string, purpose PurposeWords) string {
	return "Yes, " + purpose.Sentence() + " from " + company
}

func (plainWording) Declaration(company string, purposes []PurposeWords, code string) string {
	return company + " " + code
}

// recordMaker makes records of consent as the program does, of companies, forms, people and acts that a seed decides.
type recordMaker struct{ *rand.Rand }

// MakeRecord is the n-th of a seed: sealed, as it would lie in the log.
func MakeRecord(seed, n uint64) (*ledger.ConsentEvent, ledger.Sealed, error) {
	m := recordMaker{rand.New(rand.NewPCG(seed, n))}
	e := m.event()
	e.Evidence, e.At = int64(n)+1, ledger.At(m.moment())
	sealed, err := ledger.SealPayload(e)
	return e, sealed, err
}

func (m recordMaker) one(of ...string) string { return of[m.IntN(len(of))] }

func (m recordMaker) moment() time.Time {
	return time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(m.Int64N(1e17)))
}

func (m recordMaker) company() Company {
	return Company{
		Name: m.one("Zaailing", "Blumen & Söhne", "Ørsted “Have” ApS", "Växthuset <AB>"), LegalName: m.one("", "Zaailing B.V.", "Blumen GmbH & Co. KG"),
		Address: m.one("Kasstraat 3\n2061 AB Bloemendaal", "Gartenweg 1, 20095 Hamburg"), Email: m.one("hallo@zaailing.example", "post@blumen.example"), Phone: m.one("", "+31 970 1000 0000"),
		PrivacyURL: m.one("https://zaailing.example/privacy", "https://blumen.example/datenschutz?x=1&y=2"), Country: m.one("NL", "DE", "DK", "SE", "FR"),
		Authority: m.one("Autoriteit Persoonsgegevens", "Datatilsynet"), AuthorityURL: m.one("", "https://authority.example"), Zone: "Europe/Amsterdam",
	}
}

func (m recordMaker) version() FormVersion {
	c := FormContent{Company: m.company(), Languages: Languages, Texts: map[string]FormText{}}
	for _, language := range Languages {
		c.Texts[language] = FormText{Headline: "x", Button: m.one("Aanmelden via WhatsApp", "Tilmeld")}
	}
	for id := range int64(1 + m.IntN(4)) {
		words := map[string]PurposeWords{}
		for _, language := range Languages {
			words[language] = PurposeWords{What: m.one("aanbiedingen voor planten", "Angebote", "tilbud på planter"), Often: m.one("", "at most twice a month"), Kept: m.one("", "until you stop")}
		}
		c.Purposes = append(c.Purposes, FormPurpose{ID: id + 1, Name: "P", Words: words, ValidMonths: m.IntN(3) * 12, Version: 1 + m.IntN(5)})
	}
	return FormVersion{ID: 1, FormID: 1 + m.Int64N(9), Number: 1 + m.IntN(9), Content: c}
}

func (m recordMaker) contact() Contact {
	c := Contact{ID: 1 + m.Int64N(1e6), Language: m.one("", "nl", "de", "da")}
	if m.IntN(4) > 0 {
		phone := fmt.Sprintf("+31970%08d", m.IntN(1e8))
		c.Phone = &phone
	}
	if c.Phone == nil || m.IntN(2) == 0 {
		id := fmt.Sprintf("NL.%d", m.IntN(1e9))
		c.BSUID = &id
	}
	return c
}

func (m recordMaker) event() *ledger.ConsentEvent {
	v, person := m.version(), m.contact()
	notice := Notice{ID: 1, Language: m.one(Languages...), Kind: ConsentBlock, HTML: v.Content.Company.Name}
	sum := sha256.Sum256([]byte(notice.HTML))
	notice.Hash = sum[:]
	s := Signup{ID: 1 + m.Int64N(1e6), Phone: "+3197010000001", PurposeIDs: []int64{1}, Source: ledger.SourceForm, CreatedAt: m.moment(), EvidenceID: 1 + m.Int64N(1e6)}
	hook := &ledger.Webhook{Signature: "sha256=test", SHA256: notice.HexHash()}
	switch m.IntN(6) {
	case 0:
		served := Served{Origin: "https://zaailing.example", Page: "https://zaailing.example/f/x", At: s.CreatedAt.UnixMilli()}
		return grant{NewSignup{Token: "t", Wording: plainWording{}}, served, v, notice}.event(s)
	case 1:
		return s.confirmation(person, v, notice, whatsapp.InboundEvent{Origin: whatsapp.Origin{At: m.moment()}, MessageID: "wamid.1", From: "31970", Text: "Ja"}, hook)
	}
	return m.act(v, person, hook)
}

// act is what is recorded without a form.
func (m recordMaker) act(v FormVersion, person Contact, hook *ledger.Webhook) *ledger.ConsentEvent {
	kind := []ledger.Type{ledger.Withdrawn, ledger.Imported, ledger.Expired, ledger.Corrected}[m.IntN(4)]
	e := v.Content.Company.organisation().consentEvent(person, v.purposes([]int64{1, 2, 3, 4}), kind, m.moment())
	e.Source = m.one(ledger.SourceWhatsApp, ledger.SourceList, ledger.SourcePaper, ledger.SourceAPI)
	switch kind {
	case ledger.Withdrawn:
		at := ledger.At(m.moment())
		e.Withdrawal = &ledger.Withdrawal{Channel: "stop_word", Input: m.one("STOP", "stop bitte"), Received: at, Effective: at, Handler: "system", Webhook: hook}
	case ledger.Imported:
		e.Grade, e.Assertion = m.one("B", "C", "D"), &ledger.Assertion{By: "user:1", Words: "card"}
	case ledger.Corrected:
		e.Event.State, e.Changes = ledger.StateUnknown, []ledger.Change{{Field: "name", After: "Mila"}}
	}
	return e
}

// RecordAsLD is one record in the words of the Data Privacy Vocabulary.
func RecordAsLD(e *ledger.ConsentEvent) ([]byte, error) {
	return Dossier{Proofs: []Proof{{Evidence: Evidence{Type: e.Type}, Event: e}}}.JSONLD()
}

package modelstest

import (
	"cmp"
	"context"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// Plain says things in the fewest words, where a test is not about words.
type Plain struct{}

// Box implements models.Wording.
func (Plain) Box(company string, purpose models.PurposeWords) string {
	return "Yes, " + purpose.Sentence() + " from " + company
}

// Declaration implements models.Wording.
func (Plain) Declaration(company string, purposes []models.PurposeWords, code string) string {
	return fmt.Sprintf("Yes, I want %d things from %s on WhatsApp. Code: %s", len(purposes), company, code)
}

// DrawPlain is every kind of notice, and the page, without any design: they say what a form must in few words.
func DrawPlain(c models.FormContent, language, kind string) ([]byte, error) {
	switch kind {
	case models.QuestionNotice:
		return models.DrawQuestions(questions(c, language)), nil
	case models.ScriptNotice:
		return fmt.Appendf(nil, "<section>%s%s</section>", spoken(c, language), plainWords(c, language)), nil
	case models.PaperNotice:
		return fmt.Appendf(nil, "<section>%s%s<p>Date, datum. Signature, handtekening.</p></section>", boxes(c, language), plainWords(c, language)), nil
	}
	return fmt.Appendf(nil, `<form>%s%s<button>%s</button></form>`, boxes(c, language), plainWords(c, language), c.Texts[language].Button), nil
}

func boxes(c models.FormContent, language string) (html string) {
	for _, p := range c.Purposes {
		html += fmt.Sprintf(`<label><input type="checkbox" name="purpose" value="%d">%s asks on WhatsApp, in %s: %s</label>`, p.ID, c.Company.Name, language, p.Words[language].Sentence())
	}
	return html
}

func plainWords(c models.FormContent, language string) (html string) {
	for _, f := range c.Fields {
		html += "<p>" + f.Reasons[language] + "</p>"
	}
	if c.Tracking {
		html += "<p>" + tracked + "</p>"
	}
	return html + fmt.Sprintf(`<p>Stuur STOP, send STOP, sende STOP. Bevestig, confirm. %s</p><a href="%s">Privacy</a> %[2]s`, c.Company.Address, c.Company.PrivacyURL)
}

const tracked = "Zaailing bewaart welke berichten u leest en op welke links u klikt. Zaailing keeps which messages you read and which links you click."

// AsksName is a field for the name, in the languages of Draft.
var AsksName = models.FormField{
	Key: "name", Kind: models.FieldName, Labels: map[string]string{"nl": "Uw naam", "en": "Your name"},
	Reasons: map[string]string{"nl": "Dan weten wij hoe wij u mogen aanspreken.", "en": "So that we know what to call you."},
}

func questions(c models.FormContent, language string) (all []models.Question) {
	no := map[string]string{"nl": "Nee", "de": "Nein", "da": "Nej", "sv": "Nej", "fr": "Non"}
	end := " Stuur STOP, send STOP. " + c.Company.Address + " " + c.Company.PrivacyURL
	if c.Tracking {
		end += " " + tracked
	}
	for _, purpose := range c.Purposes {
		all = append(all, models.Question{Body: question(c, language, purpose) + end, Yes: "Yes", No: cmp.Or(no[language], "No")})
	}
	return all
}

func question(c models.FormContent, language string, p models.FormPurpose) string {
	return c.Company.Name + " asks on WhatsApp, in " + language + ": " + p.Words[language].Sentence() + "?"
}

func spoken(c models.FormContent, language string) (html string) {
	for _, p := range c.Purposes {
		html += "<p>" + question(c, language, p) + "</p>"
	}
	return html
}

// Draft is a form in two languages that asks for the company's purpose.
func (c Company) Draft() models.FormDraft {
	return models.FormDraft{
		Languages: []string{"nl", "en"}, PurposeIDs: []int64{c.Purpose.ID},
		FormLook: models.FormLook{Fields: []models.FormField{AsksName}},
		Texts: map[string]models.FormText{
			"nl": {Headline: "Groen nieuws op uw telefoon", Button: "Aanmelden via WhatsApp"},
			"en": {Headline: "Green news on your telephone", Button: "Sign up on WhatsApp"},
		},
	}
}

// Described gives the company an address and a privacy notice, without which it can publish nothing.
func (c Company) Described(t testing.TB) Company {
	t.Helper()
	var o models.Organisation
	check(t, o.Describe(context.Background(), c.DB, c.Marketer, models.Company{
		Name: "Zaailing", LegalName: "Zaailing B.V.", Address: "Kasstraat 3\n1234 AB Bloemendaal", Email: "hallo@zaailing.example", PrivacyURL: "https://zaailing.example/privacy",
		Country: "NL", Authority: "Autoriteit Persoonsgegevens", Zone: "Europe/Amsterdam", Currency: "EUR",
	}))
	return c
}

// Form is a form that takes sign-ups.
func (c Company) Form(t testing.TB) models.Form {
	t.Helper()
	form := must(models.CreateForm(context.Background(), c.DB, c.Marketer, "Shop counter", c.Draft()))(t)
	must(form.Publish(context.Background(), c.DB, c.Marketer, DrawPlain))(t)
	return form
}

// Filled is what somebody fills in on the form, in Dutch; the clock moves on while they read it.
func (c Company) Filled(t testing.TB, form models.Form, clock *Clock, phone string) models.NewSignup {
	t.Helper()
	notice := must(models.FindNotice(context.Background(), c.DB, *form.VersionID, "nl"))(t)
	token := notice.Serve(c.DB, models.Place{
		Source: models.SourceForm, Origin: "https://forms.zaailing.example", Page: "https://forms.zaailing.example/f/" + form.Code, Referrer: "search.example",
	})
	clock.Advance(20 * time.Second)
	return models.NewSignup{
		Token: token, Phone: phone, Answers: map[string]string{"name": "Mila Vos"}, PurposeIDs: []int64{c.Purpose.ID},
		From: netip.MustParseAddr("192.0.2.77"), Browser: "Firefox", Wording: Plain{},
	}
}

// SignedUp is somebody who filled in the form and has not confirmed.
func (c Company) SignedUp(t testing.TB, form models.Form, clock *Clock, phone string) models.Signup {
	t.Helper()
	return must(form.BeginSignup(context.Background(), c.DB, c.Filled(t, form, clock, phone)))(t)
}

// Says is a message as Meta tells of it: from a number (digits), a user id, or both.
func Says(id, from, userID, text string, at time.Time) whatsapp.InboundEvent {
	return whatsapp.InboundEvent{Origin: whatsapp.Origin{At: at}, MessageID: id, Type: whatsapp.InboundText, From: from, FromUserID: userID, Name: "Mila", Text: text}
}

package sender

import (
	"errors"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/sandbox"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// moderated is a pretend Meta that reviews nothing by itself, and the product's own client of it.
type moderated struct {
	*testing.T
	client *graph.Client
	remote *sandbox.Remote
}

const account = "100000000000001"

func newModerated(t *testing.T) *moderated {
	t.Helper()
	meta, err := sandbox.New(sandbox.Options{Token: "token", ReviewAfter: -1})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(meta)
	t.Cleanup(func() { meta.Close(); server.Close() })
	client, err := graph.New(graph.Options{BaseURL: server.URL, Token: "token"})
	if err != nil {
		t.Fatal(err)
	}
	return &moderated{t, client, &sandbox.Remote{URL: server.URL}}
}

// offer is a template nothing can be said against, after a change.
func offer(change ...func(*whatsapp.Template)) whatsapp.Template {
	t := whatsapp.Template{Name: "spring_bulbs", Language: "en_US", Category: whatsapp.Marketing, Components: []whatsapp.Component{
		{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: "Spring bulbs"},
		{Type: whatsapp.ComponentBody, Text: "Hello {{1}}, the bulbs you asked about have arrived in our shop.",
			Example: &whatsapp.Example{BodyText: whatsapp.SampleRows{{"Fenna"}}}},
		{Type: whatsapp.ComponentFooter, Text: "Veldhuis Garden Shop"},
		{Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{{Type: whatsapp.ButtonQuickReply, Text: "Stop promotions"}}},
	}}
	for _, c := range change {
		c(&t)
	}
	return t
}

func (m *moderated) create(t whatsapp.Template) (string, error) {
	made, err := m.client.CreateTemplate(m.Context(), account, t)
	return made.ID, err
}

// existing creates a template and lets the moderator say yes.
func (m *moderated) existing(change ...func(*whatsapp.Template)) whatsapp.Template {
	m.Helper()
	t := offer(change...)
	id, err := m.create(t)
	if err == nil {
		err = m.remote.Approve(m.Context(), id)
	}
	if err != nil {
		m.Fatal(err)
	}
	t.ID = id
	return t
}

func with(change func(*whatsapp.Template)) func(*moderated) error {
	return func(m *moderated) error { _, err := m.create(offer(change)); return err }
}

func asked(o sandbox.AccountChange, change ...func(*whatsapp.Template)) func(*moderated) error {
	return func(m *moderated) error {
		if err := m.remote.SetAccount(m.Context(), o); err != nil {
			m.Fatal(err)
		}
		_, err := m.create(offer(change...))
		return err
	}
}

func label(words string) func(*whatsapp.Template) {
	return func(t *whatsapp.Template) { t.Buttons()[0].Text = words }
}

func text(words string) func(*whatsapp.Template) {
	return func(t *whatsapp.Template) { t.Body().Text = words }
}

// refusals is every error Meta is known to answer to templates with, and something that causes it.
var refusals = []struct {
	name    string
	code    int
	subcode int
	title   string // Meta's
	words   string // Meta's, in part
	cause   func(*moderated) error
}{
	{"the account is full", 100, 2388019, "Message Template Limit Exceeded", "maximum number of message templates", fullAccount},
	{"an approved one was deleted", 100, 2388023, "Message Template Language Is Being Deleted", "New English (US) content can't be added while the existing English (US) content is being deleted. Try again in 4 weeks", func(m *moderated) error {
		t := m.existing()
		if err := m.client.DeleteTemplate(m.Context(), account, t.Name); err != nil {
			m.Fatal(err)
		}
		_, err := m.create(offer())
		return err
	}},
	{"the name has this language", 100, 2388024, "Content in This Language Already Exists", "There is already English (US) content", func(m *moderated) error {
		m.existing()
		_, err := m.create(offer())
		return err
	}},
	{"the name has another category", 100, 0, "", "The category UTILITY doesn't match the one that's already associated with this template, MARKETING.", func(m *moderated) error {
		m.existing()
		_, err := m.create(offer(func(t *whatsapp.Template) { t.Language, t.Category = "nl", whatsapp.Utility }))
		return err
	}},
	{"two catalogues", 100, 2388027, "WABA should have maximum one product catalogue", "", asked(sandbox.AccountChange{Catalogues: 2},
		func(t *whatsapp.Template) {
			t.Buttons()[0] = whatsapp.Button{Type: whatsapp.ButtonCatalog, Text: "View catalog"}
		})},
	{"in review", 100, 2388039, "Message template status can't be changed", "You can only delete or add templates", func(m *moderated) error {
		t := offer()
		t.ID, _ = m.create(t)
		return m.client.EditTemplate(m.Context(), t)
	}},
	{"edited twice a day", 100, 0, "Message template edit limit exceeded", "once in 24 hours", func(m *moderated) error {
		t := m.existing()
		for range 2 {
			if err := m.client.EditTemplate(m.Context(), t); err != nil {
				return err
			}
			m.remote.Approve(m.Context(), t.ID)
		}
		return nil
	}},
	{"long header", 100, 2388040, "Character limit exceeded", "60 characters", with(func(t *whatsapp.Template) { t.Header().Text = strings.Repeat("a", 61) })},
	{"nobody knows why", 100, 2388042, "", "", asked(sandbox.AccountChange{RefuseNext: 2388042})},
	{"nobody knows why either", 100, 2388085, "", "", asked(sandbox.AccountChange{RefuseNext: 2388085})},
	{"no sample", 100, 2388043, `Message template "components" param is missing expected field(s)`, "component of type BODY is missing expected field(s) (example)", with(func(t *whatsapp.Template) { t.Body().Example = nil })},
	{"no sample of a picture", 100, 2388043, "", "component of type HEADER is missing", with(func(t *whatsapp.Template) {
		*t.Header() = whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatImage}
	})},
	{"no sample of an address", 100, 2388043, "", "component of type BUTTONS is missing", with(func(t *whatsapp.Template) {
		t.Buttons()[0] = whatsapp.Button{Type: whatsapp.ButtonURL, Text: "Look", URL: "https://veldhuis.example/{{1}}"}
	})},
	{"capitals in the name", 100, 2388046, "Name Format is Incorrect", "lowercase letters and underscores", with(func(t *whatsapp.Template) { t.Name = "Bulbs" })},
	{"two lines in the header", 100, 2388047, "Message header format is incorrect", "", with(func(t *whatsapp.Template) { t.Header().Text = "Spring\nbulbs" })},
	{"an emoji on a button", 100, 2388060, "Button format is incorrect", "newlines, emojis or formatting", with(label("Stop 🌷"))},
	{"no words", 100, 2388072, "Message body format is incorrect", "", with(text(" "))},
	{"a variable in the footer", 100, 2388073, "Message footer format is incorrect", "", with(func(t *whatsapp.Template) { t.Footer().Text = "For {{1}}" })},
	{"a sample's name", 100, 2388155, "Template name is already used as a sample template", "different name", with(func(t *whatsapp.Template) { t.Name = "hello_world" })},
	{"few words", 100, 2388293, "Parameters words ratio exceeds limit", "too many variables for its length", with(text("Hi {{1}} now"))},
	{"a variable at the end", 100, 2388299, "Leading or trailing parameters not allowed", "start or end", with(text("The bulbs have arrived for you, {{1}}"))},
	{"utility that sold", 131064, 0, "", "", asked(sandbox.AccountChange{UtilityBlock: sandbox.Duration(7 * 24 * time.Hour)}, func(t *whatsapp.Template) {
		t.Category = whatsapp.Utility
		t.Body().Text = "Hello {{1}}, your order has left our shop and arrives tomorrow."
	})},
	{"a hundred in an hour", 80007, 0, "", "", func(m *moderated) (err error) {
		for i := 0; i < 101 && err == nil; i++ {
			_, err = m.create(offer(func(t *whatsapp.Template) { t.Name += "_" + strconv.Itoa(i) }))
		}
		return err
	}},
}

func fullAccount(m *moderated) (err error) {
	no := false
	if err := m.remote.SetAccount(m.Context(), sandbox.AccountChange{Verified: &no}); err != nil {
		m.Fatal(err)
	}
	for i := 0; i < 251; i++ {
		if i%100 == 99 {
			m.remote.MoveClock(m.Context(), time.Hour)
		}
		if _, err = m.create(offer(func(t *whatsapp.Template) { t.Name += "_" + strconv.Itoa(i) })); err != nil && i < 250 {
			m.Fatalf("template %d: %v", i+1, err)
		}
	}
	return err
}

// Every refusal comes with Meta's numbers and words, and is shown to people in plain ones.
func TestEveryRefusalOfATemplate(t *testing.T) {
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			got := c.cause(newModerated(t))
			refused, ok := errors.AsType[*whatsapp.Error](got)
			if !ok || refused.Code != c.code || refused.Subcode != c.subcode || !strings.Contains(refused.UserMessage, c.words) {
				t.Fatalf("%#v", got)
			}
			if c.code == 100 && (refused.HTTPStatus != 400 || refused.Message != "Invalid parameter" || refused.Type != "OAuthException" || refused.TraceID == "") {
				t.Errorf("no template envelope: %+v", refused)
			}
			if c.title != "" && refused.Title != c.title {
				t.Errorf("title %q", refused.Title)
			}
			plain := inWordsOfTemplates(got)
			why := refused.ExplainSubmission()
			if why.Class == whatsapp.ClassUnlisted || !strings.HasPrefix(plain, why.Title+". ") || strings.Contains(plain, "2388") || refused.UserMessage != "" && !strings.Contains(plain, refused.UserMessage) {
				t.Errorf("shown as %q", plain)
			}
			if c.code == 100 && why == whatsapp.Explain(100) {
				t.Error("shown as if it were about a message")
			}
			if c.subcode != 0 && why.Code != c.subcode {
				t.Errorf("explained as %d", why.Code)
			}
		})
	}
}

// Every subcode whose words we know is caused by something above: a new one needs a cause.
func TestEveryKnownSubcodeIsCaused(t *testing.T) {
	caused := map[int]bool{2388077: true} // of figures, not of templates
	for _, c := range refusals {
		caused[c.subcode] = true
	}
	for _, code := range sandbox.RefusalCodes() {
		if !caused[code] {
			t.Errorf("nothing causes %d", code)
		}
	}
}

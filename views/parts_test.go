package views

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
)

// draw renders a component with children, if any.
func draw(t *testing.T, c templ.Component, children ...templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(templ.WithChildren(context.Background(), templ.Join(children...)), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wants(t *testing.T, html string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(html, part) {
			t.Errorf("missing %s in\n%s", part, html)
		}
	}
}

func without(t *testing.T, html string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(html, part) {
			t.Errorf("unwanted %s in\n%s", part, html)
		}
	}
}

const evil = `<script>alert("1")</script>`

func TestWhatPeopleTypeIsNeverMarkup(t *testing.T) {
	for _, c := range []templ.Component{
		PageHeader{Title: evil, Words: evil, Action: Action{evil, "/"}}, Status{Word: evil}, Tag(evil), Flash{Words: evil},
		Alert{Title: evil, Words: evil}, ErrorSummary{Errors: map[string]string{"": evil, "a": evil}}, EmptyState{Title: evil, Words: evil},
		TextInput{Name: "n", Label: evil, Value: evil, Help: evil, Error: evil}, TextArea{Name: "n", Value: `</textarea>` + evil},
		Select{Name: "n", Options: []Option{{Value: evil, Text: evil}}}, CopyField{Name: "n", Value: evil},
		ChatBubble{Header: evil, Body: Text(evil), Footer: evil, Buttons: []string{evil}},
		LineChart{Title: evil, Points: []string{evil}, Series: []Series{{evil, []float64{1}}}},
		Timeline{Events: []Event{{What: evil, Who: evil, Words: evil}}},
	} {
		html := draw(t, c)
		without(t, html, "<script", "</textarea><s")
		wants(t, html, "&lt;script&gt;")
	}
}

func TestAddressesCannotBeScripts(t *testing.T) {
	without(t, draw(t, Fresh{ID: "a", Href: `"><script>`, Going: true}), "<script")
	wants(t, draw(t, Fresh{ID: "a", Href: "/a?b=1", Going: true}), `hx-get="/a?b=1"`, `hx-trigger="every 2s"`)
}

func TestFieldTellsItsErrorAndItsHelp(t *testing.T) {
	html := draw(t, TextInput{Name: "email", Label: "Email", Help: "For signing in.", Error: "Give an address."})
	wants(t, html, `<label for="field-email">`, `id="field-email"`, `aria-describedby="field-email-error field-email-help"`, `aria-invalid="true"`,
		`id="field-email-error"`, `id="field-email-help"`)
	without(t, draw(t, TextInput{Name: "email", Label: "Email"}), "aria-describedby", "aria-invalid", "has-error")
}

func TestGroupsTellTheirs(t *testing.T) {
	html := draw(t, Radios{Name: "kind", Label: "Kind", Value: "b", Error: "Choose one.", Options: []Option{{Value: "a", Text: "A"}, {Value: "b", Text: "B", Help: "The second."}}})
	wants(t, html, "<fieldset", "<legend>", `id="field-kind"`, `aria-describedby="field-kind-error"`, `aria-describedby="field-kind-1-help"`)
	if strings.Count(html, " checked") != 1 || !strings.Contains(html, `value="b" checked`) {
		t.Errorf("not exactly b is chosen:\n%s", html)
	}
}

func TestSummaryLinksToFieldsInTheOrderOfThePage(t *testing.T) {
	html := draw(t, ErrorSummary{Errors: map[string]string{"a": "wrong a", "z": "wrong z", "": "all wrong"}, Order: []string{"z", "a"}})
	wants(t, html, `role="alert"`, `tabindex="-1"`, `href="#field-a"`, `href="#field-z"`)
	if strings.Index(html, "wrong z") > strings.Index(html, "wrong a") {
		t.Error("a stands before z")
	}
	if got := draw(t, ErrorSummary{}); strings.TrimSpace(got) != "" {
		t.Errorf("no errors, yet %q", got)
	}
}

func TestTextAreaKeepsItsFirstLineBreak(t *testing.T) {
	wants(t, draw(t, TextArea{Name: "n", Value: "\nsecond"}), ">\n\nsecond</textarea>")
}

func TestFreshStopsAskingWhenNothingGoesOn(t *testing.T) {
	without(t, draw(t, Fresh{ID: "a", Href: "/a"}, Text("still here")), "hx-")
	wants(t, draw(t, Fresh{ID: "a", Href: "/a"}, Text("still here")), "still here")
}

func TestTimesAreExactForMachines(t *testing.T) {
	at := time.Date(2026, 3, 3, 13, 5, 0, 0, time.UTC)
	clock := Clock{Now: at.Add(5 * time.Minute), Zone: time.FixedZone("CET", 3600)}
	wants(t, draw(t, clock.Ago(at)), `datetime="2026-03-03T13:05:00Z"`, `title="Tue 3 Mar 2026, 14:05 CET"`, ">5 minutes ago<")
	wants(t, draw(t, clock.Ago(time.Time{})), "never")
}

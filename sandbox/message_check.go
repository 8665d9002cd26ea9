package sandbox

import (
	"strings"
	"unicode/utf8"

	"greenlist/whatsapp"
)

// templateFor finds the template of a send and checks the parameters against
// it; nil when the send has none.
func (w *world) templateFor(req *sendRequest) (*template, *refusal) {
	if req.template == nil {
		return nil, nil
	}
	t, refused := w.sendable(*req.template)
	if refused != nil {
		return nil, refused
	}
	if w.utilityBlocked(t.Node.Category) {
		return nil, utilityRefused()
	}
	if t.Node.Category == whatsapp.Authentication && req.To == "" {
		return nil, refuse(131062, "Authentication templates need a phone number.")
	}
	return t, checkParameters(t.Node, req.template.Components)
}

// sendable finds a template that may be sent. One in review is as good as none.
func (w *world) sendable(m whatsapp.TemplateMessage) (*template, *refusal) {
	t := w.templates.byKey[templateKey{m.Name, whatsapp.RESTLanguage(m.Language)}]
	switch {
	case t == nil:
	case t.Node.Status == whatsapp.TemplatePaused:
		return nil, refuse(132015, "Template %s is paused because of its quality.", m.Name)
	case t.Node.Status == whatsapp.TemplateDisabled:
		return nil, refuse(132016, "Template %s is disabled because of its quality.", m.Name)
	case whatsapp.Sendable(t.Node.Status):
		return t, nil
	}
	return nil, refuse(132001, "template name (%s) does not exist in %s", m.Name, m.Language)
}

// checkParameters checks in the order Meta does, so that the first of several
// mistakes is the one reported.
func checkParameters(t whatsapp.Template, sent []whatsapp.SendComponent) *refusal {
	header, body := findSent(sent, whatsapp.SendHeader), findSent(sent, whatsapp.SendBody)
	for _, check := range []func() *refusal{
		func() *refusal { return checkObjects(header, body) },
		func() *refusal { return checkMedia(t.Header(), header) },
		func() *refusal { return checkCount("header", textOf(t.Header()), header) },
		func() *refusal { return checkCount("body", textOf(t.Body()), body) },
		func() *refusal { return checkNames(t, header, body) },
		func() *refusal { return checkLength(t.Body(), body) },
		func() *refusal { return checkOffer(t.Component(whatsapp.ComponentOffer), sent) },
		func() *refusal { return checkButtons(t.Buttons(), sent) },
		func() *refusal { return checkCarousel(t, sent) },
	} {
		if refused := check(); refused != nil {
			return refused
		}
	}
	return nil
}

func findSent(sent []whatsapp.SendComponent, kind string) []whatsapp.Parameter {
	for _, c := range sent {
		if c.Type == kind {
			return c.Parameters
		}
	}
	return nil
}

func textOf(c *whatsapp.Component) string {
	if c == nil {
		return ""
	}
	return c.Text
}

func checkObjects(lists ...[]whatsapp.Parameter) *refusal {
	for _, list := range lists {
		for _, p := range list {
			if refused := checkObject(p); refused != nil {
				return refused
			}
		}
	}
	return nil
}

func checkObject(p whatsapp.Parameter) *refusal {
	switch {
	case p.Type == whatsapp.ParameterText && p.Text == "":
		return refuse(100, "Parameter 'text' is mandatory for component parameter type 'text' and cannot be empty")
	case p.Type == whatsapp.ParameterText && strings.ContainsAny(p.Text, "\n\t\r"), strings.Contains(p.Text, "     "):
		return refuse(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
	case p.Type == whatsapp.ParameterLocation && (p.Location == nil || p.Location.Latitude == "" || p.Location.Longitude == ""):
		return refuse(100, "Parameter 'latitude' is mandatory for component parameter type 'location'")
	case p.Type == whatsapp.ParameterLocation && (p.Location.Name == "" || p.Location.Address == ""):
		return refuse(100, "Parameter 'address' is mandatory for component parameter type 'location'")
	case mediaOf(p) != nil && mediaOf(p).ID == "" && mediaOf(p).Link == "":
		return refuse(132018, "Either one of media ID or link must be present")
	case isMedia(p.Type) && mediaOf(p) == nil:
		return refuse(100, "Parameter '%s' is mandatory for component parameter type '%s'", p.Type, p.Type)
	}
	return nil
}

func isMedia(kind string) bool {
	return kind == whatsapp.ParameterImage || kind == whatsapp.ParameterVideo || kind == whatsapp.ParameterDocument
}

func mediaOf(p whatsapp.Parameter) *whatsapp.MediaRef {
	switch p.Type {
	case whatsapp.ParameterImage:
		return p.Image
	case whatsapp.ParameterVideo:
		return p.Video
	case whatsapp.ParameterDocument:
		return p.Document
	}
	return nil
}

// checkMedia wants the header's picture, film, document or place on every send.
func checkMedia(header *whatsapp.Component, sent []whatsapp.Parameter) *refusal {
	if header == nil || !header.HasMedia() && header.Format != whatsapp.FormatLocation {
		return nil
	}
	received := "UNKNOWN"
	if len(sent) > 0 {
		received = strings.ToUpper(sent[0].Type)
	}
	want := header.Format
	if want == whatsapp.FormatGIF {
		want = whatsapp.FormatVideo
	}
	if received == want {
		return nil
	}
	return refuse(132012, "header: Format mismatch, expected %s, received %s", header.Format, received)
}

// checkCount counts the parameters that stand for variables in a text.
func checkCount(place, text string, sent []whatsapp.Parameter) *refusal {
	names := map[string]bool{}
	for _, p := range whatsapp.Placeholders(text) {
		names[p.Name] = true
	}
	got := 0
	for _, p := range sent {
		if p.Type == whatsapp.ParameterText || p.Type == "currency" || p.Type == "date_time" {
			got++
		}
	}
	if got == len(names) {
		return nil
	}
	return refuse(132000, "%s: number of localizable_params (%d) does not match the expected number of params (%d)", place, got, len(names))
}

func checkNames(t whatsapp.Template, header, body []whatsapp.Parameter) *refusal {
	if !t.IsNamed() {
		return nil
	}
	for text, sent := range map[string][]whatsapp.Parameter{textOf(t.Header()): header, textOf(t.Body()): body} {
		for _, p := range whatsapp.Placeholders(text) {
			if _, ok := valuesOf(sent, true)[p.Name]; !ok {
				return refuse(100, "Parameter name is missing for the parameter '{{%s}}'", p.Name)
			}
		}
	}
	return nil
}

// maxHydrated is how long a body may be with its variables filled in.
const maxHydrated = 1024

func checkLength(body *whatsapp.Component, sent []whatsapp.Parameter) *refusal {
	values := valuesOf(sent, len(sent) > 0 && sent[0].ParameterName != "")
	if utf8.RuneCountInString(whatsapp.Fill(textOf(body), values)) > maxHydrated {
		return refuse(132005, "body: the text with its parameters is longer than %d characters", maxHydrated)
	}
	return nil
}

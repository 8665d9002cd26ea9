package views

import (
	"bytes"
	"context"
	"slices"

	"github.com/a-h/templ"

	"greenlist/models"
)

func (p FormEditor) shownOptions() (all []Option) {
	for _, language := range p.Content.Languages {
		all = append(all, Option{Value: language, Text: languageName(language)})
	}
	return all
}

// previewViews are what can be looked at, and previewWidths how.
var (
	previewViews  = []Option{{Value: "form", Text: "Form"}, {Value: "success", Text: "After signing up"}, {Value: "chat", Text: "WhatsApp"}}
	previewWidths = []Option{{Value: "phone", Text: "Phone"}, {Value: "desktop", Text: "Desktop"}}
)

// publicPage is a page for customers in a frame of its own: it wears the public style sheet, not ours.
func publicPage(page Public, screen Screen) (string, error) {
	var b bytes.Buffer
	err := PublicLayout(page, screen).Render(context.Background(), &b)
	return b.String(), err
}

// formPage is the hosted page as the draft would make it.
func (p FormEditor) formPage() (string, error) {
	page, err := DrawNotice(p.Content, p.Shown, models.HostedPage)
	return string(page), err
}

// successPage is what people see once they have confirmed everything the draft asks.
func (p FormEditor) successPage() (string, error) {
	page := SignupPage{
		Language: p.Shown, Company: or(p.Content.Company.Name), FormLook: p.Content.FormLook, Standing: SignupDone, Success: p.Content.Texts[p.Shown].Success,
		ReceiptPath: "#", PreferencePath: "#",
	}
	for _, purpose := range p.Content.Purposes {
		page.Agreed = append(page.Agreed, purpose.Words[p.Shown].Sentence())
	}
	return publicPage(page.Public(), page)
}

func (p FormEditor) asked() (words []models.PurposeWords) {
	for _, purpose := range p.Content.Purposes {
		words = append(words, purpose.Words[p.Shown])
	}
	return words
}

// declaration is the message people send, with a code that is nobody's.
func (p FormEditor) declaration() string {
	return WordsIn(p.Shown).Declaration(or(p.Content.Company.Name), p.asked(), "BCDF-GHJK")
}

// confirmation is the message they get, with links like those they will find in it.
func (p FormEditor) confirmation() string {
	return Voice{Public: p.Public}.Welcome(models.Welcome{
		Language: p.Shown, Company: p.Content.Company.Name, Opening: p.Content.Texts[p.Shown].Confirmation, Agreed: p.asked(), ReceiptPath: "/r/Tz7k", PreferencePath: "/p/Wm4q",
	})
}

// asksPreview sends the whole form along, though the choice stands outside it.
func (p FormEditor) asksPreview() templ.Attributes {
	attributes := p.live()
	attributes["hx-trigger"] = "change"
	return attributes
}

// ShowIn is the editor with its preview in a language; in the first of the draft where it has not that one.
func (p FormEditor) ShowIn(language string) FormEditor {
	p.Shown = language
	if !slices.Contains(p.Content.Languages, language) {
		p.Shown = ""
		for _, first := range p.Content.Languages[:min(1, len(p.Content.Languages))] {
			p.Shown = first
		}
	}
	return p
}

// swatch is a colour with what it is for.
type swatch struct {
	Colour colour
	Name   string
}

// adjusted are the company's colour and what becomes of it where people could not read it; nothing where it can stay.
func (p FormEditor) adjusted() []swatch {
	wish, ok := readColour(p.Content.Accent)
	if !ok {
		return nil
	}
	light, dark := paletteOn(wish, lightGround), paletteOn(wish, darkGround)
	all := []swatch{{wish, "Your colour"}}
	for _, s := range []swatch{
		{light.accent, "Buttons"}, {light.ink, "Links"}, {dark.accent, "Buttons, dark"}, {dark.ink, "Links, dark"},
	} {
		if s.Colour != wish {
			all = append(all, s)
		}
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

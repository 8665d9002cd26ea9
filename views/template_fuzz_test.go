package views

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// typedEverywhere is an editor in all of whose fields the same was typed.
func typedEverywhere(text, layout, header, button string) TemplateEditor {
	b := models.DraftButton{Kind: button, Text: text, URL: "https://zaailing.example/" + text, Phone: text}
	typed := models.TemplateText{Name: text, Language: "nl", Category: whatsapp.Marketing, Layout: models.TemplateLayout(layout), HeaderKind: header, Header: text, Media: text, Body: text, Footer: text,
		Offer: models.DraftOffer{Text: text, Ends: true}, Buttons: []models.DraftButton{b, {}, b}, Samples: map[string]string{"1": text, "header.1": text, "button.0": text, text: text},
		Cards: []models.DraftCard{{HeaderKind: whatsapp.FormatImage, Media: text, Body: text, Buttons: []models.DraftButton{b}}, {HeaderKind: header, Body: text}}}
	content := typed.Tidy().Content()
	return TemplateEditor{ID: 1, Text: typed, Company: text, Refusal: text, Findings: whatsapp.Surroundings{Domains: []string{"veld.example"}, Twin: text}.Lint(content),
		Errors: map[string]string{"body": text, "button-0": text, "card-0": text}, Beside: &BesideText{ID: 2, Language: text, Text: typed}}
}

// Whatever is typed, the editor and its telephone show it, as words and never as anything else.
func FuzzPreview(f *testing.F) {
	for i, text := range []string{"Dag {{1}}, kom kijken.", "{{1}}{{", "{{ }}", "\xff\xfe{{\xff}}", "a\x00b", "\u200b\u202e{{1}}\u2066", "👩‍👩‍👧*a _b ~c~", "```\n```\n> a\n1. b\n- c", "<script>x</script>", `"'><img src=x onerror=y>`, "</textarea>",
		"\r\n\r", "javascript:x", "file:zz", "file:" + strings.Repeat("a", 64), strings.Repeat("*a_ ", 300), strings.Repeat("{{1}} ", 200)} {
		f.Add(text, []string{"", "cards", "offer", "x"}[i%4], []string{"", "IMAGE", "LOCATION", "DOCUMENT", "x"}[i%5], []string{"QUICK_REPLY", "URL", "COPY_CODE", "PHONE_NUMBER", "FLOW", "STOP"}[i%6])
	}
	f.Fuzz(func(t *testing.T, text, layout, header, button string) {
		p := typedEverywhere(text, layout, header, button)
		var page bytes.Buffer
		if err := p.Body().Render(context.Background(), &page); err != nil {
			t.Fatal(err)
		}
		for _, never := range []string{"<script>x", "<img src=x", "</textarea></textarea>", `href="javascript:`} {
			if strings.Contains(page.String(), never) {
				t.Errorf("%q stands in the page", never)
			}
		}
		for _, finding := range p.Findings {
			excerptOf(p.content(), finding)
		}
		wordingChanges(p.content(), p.Beside.Text.Content())
	})
}

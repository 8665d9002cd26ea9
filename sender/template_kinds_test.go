package sender

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// picture keeps a small picture, each shade another one.
func (s *stage) picture(shade uint8) string {
	s.t.Helper()
	drawn := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range drawn.Pix {
		drawn.Pix[i] = shade
	}
	var b bytes.Buffer
	if err := png.Encode(&b, drawn); err != nil {
		s.t.Fatal(err)
	}
	return s.keep(whatsapp.FormatImage, "leaf.png", b.String())
}

func (s *stage) keep(kind, name, content string) string {
	s.t.Helper()
	kept, err := models.KeepHeaderMedia(context.Background(), s.db, s.company.Marketer, kind, name, strings.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	return kept
}

// kinds is a template of every kind that can be drafted.
func (s *stage) kinds() []models.TemplateText {
	link := models.DraftButton{Kind: whatsapp.ButtonURL, Text: "See them", URL: "https://zaailing.example/{{1}}"}
	counted := models.DraftButton{Kind: whatsapp.ButtonURL, Text: "See them", URL: "https://zaailing.example/ferns", Through: "https://go.zaailing.example/l/"}
	code := models.DraftButton{Kind: whatsapp.ButtonCopyCode}
	stop := models.DraftButton{Kind: models.StopButton}
	text := func(name, body string, change func(t *models.TemplateText)) models.TemplateText {
		t := models.TemplateText{Name: name, Language: "en", Category: whatsapp.Marketing, Body: body, Samples: map[string]string{"1": "Mila"}}
		change(&t)
		return t
	}
	return []models.TemplateText{
		text("picture", "Hello {{1}}, the ferns are in. Come and see them.", func(t *models.TemplateText) {
			t.HeaderKind, t.Media, t.Buttons = whatsapp.FormatImage, s.picture(10), []models.DraftButton{stop}
		}),
		text("film", "Hello {{1}}, this is how to repot a fern. It takes a minute.", func(t *models.TemplateText) {
			t.HeaderKind, t.Media = whatsapp.FormatVideo, s.keep(whatsapp.FormatVideo, "repot.mp4", "\x00\x00\x00\x18ftypmp42 and the rest of a film")
		}),
		text("guide", "Hello {{1}}, here is our guide to ferns. Keep it at hand.", func(t *models.TemplateText) {
			t.HeaderKind, t.Media, t.Wait = whatsapp.FormatDocument, s.keep(whatsapp.FormatDocument, "ferns.pdf", "%PDF-1.7 ferns"), 86400
		}),
		text("place", "Hello {{1}}, our new shop opens here on Saturday. Come and see.", func(t *models.TemplateText) { t.HeaderKind = whatsapp.FormatLocation }),
		text("coupon", "Hello {{first_name}}, here is a code for your next plant.", func(t *models.TemplateText) {
			t.Buttons, t.Samples = []models.DraftButton{code, {Kind: whatsapp.ButtonPhoneNumber, Text: "Call us", Phone: "+31 970 1234 5678"}}, map[string]string{"first_name": "Mila", "button.0": "FERN10"}
		}),
		text("cards", "Hello {{1}}, these came in this week. Swipe to see them.", func(t *models.TemplateText) {
			t.Layout, t.Samples["card.0.1"], t.Samples["card.1.1"] = models.LayoutCards, "today", "Friday"
			for i := range 2 {
				t.Cards = append(t.Cards, models.DraftCard{HeaderKind: whatsapp.FormatImage, Media: s.picture(uint8(50 + 50*i)), Body: "In the shop from {{1}} on, while stocks last.", Buttons: []models.DraftButton{counted}})
			}
		}),
		text("offer", "Hello {{1}}, all ferns are cheaper this weekend. Reply STOP to stop.", func(t *models.TemplateText) {
			t.Layout, t.Offer, t.HeaderKind, t.Media = models.LayoutOffer, models.DraftOffer{Text: "20% off ferns", Ends: true}, whatsapp.FormatImage, s.picture(10)
			t.Buttons, t.Samples["button.0"], t.Samples["button.1"] = []models.DraftButton{code, link}, "FERN20", "ferns"
		}),
	}
}

// Every kind of message is drafted, handed over with its samples, approved, and sent with what a campaign says.
func TestEveryKindOfTemplateIsSubmittedAndSent(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		errands := NewErrands(s.db, ErrandOptions{Client: s.client})
		s.company.Willing(t, 1)
		defer s.run(s.client)()
		for _, text := range s.kinds() {
			submitted := s.submit(s.draft(text))
			s.runErrands(errands)
			taken := s.template(submitted.ID)
			if taken.MetaID == "" {
				t.Fatalf("%s: Meta did not take it: %s", text.Name, taken.Refusal)
			}
			if err := s.remote.Approve(context.Background(), taken.MetaID); err != nil {
				t.Fatal(err)
			}
			s.arrives(s.becomes(taken.ID, whatsapp.TemplateApproved), text)
		}
	})
}

// arrives sends a template to everybody.
func (s *stage) arrives(template models.Template, text models.TemplateText) {
	s.t.Helper()
	ctx := context.Background()
	plan := s.company.Plan(text.Name)
	plan.TemplateID, plan.Parameters = template.ID, map[string]models.FieldValue{}
	for _, v := range text.Tidy().Content().Variables() {
		plan.Parameters[v.Key] = models.FieldValue{Text: s.said(v)}
	}
	campaign, err := models.CreateCampaign(ctx, s.db, s.company.Marketer, plan)
	if err == nil {
		err = campaign.Launch(ctx, s.db, s.company.Marketer)
	}
	if err != nil {
		s.t.Fatal(text.Name, err)
	}
	eventually(s.t, "the campaign "+text.Name+" to finish", func() bool { return s.state(campaign) == models.CampaignFinished })
	eventually(s.t, "the message "+text.Name+" to be read", func() bool {
		rows, err := models.ListRecipients(ctx, s.db, campaign.ID, "", 0, 10)
		if err != nil || len(rows) != 1 || rows[0].State == models.Failed || rows[0].State == models.Skipped {
			s.t.Fatalf("%s: %+v, %v", text.Name, rows, err)
		}
		return s.counts(campaign)[models.Read] == 1
	})
}

// said is what a campaign says in a variable.
func (s *stage) said(v whatsapp.Variable) string {
	switch v.Kind {
	case whatsapp.KindOffer:
		return strconv.FormatInt(s.db.Now().Add(48*time.Hour).UnixMilli(), 10)
	case whatsapp.KindLocation:
		return map[string]string{"latitude": "52.09", "longitude": "5.12", "name": "Zaailing", "address": "Kade 1, Utrecht"}[v.Name]
	}
	return v.Sample
}

package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"testing"

	"greenlist/models"
	"greenlist/views"
)

// inEveryLanguage publishes a form with words that HTML has to spell otherwise.
func (s shop) inEveryLanguage(n int) models.FormVersion {
	s.Helper()
	draft := models.FormDraft{Languages: models.Languages, Texts: map[string]models.FormText{}, PurposeIDs: []int64{s.purposeInEveryLanguage(n)}}
	for _, language := range models.Languages {
		words := views.FindExample("").In(language, "Zaailing")
		words.Headline = fmt.Sprintf("%s <%d> & “%d”", words.Headline, n, n)
		draft.Texts[language] = words
	}
	form, err := models.CreateForm(context.Background(), s.db, models.System, fmt.Sprintf("Form %d", n), draft)
	if err != nil {
		s.Fatal(err)
	}
	version, err := form.Publish(context.Background(), s.db, models.System, views.DrawNotice)
	if err != nil {
		s.Fatal(err)
	}
	return version
}

func (s shop) purposeInEveryLanguage(n int) int64 {
	s.Helper()
	words := map[string]models.PurposeWords{}
	for _, language := range models.Languages {
		words[language] = models.PurposeWords{What: fmt.Sprintf("WHAT <%d>", n), Often: "OFTEN & more", Kept: "KEPT"}
	}
	purpose, err := models.CreatePurpose(context.Background(), s.db, models.System, models.NewPurpose{Name: fmt.Sprintf("Purpose %d", n), Words: words})
	if err != nil {
		s.Fatal(err)
	}
	return purpose.ID
}

// Whatever was shown can be shown again: 210 notices are drawn anew from what was kept of their versions, and are handed out, byte for byte.
func TestNoticesAreDrawnAgainAsTheyWereShown(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx, reader, drawn := context.Background(), s.as(models.Reviewer), 0
		for n := range 6 {
			kept, err := models.FindFormVersion(ctx, s.db, s.inEveryLanguage(n).ID)
			if err != nil {
				s.Fatal(err)
			}
			for _, language := range models.Languages {
				for _, kind := range models.NoticeKinds {
					notice, err := models.FindNoticeOf(ctx, s.db, kept.ID, language, kind)
					if err != nil {
						s.Fatal(err)
					}
					again, err := views.DrawNotice(kept.Content, language, kind)
					sum := sha256.Sum256(again)
					if err != nil || string(again) != notice.HTML || hex.EncodeToString(sum[:]) != notice.HexHash() {
						s.Errorf("form %d in %s as %s is drawn otherwise, %v", n, language, kind, err)
					}
					if out := reader.get(fmt.Sprintf("/notices/%d/bytes", notice.ID)).is(http.StatusOK); out.text != notice.HTML {
						s.Errorf("form %d in %s as %s is handed out otherwise", n, language, kind)
					}
					drawn++
				}
			}
			kept.Content.Company.Name += "!"
			renamed, err := views.DrawNotice(kept.Content, "en", models.ConsentBlock)
			shown, missing := models.FindNotice(ctx, s.db, kept.ID, "en")
			if err != nil || missing != nil || string(renamed) == shown.HTML {
				s.Errorf("another name makes no difference: %v, %v", err, missing)
			}
		}
		if drawn < 200 {
			s.Errorf("only %d notices", drawn)
		}
	})
}

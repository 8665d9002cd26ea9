package handlers

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

// What is printed or read out is what is kept, in each language of the form.
func TestAVersionOnPaperAndReadOut(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Reviewer)
		for kind, path := range map[string]string{models.PaperNotice: "/paper", models.ScriptNotice: "/script"} {
			for _, language := range s.version.Content.Languages {
				kept, err := models.FindNoticeOf(s.Context(), s.db, s.version.ID, language, kind)
				if err != nil {
					s.Fatal(err)
				}
				page := b.get(formPath(s.form) + "/versions/1" + path + "?lang=" + language).is(http.StatusOK)
				if !strings.Contains(page.text, kept.HTML) {
					s.Errorf("%s in %s is not what is kept", kind, language)
				}
				for _, must := range []string{"Zaailing", "WhatsApp", "STOP", "https://"} {
					if !strings.Contains(kept.HTML, must) {
						s.Errorf("%s in %s does not say %s:\n%s", kind, language, must, kept.HTML)
					}
				}
			}
			b.get(formPath(s.form) + "/versions/9" + path).is(http.StatusNotFound)
		}
		b.get(formPath(s.form) + "/versions/1/paper?lang=nl").says(s.form.Code + " · 1 · nl")
	})
}

func TestASheetIsRecorded(t *testing.T) {
	eachShop(t, func(s shop) {
		b, path := s.as(models.Marketer), formPath(s.form)
		b.get(path).is(http.StatusOK).says("Record a signed sheet")
		b.get(path + "/records/new?by=phone").is(http.StatusOK).says("Record a yes by telephone")
		page := b.get(path + "/records/new").is(http.StatusOK).says("Record a signed sheet")
		filled := map[string]string{"phone": "0970 12345678", "country": "NL", "purpose": s.box(), "day": "2026-11-20", "words": ""}
		page.send(path+"/records", filled).is(http.StatusUnprocessableEntity).says("An authority will ask").holds(`value="0970 12345678"`).holds(`value="2026-11-20"`)
		filled["words"] = "Noor, at the counter"
		page.send(path+"/records", filled).is(http.StatusOK).says("may be messaged about this")
		s.as(models.Reviewer).get(path).is(http.StatusOK).lacks("Record a signed sheet")
	})
}

// lacks is the opposite of says.
func (a *answer) lacks(words string) *answer {
	a.Helper()
	if strings.Contains(a.words(), words) {
		a.Errorf("%s says %q", a.at(), words)
	}
	return a
}

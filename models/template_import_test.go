package models_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

const soundRow = `{"name": "seed_swap", "language": "nl", "category": "marketing", "status": "APPROVED", "id": "77", "components": [
	{"type": "body", "text": "Dag {{1}}, kom zaterdag zaden ruilen in de kas.", "example": {"body_text": [["Noor"]]}},
	{"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Afmelden"}]}]}`

func TestAFileOfTemplatesIsReadInEveryShape(t *testing.T) {
	for shape, file := range map[string]string{"a list": "[\n" + soundRow + "\n]", "an answer": "{\"paging\": {},\n\"data\": [" + soundRow + "]}", "one": "\n" + soundRow, "with a mark": "\ufeff[\n" + soundRow + "]"} {
		rows, err := models.ReadTemplateFile([]byte(file))
		if err != nil || len(rows) != 1 || rows[0].Line != 2 {
			t.Errorf("%s: %+v, %v", shape, rows, err)
			continue
		}
		if c := rows[0].Content; c.Name != "seed_swap" || c.Category != whatsapp.Marketing || c.Status != "" || c.ID != "" || c.Samples()["1"] != "Noor" {
			t.Errorf("%s: %+v", shape, c)
		}
	}
	for file, want := range map[string]string{
		"": "Choose a file", "[]": "no template", "{\"data\": 3}": "no list", "[\n{\"name\": 3}]": "line 2", "[\n\n{\"name\"": "line 3", "hello": "line 1", "{\n\"name\": ": "line 2",
		"[" + strings.Repeat(soundRow+",", models.TemplateImportLimit) + soundRow + "]": "more than 500", "[" + strings.Repeat(" ", 4<<20) + "]": "larger than 4 MB",
	} {
		_, err := models.ReadTemplateFile([]byte(file))
		if wrong, ok := errors.AsType[models.Invalid](err); !ok || !strings.Contains(wrong["file"], want) {
			t.Errorf("%.20q: %v, want %q", file, err, want)
		}
	}
}

// renamed is the sound row under other names, one a line.
func renamed(pairs ...string) string {
	var rows []string
	for i := 0; i < len(pairs); i += 2 {
		row := strings.Replace(strings.ReplaceAll(soundRow, "\n", " "), `"seed_swap"`, fmt.Sprintf("%q", pairs[i]), 1)
		rows = append(rows, strings.Replace(row, "zaden ruilen", pairs[i+1], 1))
	}
	return "[" + strings.Join(rows, ",\n") + "]"
}

func TestAnImportIsWhollyThereOrNotAtAll(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		rows, err := models.ReadTemplateFile([]byte(renamed("one", "bollen ruilen", "Two", "stekken ruilen", "one", "potten ruilen")))
		if err != nil {
			t.Fatal(err)
		}
		judged, drafts, err := models.ImportTemplates(ctx, db, c.Marketer, rows)
		if err != nil || drafts != nil || judged[0].Wrong() || !judged[1].Wrong() || !judged[2].Wrong() || judged[2].Line != 3 {
			t.Fatalf("with two that are wrong: %+v, %v, %v", judged, drafts, err)
		}
		if n := len(namesListed(t, db, models.TemplateFilter{Standing: models.StandingDraft})); n != 0 {
			t.Errorf("%d drafts were written all the same", n)
		}
		rows, err = models.ReadTemplateFile([]byte(renamed("one", "bollen ruilen", "two", "stekken ruilen")))
		if err != nil {
			t.Fatal(err)
		}
		if _, drafts, err = models.ImportTemplates(ctx, db, c.Marketer, rows); err != nil || len(drafts) != 2 || drafts[1].State != models.TemplateDraft || drafts[1].AtMeta() {
			t.Errorf("sound ones: %+v, %v", drafts, err)
		}
		judged, drafts, err = models.ImportTemplates(ctx, db, c.Marketer, rows)
		if err != nil || drafts != nil || !judged[0].Wrong() {
			t.Errorf("the same once more: %+v, %v", judged, err)
		}
	})
}

func TestWhatIsExportedCanBeImportedElsewhere(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		newDraft(t, c)
		var all []whatsapp.Template
		err := models.ExportTemplates(ctx, db, models.TemplateFilter{}, func(one whatsapp.Template) error { all = append(all, one); return nil })
		if err != nil || len(all) != 2 || all[1].Status != whatsapp.TemplateApproved || all[1].ID == "" || all[0].Status != "" {
			t.Fatalf("%+v, %v", all, err)
		}
		text, err := json.Marshal(map[string]any{"data": all})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := models.ReadTemplateFile(text)
		if err != nil || len(rows) != 2 || !models.SameWording(rows[0].Content, all[0]) || !reflect.DeepEqual(rows[0].Content.Samples(), all[0].Samples()) {
			t.Errorf("read back: %+v, %v", rows, err)
		}
	})
}

func TestDraftsInSeveralLanguagesShareAFreeName(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		start := func(category string, languages ...string) string {
			t.Helper()
			var contents []whatsapp.Template
			for _, language := range languages {
				contents = append(contents, whatsapp.Template{Name: "offer", Language: language, Category: category})
			}
			drafts, err := models.DraftLanguages(ctx, db, c.Marketer, contents)
			if err != nil || len(drafts) != len(languages) {
				t.Fatalf("%v: %v", languages, err)
			}
			for _, d := range drafts {
				if d.Name != drafts[0].Name {
					t.Errorf("%s and %s", d.Name, drafts[0].Name)
				}
			}
			return drafts[0].Name
		}
		for i, want := range []string{"offer", "offer", "offer_2", "offer_3"} {
			languages := [][]string{{"nl", "de"}, {"fr"}, {"es", "de"}, {"da"}}[i]
			category := []string{"MARKETING", "MARKETING", "MARKETING", "UTILITY"}[i]
			if got := start(category, languages...); got != want {
				t.Errorf("%v: %s, want %s", languages, got, want)
			}
		}
		if _, err := models.DraftLanguages(ctx, db, c.Marketer, nil); !errors.As(err, new(models.Invalid)) {
			t.Errorf("no language: %v", err)
		}
	})
}

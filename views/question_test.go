package views

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"greenlist/lint"
	"greenlist/models"
	"greenlist/whatsapp"
)

func TestTheQuestionSaysWhatItMust(t *testing.T) {
	for _, language := range models.Languages {
		drawn, err := DrawNotice(asking(), language, models.QuestionNotice)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(string(drawn), "—————")
		if len(parts) != 2 {
			t.Fatalf("%s: %d questions for two purposes", language, len(parts))
		}
		say := WordsIn(language).Chat
		wants(t, parts[1], "WHAT", "OFTEN", "Zaailing & Co", "WhatsApp", "STOP", "Kasstraat 3, 1234 AB Bloemendaal", "https://zaailing.example/privacy?a=1&b=2", "["+say.Yes+"] ["+say.No+"]")
		without(t, parts[1], "{")
		for _, title := range []string{say.Yes, say.No} {
			if utf8.RuneCountInString(title) > whatsapp.MaxButtonTitle {
				t.Errorf("%s: no button holds %q", language, title)
			}
		}
	}
	tracking := asking()
	tracking.Tracking = true
	drawn, err := DrawNotice(tracking, "nl", models.QuestionNotice)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, string(drawn), fill(WordsIn("nl").Notice.Tracking, "company", tracking.Company.Name))
	long := asking()
	long.Company.PrivacyURL = "https://zaailing.example/" + strings.Repeat("x", 1000)
	found, err := long.Judge(DrawNotice)
	if err != nil || !slices.ContainsFunc(found, func(f lint.Finding) bool { return f.Rule == "question-fits" && f.Medium == lint.InChat }) {
		t.Errorf("a question that WhatsApp would refuse is judged %+v, %v", found, err)
	}
}

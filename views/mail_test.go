package views

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/post"
)

func TestEveryFaultHasWordsAndACure(t *testing.T) {
	for _, fault := range post.Faults {
		words, known := faultWords[models.MailFault(fault)]
		if !known || words.what == "" || words.cure == "" {
			t.Errorf("%s has no words or no cure", fault)
		}
	}
	for _, fault := range []models.MailFault{models.FaultGone, models.FaultStopped, models.FaultOurs, models.FaultWeb} {
		if faultWords[fault].what == "" {
			t.Errorf("%s has no words", fault)
		}
	}
	if _, known := faultWords["made-up"]; known {
		t.Error("the control has words")
	}
}

func TestACheckpointLetterSaysWhatItIsAndHowToCheck(t *testing.T) {
	letters := Letters{Public: &url.URL{Scheme: "https", Host: "greenlist.zaailing.example"}}
	got := letters.Checkpoint(models.CheckpointLetter{
		Company: "Zaailing", Email: "hallo@zaailing.example", Origin: "zaailing.example/abc", VKey: "zaailing.example/abc+0000+AAAA", Size: 12431,
		At: time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC),
	})
	wants(t, got.Body, "greenlist verify audit --vkey 'zaailing.example/abc+0000+AAAA' --checkpoint "+models.CheckpointFile(12431), "12,431 entries",
		"21 November 2026", "hallo@zaailing.example", "no personal data")
	wants(t, got.Subject, "Zaailing", "12,431")
	link := letters.SignIn(models.SignInLetter{Company: "Zaailing", Life: models.InvitationLife})
	if strings.Count(link.Body, models.LinkPlace) != 1 || letters.Link("abc") != "https://greenlist.zaailing.example/sign-in/abc" {
		t.Errorf("%s", link.Body)
	}
	wants(t, link.Body, "7 days")
}

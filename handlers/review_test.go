package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/views"
)

// lived is somebody who signed up, got a message because of it, and stopped.
func (s shop) lived() models.Contact {
	s.Helper()
	page := s.fills(s.browser().with("Accept-Language", "nl"), "097012345678")
	s.says("3197012345678", page.declaration())
	s.clock.Advance(time.Hour)
	campaign := s.Sending(s.T, "Spring")
	if _, err := models.ClaimCampaign(context.Background(), s.db, campaign.ID, 1, 100); err != nil {
		s.Fatal(err)
	}
	s.clock.Advance(time.Hour)
	s.says("3197012345678", "STOP")
	contact, err := models.FindContactByAddress(context.Background(), s.db, "+3197012345678", "")
	if err != nil {
		s.Fatal(err)
	}
	return contact
}

func TestAReviewerProvesThatSomebodyAgreedToAMessage(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		b.get(views.ContactPath(person.ID)).link(views.TimelinePath(person.ID))
		story := b.get(views.TimelinePath(person.ID)).is(http.StatusOK)
		at := 0
		for _, step := range []string{"Was shown the form", "Filled in a form", "Said yes from their own phone", "Messaged on the strength of that: 1 message", "Said stop"} {
			next := strings.Index(story.words()[at:], step)
			if next < 0 {
				s.Fatalf("the story does not go on with %q:\n%s", step, story.words())
			}
			at += next
		}
		story.says("Sat 21 Nov 2026, 10:00:10 CET").says("Signature checked now: right").says("X-Hub-Signature-256").says("Mila Vos").says("All 34 things")
		uses := b.get(story.linkTo("/messages")).is(http.StatusOK).says("Spring")
		message := b.get(uses.link("/messages/")).is(http.StatusOK).says("Valid at that moment").says("The yes it relied on").says("Taken out of the line")
		message.says("Hello Mila, the first seedlings are in").says("Signature checked now: right").says("The form exactly as they saw it")
		s.as(models.Marketer).get(message.at()).is(http.StatusOK).says("Valid at that moment")
		s.as(models.Marketer).get(views.TimelinePath(person.ID)).is(http.StatusForbidden)
		s.as(models.Agent).get(message.at()).is(http.StatusForbidden)
		b.get("/messages/999").is(http.StatusNotFound)
		b.get(views.ContactPath(person.ID) + "/proofs/999/messages").is(http.StatusNotFound)
	})
}

func TestADossierIsOnePageAndTwoFiles(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		page := b.get(views.DossierPath(person.ID)).is(http.StatusOK).says("Nothing was changed").says("Each of them relied on a yes that was valid").says("aanbiedingen voor planten")
		page.says("says all 34 things")
		if !strings.Contains(page.text, s.notice("nl")) {
			s.Error("what they were shown is not in the dossier")
		}
		if strings.Contains(page.text, "/r/") || strings.Contains(page.text, "/p/") {
			s.Error("the dossier holds a key to the person’s own pages")
		}
		for kind, media := range map[string]string{"json": "application/json", "jsonld": "application/ld+json"} {
			file := b.get(page.link(views.DossierPath(person.ID) + "." + kind)).is(http.StatusOK)
			if file.Header.Get("Content-Type") != media || !strings.Contains(file.Header.Get("Content-Disposition"), "dossier-") || !strings.Contains(file.text, "aanbiedingen voor planten") {
				s.Errorf("%s: %v\n%s", kind, file.Header, file.text)
			}
		}
		if strings.Contains(s.log.String(), "97012345678") {
			s.Error("the number stands in the log")
		}
		s.as(models.Marketer).get(views.DossierPath(person.ID)).is(http.StatusForbidden)
		b.get(views.DossierPath(999)).is(http.StatusNotFound)
	})
}

// What a company did not state when a record was made is named, because it cannot be added afterwards.
func TestADossierNamesWhatARecordDoesNotSay(t *testing.T) {
	eachSite(t, func(s *site) {
		offers := s.offers()
		c := s.person(1, "Mila Visser")
		if _, err := c.Assert(context.Background(), s.db, models.Assertion{PurposeIDs: []int64{number(offers)}, At: s.db.Now(), Source: "paper", Grade: "B", Words: "Card 12.", Who: models.System}); err != nil {
			s.Fatal(err)
		}
		s.as(models.Admin).get(views.DossierPath(c.ID)).is(http.StatusOK).says("Some records do not say everything they should").says("party address").says("authority party")
	})
}

// notices is how many stored texts are held against what is served.
const storedNotices = 200

func TestStoredNoticesAreServedByteForByte(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		b := s.as(models.Reviewer)
		seen := 0
		for n := 0; seen < storedNotices; n++ {
			draft := s.Draft()
			for language, text := range draft.Texts {
				text.Headline += fmt.Sprintf(" %d & “more” <b>", n)
				draft.Texts[language] = text
			}
			form, err := models.CreateForm(ctx, s.db, s.Marketer, fmt.Sprintf("Form %d", n), draft)
			if err != nil {
				s.Fatal(err)
			}
			version, err := form.Publish(ctx, s.db, s.Marketer, views.DrawNotice)
			if err != nil {
				s.Fatal(err)
			}
			for _, language := range draft.Languages {
				seen += s.kindsServed(b, version, language)
			}
			public := s.browser().get("/f/" + form.Code + "?lang=nl").is(http.StatusOK)
			if notice, err := models.FindNotice(ctx, s.db, version.ID, "nl"); err != nil || !strings.Contains(public.text, notice.HTML) {
				s.Fatalf("people are shown something else than is kept: %v", err)
			}
		}
	})
}

func (s shop) kindsServed(b *browser, version models.FormVersion, language string) (n int) {
	s.Helper()
	for _, kind := range models.NoticeKinds {
		notice, err := models.FindNoticeOf(context.Background(), s.db, version.ID, language, kind)
		if err != nil {
			s.Fatal(err)
		}
		served := b.get(views.NoticePath(notice.ID) + "/bytes").is(http.StatusOK)
		if sum := sha256.Sum256([]byte(served.text)); served.text != notice.HTML || hex.EncodeToString(sum[:]) != notice.HexHash() {
			s.Errorf("notice %d is served otherwise than it is kept", notice.ID)
		}
		page := b.get(views.NoticePath(notice.ID)).is(http.StatusOK)
		if kind != models.QuestionNotice && !strings.Contains(page.text, notice.HTML) {
			s.Errorf("notice %d is shown otherwise than it is kept", notice.ID)
		}
		n++
	}
	return n
}

func TestAReviewerAsksInOneBox(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		page := b.get("/review").is(http.StatusOK).says("Messages sent without a valid consent")
		ask := func(words string) *answer { return page.send("/review/searches", map[string]string{"q": words}) }
		ask("0970 123 45678").isAt(views.TimelinePath(person.ID))
		ask("Mila").isAt(views.TimelinePath(person.ID))
		ask("").is(http.StatusUnprocessableEntity).says("Type a number, a name")
		ask("+31 970 199 99999").is(http.StatusOK).says("Nobody has").says("It has never been seen here")
		ask("zebra").is(http.StatusOK).says("Nothing was found")
		if err := person.LoseNumber(context.Background(), s.db, s.Marketer, "Her son answered."); err != nil {
			s.Fatal(err)
		}
		lost := ask("+3197012345678").is(http.StatusOK).says("It changed hands")
		b.get(lost.link(views.TimelinePath(person.ID))).says("Their details were corrected")
		if strings.Contains(s.log.String(), "12345678") || strings.Contains(s.log.String(), "Mila") {
			s.Error("what was asked for stands in the log")
		}
		s.as(models.Marketer).get("/review").is(http.StatusForbidden)
	})
}

func TestTheNumberThatMustBeNoneSaysHowItWasCounted(t *testing.T) {
	eachShop(t, func(s shop) {
		s.lived()
		if _, err := models.SignCheckpoint(context.Background(), s.db); err != nil {
			s.Fatal(err)
		}
		b := s.as(models.Reviewer)
		page := b.get("/review").is(http.StatusOK)
		b.get(page.link("/review/consent")).is(http.StatusOK).says("None").says("Attempts looked at 1 In all of the log").says("SELECT COUNT(*) FROM messages WHERE unaccounted AND kind IN")
	})
}

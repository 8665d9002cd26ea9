package models_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/replies"
	"greenlist/whatsapp"
)

var plants = models.TemplateText{
	Name: "New Plants", Language: "en", Category: whatsapp.Marketing, Header: "For {{1}}", Body: "Hello {{1}}, new plants came in on {{2}}.\r\nCome and see.\r\n",
	Footer: "Zaailing, Utrecht", Buttons: []models.DraftButton{{Kind: whatsapp.ButtonQuickReply, Text: "Stop promotions"}, {}, {Kind: whatsapp.ButtonURL, Text: "See them", URL: "https://zaailing.example/p/{{1}}"}},
	Samples: map[string]string{"header.1": "you", "1": "Mila", "2": "Friday", "button.2": "ferns"},
}

func newDraft(t *testing.T, c modelstest.Company) models.Template {
	t.Helper()
	draft, err := models.CreateTemplate(context.Background(), c.DB, c.Marketer, plants)
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

func TestADraftComesBackAsItWasWritten(t *testing.T) {
	tidy := plants.Tidy()
	if tidy.Name != "new_plants" || len(tidy.Buttons) != 2 || tidy.Body != "Hello {{1}}, new plants came in on {{2}}.\nCome and see." {
		t.Fatalf("tidied: %+v", tidy)
	}
	content := tidy.Content()
	for _, f := range whatsapp.Lint(content) {
		if f.Severity == whatsapp.SeverityError {
			t.Errorf("the lint complains: %+v", f)
		}
	}
	back, ok := models.DraftOf(content)
	if !ok || !reflect.DeepEqual(back, tidy) {
		t.Errorf("came back as\n%+v, not\n%+v", back, tidy)
	}
	named := tidy
	named.Header, named.Body, named.Samples = "", "Hello {{first_name}}, come and see.", map[string]string{"first_name": "Mila", "button.1": "ferns"}
	if back, ok := models.DraftOf(named.Content()); !ok || !reflect.DeepEqual(back, named) || named.Content().ParameterFormat != whatsapp.Named {
		t.Errorf("with names it came back as\n%+v, not\n%+v", back, named)
	}
}

func TestOptOutButtonsAreUnderstoodWhenTheyComeBack(t *testing.T) {
	for _, language := range []string{"en_GB", "nl", "de_AT", "da", "sv", "fr", "es_MX", "uk"} {
		words := models.OptOutWords(language)
		if replies.IntentOf(words) != replies.Stop || len([]rune(words)) > 25 {
			t.Errorf("%s: %q", language, words)
		}
	}
	if replies.IntentOf("Show me more") == replies.Stop {
		t.Error("the control is a stop word too")
	}
	moved := models.NewTemplateText("en")
	moved.Language = "de"
	if got := moved.Follow("en").Buttons[0].Text; got != "Abmelden" {
		t.Errorf("in German the button says %q", got)
	}
	if got := moved.Follow("de").Tidy().Buttons[0].Text; got != "Stop promotions" {
		t.Errorf("in German as before the button says %q", got)
	}
}

func TestANameIsTakenOncePerLanguage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		first := newDraft(t, c)
		_, err := models.CreateTemplate(ctx, db, c.Marketer, plants)
		if wrong, ok := errors.AsType[models.Invalid](err); !ok || wrong["name"] == "" {
			t.Fatalf("the second: %v", err)
		}
		if err := first.Discard(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		if _, err := models.CreateTemplate(ctx, db, c.Marketer, plants); err != nil {
			t.Errorf("after the first was thrown away: %v", err)
		}
	})
}

func TestASubmittedWordingIsNeverChanged(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		draft := newDraft(t, c)
		first := *draft.VersionID
		changed := plants
		changed.Footer = "Zaailing"
		if err := draft.Revise(ctx, db, c.Marketer, changed); err != nil || *draft.VersionID != first {
			t.Fatalf("a draft is rewritten in place: %v, version %d", err, *draft.VersionID)
		}
		stale := draft
		if err := draft.Submit(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		if err := stale.Submit(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("submitted twice: %v", err)
		}
		if err := stale.Revise(ctx, db, c.Marketer, plants); !errors.As(err, new(models.Conflict)) {
			t.Errorf("changed after it was sent: %v", err)
		}
		if err := stale.Discard(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("thrown away after it was sent: %v", err)
		}
		if err := draft.Refuse(ctx, db, first, "No."); err != nil {
			t.Fatal(err)
		}
		draft = templateNow(t, db, draft.ID)
		if err := draft.Revise(ctx, db, c.Marketer, plants); err != nil || *draft.VersionID == first {
			t.Fatalf("after a refusal a new version begins: %v, version %d", err, *draft.VersionID)
		}
		kept, err := models.FindTemplateVersion(ctx, db, first)
		if err != nil || kept.Content.Footer().Text != "Zaailing" || kept.RefusedAt == nil {
			t.Errorf("the first version: %+v, %v", kept, err)
		}
	})
}

func TestTheSyncAddsMendsAndMisses(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		clock.Advance(time.Minute)
		other := modelstest.SpringOffer
		other.ID, other.Name, other.Status, other.RejectedReason = "200000000000002", "made_elsewhere", "REJECTED", "PROMOTIONAL"
		if err := models.SyncTemplates(ctx, db, c.Account, []whatsapp.Template{modelstest.SpringOffer, other}, db.Now()); err != nil {
			t.Fatal(err)
		}
		found, err := models.ListTemplates(ctx, db, models.TemplateFilter{Standing: models.StandingRejected, Search: "made else", Limit: 5})
		if err != nil || len(found) != 1 || found[0].MetaReason != "PROMOTIONAL" {
			t.Fatalf("added: %+v, %v", found, err)
		}
		read := db.Now()
		clock.Advance(time.Minute)
		hook(t, db, clock.Now(), "message_template_status_update", about(map[string]any{"event": "PAUSED"}))
		reworded := other
		reworded.Components = []whatsapp.Component{{Type: "BODY", Text: "Something else altogether."}}
		if err := models.SyncTemplates(ctx, db, c.Account, []whatsapp.Template{modelstest.SpringOffer, reworded}, read); err != nil {
			t.Fatal(err)
		}
		if now := templateNow(t, db, c.Template.ID); now.MetaStatus != "PAUSED" {
			t.Errorf("a stale listing overruled a webhook: %s", now.MetaStatus)
		}
		clock.Advance(time.Minute)
		if err := models.SyncTemplates(ctx, db, c.Account, []whatsapp.Template{reworded}, db.Now()); err != nil {
			t.Fatal(err)
		}
		if now := templateNow(t, db, c.Template.ID); now.MetaStatus != "DELETED" {
			t.Errorf("deleted at Meta: %s", now.MetaStatus)
		}
		unread := templateNow(t, db, found[0].ID)
		if unread.FoundVersionID == nil || *unread.VersionID == *unread.FoundVersionID {
			t.Fatalf("another wording was taken over unread: %+v", unread)
		}
		if err := unread.TakeOver(ctx, db, c.Marketer, *unread.FoundVersionID); err != nil {
			t.Fatal(err)
		}
		version, err := models.FindTemplateVersion(ctx, db, *templateNow(t, db, found[0].ID).VersionID)
		if err != nil || version.Number != 2 || version.Content.Body().Text != "Something else altogether." {
			t.Errorf("reworded at Meta: %+v, %v", version, err)
		}
	})
}

func TestAListIsPagedByItsLastRow(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		newDraft(t, c)
		first, err := models.ListTemplates(ctx, db, models.TemplateFilter{Limit: 1})
		if err != nil || len(first) != 1 {
			t.Fatal(err)
		}
		rest, err := models.ListTemplates(ctx, db, models.TemplateFilter{After: first[0].ID, Limit: 5})
		if err != nil || len(rest) != 1 || rest[0].ID != c.Template.ID {
			t.Errorf("the rest: %+v, %v", rest, err)
		}
	})
}

func TestHearingTheSameIsNoChange(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		before := templateNow(t, db, company.Template.ID)
		clock.Advance(time.Hour)
		if _, err := models.ObserveTemplate(ctx, db, company.Account, modelstest.SpringOffer, "poll"); err != nil {
			t.Fatal(err)
		}
		same := templateNow(t, db, company.Template.ID)
		if !same.UpdatedAt.Equal(before.UpdatedAt) || !same.HeardAt.Equal(clock.Now()) {
			t.Errorf("nothing changed, and it was changed at %v, heard of at %v", same.UpdatedAt, same.HeardAt)
		}
		paused := modelstest.SpringOffer
		paused.Status = whatsapp.TemplatePaused
		if _, err := models.ObserveTemplate(ctx, db, company.Account, paused, "poll"); err != nil {
			t.Fatal(err)
		}
		if changed := templateNow(t, db, company.Template.ID); !changed.UpdatedAt.Equal(clock.Now()) {
			t.Errorf("paused at %v", changed.UpdatedAt)
		}
	})
}

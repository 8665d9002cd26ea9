package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// promising draws the plain form with one sentence more.
func promising(sentence string) models.DrawNotice {
	return func(c models.FormContent, language, kind string) ([]byte, error) {
		html, err := modelstest.DrawPlain(c, language, kind)
		if kind == models.QuestionNotice { // plain text, which ends with its buttons
			return html, err
		}
		return append(html, "<p>"+sentence+"</p>"...), err
	}
}

func TestNothingUnlawfulIsPublished(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, err := models.CreateForm(ctx, db, c.Marketer, "Counter", c.Draft())
		if err != nil {
			t.Fatal(err)
		}
		condition := promising("Aanmelden is verplicht om te bestellen.")
		content, _, err := form.Prepare(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		found, err := content.Judge(condition)
		if err != nil || len(found) != 1 || found[0].Rule != "not-a-condition" || found[0].Language != "nl" {
			t.Fatalf("judged %+v, %v", found, err)
		}
		var refusal models.Refusal
		if _, err := form.Publish(ctx, db, c.Marketer, condition); !errors.As(err, &refusal) || refusal.Reason != models.FormUnlawful {
			t.Fatalf("published: %v", err)
		}
		versions, err := models.ListFormVersions(ctx, db, form.ID)
		if err != nil || len(versions) != 0 || form.State() != models.FormDrafted {
			t.Fatalf("kept %+v, %v", versions, err)
		}
		if _, err := form.Publish(ctx, db, c.Marketer, promising("Aanmelden is niet verplicht om te bestellen.")); err != nil {
			t.Errorf("the control: %v", err)
		}
	})
}

func TestAWarningAsksForAReasonThatIsKept(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, err := models.CreateForm(ctx, db, c.Marketer, "Counter", c.Draft())
		if err != nil {
			t.Fatal(err)
		}
		gift, why := promising("10% off / 10% korting"), "  Everybody gets it at the till as well.  "
		var wrong models.Invalid
		for _, reasons := range [][]models.AcceptedWarning{
			nil, {{Rule: "incentive", Reason: " "}}, {{Rule: "urgency", Reason: why}}, {{Rule: "incentive", Reason: strings.Repeat("x", 401)}},
		} {
			if _, err := form.Publish(ctx, db, c.Marketer, gift, reasons...); !errors.As(err, &wrong) || len(wrong) != 1 || wrong["reason_incentive"] == "" {
				t.Fatalf("with %+v: %v", reasons, err)
			}
		}
		if _, err := form.Publish(ctx, db, c.Marketer, gift, models.AcceptedWarning{Rule: "incentive", Reason: why}, models.AcceptedWarning{Rule: "urgency", Reason: why}); err != nil {
			t.Fatal(err)
		}
		v, err := form.Version(ctx, db)
		if err != nil || len(v.Accepted) != 1 || v.Accepted[0].Reason != strings.TrimSpace(why) || len(v.Accepted[0].Found) != 2 {
			t.Fatalf("kept %+v, %v", v.Accepted, err)
		}
		n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE action = 'publish' AND CAST(after AS TEXT) LIKE '%at the till%'`)
		if err != nil || n != 1 {
			t.Errorf("the audit tells the reason %d times, %v", n, err)
		}
	})
}

package models_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// actsListed is one page of acts, as "who subject.action:id".
func actsListed(t *testing.T, db *models.DB, s models.ActSearch) (all []string) {
	t.Helper()
	page, err := models.ListActs(context.Background(), db, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range page.Acts {
		all = append(all, fmt.Sprintf("%s %s.%s:%d", a.Who, a.Subject, a.Action, a.SubjectID))
	}
	return all
}

func TestActsAreFoundByWhoWhatAndWhen(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		noon := db.Now()
		clock.Advance(time.Hour)
		eva := newUser(t, db, "eva@zaailing.example", models.Admin)
		campaign, err := models.CreateCampaign(ctx, db, eva.Actor(), company.Plan("Spring sale 100%"))
		if err != nil {
			t.Fatal(err)
		}
		person := company.Person(t, 1)
		created := fmt.Sprintf("user:%d campaign.create:%d", eva.ID, campaign.ID)
		added := fmt.Sprintf("%s contact.add:%d", "user:1", person.ID)
		for name, test := range map[string]struct {
			search models.ActSearch
			want   []string
		}{
			"who":        {models.ActSearch{Who: fmt.Sprintf("user:%d", eva.ID)}, []string{created}},
			"kind":       {models.ActSearch{Subject: "campaign"}, []string{created}},
			"act":        {models.ActSearch{Subject: "contact", Action: "add"}, []string{added}},
			"thing":      {models.ActSearch{Subject: "contact", SubjectID: person.ID}, []string{added}},
			"name":       {models.ActSearch{Text: "sale 100%"}, []string{created}},
			"wildcards":  {models.ActSearch{Text: "S%e"}, nil},
			"everything": {models.ActSearch{Who: "user:1", Subject: "contact", From: noon.Add(time.Minute), Until: noon.Add(2 * time.Hour)}, []string{added}},
			"too early":  {models.ActSearch{Subject: "contact", Until: noon.Add(time.Minute)}, nil},
			"nobody":     {models.ActSearch{Who: "user:99"}, nil},
			"no names":   {models.ActSearch{Text: "Person 1"}, nil},
		} {
			if got := actsListed(t, db, test.search); !slices.Equal(got, test.want) {
				t.Errorf("%s: %v, want %v", name, got, test.want)
			}
		}
		actors, err := models.Actors(ctx, db)
		if err != nil || len(actors) != 2 && len(actors) != 3 || !slices.Contains(actors, models.AuditActor{Who: "user:1", Name: "Anna de Wit"}) {
			t.Errorf("%+v, %v", actors, err)
		}
	})
}

func TestPagesOfActsMissNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		for n := range 120 {
			company.Person(t, n) // many of them at the same instant
			if n%10 == 0 {
				clock.Advance(time.Second)
			}
		}
		var all []int64
		s := models.ActSearch{Subject: "contact"}
		for {
			page, err := models.ListActs(ctx, db, s)
			if err != nil || len(page.Unlisted) > 0 {
				t.Fatal(page.Unlisted, err)
			}
			for _, a := range page.Acts {
				all = append(all, a.SubjectID)
			}
			if !page.More {
				break
			}
			s.Before = page.Acts[len(page.Acts)-1].ID
		}
		if len(all) != 120 || !slices.IsSortedFunc(all, func(a, b int64) int { return int(b - a) }) {
			t.Errorf("%d acts: %v", len(all), all)
		}
	})
}

func TestARowThatWasChangedIsNoticed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(models.DisarmAudit(ctx, db))
		expect := map[int64]string{}
		for part, set := range map[string]string{
			"": `action = action`, "who": `who = 'user:99'`, "what": `action = 'archive'`, "thing": `subject_id = 99`, "when": `at = '2020-01-01 00:00:00+00:00'`,
			"before": `before = '{"name":"Nothing"}'`, "after": `after = NULL`,
		} {
			p, err := models.CreatePurpose(ctx, db, models.System, models.NewPurpose{Name: "Purpose " + part})
			ok(err)
			page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "purpose", SubjectID: p.ID})
			if ok(err); len(page.Acts) != 1 || !page.Acts[0].Sound() {
				t.Fatalf("before anybody changed it: %+v", page.Acts)
			}
			expect[page.Acts[0].ID] = part
			ok(models.Execute(ctx, db, fmt.Sprintf(`UPDATE audit_entries SET %s WHERE id = %d`, set, page.Acts[0].ID)))
		}
		page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "purpose"})
		ok(err)
		for _, act := range page.Acts {
			if got := strings.Join(act.Differs, " "); got != expect[act.ID] || act.Sound() != (got == "") {
				t.Errorf("differs in %q, not in %q", got, expect[act.ID])
			}
		}
		var wrong []string
		check, err := models.CheckActs(ctx, db, 0, 1_000_000, func(a models.Act) error { wrong = append(wrong, a.Differs...); return nil })
		if err != nil || !check.Done || check.Unlisted != 0 || len(wrong) != 6 || check.Compared != 7 || check.Sound != 1 {
			t.Errorf("%+v, %v, %v", check, wrong, err)
		}
	})
}

func TestARowThatIsGoneIsNoticed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		modelstest.NewCompany(t, db)
		page, err := models.ListActs(ctx, db, models.ActSearch{})
		if err != nil || len(page.Unlisted) != 0 || !page.Verification.Waits() && page.Verification.Checkpoint.Size > 0 {
			t.Fatalf("%+v, %v", page.Unlisted, err)
		}
		gone := page.Acts[1].EvidenceID
		if err := errors.Join(models.DisarmAudit(ctx, db), models.Execute(ctx, db, fmt.Sprintf(`DELETE FROM audit_entries WHERE evidence_id = %d`, gone))); err != nil {
			t.Fatal(err)
		}
		page, err = models.ListActs(ctx, db, models.ActSearch{})
		if err != nil || !slices.Equal(page.Unlisted, []int64{gone}) {
			t.Errorf("unlisted are %v, %v", page.Unlisted, err)
		}
		if check, err := models.CheckActs(ctx, db, 0, 1_000_000, func(models.Act) error { return nil }); err != nil || check.Unlisted != 1 {
			t.Errorf("%+v, %v", check, err)
		}
	})
}

func TestAnActIsProvenToAnybody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		modelstest.NewCompany(t, db)
		page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "purpose"})
		if err != nil || len(page.Acts) != 1 || page.Acts[0].Proof.Place != nil {
			t.Fatalf("%+v, %v", page.Acts, err)
		}
		id := page.Acts[0].ID
		if _, err := models.FindActProof(ctx, db, id); !isA[models.Conflict](err) {
			t.Errorf("before it has a place: %v", err)
		}
		if _, err := models.SignCheckpoint(ctx, db); err != nil {
			t.Fatal(err)
		}
		page, err = models.FindAct(ctx, db, id)
		check := page.Verification.Checks[page.Acts[0].EvidenceID]
		if err != nil || !check.Sound() || !check.InLog || !page.Verification.Signed {
			t.Errorf("%+v, %v", check, err)
		}
		file, err := models.FindActProof(ctx, db, id)
		if err != nil {
			t.Fatal(err)
		}
		report, err := ledger.VerifyReceipt(file, ledger.VerifyOptions{VKeys: []string{page.Verification.VKey}})
		if err != nil || report.Exit != ledger.ExitOK || !report.Anchored || !strings.Contains(strings.Join(report.Told, " "), "purpose.create") {
			t.Errorf("%+v, %v", report, err)
		}
	})
}

func TestWhatChangesNothingIsNoAct(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		campaign, err := models.CreateCampaign(ctx, db, company.Marketer, company.Plan("Spring"))
		if err != nil {
			t.Fatal(err)
		}
		plan := company.Plan("Spring")
		for range 2 {
			if err := campaign.Change(ctx, db, company.Marketer, plan); err != nil {
				t.Fatal(err)
			}
		}
		changes := models.ActSearch{Subject: "campaign", Action: "change"}
		if got := actsListed(t, db, changes); len(got) != 0 {
			t.Errorf("a save without a change left %v", got)
		}
		plan.Name = "Summer"
		if err := campaign.Change(ctx, db, company.Marketer, plan); err != nil {
			t.Fatal(err)
		}
		page, err := models.ListActs(ctx, db, changes)
		if err != nil || len(page.Acts) != 1 || !strings.Contains(string(page.Acts[0].Before), "Spring") || !strings.Contains(string(page.Acts[0].After), "Summer") {
			t.Errorf("%+v, %v", page.Acts, err)
		}
	})
}

func TestWhatAnActSaidOfSomebodyGoesWithThem(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		gone, stays := company.Person(t, 1), company.Person(t, 2)
		for _, c := range []*models.Contact{&gone, &stays} {
			name := "Mila " + c.Name
			if err := c.Amend(ctx, db, company.Marketer, models.Amendment{Name: &name}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := gone.Erase(ctx, db, company.Marketer, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
			t.Fatal(err)
		}
		page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "contact", Action: "amend"})
		if err != nil || len(page.Acts) != 2 {
			t.Fatal(page, err)
		}
		for _, a := range page.Acts {
			erased := a.SubjectID == gone.ID
			if a.Emptied != erased || !a.Sound() || (len(a.Before)+len(a.After) == 0) != erased {
				t.Errorf("of contact %d it says %s → %s: %+v", a.SubjectID, a.Before, a.After, a.Comparison)
			}
		}
	})
}

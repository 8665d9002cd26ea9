package models_test

import (
	"context"
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

// disturbed changes one row behind the database's own guards, and tells what the page says of it then.
func disturbed(t *testing.T, db *models.DB, statement string) models.Act {
	t.Helper()
	if err := models.ExecuteUnguarded(ctx, db, statement); err != nil {
		t.Fatal(err)
	}
	page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "purpose"})
	if err != nil || len(page.Acts) != 1 {
		t.Fatalf("%+v, %v", page.Acts, err)
	}
	return page.Acts[0]
}

func TestARowThatWasChangedIsNoticed(t *testing.T) {
	for part, statement := range map[string]string{
		"":       `UPDATE audit_entries SET actor = actor`,
		"who":    `UPDATE audit_entries SET who = 'user:99' WHERE subject = 'purpose'`,
		"what":   `UPDATE audit_entries SET action = 'archive' WHERE subject = 'purpose'`,
		"thing":  `UPDATE audit_entries SET subject_id = 99 WHERE subject = 'purpose'`,
		"when":   `UPDATE audit_entries SET at = '2020-01-01 00:00:00+00:00' WHERE subject = 'purpose'`,
		"before": `UPDATE audit_entries SET before = '{"name":"Nothing"}' WHERE subject = 'purpose'`,
		"after":  `UPDATE audit_entries SET after = NULL WHERE subject = 'purpose'`,
	} {
		modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
			modelstest.NewCompany(t, db)
			act := disturbed(t, db, statement)
			if got := strings.Join(act.Differs, " "); got != part || act.Sound() != (part == "") {
				t.Errorf("%s: differs in %q", statement, got)
			}
			wrong := 0
			check, err := models.CheckActs(ctx, db, 0, 1_000_000, func(models.Act) error { wrong++; return nil })
			if err != nil || !check.Done || check.Unlisted != 0 || (wrong == 0) != (part == "") || check.Compared-check.Sound != int64(wrong) {
				t.Errorf("%s: %+v, %d wrong, %v", statement, check, wrong, err)
			}
		})
	}
}

func TestARowThatIsGoneIsNoticed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		modelstest.NewCompany(t, db)
		page, err := models.ListActs(ctx, db, models.ActSearch{})
		if err != nil || len(page.Unlisted) != 0 || !page.Verification.Waits() && page.Verification.Checkpoint.Size > 0 {
			t.Fatalf("%+v, %v", page.Unlisted, err)
		}
		gone := page.Acts[1].EvidenceID
		if err := models.ExecuteUnguarded(ctx, db, fmt.Sprintf(`DELETE FROM audit_entries WHERE evidence_id = %d`, gone)); err != nil {
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
		if got := actsListed(t, db, models.ActSearch{Subject: "campaign", Action: "change"}); len(got) != 0 {
			t.Errorf("a save without a change left %v", got)
		}
		plan.Name = "Summer"
		if err := campaign.Change(ctx, db, company.Marketer, plan); err != nil {
			t.Fatal(err)
		}
		page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "campaign", Action: "change"})
		if err != nil || len(page.Acts) != 1 || !strings.Contains(string(page.Acts[0].Before), "Spring") || !strings.Contains(string(page.Acts[0].After), "Summer") {
			t.Errorf("%+v, %v", page.Acts, err)
		}
	})
}

func TestTakingActsAwayIsAnAct(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		var handed []string
		err := models.ExportActs(ctx, db, company.Marketer, models.ActSearch{Who: "user:1"}, func(a models.Act, name string) error {
			handed = append(handed, a.Subject+"."+a.Action+" "+name)
			return nil
		})
		if err != nil || !slices.Contains(handed, "purpose.create Offers") || handed[0] != "acts.export " {
			t.Errorf("%v, %v", handed, err)
		}
	})
}

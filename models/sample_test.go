package models_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// reviewers are two who may judge.
func reviewers(t *testing.T, db *models.DB) (noor, joris models.Actor) {
	t.Helper()
	var both []models.Actor
	for _, name := range []string{"Noor", "Joris"} {
		u, err := models.CreateUser(context.Background(), db, models.System, models.NewUser{Email: name + "@zaailing.example", Name: name, Role: models.Reviewer})
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, u.Actor())
	}
	return both[0], both[1]
}

func drawn(t *testing.T, db *models.DB, who models.Actor, n models.NewSample) (models.Sample, []models.SampleItemLine) {
	t.Helper()
	s, err := models.DrawSample(context.Background(), db, who, n)
	if err != nil {
		t.Fatal(err)
	}
	items, err := s.ListItems(context.Background(), db, models.SampleAll)
	if err != nil {
		t.Fatal(err)
	}
	return s, items
}

func placesOf(items []models.SampleItemLine) (evidence []int64) {
	for _, item := range items {
		evidence = append(evidence, item.EvidenceID)
	}
	return evidence
}

func TestASampleIsDrawnFromWhatMeetsItsCriteria(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db).Described(t)
		who, _ := reviewers(t, db)
		if _, err := models.DrawSample(ctx, db, who, models.NewSample{Size: 5}); len(complaintsOf(err)) != 1 {
			t.Errorf("drawn from nothing: %v", err)
		}
		if _, err := models.DrawSample(ctx, db, who, models.NewSample{Size: 501, Seed: strings.Repeat("x", 101), SampleCriteria: models.SampleCriteria{Grade: "E"}}); len(complaintsOf(err)) != 3 {
			t.Errorf("too much: %v", err)
		}
		for n := range 20 {
			company.Willing(t, n)
		}
		clock.Advance(24 * time.Hour)
		form := company.Form(t)
		record(t, db, company, form, 50)
		began := db.Now().Add(-time.Hour)

		_, all := drawn(t, db, who, models.NewSample{Size: 500})
		if len(all) != 21 {
			t.Errorf("%d of 21 drawn", len(all))
		}
		for what, c := range map[string]models.SampleCriteria{
			"period": {Since: &began}, "form": {FormID: form.ID}, "grade": {Grade: models.GradeAsserted}, "source": {Source: ledger.SourcePhone},
		} {
			s, items := drawn(t, db, who, models.NewSample{Size: 3, SampleCriteria: c})
			if s.Population != 1 || len(items) != 1 || items[0].Grade != models.GradeAsserted {
				t.Errorf("%s: %d of %d: %+v", what, len(items), s.Population, items)
			}
		}
		if n, err := models.CountOptIns(ctx, db, models.SampleCriteria{Until: &began}); n != 20 || err != nil {
			t.Errorf("%d before, %v", n, err)
		}
		one, first := drawn(t, db, who, models.NewSample{Size: 7, Seed: " seven  dice "})
		two, again := drawn(t, db, who, models.NewSample{Size: 7, Seed: "seven dice"})
		if !slices.Equal(placesOf(first), placesOf(again)) || one.Population != 21 || two.Through != all[len(all)-1].EvidenceID && two.Through == 0 {
			t.Errorf("the same seed drew %v and %v", placesOf(first), placesOf(again))
		}
		if _, other := drawn(t, db, who, models.NewSample{Size: 7, Seed: "eight dice"}); slices.Equal(placesOf(first), placesOf(other)) {
			t.Error("another seed drew the same")
		}
	})
}

// record is a yes by telephone, for a form.
func record(t *testing.T, db *models.DB, company modelstest.Company, form models.Form, n int) models.Contact {
	t.Helper()
	c, _, err := form.Record(context.Background(), db, models.Record{
		Source: ledger.SourcePhone, Version: 1, Language: "nl", Phone: fmt.Sprintf("+31970%08d", 20000000+n), PurposeIDs: []int64{company.Purpose.ID}, At: db.Now(), Words: "Noor, on the telephone", Who: company.Marketer,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every opt-in has the same chance, whatever gaps there are between their numbers and wherever it stands.
func TestTheDrawFavoursNobody(t *testing.T) {
	const population, size, draws = 40, 10, 4000
	hits := make([]int, population)
	for n := range draws {
		places := models.DrawPlaces(fmt.Sprint("draw ", n), population, size)
		if len(places) != size {
			t.Fatal(places)
		}
		for _, place := range places {
			hits[place]++
		}
	}
	expected, chi := float64(draws*size/population), 0.0
	for _, n := range hits {
		chi += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	// 39 degrees of freedom: 72 is passed once in a thousand times, and the seeds are always the same.
	if chi > 72 {
		t.Errorf("chi squared is %.1f: %v", chi, hits)
	}
	if all := models.DrawPlaces("x", 7, 500); len(all) != 7 {
		t.Errorf("%v of 7", all)
	}
	if got := models.DrawPlaces("seed", 1000, 3); !slices.Equal(got, []int64{958, 973, 215}) {
		t.Errorf("what was drawn years ago is drawn otherwise now: %v", got)
	}
}

func judge(s models.Sample, db *models.DB, who models.Actor, place, revision int, flag string) error {
	n := models.NewVerdict{Verdict: models.Approved, Revision: revision}
	if flag != "" {
		n.Verdict, n.Reason, n.Comment = models.Flagged, models.FlagNotice, flag
	}
	return s.Judge(context.Background(), db, who, place, n)
}

func TestVerdictsStandAndNoneGetsLost(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db).Described(t)
		noor, joris := reviewers(t, db)
		for n := range 3 {
			company.Willing(t, n)
		}
		s, _ := drawn(t, db, noor, models.NewSample{Size: 3})
		for what, n := range map[string]models.NewVerdict{
			"reason": {Verdict: models.Flagged, Comment: "no"}, "comment": {Verdict: models.Flagged, Reason: models.FlagTick, Comment: " "}, "": {Verdict: "perhaps"},
		} {
			if wrong := complaintsOf(s.Judge(ctx, db, noor, 1, n)); wrong[what] == "" || len(wrong) != 1 {
				t.Errorf("%s: %v", what, wrong)
			}
		}
		if err := s.SignOff(ctx, db, noor); !errors.As(err, new(models.Refusal)) {
			t.Errorf("signed off unjudged: %v", err)
		}
		var wait sync.WaitGroup
		outcomes := make([]error, 2)
		for n, who := range []models.Actor{noor, joris} {
			wait.Go(func() { outcomes[n] = judge(s, db, who, 1, 0, "seen by "+who.Name) })
		}
		wait.Wait()
		lost := slices.IndexFunc(outcomes, func(err error) bool { return errors.As(err, new(models.Conflict)) })
		if lost < 0 || outcomes[1-lost] != nil {
			t.Fatalf("judged at once: %v", outcomes)
		}
		winner := []models.Actor{joris, noor}[lost]
		if err := judge(s, db, winner, 1, 0, "seen by "+winner.Name); err != nil {
			t.Errorf("the same sent twice: %v", err)
		}
		clock.Advance(time.Minute)
		if err := judge(s, db, joris, 1, 1, ""); err != nil {
			t.Fatal(err)
		}
		item, err := s.FindItem(ctx, db, 1)
		if err != nil || item.Verdict != models.Approved || item.Revision != 2 || item.Judge != "Joris" {
			t.Errorf("%+v, %v", item, err)
		}
		all, err := item.ListVerdicts(ctx, db)
		if err != nil || len(all) != 2 || all[0].Verdict != models.Flagged || all[0].Comment != "seen by "+winner.Name {
			t.Errorf("%+v, %v", all, err)
		}
		body, err := s.OpenDossier(ctx, db, noor, 1, 2)
		if sum := sha256.Sum256(body); err != nil || hex.EncodeToString(sum[:]) != all[1].DossierHash {
			t.Errorf("the dossier is not the one of the verdict: %v", err)
		}
		acts, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries a JOIN evidence e ON e.id = a.evidence_id WHERE a.subject = 'sample' AND a.action = 'judge'`)
		if err != nil || acts != 2 {
			t.Errorf("%d verdicts in the audit, %v", acts, err)
		}
		for _, change := range []string{
			`UPDATE sample_verdicts SET comment = 'another'`, `DELETE FROM sample_verdicts`, `UPDATE samples SET seed = 'mine'`, `DELETE FROM samples`, `DELETE FROM sample_items`,
			`UPDATE sample_items SET evidence_id = evidence_id + 1000`,
		} {
			if err := models.Execute(ctx, db, change); err == nil {
				t.Errorf("the database let somebody %s", change)
			}
		}
		for who, want := range map[models.Actor]int{noor: 2, joris: 3} {
			if next, err := s.Next(ctx, db, who, 0); next != want || err != nil {
				t.Errorf("%s begins at %d, %v", who.Name, next, err)
			}
		}
	})
}

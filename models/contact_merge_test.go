package models_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

func TestWhatCountsWhenOnePersonSaidTwoThings(t *testing.T) {
	early, late := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC), time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	act := func(state models.ConsentState, grade string, at time.Time) models.Consent {
		return models.Consent{State: state, Grade: grade, ActedAt: at}
	}
	for _, c := range []struct {
		one, other models.Consent
		counts     bool
	}{
		{act("withdrawn", "", late), act("given", "A", early), true},
		{act("withdrawn", "", early), act("given", "A", late), false},
		{act("withdrawn", "", early), act("given", "B", late), true}, // written down by somebody else: never over a no
		{act("withdrawn", "", late), act("given", "A", late), true},  // as late: the no
		{act("given", "A", late), act("withdrawn", "", early), true},
		{act("given", "A", late), act("withdrawn", "", late), false},
		{act("given", "B", late), act("refused", "", early), false},
		{act("given", "A", early), act("expired", "", late), false},
		{act("given", "A", early), act("given", "C", late), true}, // better proof
		{act("given", "C", late), act("given", "A", early), false},
		{act("given", "A", late), act("given", "A", early), true},
		{act("expired", "", late), act("withdrawn", "", early), true},
	} {
		if got := c.one.Outweighs(c.other); got != c.counts {
			t.Errorf("%s %s over %s %s: %v", c.one.State, c.one.Grade, c.other.State, c.other.Grade, got)
		}
	}
}

func TestTwoContactsBecomeOnePerson(t *testing.T) {
	eachPeople(t, func(p *people) {
		ctx, keep, gone := context.Background(), p.Person(p.T, 1), p.Willing(p.T, 2)
		spring := p.Sending(p.T, "Spring")
		p.clock.Advance(time.Minute)
		for note, other := range map[string]int64{" ": gone.ID, "Same person.": keep.ID} {
			if err := keep.Merge(ctx, p.db, p.Marketer, other, note); !errors.As(err, new(models.Invalid)) {
				p.Errorf("%q with %d: %v", note, other, err)
			}
		}
		if err := keep.Merge(ctx, p.db, p.Marketer, gone.ID, "She told us."); err != nil {
			p.Fatal(err)
		}
		k := p.stands(keep, models.ConsentGiven)
		if k.Grade != models.GradeProven || k.Source != ledger.SourcePaper {
			p.Errorf("%+v", k)
		}
		if by := p.behind(gone.PhoneNumber(), ""); by.ID != keep.ID {
			p.Errorf("the other number leads to %+v", by)
		}
		if err := keep.Merge(ctx, p.db, p.Marketer, gone.ID, "Again."); !errors.As(err, new(models.Conflict)) {
			p.Errorf("twice: %v", err)
		}
		if claimed := claimAll(p.T, p.db, spring); len(claimed.Dispatches) != 1 || claimed.Dispatches[0].ContactID != keep.ID || claimed.Skipped != 1 {
			p.Errorf("%+v", claimed)
		}
		third := p.Person(p.T, 3)
		if err := third.Merge(ctx, p.db, p.Marketer, keep.ID, "And this one."); err != nil {
			p.Fatal(err)
		}
		p.writes(gone.PhoneNumber()[1:], "NL.two") // the number of the first of three
		if by := p.behind("", "NL.two"); by.ID != third.ID || by.LastInboundAt == nil {
			p.Errorf("%+v", by)
		}
		if err := gone.Withdraw(ctx, p.db, models.Withdrawal{At: p.db.Now(), Channel: "error", Input: "131050", Who: models.System}); err != nil {
			p.Fatal(err)
		}
		p.stands(third, models.ConsentWithdrawn)
		p.verifies()
	})
}

// verifies asks the auditor, who trusts nobody here, about everything that happened.
func (p *people) verifies() {
	p.Helper()
	dir := filepath.Join(p.TempDir(), "bundle")
	if _, err := models.ExportEvidence(context.Background(), p.db, p.Marketer, dir); err != nil {
		p.Fatal(err)
	}
	vkey, err := p.db.VerifierKey()
	if err != nil {
		p.Fatal(err)
	}
	if report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}}); err != nil || report.Exit != ledger.ExitOK {
		p.Errorf("%v\n%v", err, report)
	}
	verifyParts(p.T, p.db)
	sameStory(p.T, p.db)
}

func TestMergesAndStopsThatRaceEndInANo(t *testing.T) {
	eachPeople(t, func(p *people) {
		ctx := context.Background()
		for round := range 8 {
			one, other := p.Willing(p.T, 100+2*round), p.Willing(p.T, 101+2*round)
			merges := atOnce(
				func() error { return one.Merge(ctx, p.db, p.Marketer, other.ID, "One person.") },
				func() error { return other.Merge(ctx, p.db, p.Marketer, one.ID, "One person.") },
				func() error {
					return other.Withdraw(ctx, p.db, models.Withdrawal{At: p.db.Now().Add(time.Second), Channel: "stop_word", Input: "STOP", Who: models.System})
				},
			)
			if (merges[0] == nil) == (merges[1] == nil) || merges[2] != nil {
				p.Fatalf("%v", merges)
			}
			survivor := p.behind(one.PhoneNumber(), "")
			if p.behind(other.PhoneNumber(), "").ID != survivor.ID {
				p.Fatal("one address leads elsewhere")
			}
			p.stands(survivor, models.ConsentWithdrawn)
		}
		p.verifies()
	})
}

// atOnce runs all at the same time and returns how each ended.
func atOnce(all ...func() error) []error {
	errs := make([]error, len(all))
	var wait sync.WaitGroup
	for i, f := range all {
		wait.Go(func() { errs[i] = f() })
	}
	wait.Wait()
	return errs
}

func TestAMergeKeepsWhatEitherKnew(t *testing.T) {
	eachPeople(t, func(p *people) {
		ctx := context.Background()
		keep, err := models.AddContact(ctx, p.db, models.System, models.NewContact{BSUID: "NL.keep", Source: "api", Tags: []string{"vip"}})
		if err != nil {
			p.Fatal(err)
		}
		gone := p.Person(p.T, 4)
		if err := gone.Suppress(ctx, p.db, p.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "Asked so."}); err != nil {
			p.Fatal(err)
		}
		if err := keep.Merge(ctx, p.db, p.Marketer, gone.ID, "One person."); err != nil {
			p.Fatal(err)
		}
		now := p.again(keep)
		if now.Name != "Person 4" || now.PhoneNumber() != gone.PhoneNumber() || now.SuppressedAt == nil || fmt.Sprint(now.Tags) != "[vip]" || now.Origin(models.FactName).Source != "test" {
			p.Errorf("%+v", now)
		}
		if found := names(p.T, p.db, models.ContactSearch{Text: "person 4"}); found != "Person 4" {
			p.Errorf("found %q", found)
		}
	})
}

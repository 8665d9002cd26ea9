package models_test

import (
	"slices"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// waitingCrowd is a campaign to n people that waits to be claimed.
func waitingCrowd(t *testing.T, db *models.DB, n int) (company modelstest.Company, campaign models.Campaign) {
	t.Helper()
	company = modelstest.NewCompany(t, db)
	if err := models.SeedWilling(ctx, db, company.Purpose.ID, n); err != nil {
		t.Fatal(err)
	}
	return company, company.Sending(t, "Crowd")
}

func claimSome(t *testing.T, db *models.DB, campaign models.Campaign, process int64, limit int) (ids []int64) {
	t.Helper()
	claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, process, limit)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range claimed.Dispatches {
		ids = append(ids, d.MessageID)
	}
	return ids
}

func registered(t *testing.T, db *models.DB) models.Process {
	t.Helper()
	process, err := models.RegisterProcess(ctx, db, "one")
	if err != nil {
		t.Fatal(err)
	}
	return process
}

// Claims that take a part of a batch, a whole one and pieces of several come to everybody once, in the order of their keys.
func TestClaimsTakeEverybodyOnceOutOfTheirBatches(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		const people = 2*models.BatchSize + 30
		_, campaign := waitingCrowd(t, db, people)
		process := registered(t, db)
		var all []int64
		for i := 0; len(all) < people && i < 200; i++ {
			all = append(all, claimSome(t, db, campaign, process.ID, []int{7, 20, 13}[i%3])...)
			clock.Advance(time.Second / 4)
			if err := process.Renew(ctx, db); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != people || len(all) != people {
			t.Errorf("%d messages were claimed of %d, or not in turn", len(all), people)
		}
		if waiting, err := models.WaitingBatches(ctx, db, campaign.ID); err != nil || waiting != 0 {
			t.Errorf("%d batches are left, %v", waiting, err)
		}
	})
}

// What is put back waits until it is due, those within a second in one batch, and nothing of it is lost: neither what a claim finds too early nor what
// somebody else made of it meanwhile.
func TestWhatIsPutBackIsClaimedWhenItIsDue(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		_, campaign := waitingCrowd(t, db, 5)
		process := registered(t, db)
		ids := claimSome(t, db, campaign, process.ID, 5)
		now := clock.Now().Truncate(time.Second)
		var back []models.Happening
		for i, after := range []time.Duration{5000, 5900, 5999, 6000, 7000} {
			back = append(back, models.Happening{MessageID: ids[i], Attempt: 1, What: models.EventPutBack, At: now, RetryAt: now.Add(after * time.Millisecond), Reason: "meta"})
		}
		if err := models.Advance(ctx, db, back); err != nil {
			t.Fatal(err)
		}
		if waiting, err := models.WaitingBatches(ctx, db, campaign.ID); err != nil || waiting != 3 {
			t.Errorf("%d batches wait, %v", waiting, err)
		}
		// The fifth is due earlier than its batch says, and the first later: the batch is only where it is looked for.
		if err := models.Execute(ctx, db, `UPDATE messages SET due_at = ? WHERE id = ?`, now.Add(9*time.Second), ids[0]); err != nil {
			t.Fatal(err)
		}
		for _, at := range []struct {
			after time.Duration
			want  []int64
		}{{5900, nil}, {5999, ids[1:3]}, {6000, ids[3:4]}, {7000, ids[4:]}, {8999, nil}, {9000, ids[:1]}} {
			clock.Advance(now.Add(at.after * time.Millisecond).Sub(clock.Now()))
			if got := claimSome(t, db, campaign, process.ID, 5); !slices.Equal(got, at.want) {
				t.Errorf("after %d ms %v were claimed, not %v", at.after, got, at.want)
			}
		}
	})
}

// A message is found by Meta's id from the moment in which Meta took it: while its claim is open, when it is settled, and not after it was taken back.
func TestAMessageIsFoundByMetasID(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company, campaign := waitingCrowd(t, db, 3)
		process := registered(t, db)
		ids := claimSome(t, db, campaign, process.ID, 3)
		if err := models.SetMoreTries(ctx, db, company.Marketer, 1); err != nil {
			t.Fatal(err)
		}
		happens := func(i int, what models.Event, code int) {
			t.Helper()
			h := models.Happening{MessageID: ids[i], Attempt: 1, What: what, At: clock.Now(), Code: code, WAMID: "wamid." + string(rune('a'+i))}
			if err := models.Advance(ctx, db, []models.Happening{h}); err != nil {
				t.Fatal(err)
			}
		}
		settles := func(want int64) {
			t.Helper()
			if settled, err := models.SettleClaims(ctx, db, process.ID); err != nil || settled != want {
				t.Errorf("%d claims were settled, %v", settled, err)
			}
		}
		found := func(i int, want bool) {
			t.Helper()
			id := ids[i]
			if !want {
				id = 0
			}
			leadsTo(t, db, "wamid."+string(rune('a'+i)), id)
		}
		happens(0, models.EventAccepted, 0)
		found(0, true)
		settles(0) // two are on their way
		happens(1, models.EventUnseen, 0)
		happens(2, models.EventSent, 0) // heard before the answer
		found(2, true)
		settles(1)
		settles(0)
		found(0, true)
		found(1, false)
		found(2, true)
		happens(1, models.EventSent, 0) // nobody had seen what became of it
		found(1, true)
		happens(0, models.EventFailed, 131049) // it is tried again
		found(0, false)
		people, err := models.ContactIDs(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := models.EraseContacts(ctx, db, company.Marketer, people[1:2], models.Erasing{Reason: "art17"}); err != nil {
			t.Fatal(err)
		}
		found(1, false)
		found(2, true)
	})
}

// What a process held that is gone is called unknown, and can be found by what Meta tells later.
func TestWhatAProcessHeldIsSettledWhenItIsGone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		_, campaign := waitingCrowd(t, db, 3)
		process := registered(t, db)
		ids := claimSome(t, db, campaign, process.ID, 3)
		if err := models.Advance(ctx, db, []models.Happening{{MessageID: ids[0], Attempt: 1, What: models.EventAccepted, At: clock.Now(), WAMID: "wamid.a"}}); err != nil {
			t.Fatal(err)
		}
		clock.Advance(models.LeaseTime)
		if unknown, err := models.ReapProcesses(ctx, db); err != nil || unknown != 2 {
			t.Errorf("%d are unknown, %v", unknown, err)
		}
		leadsTo(t, db, "wamid.a", ids[0])
		if settled, err := models.SettleClaims(ctx, db, process.ID); err != nil || settled != 0 {
			t.Errorf("%d claims were left, %v", settled, err)
		}
	})
}

// What Meta tells of a message while it waits once more takes it out of the queue, though it still stands in a batch.
func TestWhatMetaTellsOfAWaitingMessageKeepsItFromBeingSent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		_, campaign := waitingCrowd(t, db, 2)
		process := registered(t, db)
		ids := claimSome(t, db, campaign, process.ID, 2)
		for _, h := range []models.Happening{
			{MessageID: ids[0], Attempt: 1, What: models.EventPutBack, Reason: "not_started", RetryAt: clock.Now()},
			{MessageID: ids[1], Attempt: 1, What: models.EventPutBack, Reason: "not_started", RetryAt: clock.Now()},
			{MessageID: ids[0], Attempt: 1, What: models.EventSent, WAMID: "wamid.a"},
		} {
			h.At = clock.Now()
			if err := models.Advance(ctx, db, []models.Happening{h}); err != nil {
				t.Fatal(err)
			}
		}
		clock.Advance(2 * time.Second)
		if err := process.Renew(ctx, db); err != nil {
			t.Fatal(err)
		}
		if again := claimSome(t, db, campaign, process.ID, 2); !slices.Equal(again, ids[1:]) {
			t.Errorf("claimed again are %v, not only %d", again, ids[1])
		}
	})
}

package models_test

import (
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// informed makes n people say yes who were told that reads are kept, or were not, beginning with number from.
func informed(t *testing.T, company modelstest.Company, from, n int, tracked bool) {
	t.Helper()
	for i := range n {
		person := company.Person(t, from+i)
		if tracked {
			company.Willing(t, from+i)
			continue
		}
		assert(t, company, person, company.DB.Now(), models.GradeProven)
	}
}

func counts(t *testing.T, db *models.DB, campaign models.Campaign) models.Counts {
	t.Helper()
	tallied, err := models.CountMessages(ctx, db, campaign.ID)
	if err != nil {
		t.Fatal(err)
	}
	states(t, db, campaign)
	return tallied
}

func recipients(t *testing.T, db *models.DB, campaign models.Campaign) []models.Recipient {
	t.Helper()
	all, err := models.ListRecipients(ctx, db, campaign.ID, "", 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every order in which accepted, sent, delivered and a read told twice can come, one by one or together: who was told is kept as a reader, who was not
// is counted once, and their row is that of somebody who has had the message and no more.
func TestWhoWasNotToldIsCountedAndNotKept(t *testing.T) {
	var orders [][]models.Event
	permutations([]models.Event{models.EventAccepted, models.EventSent, models.EventDelivered, models.EventRead, models.EventRead}, func(order []models.Event) {
		orders = append(orders, append([]models.Event{}, order...))
	})
	after := map[models.Event]time.Duration{models.EventSent: time.Second, models.EventDelivered: 2 * time.Second, models.EventRead: time.Hour}
	for name, together := range map[string]bool{"one by one": false, "together": true} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
				company := modelstest.NewCompany(t, db)
				informed(t, company, 1, len(orders), true)
				informed(t, company, 1+len(orders), len(orders), false)
				campaign := company.Sending(t, "Spring")
				var dispatches []models.Dispatch
				for len(dispatches) < 2*len(orders) {
					dispatches = append(dispatches, claimAll(t, db, campaign).Dispatches...)
					clock.Advance(time.Second)
				}
				sent := db.Now()
				clock.Advance(2 * time.Hour)
				var batch []models.Happening
				for step := range orders[0] {
					for i, d := range dispatches {
						what := orders[i%len(orders)][step]
						batch = append(batch, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: what, At: sent.Add(after[what])})
					}
					if together && step < len(orders[0])-1 {
						continue
					}
					if err := models.Advance(ctx, db, batch); err != nil {
						t.Fatal(err)
					}
					batch = nil
				}
				readOf(t, db, campaign, sent, int64(len(orders)))
			})
		})
	}
}

func readOf(t *testing.T, db *models.DB, campaign models.Campaign, sent time.Time, each int64) {
	t.Helper()
	tallied := counts(t, db, campaign)
	if tallied[models.Read] != each || tallied[models.Delivered] != each || tallied[models.ReadCounted] != each || tallied.Total() != 2*each {
		t.Errorf("tallied %v of twice %d", tallied, each)
	}
	if f := tallied.Funnel(); f.Read != 2*each || f.Delivered != 2*each || f.OnlyCounted != each {
		t.Errorf("%+v", f)
	}
	kept := 0
	for _, r := range recipients(t, db, campaign) {
		if r.ReadAt != nil {
			kept++
		}
		if (r.State == models.Read) != (r.ReadAt != nil) || !r.DeliveredAt.Equal(sent.Add(2*time.Second)) {
			t.Fatalf("%s, delivered %v, read %v", r.State, r.DeliveredAt, r.ReadAt)
		}
	}
	if int64(kept) != each {
		t.Errorf("%d are kept as readers", kept)
	}
}

func TestAReadIsCountedForAWeekAndThenForgotten(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		informed(t, company, 1, 2, false)
		campaign := company.Sending(t, "Spring")
		dispatches := claimAll(t, db, campaign).Dispatches
		read := func(n int) {
			t.Helper()
			happen(t, db, models.Happening{MessageID: dispatches[n].MessageID, Attempt: 1, What: models.EventRead, At: db.Now()})
		}
		stands := func(when string, want int64) {
			t.Helper()
			if n := counts(t, db, campaign)[models.ReadCounted]; n != want {
				t.Errorf("%s %d are counted, not %d", when, n, want)
			}
		}
		clock.Advance(time.Hour)
		read(0)
		clock.Advance(6 * 24 * time.Hour)
		read(0)
		stands("told twice", 1)

		clock.Advance(24 * time.Hour)
		if err := models.ForgetReads(ctx, db); err != nil {
			t.Fatal(err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM counted_reads`); err != nil || n != 0 {
			t.Errorf("%d are remembered after a week, %v", n, err)
		}
		read(0)
		read(1)
		stands("after a week", 1)
		for _, r := range recipients(t, db, campaign) {
			if r.State != models.Delivered || r.ReadAt != nil || r.DeliveredAt == nil {
				t.Errorf("%s, read %v", r.State, r.ReadAt)
			}
		}
	})
}

// What is broken here is the memory: without it the same read counts again, so that it is what keeps the count right.
func TestWithoutItsMemoryAReadCountsTwice(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), modelstest.NewClock().Now)
	company := modelstest.NewCompany(t, db)
	informed(t, company, 1, 2, false)
	campaign := company.Sending(t, "Spring")
	d := claimAll(t, db, campaign).Dispatches[0]
	for range 2 {
		happen(t, db, models.Happening{MessageID: d.MessageID, Attempt: 1, What: models.EventRead, At: db.Now()})
		if err := models.Execute(ctx, db, `DELETE FROM counted_reads`); err != nil {
			t.Fatal(err)
		}
	}
	tallied, err := models.CountMessages(ctx, db, campaign.ID)
	if err != nil || tallied[models.ReadCounted] != 2 {
		t.Fatalf("%v, %v", tallied, err)
	}
	if recounted, err := models.RecountMessages(ctx, db, campaign.ID); err != nil || tallied.Disagrees(recounted) == "" {
		t.Errorf("the check of the tallies sees nothing: %v, %v", recounted, err)
	}
}

func TestReadsAreNoLongerKeptOnceTheYesIsGone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		d := claimAll(t, db, campaign).Dispatches[0]
		clock.Advance(time.Minute)
		withdraw(t, db, person, db.Now())
		read := models.Happening{MessageID: d.MessageID, Attempt: 1, What: models.EventRead, At: db.Now()}
		happen(t, db, read)
		clock.Advance(time.Minute)
		// Even a new yes does not bring a read back that was counted already.
		if err := models.Execute(ctx, db, `UPDATE consents SET state = 'given', tracked = TRUE`); err != nil {
			t.Fatal(err)
		}
		happen(t, db, read)
		if tallied := counts(t, db, campaign); tallied[models.Read] != 0 || tallied[models.ReadCounted] != 1 {
			t.Errorf("%v", tallied)
		}
	})
}

func TestAYesRemembersWhetherItsNoticeSaidThatReadsAreKept(t *testing.T) {
	eachPeople(t, func(p *people) {
		person := p.joins("3197010000001", "NL.abc")
		if onlyConsent(p.T, p.db, person).Tracked {
			p.Error("the form does not say it")
		}
		draft := p.form.Draft
		draft.Tracking = true
		if err := p.form.Edit(ctx, p.db, p.Marketer, p.form.Name, draft); err != nil {
			p.Fatal(err)
		}
		if _, err := p.form.Publish(ctx, p.db, p.Marketer, modelstest.DrawPlain); err != nil {
			p.Fatal(err)
		}
		p.clock.Advance(time.Hour)
		p.joins("3197010000001", "NL.abc")
		if !onlyConsent(p.T, p.db, person).Tracked {
			p.Error("the form says it now")
		}
		p.clock.Advance(time.Hour)
		withdraw(p.T, p.db, person, p.db.Now())
		if onlyConsent(p.T, p.db, person).Tracked {
			p.Error("a no keeps it")
		}

		_, err := models.RecordOptIn(ctx, p.db, models.OptIn{Phone: "+3197010000002", Language: "nl", PurposeIDs: []int64{p.Purpose.ID}, How: "a box in the account", FormID: p.form.ID, Who: p.Marketer})
		if err != nil {
			p.Fatal(err)
		}
		_, err = models.RecordOptIn(ctx, p.db, models.OptIn{Phone: "+3197010000003", PurposeIDs: []int64{p.Purpose.ID}, How: "a box in the account", Tracked: true, Who: p.Marketer})
		if err != nil {
			p.Fatal(err)
		}
		imported(p.T, p.db, "Phone\n+3197010000004\n", agreed(p.Purpose))
		imported(p.T, p.db, "Phone\n+3197010000005\n", func(m *models.Mapping) { agreed(p.Purpose)(m); m.Tracked = true })
		for phone, want := range map[string]bool{"+3197010000002": true, "+3197010000003": true, "+3197010000004": false, "+3197010000005": true} {
			if yes := onlyConsent(p.T, p.db, find(p.T, p.db, phone)); yes.Tracked != want {
				p.Errorf("%s: told is %v", phone, yes.Tracked)
			}
		}
		keep, gone := p.Person(p.T, 6), find(p.T, p.db, "+3197010000005")
		if err := keep.Merge(ctx, p.db, p.Marketer, gone.ID, "the same address"); err != nil {
			p.Fatal(err)
		}
		if !onlyConsent(p.T, p.db, keep).Tracked {
			p.Error("a merge forgets it")
		}
	})
}

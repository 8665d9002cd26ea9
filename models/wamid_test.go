package models_test

import (
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// takenByMeta lets Meta take n messages of a campaign all at once, each as the id that it is given.
func takenByMeta(t *testing.T, db *models.DB, clock *modelstest.Clock, campaign models.Campaign, n int, wamid func(i int) string) (ids []int64) {
	t.Helper()
	process := registered(t, db)
	for round := 0; len(ids) < n && round < n; round++ {
		ids = append(ids, claimSome(t, db, campaign, process.ID, 20)...)
		clock.Advance(time.Second / 4)
		if err := process.Renew(ctx, db); err != nil {
			t.Fatal(err)
		}
	}
	var all []models.Happening
	for i, id := range ids {
		all = append(all, models.Happening{MessageID: id, Attempt: 1, What: models.EventAccepted, At: clock.Now(), WAMID: wamid(i)})
	}
	if err := models.Advance(ctx, db, all); err != nil {
		t.Fatal(err)
	}
	return ids
}

func leadsTo(t *testing.T, db *models.DB, wamid string, id int64) {
	t.Helper()
	found := ask(t, db, wamid).Messages
	if (id == 0) != (len(found) == 0) || len(found) > 1 || (len(found) == 1 && found[0].ID != id) {
		t.Errorf("%s leads to %d messages, not to %d alone", wamid, len(found), id)
	}
}

// Whether Meta takes few messages at once or many, each is found by its own id, and by no other.
func TestMessagesAreFoundAmongMany(t *testing.T) {
	for _, n := range []int{models.FewEntries, models.FewEntries + 1} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
				wamid := func(i int) string { return fmt.Sprintf("wamid.HBgLMzE5NzAxMDIwMDEwMBUCABEYEj%06dA", i) }
				_, campaign := waitingCrowd(t, db, n)
				ids := takenByMeta(t, db, clock, campaign, n, wamid)
				for i := 0; i < n; i += 15 {
					leadsTo(t, db, wamid(i), ids[i])
				}
				leadsTo(t, db, wamid(n), 0)
			})
		})
	}
}

// sameHash are two ids that are looked for in the same way, and a third that is not.
func sameHash() (a, b, other string) {
	met := map[int64]string{}
	for i := 0; ; i++ {
		wamid := fmt.Sprintf("wamid.%d", i*i)
		if earlier := met[models.WAMIDHash(wamid)]; earlier != "" {
			return earlier, wamid, fmt.Sprintf("wamid.%d", i*i+1)
		}
		met[models.WAMIDHash(wamid)] = wamid
	}
}

// Where two ids are looked for in the same way, each leads to its own message.
func TestIDsThatLookTheSameLeadToTheirOwn(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		a, b, other := sameHash()
		_, campaign := waitingCrowd(t, db, 2)
		ids := takenByMeta(t, db, clock, campaign, 2, func(i int) string { return []string{a, b}[i] })
		leadsTo(t, db, a, ids[0])
		leadsTo(t, db, b, ids[1])
		leadsTo(t, db, other, 0)
	})
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		a, b, _ := sameHash()
		_, campaign := waitingCrowd(t, db, 1)
		ids := takenByMeta(t, db, clock, campaign, 1, func(int) string { return a })
		leadsTo(t, db, a, ids[0])
		leadsTo(t, db, b, 0)
	})
}

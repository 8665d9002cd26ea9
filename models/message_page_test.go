package models_test

import (
	"fmt"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// On Postgres a message stays on its page from the audience that is written down to its acceptance with an id as long as Meta's. One that moved would need
// an entry in each index anew, which takes longer than all else that a claim and an acceptance write.
func TestMessagesStayOnTheirPages(t *testing.T) {
	clock := modelstest.NewClock()
	db := modelstest.Open(t, modelstest.Postgres(t), clock.Now)
	const people = 400
	_, campaign := waitingCrowd(t, db, people)
	before, err := models.PagesOfMessages(ctx, db)
	if err != nil || len(before) != people {
		t.Fatal(len(before), err)
	}
	takenByMeta(t, db, clock, campaign, people, func(i int) string {
		return fmt.Sprintf("wamid.HBgLMzE5NzAxMDIwMDEwMBUCABEYEjM5%020XAA==", i)
	})
	after, err := models.PagesOfMessages(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for id, page := range after {
		if page != before[id] {
			moved++
		}
	}
	if len(after) != people || moved > people/50 {
		t.Errorf("%d of %d messages moved to another page", moved, len(after))
	}
}

package main

import (
	"context"
	"fmt"

	"greenlist/ledger"
	"greenlist/models"
)

// planCard is somebody who fills in a card at the counter, which staff type in the same day.
func (t *story) planCard(p *person) {
	t.at(t.day(-58+t.chance.IntN(58), 10+t.chance.IntN(8), t.chance.IntN(60)), func(ctx context.Context) error {
		contact, err := models.AddContact(ctx, t.db, t.agent, models.NewContact{
			Phone: p.phone, Name: p.name, Language: p.language, Tags: []string{"counter", pickOne(t, demoTags)}, Source: ledger.SourcePaper,
		})
		if err != nil {
			return err
		}
		t.arrive(p)
		_, err = contact.Assert(ctx, t.db, models.Assertion{
			PurposeIDs: t.ticks([]int{offers, care, workshops}), At: t.clock.Now(), Source: ledger.SourcePaper, Grade: models.GradeRecorded,
			Words: fmt.Sprintf("Signed card no. %d, kept in the shop’s file.", 1000+contact.ID), Who: t.agent,
		})
		return err
	})
}

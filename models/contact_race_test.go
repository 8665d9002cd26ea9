package models_test

import (
	"fmt"
	"testing"

	"greenlist/models"
)

// Somebody new signs up, is written down at the till and says no to another system in one moment: it is one person, and nobody sees an error.
func TestThoseWhoMeetSomebodyNewMeetOnePerson(t *testing.T) {
	eachPeople(t, func(p *people) {
		for round := range 15 {
			phone := fmt.Sprintf("+319701003%04d", round)
			add := func() error {
				_, err := models.AddContact(ctx, p.db, p.Marketer, models.NewContact{Phone: phone, Source: "test"})
				return err
			}
			errs := atOnceWarm(p.db, add, add,
				func() error {
					_, err := models.RecordOptIn(ctx, p.db, models.OptIn{Phone: phone, PurposeIDs: []int64{p.Purpose.ID}, How: "at the till", Who: p.Marketer})
					return err
				},
				func() error {
					_, err := models.RecordOptOut(ctx, p.db, models.OptOut{Phone: phone, Channel: "shop", Words: "no", Who: p.Marketer})
					return err
				})
			for _, err := range errs {
				if err != nil {
					p.Errorf("round %d: %v", round, err)
				}
			}
			p.stands(p.behind(phone, ""), models.ConsentWithdrawn)
		}
	})
}

package models_test

import (
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// What many people wrote is heard a few at a time, so that nobody is held for long, and however short a program lives it gets on.
func TestWhatManyWroteIsHeardAFewAtATime(t *testing.T) {
	eachPeople(t, func(p *people) {
		const many = 60
		var calls [][]byte
		for n := range many {
			calls = append(calls, fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
"metadata":{"phone_number_id":"100000000000002"},"messages":[{"id":"wamid.many%d","from":"31970100%05d","timestamp":"%d","type":"text","text":{"body":"Hello"}}]}}]}]}`, n, n, p.db.Now().Unix()))
		}
		if err := models.Deliver(ctx, p.db, calls); err != nil {
			p.Fatal(err)
		}
		heard := 0
		for {
			taken, err := models.ApplyWebhooks(ctx, p.db, 200)
			if err != nil || taken > 25 {
				p.Fatalf("%d at once, %v", taken, err)
			}
			if heard += taken; taken == 0 {
				break
			}
		}
		if heard != many {
			p.Errorf("%d of %d were heard", heard, many)
		}
	})
}

// Between the reading of a call and its transaction somebody in it may be erased: of them nothing is heard, of the others everything.
func TestOfWhoWasErasedAfterTheirCallWasReadNothingIsHeard(t *testing.T) {
	mila, rosa := acquaintance(1), acquaintance(2)
	now := time.Now()
	both := hookOf("messages", []*known{mila, rosa}, mila.writes("a", "STOP", now), rosa.writes("b", "STOP", now))
	left := hookOf("messages", []*known{rosa}, rosa.writes("b", "STOP", now))
	heard := models.ReadAgain(both, left)
	if len(heard) != 1 || heard[0].(whatsapp.InboundEvent).FromUserID != rosa.bsuid {
		t.Errorf("heard was %+v", heard)
	}
	if again := models.ReadAgain(both, both); len(again) != 2 {
		t.Errorf("of a call that says the same %d of two were heard", len(again))
	}
}

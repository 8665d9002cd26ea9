package models_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"

	"greenlist/models"
)

// Somebody is erased while Meta tells of messages to them, and while they write: nobody waits for who waits for them, whichever order the calls name
// people in, and two programs may be listening. Who erases is never told to try again.
func TestErasingWhileMetaTells(t *testing.T) {
	const rounds, together = 6, 4
	eachPeople(t, func(p *people) {
		var everybody []models.Contact
		for n := range rounds * together {
			everybody = append(everybody, p.Willing(p.T, n+1))
		}
		dispatched := map[int64][]models.Dispatch{}
		for _, name := range []string{"Spring", "Summer"} {
			for _, d := range claimAll(p.T, p.db, p.Sending(p.T, name)).Dispatches {
				dispatched[d.ContactID] = append(dispatched[d.ContactID], d)
			}
		}
		for round := range rounds {
			some := everybody[round*together : (round+1)*together]
			p.told(some, dispatched)
			var ids []int64
			for _, c := range some {
				ids = append(ids, c.ID)
			}
			listen := func() error {
				for {
					if n, err := models.ApplyWebhooks(ctx, p.db, 1); err != nil || n == 0 {
						return err
					}
				}
			}
			erase := func() error {
				_, err := models.EraseContacts(ctx, p.db, p.Marketer, ids, models.Erasing{Reason: "art17"})
				return err
			}
			for _, err := range atOnceWarm(p.db, listen, listen, erase) {
				if err != nil {
					p.Errorf("round %d: %v", round, err)
				}
			}
		}
		if aside, err := models.ListPoison(ctx, p.db, 1); err != nil || len(aside) != 0 {
			p.Errorf("%+v, %v", aside, err)
		}
		sameStory(p.T, p.db)
	})
}

// told are calls of Meta's: that messages reached these people, that they stopped marketing, and that they write STOP, the last of them first.
func (p *people) told(some []models.Contact, dispatched map[int64][]models.Dispatch) {
	p.Helper()
	told := map[string][]any{}
	at := strconv.FormatInt(p.db.Now().Unix(), 10)
	for _, c := range slices.Backward(some) {
		number := c.PhoneNumber()[1:]
		status := func(d models.Dispatch, more map[string]any) map[string]any {
			attempt := models.AttemptID{DatabaseID: p.db.Installation().DatabaseID, MessageID: d.MessageID, Attempt: d.Attempt}
			more["id"], more["timestamp"], more["recipient_id"], more["biz_opaque_callback_data"] = fmt.Sprintf("wamid.m%d", d.MessageID), at, number, attempt.String()
			return more
		}
		sent := dispatched[c.ID]
		told["delivered"] = append(told["delivered"], status(sent[1], map[string]any{"status": "delivered"}), status(sent[0], map[string]any{"status": "sent"}))
		told["stopped"] = append(told["stopped"], status(sent[0], map[string]any{"status": "failed", "errors": stoppedMarketing}))
		told["written"] = append(told["written"], map[string]any{"id": p.wamid(), "from": number, "timestamp": at, "type": "text", "text": map[string]string{"body": "STOP"}})
	}
	var calls [][]byte
	for what, field := range map[string]string{"delivered": "statuses", "stopped": "statuses", "written": "messages"} {
		value := map[string]any{"messaging_product": "whatsapp", "metadata": map[string]string{"phone_number_id": p.Number.MetaID}, field: told[what]}
		body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []any{map[string]any{
			"id": p.Account.WABAID, "changes": []any{map[string]any{"field": "messages", "value": value}},
		}}})
		if err != nil {
			p.Fatal(err)
		}
		calls = append(calls, body)
	}
	if err := models.Deliver(ctx, p.db, calls); err != nil {
		p.Fatal(err)
	}
}

// atOnceWarm starts all of it in one moment, each on a connection that is there already.
func atOnceWarm(db *models.DB, all ...func() error) []error {
	errs, start := make([]error, len(all)), make(chan struct{})
	var ready, done sync.WaitGroup
	for i, do := range all {
		ready.Add(1)
		done.Go(func() {
			db.Ping(context.Background())
			ready.Done()
			<-start
			errs[i] = do()
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
	return errs
}

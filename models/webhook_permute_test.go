package models_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// answered stands in a course of events for the moment at which Meta's answer to the POST is written down.
const answered = "answered"

// A course is one order in which everything about one message is heard, and what the answer to its POST was.
type course struct {
	steps  []string
	answer models.Event
}

// courses are all orders of any of the four statuses, with the answer at every place among them, each as it is, with every status told twice at once,
// and with all of them told again from the last to the first.
func courses() (all []course) {
	for _, told := range arrangements([]string{"sent", "delivered", "read", "failed"}) {
		for place := range len(told) + 1 {
			steps := slices.Insert(slices.Clone(told), place, answered)
			again := slices.Clone(told)
			slices.Reverse(again)
			for _, repeated := range [][]string{steps, doubled(steps), slices.Concat(steps, again)} {
				for _, answer := range []models.Event{models.EventAccepted, models.EventUnseen, models.EventPutBack, models.EventRefused} {
					all = append(all, course{repeated, answer})
				}
			}
		}
	}
	return all
}

// everyNth leaves out most. As n has no divisor in common with the ways of repeating and answering, all of these stay.
func everyNth(all []course, n int) (some []course) {
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// arrangements are all orders of all selections, the empty one among them.
func arrangements(of []string) [][]string {
	all := [][]string{{}}
	for i, first := range of {
		rest := slices.Delete(slices.Clone(of), i, i+1)
		for _, after := range arrangements(rest) {
			all = append(all, append([]string{first}, after...))
		}
	}
	return all
}

func doubled(steps []string) (twice []string) {
	for _, step := range steps {
		twice = append(twice, step)
		if step != answered {
			twice = append(twice, step)
		}
	}
	return twice
}

// end is the model: what Meta told outweighs what it answered, the furthest it told outweighs the rest, and no order matters. tracked says that the
// form told this person that reading is noted.
func (c course) end(tracked bool) models.MessageState {
	for _, known := range []struct {
		status string
		state  models.MessageState
	}{{"read", models.Read}, {"delivered", models.Delivered}, {"failed", models.Failed}, {"sent", models.Sent}} {
		if !slices.Contains(c.steps, known.status) {
			continue
		}
		if known.state == models.Read && !tracked {
			return models.Delivered
		}
		return known.state
	}
	return map[models.Event]models.MessageState{
		models.EventAccepted: models.Accepted, models.EventUnseen: models.Unknown, models.EventPutBack: models.Queued, models.EventRefused: models.Failed,
	}[c.answer]
}

func TestWhateverOrderMetaTellsThingsInTheEndIsTheSame(t *testing.T) {
	all := courses()
	if *size == 0 {
		all = everyNth(all, 13)
	}
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		began := time.Now()
		p := newCourseTest(t, db, clock, all)
		for step := range 9 {
			p.take(step)
		}
		wrong := p.judge()
		t.Logf("%d courses of events, %d statuses in %d signed calls: %d end otherwise than the model says (%s)", len(all), p.told, p.calls, wrong,
			time.Since(began).Round(time.Millisecond))
	})
}

// courseTest is one message for each course.
type courseTest struct {
	*testing.T
	db          *models.DB
	clock       *modelstest.Clock
	company     modelstest.Company
	campaign    models.Campaign
	courses     []course
	sent        []models.Dispatch
	told, calls int
}

func newCourseTest(t *testing.T, db *models.DB, clock *modelstest.Clock, all []course) *courseTest {
	p := &courseTest{T: t, db: db, clock: clock, company: modelstest.NewCompany(t, db), courses: all}
	if err := models.SeedWilling(ctx, db, p.company.Purpose.ID, len(all)); err != nil {
		t.Fatal(err)
	}
	if err := models.TrackEverySecond(ctx, db); err != nil {
		t.Fatal(err)
	}
	p.campaign = p.company.Sending(t, "Permuted")
	for len(p.sent) < len(all) {
		p.sent = append(p.sent, claimAll(t, db, p.campaign).Dispatches...)
		clock.Advance(time.Second)
	}
	return p
}

// take lets the n-th thing happen to every message: first what is told, then what was answered.
func (p *courseTest) take(n int) {
	var statuses []map[string]any
	var answers []models.Happening
	for i, c := range p.courses {
		d := p.sent[i]
		switch {
		case n >= len(c.steps):
		case c.steps[n] == answered:
			answers = append(answers, c.answers(d, p.db.Now()))
		default:
			statuses = append(statuses, p.status(d, c.steps[n], n))
		}
	}
	p.tell(statuses)
	if err := models.Advance(ctx, p.db, answers); err != nil {
		p.Fatal(err)
	}
}

func (c course) answers(d models.Dispatch, at time.Time) models.Happening {
	h := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: c.answer, At: at, RetryAt: at.Add(time.Hour)}
	if c.answer == models.EventAccepted {
		h.WAMID = wamidOf(d)
	}
	return h
}

func wamidOf(d models.Dispatch) string { return "wamid.p" + strconv.FormatInt(d.MessageID, 10) }

func (p *courseTest) status(d models.Dispatch, status string, n int) map[string]any {
	s := map[string]any{
		"id": wamidOf(d), "status": status, "timestamp": fmt.Sprint(p.db.Now().Unix() + int64(n)), "recipient_id": strings.TrimPrefix(d.Phone, "+"),
		"biz_opaque_callback_data": models.AttemptID{DatabaseID: p.db.Installation().DatabaseID, MessageID: d.MessageID, Attempt: d.Attempt}.String(),
	}
	if status == "failed" {
		s["errors"] = []any{map[string]any{"code": 131026, "title": "Undeliverable"}}
	}
	return s
}

// tell makes calls of forty statuses each, stores them and applies them.
func (p *courseTest) tell(statuses []map[string]any) {
	p.Helper()
	var bodies [][]byte
	for some := range slices.Chunk(statuses, 40) {
		value := map[string]any{"messaging_product": "whatsapp", "metadata": map[string]any{"phone_number_id": p.company.Number.MetaID}, "statuses": some}
		body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []any{map[string]any{
			"id": p.company.Account.WABAID, "changes": []any{map[string]any{"field": "messages", "value": value}},
		}}})
		if err != nil {
			p.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	p.told, p.calls = p.told+len(statuses), p.calls+len(bodies)
	if err := models.Deliver(ctx, p.db, bodies); err != nil {
		p.Fatal(err)
	}
	for taken := 1; taken > 0; {
		n, err := models.ApplyWebhooks(ctx, p.db, 200)
		if err != nil {
			p.Fatal(err)
		}
		taken = n
	}
}

// judge compares every message with the model, and the totals with the messages: nothing is lost, and nothing counted twice.
func (p *courseTest) judge() (wrong int) {
	reads := int64(0)
	stands, err := models.StatesOf(context.Background(), p.db, p.campaign.ID)
	if err != nil {
		p.Fatal(err)
	}
	for i, c := range p.courses {
		d := p.sent[i]
		tracked := d.ContactID%2 == 0
		if want, got := c.end(tracked), stands[d.MessageID]; got != want {
			if wrong++; wrong < 10 {
				p.Errorf("%v, answered as %s: ends as %s, not %s", c.steps, c.answer, got, want)
			}
		}
		if !tracked && slices.Contains(c.steps, "read") {
			reads++
		}
	}
	states(p.T, p.db, p.campaign)
	if tallied, err := models.CountMessages(ctx, p.db, p.campaign.ID); err != nil || tallied[models.ReadCounted] != reads {
		p.Errorf("%d people read it whose reads are only counted, and %d were counted, %v", reads, tallied[models.ReadCounted], err)
	}
	if why, err := models.FirstStuck(ctx, p.db); why != "" || err != nil {
		p.Errorf("a call was not applied: %s, %v", why, err)
	}
	return wrong
}

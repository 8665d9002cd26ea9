package sender

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"greenlist/models"
)

// A doctoring is one thing that must not be: in Meta's book, in what was seen, or in a row. The invariant it breaks has to say so.
type doctoring struct {
	breaks, what string
	do           func(*hunt, *ending)
}

var doctorings = []doctoring{
	{"I1", "Meta takes a message a second time", func(h *hunt, e *ending) {
		p := e.posts[slices.IndexFunc(e.posts, func(p posting) bool { return p.taken })]
		p.attempt.Attempt++
		e.posts = append(e.posts, p)
	}},
	{"I1", "an attempt is POSTed again", func(h *hunt, e *ending) { p := e.posts[0]; p.taken = false; e.posts = append(e.posts, p) }},
	{"I1", "a person has two messages of one campaign", func(h *hunt, e *ending) {
		e.rows[-1] = e.rows[e.posts[0].attempt.MessageID]
		for _, id := range []int64{e.posts[0].attempt.MessageID, -1} {
			e.posts = append(e.posts, posting{to: e.posts[0].to, at: e.posts[0].at, taken: true, attempt: models.AttemptID{MessageID: id, Attempt: 7}})
		}
	}},
	{"I2", "a row says unknown of what Meta delivered", func(h *hunt, e *ending) { h.rewrite(e, models.Delivered, models.Unknown) }},
	{"I2", "a skipped message is put back into the queue", func(h *hunt, e *ending) { h.rewrite(e, models.Skipped, models.Queued) }},
	{"I2", "a row is gone", func(h *hunt, e *ending) { delete(e.rows, h.some(e, models.Skipped).id) }},
	{"I2", "a tally is one too high", func(h *hunt, e *ending) {
		h.plain.write(`UPDATE tallies SET n = n + 1 WHERE campaign_id = %d AND state = 'queued'`, h.campaigns[0].ID)
		h.readRows(e)
		h.plain.write(`UPDATE tallies SET n = n - 1 WHERE campaign_id = %d AND state = 'queued'`, h.campaigns[0].ID)
	}},
	{"I2", "a webhook that was answered is not stored", func(h *hunt, e *ending) { e.told = e.stored + 1 }},
	{"I3", "a row says delivered of what Meta never took", func(h *hunt, e *ending) { h.rewrite(e, models.Skipped, models.Delivered) }},
	{"I4", "a message names no yes", func(h *hunt, e *ending) {
		r := h.some(e, models.Delivered)
		var yes int64
		h.check(h.plain.QueryRow(fmt.Sprint(`SELECT consent_evidence_id FROM messages WHERE id = `, r.id)).Scan(&yes))
		h.plain.write(`UPDATE messages SET consent_evidence_id = NULL WHERE id = %d`, r.id)
		h.readLog(e)
		h.plain.write(`UPDATE messages SET consent_evidence_id = %d WHERE id = %d`, yes, r.id)
	}},
	{"I4", "an attempt is not in the log", func(h *hunt, e *ending) { r := h.some(e, models.Delivered); r.attempt += 5; e.rows[r.id] = r }},
	{"I5", "a crash took what nobody had in hand", func(h *hunt, e *ending) {
		r := h.some(e, models.Skipped)
		r.state, r.reason, r.attempt = models.Unknown, "process_ended", r.attempt+1
		e.rows[r.id] = r
	}},
	{"I5", "what a killed sender had in hand is tried again", func(h *hunt, e *ending) {
		r := h.some(e, models.Delivered)
		e.left = append(e.left, models.AttemptID{MessageID: r.id, Attempt: r.attempt - 1})
	}},
	{"I6", "what was delivered is only sent", func(h *hunt, e *ending) { h.rewrite(e, models.Delivered, models.Sent); e.look(e.rows) }},
	{"I6", "an unknown is tried again", func(h *hunt, e *ending) {
		r := h.some(e, models.Skipped)
		r.state = models.Unknown
		e.look(map[int64]messageRow{-1: r})
		r.state = models.Queued
		e.look(map[int64]messageRow{-1: r})
	}},
	{"I7", "a message is claimed while its campaign is paused", func(h *hunt, e *ending) {
		s := standstill{why: "paused", before: h.rowsOf(h.campaigns[0]), after: h.rowsOf(h.campaigns[0])}
		for id, r := range s.after {
			r.attempt++
			s.after[id] = r
		}
		e.stands = append(e.stands, s)
	}},
	{"I7", "a POST leaves two seconds after a cancellation", func(h *hunt, e *ending) {
		p := e.posts[len(e.posts)-1]
		e.stands = append(e.stands, standstill{why: "cancelled", from: p.at.Add(-2 * time.Second), before: map[int64]messageRow{p.attempt.MessageID: {}}})
	}},
	{"I8", "one person too many in a day", func(h *hunt, e *ending) {
		from := e.posts[len(e.posts)-1].at.AddDate(0, 0, 3)
		e.days = append(e.days, day{from: from, people: fewest, perSecond: 80})
		for n := range fewest + 1 {
			e.posts = append(e.posts, posting{to: fmt.Sprint(n), at: from.AddDate(0, 0, n), attempt: models.AttemptID{MessageID: int64(n), Attempt: 1}})
		}
	}},
	{"I8", "a second holds more POSTs than the pace", func(h *hunt, e *ending) {
		from := e.posts[len(e.posts)-1].at.AddDate(0, 0, 3)
		e.days = append(e.days, day{from: from, perSecond: 20})
		for n := range 31 {
			e.posts = append(e.posts, posting{to: "one", at: from, attempt: models.AttemptID{MessageID: int64(n), Attempt: 1}})
		}
	}},
	{"I8", "a ninth try", func(h *hunt, e *ending) {
		for range mostRefusals + 1 {
			e.posts = append(e.posts, posting{to: "one", at: e.posts[0].at, counted: true, attempt: e.posts[0].attempt})
		}
	}},
}

// tamper is the control: whatever breaks an invariant is seen by that invariant, and the untouched ending breaks none.
func (h *hunt) tamper(untouched []verdict) {
	h.t.Helper()
	for _, v := range untouched {
		if len(v.broken) > 0 {
			return // Then nothing can be shown.
		}
	}
	for _, d := range doctorings {
		e := h.seen.copied()
		d.do(h, &e)
		if !slices.ContainsFunc(e.verdicts(), func(v verdict) bool { return v.name == d.breaks && len(v.broken) > 0 }) {
			h.t.Errorf("%s did not notice: %s", d.breaks, d.what)
		}
	}
	again := h.seen.copied()
	h.readRows(&again)
	h.readLog(&again)
	complain(h.t, again.verdicts())
	h.t.Logf("%d doctored endings, each seen by the invariant it breaks", len(doctorings))
}

func (e ending) copied() ending {
	e.posts, e.days, e.stands, e.falls, e.left = slices.Clone(e.posts), slices.Clone(e.days), slices.Clone(e.stands), slices.Clone(e.falls), slices.Clone(e.left)
	e.rows, e.seen = maps.Clone(e.rows), maps.Clone(e.seen)
	return e
}

// some is a message in a state; a hunt that has none has an audience in which everybody can be reached. It is of a campaign that nobody cancelled: nobody
// knows how many people those were to reach.
func (h *hunt) some(e *ending, state models.MessageState) messageRow {
	h.t.Helper()
	for _, r := range e.rows {
		if r.state == state && !e.cancelled[r.campaign] {
			return r
		}
	}
	h.t.Fatalf("no message is %s: nothing can be doctored", state)
	return messageRow{}
}

// rewrite changes a row from one state to another, past all rules, for as long as it takes to look.
func (h *hunt) rewrite(e *ending, from, to models.MessageState) {
	h.t.Helper()
	r := h.some(e, from)
	h.plain.write(restate(to), r.id)
	h.readRows(e)
	h.plain.write(restate(from), r.id)
}

// restate puts a message where its state belongs, as the database demands.
func restate(to models.MessageState) string {
	return fmt.Sprintf(`UPDATE messages SET state = '%[1]s', pile = CASE WHEN '%[1]s' = 'queued' AND campaign_id IS NULL THEN 'waiting'
		WHEN '%[1]s' IN ('queued', 'dispatching', 'accepted', 'sent', 'delivered', 'read') THEN '' ELSE '%[1]s' END WHERE id = %%d`, to)
}

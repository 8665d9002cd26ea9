package sender

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"greenlist/models"
)

// An ending is everything that was seen of a hunt, by Meta and in the database: what the invariants are judged by.
type ending struct {
	posts     []posting
	rows      map[int64]messageRow
	planned   map[int64]int  // how many people each campaign was to
	cancelled map[int64]bool // campaigns
	decided   map[int64]bool // messages that somebody had sent again
	tallies   []string       // where they disagree with the rows
	uses      models.UseCheck
	told      int                // webhooks that were answered with 200
	stored    int                // webhooks that the database has
	discords  []string           // between the database and its log
	deaths    []map[int64]int    // the attempts that were claimed and not recorded, by message, each time a sender was killed
	left      []models.AttemptID // what one process had in hand when it was killed
	looks     int                // how many rows were compared with how they had stood
	falls     []string           // where something known was lost
	stands    []standstill       // pauses and cancellations
	days      []day              // under which caps
	seen      map[int64]messageRow
}

// posting is one POST that Meta read to its end, at a time by the clock of who sent it.
type posting struct {
	attempt models.AttemptID
	to      string
	at      time.Time
	taken   bool
	refused bool // for good
	counted bool // refused for a passing reason of the message's own
}

// standstill is how the messages of a campaign stood once it was stopped, and how before it went on.
type standstill struct {
	why           string
	from, until   time.Time // no until is for ever
	before, after map[int64]messageRow
}

// day is a time in which no more than so many people might be reached, and so many POSTs made in a second. No people means no limit.
type day struct {
	from              time.Time
	people, perSecond int
}

// look compares rows with how they stood when they were last looked at.
func (e *ending) look(rows map[int64]messageRow) {
	if e.seen == nil {
		e.seen = map[int64]messageRow{}
	}
	for id, now := range rows {
		before, known := e.seen[id]
		e.seen[id] = now
		if !known {
			continue
		}
		e.looks++
		if words := fall(before, now); words != "" {
			e.falls = append(e.falls, fmt.Sprintf("message %d %s", id, words))
		}
	}
}

// fall says in which way a message has fallen. Meta may fail what it has not delivered.
func fall(before, now messageRow) string {
	switch {
	case now.attempt < before.attempt:
		return fmt.Sprintf("fell from attempt %d to %d", before.attempt, now.attempt)
	case standing[now.state] < standing[before.state] && (now.state != models.Failed || standing[before.state] > standing[models.Sent]):
		return fmt.Sprintf("fell from %s to %s", before.state, now.state)
	case (before.state == models.Unknown || before.state == models.Unresolved) && now.attempt > before.attempt:
		return fmt.Sprintf("was %s and is tried again", before.state)
	case (before.state == models.Unknown || before.state == models.Unresolved) && (now.state == models.Queued || now.state == models.Dispatching):
		return fmt.Sprintf("was %s and is %s", before.state, now.state)
	}
	return ""
}

// decides notes which messages somebody decided to send again, and how they stood right after. What is said of them counts from there.
func (e *ending) decides(which, rows map[int64]messageRow) {
	if e.decided == nil {
		e.decided = map[int64]bool{}
	}
	e.look(nil)
	for id := range which {
		if e.decided[id] {
			e.falls = append(e.falls, fmt.Sprintf("message %d was sent again twice", id))
		}
		e.decided[id], e.seen[id] = true, rows[id]
	}
}

// allowed is how often a message may be taken.
func (e *ending) allowed(message int64) int {
	if e.decided[message] {
		return 2
	}
	return 1
}

// dies notes what a sender had in hand when it was killed.
func (e *ending) dies(rows map[int64]messageRow) {
	inHand := map[int64]int{}
	for id, r := range rows {
		if r.state == models.Dispatching {
			inHand[id] = r.attempt
		}
	}
	e.deaths = append(e.deaths, inHand)
	e.look(rows)
}

// drops notes what one process had in hand when it was killed.
func (e *ending) drops(rows map[int64]messageRow, process int64) {
	for id, r := range rows {
		if r.state == models.Dispatching && r.process == process {
			e.left = append(e.left, models.AttemptID{MessageID: id, Attempt: r.attempt})
		}
	}
}

// inHand are the attempts that somebody had in hand when he was killed.
func (e *ending) inHand() map[models.AttemptID]bool {
	all := map[models.AttemptID]bool{}
	for _, death := range e.deaths {
		for id, attempt := range death {
			all[models.AttemptID{MessageID: id, Attempt: attempt}] = true
		}
	}
	return all
}

// withinCaps judges each day by itself: between two there are more than 24 hours, or no sender lived.
func withinCaps(e *ending) (int, []string) {
	var broken []string
	counted := map[int64]int{}
	for _, p := range e.posts {
		if counted[p.attempt.MessageID] == mostRefusals {
			broken = append(broken, fmt.Sprintf("attempt %s is one too many", p.attempt))
		}
		if p.counted {
			counted[p.attempt.MessageID]++
		}
	}
	for i, d := range e.days {
		within := e.posts
		if i+1 < len(e.days) {
			within = before(within, e.days[i+1].from)
		}
		people, most := caps(after(within, d.from))
		if d.people > 0 && people > d.people {
			broken = append(broken, fmt.Sprintf("%d people were sent to when %d might be", people, d.people))
		}
		// One slice of time may still wait to be spaced, and one that was spaced may have found every worker busy.
		if slack := d.perSecond / 2; most > d.perSecond+slack {
			broken = append(broken, fmt.Sprintf("%d POSTs came in a second at a pace of %d", most, d.perSecond))
		}
	}
	return len(e.posts), broken
}

func before(posts []posting, end time.Time) []posting {
	return slices.DeleteFunc(slices.Clone(posts), func(p posting) bool { return !p.at.Before(end) })
}

func after(posts []posting, begin time.Time) []posting {
	return slices.DeleteFunc(slices.Clone(posts), func(p posting) bool { return p.at.Before(begin) })
}

// caps counts the people in posts, and the most POSTs in any second.
func caps(posts []posting) (people, most int) {
	slices.SortFunc(posts, func(a, b posting) int { return a.at.Compare(b.at) })
	all := map[string]bool{}
	first := 0
	for last, p := range posts {
		all[p.to] = true
		for p.at.Sub(posts[first].at) >= time.Second {
			first++
		}
		most = max(most, last-first+1)
	}
	return len(all), most
}

// readRows reads how all messages stand, and whether the tallies agree.
func (h *hunt) readRows(e *ending) {
	h.t.Helper()
	e.rows, e.tallies, e.stored = h.plain.rows(everyRow), nil, h.plain.count("webhook_events", "true")
	for _, c := range h.campaigns {
		tallied, err := models.CountMessages(context.Background(), h.db, c.ID)
		h.check(err)
		recounted := models.Counts{}
		for _, r := range e.rows {
			if r.campaign == c.ID {
				recounted[r.state]++
			}
		}
		if wrong := tallied.Disagrees(recounted); wrong != "" {
			e.tallies = append(e.tallies, fmt.Sprintf("campaign %d: %s", c.ID, wrong))
		}
	}
}

// readLog gives everything its place in the log and lets the log say which yes each attempt stands on.
func (h *hunt) readLog(e *ending) {
	h.t.Helper()
	ctx := context.Background()
	sequencer := models.Sequencer{}
	for placed := 1; placed > 0; {
		n, err := sequencer.Sequence(ctx, h.db)
		h.check(err)
		placed = n
	}
	h.check(models.CheckUses(ctx, h.db, 1_000_000))
	var err error
	e.uses, err = models.FindUseCheck(ctx, h.db)
	h.check(err)
	found, err := models.CompareWithLog(ctx, h.db)
	h.check(err)
	e.discords = nil
	for _, discord := range found.Discords {
		e.discords = append(e.discords, fmt.Sprint(discord))
	}
}

func (e *ending) lost() (n int) {
	posted := map[models.AttemptID]bool{}
	for _, p := range e.posts {
		posted[models.AttemptID{MessageID: p.attempt.MessageID, Attempt: p.attempt.Attempt}] = true
	}
	for _, r := range e.rows {
		if r.state == models.Unknown && !posted[models.AttemptID{MessageID: r.id, Attempt: r.attempt}] {
			n++
		}
	}
	return n
}

func (e *ending) counted() models.Counts {
	all := models.Counts{}
	for r := range maps.Values(e.rows) {
		all[r.state]++
	}
	return all
}

package sender

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

// An invariant is a sentence about everything that Meta and the database saw. judge says how much it looked at, and what breaks it.
type invariant struct {
	name, says, of string
	judge          func(*ending) (looked int, broken []string)
}

// invariants are what the sender promises, whenever and however often it is killed.
var invariants = []invariant{
	{"I1", "taken once, twice if somebody said so, and no attempt is POSTed twice", "POSTs", onceEach},
	{"I2", "who was planned is in one state; what Meta took ended as delivered", "messages", allAccounted},
	{"I3", "what the rows call accepted, Meta took", "messages", nothingInvented},
	{"I4", "each attempt stands on a yes that stood when it was claimed", "attempts", onYes},
	{"I5", "a crash leaves unknown only what was in hand, and nobody tries it again", "so left", onlyTheirLast},
	{"I6", "what is known only rises, and unknown is never queued again", "looks at a row", neverFell},
	{"I7", "nothing is claimed after a pause or a cancellation, nor POSTed a second on", "rows held", stoodStill},
	{"I8", "no more people, POSTs in a second or tries than allowed", "POSTs", withinCaps},
}

// verdict is what an invariant comes to.
type verdict struct {
	invariant
	looked int
	broken []string
}

func (e *ending) verdicts() (all []verdict) {
	for _, i := range invariants {
		v := verdict{invariant: i}
		v.looked, v.broken = i.judge(e)
		all = append(all, v)
	}
	return all
}

// complain fails the test for each thing that breaks an invariant.
func complain(t *testing.T, all []verdict) {
	t.Helper()
	for _, v := range all {
		for _, words := range v.broken[:min(len(v.broken), 10)] {
			t.Errorf("%s: %s", v.name, words)
		}
	}
}

func tableOf(all []verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %-4s%-74s%24s%12s\n", "", "it says", "looked at", "violations")
	for _, v := range all {
		fmt.Fprintf(&b, "  %-4s%-74s%24s%12d\n", v.name, v.says, fmt.Sprint(v.looked, " ", v.of), len(v.broken))
	}
	return b.String()
}

// standing orders what Meta has told us.
var standing = map[models.MessageState]int{models.Accepted: 1, models.Sent: 2, models.Delivered: 3, models.Read: 4}

func onceEach(e *ending) (int, []string) {
	var broken []string
	messages, attempts, people := map[int64]int{}, map[models.AttemptID]int{}, map[string]int{}
	for _, p := range e.posts {
		if attempts[p.attempt]++; attempts[p.attempt] == 2 {
			broken = append(broken, fmt.Sprintf("attempt %s was POSTed again", p.attempt))
		}
		if !p.taken {
			continue
		}
		most := e.allowed(p.attempt.MessageID)
		if messages[p.attempt.MessageID]++; messages[p.attempt.MessageID] == most+1 {
			broken = append(broken, fmt.Sprintf("message %d was taken again", p.attempt.MessageID))
		}
		one := fmt.Sprint(p.to, " in campaign ", e.rows[p.attempt.MessageID].campaign)
		if people[one]++; people[one] == most+1 {
			broken = append(broken, one+" was reached again")
		}
	}
	return len(e.posts), broken
}

func allAccounted(e *ending) (int, []string) {
	broken := append([]string(nil), e.tallies...)
	if e.stored < e.told {
		broken = append(broken, fmt.Sprintf("%d webhooks were answered with 200, and %d are stored", e.told, e.stored))
	}
	for _, p := range e.posts {
		if r, found := e.rows[p.attempt.MessageID]; p.taken && (!found || standing[r.state] < standing[models.Delivered]) {
			broken = append(broken, fmt.Sprintf("Meta took message %d and told that it was delivered; the row says %q", p.attempt.MessageID, r.state))
		}
	}
	size, refused := map[int64]int{}, map[int64]bool{}
	for _, p := range e.posts {
		refused[p.attempt.MessageID] = refused[p.attempt.MessageID] || p.refused
	}
	for _, r := range e.rows {
		size[r.campaign]++
		switch {
		case r.state == models.Queued, r.state == models.Dispatching, r.state == models.Failed && !refused[r.id], r.state == models.Cancelled && !e.cancelled[r.campaign]:
			broken = append(broken, fmt.Sprintf("message %d is %s in the end", r.id, r.state))
		}
	}
	for campaign, n := range e.planned {
		if size[campaign] != n && !e.cancelled[campaign] {
			broken = append(broken, fmt.Sprintf("campaign %d was to %d people and has %d messages", campaign, n, size[campaign]))
		}
	}
	return len(e.rows), broken
}

func nothingInvented(e *ending) (looked int, broken []string) {
	took := map[int64]bool{}
	for _, p := range e.posts {
		took[p.attempt.MessageID] = took[p.attempt.MessageID] || p.taken
	}
	for _, r := range e.rows {
		if standing[r.state] == 0 {
			continue
		}
		looked++
		if !took[r.id] {
			broken = append(broken, fmt.Sprintf("message %d is %s, and Meta never took it", r.id, r.state))
		}
	}
	return looked, broken
}

func onYes(e *ending) (int, []string) {
	broken := append([]string(nil), e.discords...)
	if e.uses.Wrong() > 0 || !e.uses.Complete() {
		broken = append(broken, fmt.Sprintf("what the log says of uses: %+v", e.uses))
	}
	attempts := 0
	for _, r := range e.rows {
		attempts += r.attempt
	}
	if e.uses.LookedAt < int64(attempts) {
		broken = append(broken, fmt.Sprintf("the rows tell of %d attempts, the log of %d", attempts, e.uses.LookedAt))
	}
	return attempts, broken
}

// onlyTheirLast: what was not seen for another reason than a crash was on the wire, and is none of this. What somebody had in hand may have been taken,
// whether Meta tells of it before it is missed or not.
func onlyTheirLast(e *ending) (looked int, broken []string) {
	inHand := e.inHand()
	for _, r := range e.rows {
		if r.reason != "process_ended" {
			continue
		}
		looked++
		if !inHand[models.AttemptID{MessageID: r.id, Attempt: r.attempt}] {
			broken = append(broken, fmt.Sprintf("message %d is %s since a crash, and nobody had its attempt %d in hand when he was killed", r.id, r.state, r.attempt))
		}
	}
	for _, l := range e.left {
		if e.decided[l.MessageID] {
			continue
		}
		looked++
		switch r := e.rows[l.MessageID]; {
		case r.attempt > l.Attempt:
			broken = append(broken, fmt.Sprintf("message %d was tried again, and somebody had its attempt %d in hand when he was killed", r.id, l.Attempt))
		case r.state == models.Queued, r.state == models.Cancelled, r.state == models.Skipped:
			broken = append(broken, fmt.Sprintf("message %d is %s, and somebody had its attempt %d in hand when he was killed", r.id, r.state, l.Attempt))
		}
	}
	return looked, broken
}

func neverFell(e *ending) (int, []string) { return e.looks, e.falls }

func stoodStill(e *ending) (looked int, broken []string) {
	for _, s := range e.stands {
		looked += len(s.before)
		for id, r := range s.after {
			if r.attempt > s.before[id].attempt {
				broken = append(broken, fmt.Sprintf("message %d was claimed while its campaign was %s", id, s.why))
			}
		}
		for _, p := range e.posts {
			if _, held := s.before[p.attempt.MessageID]; held && p.at.After(s.from.Add(time.Second)) && (s.until.IsZero() || p.at.Before(s.until)) {
				broken = append(broken, fmt.Sprintf("message %d was POSTed %s after its campaign was %s", p.attempt.MessageID, p.at.Sub(s.from), s.why))
			}
		}
	}
	return looked, broken
}

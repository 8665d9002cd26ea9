package sender

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var (
	crashes = flag.Int("crashes", 2, "how many cases of the crash table are lived through on each database; 0 is all of them")
	crashAt = flag.String("at", "", "the only point at which to crash")
)

// A crashPoint is where a sender kills itself, and what that leaves.
type crashPoint struct {
	at    string
	leave leaves
	first string // where another sender died before it
}

// leaves is what a crash at a point leaves of a message.
type leaves int

const (
	unclaimed leaves = iota // nothing durable: the next sender sends it
	unsent                  // claimed, and never whole on the wire: nobody can know
	unheard                 // on the wire, and the answer not kept: webhooks tell, or nobody can know
	recorded                // the answer is kept
	reported                // Meta took it, and the crash is in hearing of it
)

var crashPoints = []crashPoint{
	{freezing + open, unclaimed, ""},
	{freezing + done, unclaimed, ""},
	{claiming + open, unclaimed, ""},
	{claiming + done, unsent, ""},
	{atCheckpoint, unsent, ""},
	{atWorker, unsent, ""},
	{atConnected, unsent, ""},
	{atHalfBody, unsent, ""},
	{atWritten, unheard, ""},
	{atAnswer, unheard, ""},
	{atReturn, unheard, ""},
	{noting + open, unheard, ""},
	{noting + done, recorded, ""},
	{storing + open, reported, ""},
	{storing + done, reported, ""},
	{applying + open, reported, ""},
	{applying + done, reported, ""},
	{takeover + open, unsent, claiming + done},
	{takeover + done, unsent, claiming + done},
}

// crashAnswers are what Meta does meanwhile, as the columns of the table.
var crashAnswers = []struct{ name, heading string }{
	{"taken and answered", "answered"}, {"taken, no answer", "no answer"}, {"taken, connection reset", "reset"}, {"taken, then 500", "taken, 500"},
	{"taken, unreadable", "unreadable"}, {"500", "500"}, {"429", "429"}, {"refused", "refused"},
}

// A crash is one case: a point, and what Meta does.
type crash struct {
	crashPoint
	answer string
}

// happens tells whether there is such a case: no answer has no first byte, and Meta tells nothing of what it did not take.
func (c crash) happens() bool {
	silent := c.answer == "taken, no answer" || c.answer == "taken, connection reset"
	return !(c.at == atAnswer && silent) && (c.leave != reported || c.takes())
}

func (c crash) takes() bool { return strings.HasPrefix(c.answer, "taken") }

// ends is how the message must end when the next sender meets a Meta that answers, and how many POSTs there must have been in all.
func (c crash) ends() (state models.MessageState, posts int) {
	switch {
	case c.leave == unclaimed:
		return models.Delivered, 1
	case c.leave == unsent:
		return models.Unknown, 0
	case c.takes():
		return models.Delivered, 1
	case c.leave == recorded && c.answer == "429":
		return models.Delivered, 2
	case c.leave == recorded && c.answer == "refused":
		return models.Failed, 1
	}
	return models.Unknown, 1
}

// Wherever the sender dies, and whatever Meta does with the message, the next sender finds the truth or says that nobody can know it. The process
// really dies, at exactly that point: it kills itself.
func TestCrashedAtEachPoint(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		h := newHunt(t, d, 1, 1)
		h.observe("HIGH", -1)
		seen := map[crash]lived{}
		for _, c := range someCrashes(h.plain.postgres) {
			seen[c] = h.lives(c)
		}
		h.meta.answers("", false)
		h.reads()
		all := h.seen.verdicts()
		complain(t, all)
		t.Logf("%d crashes: how the message stood then, and for each answer of Meta's how it ended and after how many POSTs\n%s\n%s", len(seen), crashTable(seen), tableOf(all))
	})
}

func someCrashes(postgres bool) (all []crash) {
	for _, point := range crashPoints {
		if point.at == atCheckpoint && postgres {
			continue // the server's; see TestPostgresFailsWhileTheySend
		}
		for _, answer := range crashAnswers {
			if c := (crash{point, answer.name}); c.happens() && (*crashAt == "" || *crashAt == point.at) {
				all = append(all, c)
			}
		}
	}
	if *crashes == 0 {
		return all
	}
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(*crashes, len(all))]
}

// lives is one case, from the launch of a campaign to one person until nothing moves any more.
func (h *hunt) lives(c crash) lived {
	h.t.Helper()
	posts := len(h.meta.book())
	h.meta.answers(c.answer, c.leave != reported)
	h.launch(c.at + " " + c.answer)
	if c.first != "" {
		h.diesAt(c.first)
	}
	h.diesAt(c.at)
	if c.at == atWritten {
		eventually(h.t, "Meta to read what a dead man wrote", func() bool { return len(h.meta.book()) > posts })
	}
	then := h.only()
	h.meta.answers("", false)
	next := h.start()
	eventually(h.t, "the campaign to finish after "+c.at, func() bool { return h.unfinished() == 0 })
	eventually(h.t, "webhooks after "+c.at, func() bool { return h.meta.waiting() == 0 && h.plain.count("webhook_events", `state = 'new'`) == 0 })
	next.kill()
	h.buries()
	state, want := c.ends()
	end, made := h.only(), len(h.meta.book())-posts
	if end != state || made != want {
		h.t.Errorf("%s, %s: ended as %s after %d POSTs, want %s after %d", c.at, c.answer, end, made, state, want)
	}
	return lived{then: brief[then], end: brief[end], posts: made}
}

// lived is how a message stood after a crash, and how it ended.
type lived struct {
	then, end string
	posts     int
}

// diesAt is the life of a sender that kills itself.
func (h *hunt) diesAt(point string) {
	h.t.Helper()
	victim := h.victim
	h.victim.Dies = point
	doomed := h.start()
	select {
	case <-doomed.over:
	case <-time.After(30 * time.Second):
		doomed.kill()
		h.t.Errorf("the sender never came to %q", point)
	}
	h.victim = victim
	h.buries()
}

// only is the state of the only message of the latest campaign; none is empty.
func (h *hunt) only() models.MessageState {
	h.t.Helper()
	for _, r := range h.plain.rows(fmt.Sprint(`campaign_id = `, h.campaigns[len(h.campaigns)-1].ID)) {
		return r.state
	}
	return ""
}

var brief = map[models.MessageState]string{
	"": "none", models.Queued: "queued", models.Dispatching: "claimed", models.Accepted: "taken", models.Sent: "sent", models.Delivered: "delivered",
	models.Unknown: "unknown", models.Failed: "failed",
}

func crashTable(seen map[crash]lived) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %-41s%-34s", "killed when", "stood then")
	for _, answer := range crashAnswers {
		fmt.Fprintf(&b, "%-13s", answer.heading)
	}
	for _, point := range crashPoints {
		var then []string
		var cells strings.Builder
		for _, answer := range crashAnswers {
			cell := ""
			if one, found := seen[crash{point, answer.name}]; found {
				then, cell = append(then, one.then), fmt.Sprint(one.end, " ", one.posts)
			}
			fmt.Fprintf(&cells, "%-13s", cell)
		}
		slices.Sort(then)
		fmt.Fprintf(&b, "\n  %-41s%-34s%s", point.at, strings.Join(slices.Compact(then), ", "), cells.String())
	}
	return b.String() + "\n"
}

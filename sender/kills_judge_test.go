package sender

import (
	"context"
	"fmt"
	"strings"
	"time"

	"greenlist/models"
)

// settle lets a last sender, whom nobody kills and whose Meta answers, do what is left, and then looks at everything. It comes hours later: whatever
// waited for another try is due.
func (h *hunt) settle() {
	h.t.Helper()
	h.meta.answers("", false)
	h.begins()
	h.victim.Ahead += 2 * time.Hour
	h.observe("HIGH", -1)
	sender := h.start()
	eventually(h.t, "every campaign to finish", func() bool { return h.unfinished() == 0 })
	eventually(h.t, "every webhook to be taken and applied", func() bool {
		return h.meta.waiting() == 0 && h.plain.count("webhook_events", `state = 'new'`) == 0
	})
	sender.kill()
	h.plain.burial()
	h.reads()
}

// reads looks at everything, once nobody moves anything any more.
func (h *hunt) reads() {
	h.t.Helper()
	h.readRows(&h.seen)
	h.readLog(&h.seen)
	h.seen.posts, h.seen.told = h.meta.book(), h.meta.told
	h.seen.look(h.seen.rows)
	for i, s := range h.seen.stands {
		if s.after == nil {
			h.seen.stands[i].after = among(h.seen.rows, s.before)
		}
	}
}

func among(rows, of map[int64]messageRow) map[int64]messageRow {
	some := map[int64]messageRow{}
	for id := range of {
		some[id] = rows[id]
	}
	return some
}

// begins lets what is scheduled begin: a campaign that comes hours late is nobody's wish.
func (h *hunt) begins() {
	if h.in(models.CampaignScheduled) == 0 {
		return
	}
	sender := h.start()
	eventually(h.t, "every campaign to begin", func() bool { return h.in(models.CampaignScheduled) == 0 })
	sender.kill()
	h.buries()
}

// unfinished counts campaigns that are not over, and lets those go on that a brake has stopped: Meta's answers are bad enough here.
func (h *hunt) unfinished() int {
	if h.in(models.CampaignPaused) > 0 {
		for _, c := range h.campaigns {
			if found := h.find(c); found.State == models.CampaignPaused {
				h.check(found.Resume(context.Background(), h.db, h.company.Marketer))
			}
		}
	}
	return len(h.campaigns) - h.in(models.CampaignFinished) - h.in(models.CampaignCancelled)
}

// in is how many campaigns are in a state.
func (h *hunt) in(state models.CampaignState) int {
	return h.plain.count("campaigns", fmt.Sprintf(`state = '%s'`, state))
}

func (h *hunt) find(c models.Campaign) models.Campaign {
	h.t.Helper()
	found, err := models.FindCampaign(context.Background(), h.db, c.ID)
	h.check(err)
	return found
}

func (h *hunt) table() string {
	all := h.seen.counted()
	var b strings.Builder
	line := func(what string, n any) { fmt.Fprintf(&b, "  %-34s%10v\n", what, n) }
	for _, a := range lossyAnswers {
		line("Meta: "+a.name, h.meta.given[a.name])
	}
	line("webhooks taken", h.meta.told)
	line("planned", all.Total())
	for _, state := range []models.MessageState{models.Delivered, models.Unknown, models.Skipped, models.Cancelled} {
		line("ended "+string(state), all[state])
	}
	deaths := float64(max(len(h.seen.deaths), 1))
	line("in hand when killed, each time", fmt.Sprintf("%.1f", float64(len(h.seen.inHand()))/deaths))
	line("of them never sent, each time", fmt.Sprintf("%.1f", float64(h.seen.lost())/deaths))
	line("pauses and cancellations", len(h.seen.stands))
	line("days of 50 people and 80 a second", (len(h.seen.days)-1)/2)
	return b.String() + "\n"
}

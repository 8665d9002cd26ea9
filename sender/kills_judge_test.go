package sender

import (
	"context"
	"fmt"
	"strings"
	"time"

	"greenlist/models"
)

// settle lets a last sender, whom nobody kills and whose Meta answers, do what is left. It comes hours later: whatever waited for another try is due.
func (h *hunt) settle() {
	h.t.Helper()
	h.meta.mu.Lock()
	h.meta.calm = true
	h.meta.mu.Unlock()
	h.victim.Ahead += 2 * time.Hour
	kill := h.start()
	defer kill()
	eventually(h.t, "every campaign to finish", func() bool {
		for _, c := range h.campaigns {
			found, err := models.FindCampaign(context.Background(), h.db, c.ID)
			h.check(err)
			if found.State != models.CampaignFinished {
				return false
			}
		}
		return true
	})
	eventually(h.t, "every webhook to be taken and applied", func() bool {
		return h.meta.waiting() == 0 && h.counted()[models.Delivered] >= int64(len(h.meta.taken))
	})
}

func (h *hunt) counted() models.Counts {
	all := models.Counts{}
	for _, c := range h.campaigns {
		counts, err := models.RecountMessages(context.Background(), h.db, c.ID)
		h.check(err)
		for state, n := range counts {
			all[state] += n
		}
	}
	return all
}

// judge holds the database against Meta's book.
func (h *hunt) judge() {
	h.t.Helper()
	ctx := context.Background()
	for id, times := range h.meta.taken {
		if times > 1 {
			h.t.Errorf("I1: message %d was taken %d times", id, times)
		}
	}
	for attempt, posts := range h.meta.attempts {
		if posts > 1 {
			h.t.Errorf("I1: attempt %s was POSTed %d times", attempt, posts)
		}
	}
	all := h.counted()
	if all[models.Delivered] != int64(len(h.meta.taken)) {
		h.t.Errorf("I2, I3: Meta took %d messages, and of the rest nothing was heard; the rows say %v", len(h.meta.taken), all)
	}
	for _, state := range []models.MessageState{models.Queued, models.Dispatching, models.Accepted, models.Sent, models.Failed, models.Cancelled} {
		if all[state] > 0 {
			h.t.Errorf("I2, I6: %d messages are %s in the end", all[state], state)
		}
	}
	h.talliesAgree(ctx)
	h.usesAgree(ctx)
}

// talliesAgree: what is planned is in some state, in the rows and in the tallies.
func (h *hunt) talliesAgree(ctx context.Context) {
	for _, c := range h.campaigns {
		tallied, err := models.CountMessages(ctx, h.db, c.ID)
		h.check(err)
		recounted, err := models.RecountMessages(ctx, h.db, c.ID)
		h.check(err)
		if wrong := tallied.Disagrees(recounted); wrong != "" {
			h.t.Errorf("I2: campaign %d: %s", c.ID, wrong)
		}
	}
}

// usesAgree: every attempt stands on a yes that stood when it was claimed, and the log says so.
func (h *hunt) usesAgree(ctx context.Context) {
	sequencer := models.Sequencer{}
	for placed := 1; placed > 0; {
		n, err := sequencer.Sequence(ctx, h.db)
		h.check(err)
		placed = n
	}
	h.check(models.CheckUses(ctx, h.db, 1_000_000))
	uses, err := models.FindUseCheck(ctx, h.db)
	h.check(err)
	if uses.Wrong() > 0 || !uses.Complete() || uses.LookedAt < int64(len(h.meta.attempts)) {
		h.t.Errorf("I4: of %d attempts the log's uses say %+v", len(h.meta.attempts), uses)
	}
	found, err := models.CompareWithLog(ctx, h.db)
	h.check(err)
	for _, discord := range found.Discords {
		h.t.Errorf("I4: %v", discord)
	}
}

func (h *hunt) table() string {
	all := h.counted()
	var b strings.Builder
	for _, a := range lossyAnswers {
		fmt.Fprintf(&b, "  %-26s %7d\n", a.name, h.meta.answers[a.name])
	}
	for _, state := range []models.MessageState{models.Delivered, models.Unknown, models.Unresolved, models.Skipped} {
		fmt.Fprintf(&b, "  ended %-20s %7d\n", state, all[state])
	}
	fmt.Fprintf(&b, "  %-26s %7d\n  %-26s %7d\n  %-26s %7d\n", "planned", all.Total(), "webhooks", h.meta.told, "pauses looked at", h.held)
	lost := all[models.Unknown] + all[models.Unresolved] - int64(h.meta.answers["500"])
	fmt.Fprintf(&b, "  I5: claimed and not sent when it was killed: %d, %.1f for each kill", lost, float64(lost)/float64(max(*kills, 1)))
	return b.String()
}

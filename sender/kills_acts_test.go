package sender

import (
	"context"
	"fmt"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// fewest is how many people may be reached on a day when Meta is strict: fewer than a campaign is to.
const fewest = 50

// tighten begins a day on which the limit and the pace are Meta's lowest. Nobody was reached in the 24 hours before.
func (h *hunt) tighten() {
	h.begins()
	h.victim.Ahead += 25 * time.Hour
	h.observe("STANDARD", fewest)
}

// observe is Meta telling of the number, while no sender lives.
func (h *hunt) observe(throughput string, limit int) {
	number := whatsapp.PhoneNumber{
		ID: h.company.Number.MetaID, DisplayPhoneNumber: "+31 97 0123 4567", VerifiedName: "Zaailing", QualityRating: "GREEN",
		Status: "CONNECTED", ThroughputLevel: throughput, MessagingLimit: whatsapp.TierOf(limit),
	}
	found, err := models.ObserveNumber(context.Background(), h.db, h.company.Account, number, "webhook")
	h.check(err)
	h.seen.days = append(h.seen.days, day{from: h.db.Now(), people: limit, perSecond: found.PerSecond})
}

// pausesAndResumes: once the pause has committed nothing of the campaign is claimed until it goes on.
func (h *hunt) pausesAndResumes() {
	ctx := context.Background()
	campaign := h.find(h.campaigns[len(h.campaigns)-1])
	if campaign.State != models.CampaignSending || campaign.Pause(ctx, h.db, h.company.Marketer, "") != nil {
		return
	}
	paused := standstill{why: "paused", from: h.db.Now(), before: h.rowsOf(campaign)}
	time.Sleep(60 * time.Millisecond)
	paused.after, paused.until = h.rowsOf(campaign), h.db.Now()
	h.seen.stands = append(h.seen.stands, paused)
	h.check(campaign.Resume(ctx, h.db, h.company.Marketer))
}

// cancels ends the latest campaign. How its messages stand then is compared with how they stand in the end.
func (h *hunt) cancels() {
	ctx := context.Background()
	campaign := h.find(h.campaigns[len(h.campaigns)-1])
	if campaign.Cancel(ctx, h.db, h.company.Marketer) != nil {
		return // It was over.
	}
	h.seen.cancelled[campaign.ID] = true
	h.seen.stands = append(h.seen.stands, standstill{why: "cancelled", from: h.db.Now(), before: h.rowsOf(campaign)})
}

func (h *hunt) rowsOf(c models.Campaign) map[int64]messageRow {
	return h.plain.rows(fmt.Sprint(`campaign_id = `, c.ID))
}

package sender

import (
	"context"
	"maps"
	"sync/atomic"
	"time"

	"greenlist/models"
)

// goAhead knows which campaigns may go on. A claim cannot be taken back, but what waits behind slow answers is not on the wire yet: whoever pauses or
// cancels expects it to stay here.
type goAhead struct {
	db    *models.DB
	turn  turn
	heard atomic.Pointer[map[int64]heard]
}

type heard struct {
	at time.Time
	on bool
}

// heardFor is how long an answer counts: a pause reaches every worker within it.
const heardFor = 250 * time.Millisecond

// has asks the database a few times a second for each campaign, and never while it knows. Where the database does not answer nothing goes on. The
// answers to people have no campaign (0); only the pause of everything stops them.
func (g *goAhead) has(ctx context.Context, campaignID int64) bool {
	if on, known := g.lately(campaignID); known {
		return on
	}
	done, err := g.turn.take(ctx)
	if err != nil {
		return false
	}
	defer done()
	if on, known := g.lately(campaignID); known {
		return on
	}
	on := g.ask(ctx, campaignID)
	g.hear(campaignID, heard{time.Now(), on})
	return on
}

func (g *goAhead) ask(ctx context.Context, campaignID int64) bool {
	on, err := models.MaySend(ctx, g.db, campaignID)
	if err != nil || !on || campaignID == 0 {
		return on && err == nil
	}
	resting, err := models.Resting(ctx, g.db, campaignID)
	return err == nil && !resting
}

// lately is what was heard of a campaign a moment ago. It waits for nobody: all workers ask before every POST.
func (g *goAhead) lately(campaignID int64) (on, known bool) {
	all := g.heard.Load()
	if all == nil {
		return false, false
	}
	h, known := (*all)[campaignID]
	return h.on, known && time.Since(h.at) < heardFor
}

// hear is for whoever has the turn.
func (g *goAhead) hear(campaignID int64, h heard) {
	all := map[int64]heard{}
	if before := g.heard.Load(); before != nil && len(*before) < mostHeard {
		maps.Copy(all, *before)
	}
	all[campaignID] = h
	g.heard.Store(&all)
}

// mostHeard keeps a program that runs for years from remembering every campaign.
const mostHeard = 1000

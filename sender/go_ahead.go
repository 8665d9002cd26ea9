package sender

import (
	"context"
	"time"

	"greenlist/models"
)

// goAhead knows which campaigns may go on. A claim cannot be taken back, but what waits behind slow answers is not on the wire yet: whoever pauses or
// cancels expects it to stay here.
type goAhead struct {
	db    *models.DB
	turn  turn
	heard map[int64]heard
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
	done, err := g.turn.take(ctx)
	if err != nil {
		return false
	}
	defer done()
	if h, ok := g.heard[campaignID]; ok && time.Since(h.at) < heardFor {
		return h.on
	}
	on, err := models.MaySend(ctx, g.db, campaignID)
	if g.heard == nil || len(g.heard) > mostHeard {
		g.heard = map[int64]heard{}
	}
	g.heard[campaignID] = heard{time.Now(), on && err == nil}
	return on && err == nil
}

// mostHeard keeps a program that runs for years from remembering every campaign.
const mostHeard = 1000

package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/sandbox"
	"greenlist/sender"
	"greenlist/whatsapp"
)

// A brakeDesk is a desk with a sender at work. The clocks stand still, so that only as much is sent as fits into one moment of the number's pace.
type brakeDesk struct {
	*desk
	launched int
}

func newBrakeDesk(s *site, people int, pace string) *brakeDesk {
	s.Helper()
	b := &brakeDesk{desk: newDesk(s, promptly)}
	ctx := context.Background()
	_, err := models.ObserveNumber(ctx, s.db, b.company.Account, whatsapp.PhoneNumber{ID: b.company.Number.MetaID, DisplayPhoneNumber: "+31 97 0123 4567",
		VerifiedName: "Zaailing", QualityRating: "GREEN", Status: "CONNECTED", ThroughputLevel: pace, MessagingLimit: "TIER_UNLIMITED"}, "poll")
	b.check(err)
	b.approves()
	for n := range people {
		b.company.Willing(s.T, n)
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	engine := sender.New(s.db, sender.Options{Poster: b.client, Workers: 8, Name: "shop/7"})
	go func() { ended <- engine.Run(ctx) }()
	s.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			s.Error(err)
		}
	})
	return b
}

// promptly is people who get and read everything at once.
func promptly(o *sandbox.Options) {
	behaviour := sandbox.EverydayBehaviour()
	behaviour.DeliverAfter, behaviour.DeliverSpread, behaviour.Read, behaviour.ReadAfter, behaviour.ReadSpread = 0, 0, 1, 0, 0
	o.Behaviour, o.Throughput = &behaviour, 80
}

// approves makes the company's template known and approved at the pretend Meta too.
func (b *brakeDesk) approves() {
	b.Helper()
	ctx, t := context.Background(), modelstest.SpringOffer
	t.ID, t.Status = "", ""
	made, err := b.client.CreateTemplate(ctx, b.company.Account.WABAID, t)
	b.check(err)
	t.ID, t.Status = made.ID, whatsapp.TemplateApproved
	b.company.Template, err = models.ObserveTemplate(ctx, b.db, b.company.Account, t, "poll")
	b.check(err)
	b.check(b.remote.Approve(ctx, made.ID))
}

func (b *brakeDesk) check(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *brakeDesk) launches() models.Campaign { return b.launchesUnless(false) }

// launchesUnless launches a campaign to everybody, unless nothing may be launched now.
func (b *brakeDesk) launchesUnless(closed bool) (c models.Campaign) {
	b.Helper()
	if closed {
		return c
	}
	b.launched++
	c, err := models.CreateCampaign(context.Background(), b.db, b.company.Marketer, b.company.Plan(fmt.Sprint("Offer ", b.launched)))
	b.check(err)
	b.check(c.Launch(context.Background(), b.db, b.company.Marketer))
	return c
}

func campaignAt(c models.Campaign) string { return fmt.Sprintf("/campaigns/%d", c.ID) }

func resumption(c models.Campaign) string { return campaignAt(c) + "/pause?_method=DELETE" }

// until asks until the answer is yes; a minute without one fails the test.
func (b *brakeDesk) until(what string, ask func() bool) {
	b.Helper()
	for deadline := time.After(time.Minute); !ask(); {
		select {
		case <-deadline:
			b.Fatalf("waited a minute for %s", what)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (b *brakeDesk) counts(c models.Campaign) models.Counts {
	b.Helper()
	counts, err := models.RecountMessages(context.Background(), b.db, c.ID)
	b.check(err)
	return counts
}

// nobodyFailed waits until what was in hand is back: a fault that is no person's costs nobody their message.
func (b *brakeDesk) nobodyFailed(c models.Campaign) {
	b.Helper()
	b.until("what was in hand to be back", func() bool { return b.counts(c)[models.Dispatching] == 0 })
	if counts := b.counts(c); counts[models.Failed] > 0 || counts[models.Queued] == 0 {
		b.Errorf("it cost people their message: %v", counts)
	}
}

// limits sets how many people may be reached in a day.
func (b *brakeDesk) limits(tier string) {
	b.Helper()
	b.control("numbers/"+b.company.Number.MetaID+"/limit", fmt.Sprintf(`{"limit":%q}`, tier))
	b.heard()
}

// metaPasses lets a second pass at the pretend Meta alone: what it took goes its way.
func (b *brakeDesk) metaPasses() {
	b.Helper()
	_, err := b.remote.MoveClock(context.Background(), time.Second)
	b.check(err)
}

// heard waits until everything that Meta had to tell has been told and understood.
func (b *brakeDesk) heard() {
	b.Helper()
	b.until("Meta to have told everything", b.allTold)
}

func (b *brakeDesk) allTold() bool {
	b.Helper()
	response, err := http.Get(b.meta + "/_sandbox/webhook")
	b.check(err)
	defer response.Body.Close()
	var told struct {
		Pending int `json:"pending"`
	}
	b.check(json.NewDecoder(response.Body).Decode(&told))
	if told.Pending > 0 {
		return false
	}
	applied, err := models.ApplyWebhooks(context.Background(), b.db, 1000)
	b.check(err)
	return applied == 0
}

// reason is why a campaign stands still, itself or with its number; empty where neither does.
func (b *brakeDesk) reason(c models.Campaign) string {
	b.Helper()
	now, err := models.FindCampaign(context.Background(), b.db, c.ID)
	b.check(err)
	number, err := models.FindNumber(context.Background(), b.db, *now.NumberID)
	b.check(err)
	return now.PauseReason + number.BrakedWhy
}

// stops waits until the campaign stands still. Meta goes on meanwhile, and our clock does not.
func (b *brakeDesk) stops(c models.Campaign, why string) {
	b.Helper()
	b.until("it to stop because of "+why, func() bool { b.metaPasses(); return b.reason(c) == why })
}

// finishes lets time pass until nobody is left.
func (b *brakeDesk) finishes(c models.Campaign) {
	b.Helper()
	b.goes("the campaign to end", c, func() bool {
		now, err := models.FindCampaign(context.Background(), b.db, c.ID)
		b.check(err)
		return (now.State == models.CampaignFinished || now.State == models.CampaignCancelled) && b.allTold()
	})
}

// settles begins a whole new moment, and waits until the sender has noticed: so much may have passed that its lease was over, and what it claims before
// it has another is put back.
func (b *brakeDesk) settles() {
	b.Helper()
	b.pass(time.Second)
	b.until("the sender to have a lease that lasts", func() bool {
		senders, err := models.FindSenders(context.Background(), b.db)
		b.check(err)
		return len(senders.Running) == 1 && senders.Running[0].LeaseUntil.Sub(b.db.Now()) > models.LeaseTime/3
	})
}

// goes lets time pass whenever somebody waits for nothing else, until something has come of it.
func (b *brakeDesk) goes(what string, c models.Campaign, until func() bool) {
	b.Helper()
	b.until(what, func() bool {
		if until() {
			return true
		}
		if wait := b.waits(c); wait > 0 && b.reason(c) == "" && b.counts(c)[models.Dispatching] == 0 && b.allTold() {
			b.pass(wait)
		}
		return false
	})
}

// waits is for how long nobody can have a turn, whatever the sender does: until the next is due, together with those of the same second, or for another
// moment of the number's pace.
func (b *brakeDesk) waits(c models.Campaign) time.Duration {
	b.Helper()
	doing, err := c.FindDoing(context.Background(), b.db)
	b.check(err)
	if doing.Next == nil {
		return 0
	}
	due, free := doing.Next.DueAt.Sub(b.db.Now()), doing.Number.NextFreeAt.Sub(b.db.Now())
	if due <= 0 && (doing.Later > 0 || free > 250*time.Millisecond) {
		return time.Second
	}
	return due
}

package sender

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http/httptest"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

var (
	kills    = flag.Int("kills", 20, "how often the sender is killed while it sends, on each database")
	killSeed = flag.Uint64("seed", 1, "what those kills and faults are chosen by; 0 takes another each time")
)

// The sender is a process of its own and gets SIGKILL at random moments, while Meta loses one answer in five and tells the truth by webhooks, twice,
// in no order, and again when nobody took them. People withdraw and campaigns are paused meanwhile. In the end Meta's book and the database must
// agree: nobody was messaged twice, nobody was lost, nobody was sent anything without a live yes.
func TestKilledWhileItSends(t *testing.T) {
	seed := chosen(*killSeed)
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		h := newHunt(t, d, seed, willing)
		h.company.Person(t, willing) // never said yes
		h.audience++
		began := time.Now()
		for n := range *kills {
			h.round(n)
		}
		took := time.Since(began)
		h.settle()
		all := h.seen.verdicts()
		complain(t, all)
		t.Logf("seed %d: %d kills in %s, settled after %s\n%s%s", seed, *kills, took.Round(time.Second), time.Since(began).Round(time.Second), h.table(), tableOf(all))
		h.tamper(all)
	})
}

// chosen is a seed, or another each time for 0.
func chosen(seed uint64) uint64 {
	if seed == 0 {
		return uint64(time.Now().UnixNano())
	}
	return seed
}

// willing is how many people agreed to be sent campaigns; one more did not.
const willing = 60

// hunt is one sender after another on one database.
type hunt struct {
	t         *testing.T
	db        *models.DB
	plain     plainSQL
	seen      ending
	company   modelstest.Company
	meta      *lossyMeta
	chance    *rand.Rand
	victim    victim
	under     []string // the program that starts it, if it does not start by itself
	people    []models.Contact
	audience  int // how many people a campaign is to
	campaigns []models.Campaign
}

func newHunt(t *testing.T, d *scratch.Database, seed uint64, audience int) *hunt {
	h := &hunt{t: t, audience: audience, meta: newLossyMeta(seed), chance: rand.New(rand.NewPCG(seed, 1)), plain: plainly(t, d)}
	h.seen = ending{planned: map[int64]int{}, cancelled: map[int64]bool{}}
	h.victim = victim{Database: d.Name(), Keys: d.Keys(), Listen: freeAddress(t)}
	if models.IsPostgres(d.Name()) {
		h.victim.Database += "&application_name=victim"
	}
	h.db = modelstest.Open(t, d, func() time.Time { return time.Now().Add(h.victim.Ahead) })
	h.victim.Origin = h.db.Installation().Origin
	h.company = modelstest.NewCompany(t, h.db)
	for n := range audience {
		h.people = append(h.people, h.company.Willing(t, n))
	}
	h.meta.account, h.meta.number, h.meta.to = h.company.Account.WABAID, h.company.Number.MetaID, "http://"+h.victim.Listen
	server := httptest.NewServer(h.meta)
	h.victim.API = server.URL
	over := make(chan struct{})
	for range 16 {
		go h.meta.deliver(over)
	}
	t.Cleanup(func() { close(over); server.CloseClientConnections(); server.Close() })
	return h
}

func freeAddress(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// round is the life of one sender. The next one's clock is twenty seconds further on, so that it finds the lease of this one at its end.
func (h *hunt) round(n int) {
	switch n % 25 {
	case 10:
		h.tighten()
	case 13:
		h.observe("HIGH", whatsapp.Unlimited)
	}
	if n%2 == 0 {
		h.launch(fmt.Sprint("Offer ", n))
	}
	sender := h.start()
	if n%4 != 3 {
		<-sender.up
	}
	time.Sleep(time.Duration(h.chance.IntN(250)) * time.Millisecond)
	switch {
	case n%9 == 4:
		h.pausesAndResumes()
	case n%15 == 7:
		h.check(h.people[h.chance.IntN(len(h.people))].Withdraw(context.Background(), h.db, models.Withdrawal{Channel: "staff", Who: h.company.Marketer}))
	case n%20 == 9:
		h.cancels()
	}
	sender.kill()
	h.buries()
}

// buries notes what a dead sender leaves.
func (h *hunt) buries() {
	h.plain.burial()
	h.seen.dies(h.plain.rows(movable))
	h.victim.Ahead += 20 * time.Second
}

func (h *hunt) launch(name string) {
	campaign, err := models.CreateCampaign(context.Background(), h.db, h.company.Marketer, h.company.Plan(name))
	h.check(err)
	h.check(campaign.Launch(context.Background(), h.db, h.company.Marketer))
	h.campaigns = append(h.campaigns, campaign)
	h.seen.planned[campaign.ID] = h.audience
}

func (h *hunt) check(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

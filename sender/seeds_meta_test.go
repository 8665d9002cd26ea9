package sender

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// seedMeta is a pretend Meta without a network. What becomes of an attempt depends on the seed and the attempt alone, whenever it comes.
type seedMeta struct {
	life   *seedLife
	seed   uint64
	intake *models.Intake
	told   sync.WaitGroup

	// near is a Meta whose answers and reports take no seconds: for lives in real time.
	near bool
	// slow is a Meta that tells what became of messages only when those of a dead sender have long been missed.
	slow bool
	// withheld is closed when it tells of what it took and kept to itself. Nil is a Meta that keeps nothing to itself.
	withheld chan struct{}

	mu     sync.Mutex
	calm   bool
	posts  []posting
	begun  map[int64]time.Time
	untold int
	kept   int
	did    map[string]int // how often what happened
}

func newSeedMeta(l *seedLife, seed uint64) *seedMeta {
	m := &seedMeta{life: l, seed: seed, slow: seed%16 == 3, intake: models.NewIntake(l.db), begun: map[int64]time.Time{}, did: map[string]int{}}
	if l.decides {
		m.withheld = make(chan struct{})
	}
	return m
}

// Send implements Poster.
func (m *seedMeta) Send(ctx context.Context, _ string, message whatsapp.Message) whatsapp.Outcome {
	id, _ := models.ParseAttemptID(message.Opaque)
	dice := rand.New(rand.NewPCG(m.seed, uint64(id.MessageID)<<16|uint64(id.Attempt)))
	m.mu.Lock()
	left := m.life.db.Now()
	m.begun[id.MessageID] = time.Now()
	calm := m.calm
	m.mu.Unlock()
	m.travel(ctx, dice)
	fate := seedFates[0]
	if n := dice.IntN(100); !calm {
		fate = fateOf(n)
	}
	m.mu.Lock()
	m.posts = append(m.posts, posting{attempt: id, to: message.To, at: left, taken: fate.takes, counted: fate.outcome.Err != nil && fate.outcome.Err.Code == codePairRate})
	m.did[fate.name]++
	wamid := fmt.Sprint("wamid.", len(m.posts))
	m.mu.Unlock()
	if fate.takes {
		m.tell(dice, wamid, message.Opaque, fate.outcome.Verdict == whatsapp.Unknown)
	}
	m.travel(ctx, dice)
	outcome := fate.outcome
	if outcome.Verdict == whatsapp.Accepted {
		outcome.MessageID = wamid
	}
	return outcome
}

// travel is mostly quick, and now and then takes seconds.
func (m *seedMeta) travel(ctx context.Context, dice *rand.Rand) {
	d := time.Duration(2+dice.IntN(150)) * time.Millisecond
	if dice.IntN(12) == 0 && !m.near {
		d = time.Duration(1000+dice.IntN(4000)) * time.Millisecond
		m.note("slow way")
	}
	pause(ctx, d)
}

// seedFates are what may become of a POST, and how often in a hundred.
var seedFates = []seedFate{
	{"taken", 62, true, whatsapp.Outcome{Verdict: whatsapp.Accepted}},
	{"taken, answer lost", 14, true, whatsapp.Outcome{Verdict: whatsapp.Unknown, Err: &whatsapp.Error{Code: whatsapp.CodeTransport}}},
	{"error that proves nothing", 6, false, whatsapp.Outcome{Verdict: whatsapp.Unknown, Err: &whatsapp.Error{Code: 131000}}},
	{"too fast", 8, false, whatsapp.Outcome{Verdict: whatsapp.Refused, Err: &whatsapp.Error{Code: 130429}}},
	{"too fast for one person", 4, false, whatsapp.Outcome{Verdict: whatsapp.Refused, Err: &whatsapp.Error{Code: codePairRate}}},
	{"no connection", 6, false, whatsapp.Outcome{Verdict: whatsapp.NotSent, Err: &whatsapp.Error{Code: whatsapp.CodeTransport}}},
}

type seedFate struct {
	name    string
	percent int
	takes   bool
	outcome whatsapp.Outcome
}

func fateOf(dice int) (fate seedFate) {
	for _, fate = range seedFates {
		if dice -= fate.percent; dice < 0 {
			break
		}
	}
	return fate
}

// tell reports what was taken: each status at a moment of its own, before the answer or long after, some of them twice. Half of those whose answer is lost
// it may keep to itself for a day.
func (m *seedMeta) tell(dice *rand.Rand, wamid, opaque string, lost bool) {
	keeps := lost && m.withheld != nil && dice.IntN(2) == 0
	for n, status := range []string{"sent", "delivered", "sent", "delivered"}[:2+2*(dice.IntN(10)/7)] {
		m.note([]string{"told", "told again"}[n/2])
		hook := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":%q,"changes":[{"field":"messages","value":{"messaging_product":"whatsapp",`+
			`"metadata":{"display_phone_number":"31970","phone_number_id":%q},"statuses":[{"id":%q,"status":%q,"timestamp":%q,"recipient_id":"31970","biz_opaque_callback_data":%q}]}}]}]}`,
			m.life.company.Account.WABAID, m.life.company.Number.MetaID, wamid, status, strconv.FormatInt(m.life.db.Now().Unix(), 10), opaque)
		wait, again := time.Duration(dice.IntN(2500))*time.Millisecond, time.Second
		if m.near {
			wait, again = wait/10, again/40
		}
		if m.slow && !m.near {
			wait += models.LeaseTime
			m.note("told late")
		}
		m.take(keeps)
		m.told.Go(func() {
			if keeps {
				<-m.withheld
			}
			time.Sleep(wait)
			for m.intake.Store(context.Background(), hook, "sha256=seed") != nil {
				m.note("told in vain")
				time.Sleep(again)
			}
			m.count(-1)
		})
	}
}

// take counts a report that is to be told, or that nobody waits for.
func (m *seedMeta) take(kept bool) {
	if !kept {
		m.count(1)
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept++
	m.did["told a day late"]++
}

// tellWithheld lets it tell what it kept to itself.
func (m *seedMeta) tellWithheld() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.untold += m.kept
	m.kept = 0
	close(m.withheld)
}

func (m *seedMeta) count(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.untold += n
}

func (m *seedMeta) note(what string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.did[what]++
}

func (m *seedMeta) pending() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.untold
}

func (m *seedMeta) calmDown() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.calm = true
}

func (m *seedMeta) book() []posting {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.posts)
}

// begunSince are the messages whose POST began after a moment.
func (m *seedMeta) begunSince(moment time.Time) (ids []int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for id, at := range m.begun {
		if at.After(moment) {
			ids = append(ids, id)
		}
	}
	return ids
}

// close waits until all has been told.
func (m *seedMeta) close() {
	m.told.Wait()
	m.intake.Close()
}

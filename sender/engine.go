// Package sender is the goroutine pool: claim, send, record. It also gives stored webhooks their meaning and evidence its place in the log.
package sender

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// Poster sends one message with exactly one POST. *graph.Client is one.
type Poster interface {
	Send(ctx context.Context, phoneNumberID string, m whatsapp.Message) whatsapp.Outcome
}

// Options shape an Engine.
type Options struct {
	// Poster is where messages go, and the files above them if it is an Uploader too. Nil sends nothing: the engine then only listens.
	Poster Poster
	// Workers is how many POSTs may be in flight for each number; 0 is 64, and up to MostInFlight where answers take long.
	Workers int
	// Name tells processes apart on the status page.
	Name string
	Log  *slog.Logger
}

// Engine is one process' share of the work. Several engines on one database share it.
type Engine struct {
	db       *models.DB
	options  Options
	lease    atomic.Pointer[lease]
	wordings wordings
	goAhead  goAhead
	beats    beats
	media    media
	results  chan models.Happening
}

// New makes an engine; Run starts it.
func New(db *models.DB, o Options) *Engine {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	uploader, _ := o.Poster.(Uploader)
	return &Engine{db: db, options: o, wordings: wordings{db: db}, goAhead: goAhead{db: db, turn: newTurn()}, beats: usualBeats, media: media{db: db, uploader: uploader, turn: newTurn()}, results: make(chan models.Happening, 4*recordBatch)}
}

// Run works until ctx ends, then finishes what is in flight, puts back what never started, and says goodbye. An engine runs once.
func (e *Engine) Run(ctx context.Context) error {
	if !e.begin(ctx) {
		return nil
	}

	var recorders, loops sync.WaitGroup
	for range recordersAtWork {
		recorders.Go(func() { e.record(ctx) })
	}
	for _, loop := range e.loops() {
		loops.Go(func() { loop(ctx) })
	}
	loops.Wait()
	close(e.results)
	recorders.Wait()
	return e.end(context.WithoutCancel(ctx))
}

func (e *Engine) end(ctx context.Context) error {
	process := e.lease.Load().process
	return errors.Join(e.settle(ctx), process.End(ctx, e.db))
}

// begin registers the process, as often as it takes: the database may be starting too. It is false when ctx ended first.
func (e *Engine) begin(ctx context.Context) bool {
	for {
		err := e.register(ctx)
		if err == nil {
			return true
		}
		if ctx.Err() == nil {
			e.options.Log.Error("cannot begin", "error", err)
		}
		if !pause(ctx, time.Second) {
			return false
		}
	}
}

func (e *Engine) loops() []func(context.Context) {
	loops := []func(context.Context){
		e.every(leaseBeat, "renew lease", e.renew),
		e.every(reapBeat, "take over from ended processes", e.reap),
		e.every(clockBeat, "read the clock", func(ctx context.Context) error { return models.SyncClock(ctx, e.db) }),
		e.drain("apply webhooks", e.beats.webhooks, e.applyWebhooks),
		e.drain("sequence evidence", e.beats.sequence, e.sequence()),
	}
	if e.options.Poster != nil {
		loops = append(loops, e.every(e.beats.settle, "settle claims", e.settle), e.every(e.beats.campaigns, "move campaigns", e.moveCampaigns), e.every(5*e.beats.campaigns, "watch campaigns", e.watchCampaigns), e.lanes)
	}
	return loops
}

const (
	leaseBeat = models.LeaseTime / 5
	reapBeat  = models.LeaseTime / 3
	clockBeat = time.Second
)

// beats are how often an engine asks whether there is something to do. idle is the longest a lane sleeps before it asks again: a campaign that starts
// must not wait.
type beats struct{ webhooks, sequence, campaigns, settle, idle time.Duration }

var usualBeats = beats{
	webhooks: 50 * time.Millisecond, sequence: 500 * time.Millisecond, campaigns: 200 * time.Millisecond, settle: time.Second, idle: 200 * time.Millisecond,
}

// every runs f now and then until ctx ends. An error is logged and the next beat tries again.
func (e *Engine) every(beat time.Duration, what string, f func(context.Context) error) func(context.Context) {
	return func(ctx context.Context) {
		for {
			if err := f(ctx); err != nil && ctx.Err() == nil {
				e.options.Log.Error("cannot "+what, "error", err)
			}
			if !pause(ctx, beat) {
				return
			}
		}
	}
}

// drain runs f again at once as long as there was something to do.
func (e *Engine) drain(what string, beat time.Duration, f func(context.Context) (int, error)) func(context.Context) {
	return e.every(beat, what, func(ctx context.Context) error {
		for ctx.Err() == nil {
			if n, err := f(ctx); err != nil || n == 0 {
				return err
			}
		}
		return nil
	})
}

func (e *Engine) applyWebhooks(ctx context.Context) (int, error) {
	return models.ApplyWebhooks(ctx, e.db, 200)
}

func (e *Engine) settle(ctx context.Context) error {
	_, err := models.SettleClaims(ctx, e.db, e.processID())
	return err
}

func (e *Engine) watchCampaigns(ctx context.Context) error {
	return models.WatchCampaigns(ctx, e.db)
}

func (e *Engine) sequence() func(context.Context) (int, error) {
	var sequencer models.Sequencer
	return func(ctx context.Context) (int, error) { return sequencer.Sequence(ctx, e.db) }
}

func (e *Engine) reap(ctx context.Context) error {
	unknown, err := models.ReapProcesses(ctx, e.db)
	if unknown > 0 {
		e.options.Log.Warn("a process ended while it was sending; what became of its last messages is unknown", "messages", unknown)
	}
	return err
}

// pause waits; false means that ctx ended.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

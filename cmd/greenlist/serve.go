package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"greenlist/handlers"
	"greenlist/models"
	"greenlist/sender"
	"greenlist/static"
	"greenlist/views"
)

type serveCommand struct {
	settings `embed:""`

	Demo bool `help:"Serve a database of made-up people, with a pretend Meta in the same process."`
}

// Run serves until it is told to stop.
func (c serveCommand) Run(ctx context.Context, log *slog.Logger) error {
	if c.Demo && c.Database == "" {
		c.Database = filepath.Join("data", "demo.db")
	}
	h := &house{settings: &c.settings, log: log}
	defer h.close()
	if err := h.open(ctx, c.Demo); err != nil {
		return err
	}
	if err := h.start(ctx); err != nil {
		return err
	}
	if err := h.greet(ctx, c.Demo); err != nil {
		return err
	}
	return h.serve(ctx)
}

// house is one running server and what belongs to it.
type house struct {
	*settings
	log      *slog.Logger
	public   *url.URL
	listener net.Listener
	db       *models.DB
	world    *pretendMeta
	outlet   outlet
	server   *handlers.Server
	sender   *sender.Engine
	errands  *sender.Errands
	couriers *sender.Couriers
	postmen  *sender.Postmen
	closers  []func() error
}

// later notes what to undo; close does so, the last first.
func (h *house) later(undo func() error) { h.closers = append(h.closers, undo) }

func (h *house) close() {
	for _, undo := range slices.Backward(h.closers) {
		if err := undo(); err != nil && !errors.Is(err, net.ErrClosed) {
			h.log.Warn("could not close", "error", err)
		}
	}
	h.closers = nil
}

// open takes the address, the lock and the database, in that order: whatever is taken by another server says so before anything is touched.
func (h *house) open(ctx context.Context, demo bool) (err error) {
	if h.listener, err = net.Listen("tcp", h.Addr); err != nil {
		return err
	}
	h.later(h.listener.Close)
	if h.public, err = h.publicURL(reachable(h.listener)); err != nil {
		return err
	}
	if err := h.lock(); err != nil {
		return err
	}
	kind := h.kind()
	if demo {
		kind = models.Sandbox
		if err := h.prepareDemo(ctx, time.Now()); err != nil {
			return err
		}
	}
	if h.db, err = h.settings.open(ctx, kind, h.log); err != nil {
		return err
	}
	h.later(h.db.Close)
	if !demo {
		return h.chooseOutlet(ctx, h.graphURL())
	}
	return h.openSandbox(ctx)
}

func (h *house) lock() error {
	if models.IsPostgres(h.database()) {
		return nil
	}
	if err := h.makeRoom(); err != nil {
		return err
	}
	release, err := lockDatabase(h.database())
	if err == nil {
		h.later(func() error { release(); return nil })
	}
	return err
}

func (h *house) chooseOutlet(ctx context.Context, graph string) error {
	h.outlet = findOutlet(h.db.Installation(), h.public, graph)
	if h.outlet.off != "" {
		h.log.Warn("sending is off", "why", h.outlet.off)
	}
	if h.outlet.rehearsal {
		return h.db.MarkRehearsal(ctx)
	}
	return nil
}

// start makes what answers requests.
func (h *house) start(context.Context) error {
	forms, err := h.formsURL()
	if err != nil {
		return err
	}
	h.speak(forms)
	proxies, err := h.proxies()
	if err != nil {
		return err
	}
	intake := models.NewIntake(h.db)
	h.later(func() error { intake.Close(); return nil })
	shown := models.NewShown(h.db)
	h.later(func() error { shown.Close(); return nil })
	if err := h.employ(); err != nil {
		return err
	}
	h.server, err = handlers.New(handlers.Options{
		DB: h.db, Intake: intake, Shown: shown, Phones: h.phones(), PublicURL: h.public, FormsURL: forms, TrustedProxies: proxies,
		SendingOff: h.outlet.off, TellingOff: h.tellingOff(), NotBuilt: !static.Ready(), Log: h.log,
	})
	return err
}

// speak gives the company its words in conversations, with links to the address that customers know.
func (h *house) speak(forms *url.URL) {
	if forms == nil {
		forms = h.public
	}
	h.db.Speak(views.Voice{Public: forms})
}

// greet tells whoever started this where to go.
func (h *house) greet(ctx context.Context, demo bool) error {
	fmt.Printf("Greenlist serves %s\n", h.public)
	if demo {
		return h.greetDemo(ctx)
	}
	team, err := models.ListUsers(ctx, h.db)
	if err == nil && len(team) == 0 {
		fmt.Println("Nobody can sign in yet. Add yourself with: greenlist user add you@company.example --role admin")
	}
	return err
}

// lastAnswers is how long requests under way may take when the server stops.
const lastAnswers = 10 * time.Second

// serve works until ctx ends; then it gives the last answers, and stops the workers.
func (h *house) serve(ctx context.Context) error {
	var workers sync.WaitGroup
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	for _, work := range h.workers() {
		workers.Go(func() { work(background) })
	}
	defer workers.Wait()
	defer stop()

	web := h.server.HTTP()
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(h.listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	h.log.Info("stopping")
	h.server.Drain()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastAnswers)
	defer cancel()
	if err := web.Shutdown(end); err != nil && !errors.Is(err, http.ErrServerClosed) {
		h.log.Warn("not everybody got an answer", "error", err)
	}
	return nil
}

// workers are what goes on beside the web.
func (h *house) workers() []func(context.Context) {
	return []func(context.Context){h.sweep, h.send, h.runErrands, h.couriers.Run, h.postmen.Run}
}

// sweepEvery is how often what has expired is deleted; nothing depends on it happening on time.
const sweepEvery = time.Hour

func (h *house) sweep(ctx context.Context) {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		if err := models.SweepSignIns(ctx, h.db); err != nil && ctx.Err() == nil {
			h.log.Warn("sweep", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

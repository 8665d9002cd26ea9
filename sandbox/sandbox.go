package sandbox

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// Sandbox is a running pretend Meta. It is an http.Handler; people, the
// moderator and webhook delivery work in goroutines of its own until Close.
type Sandbox struct {
	opts    Options
	control http.Handler
	client  *http.Client

	mu    sync.Mutex // guards world
	world *world

	ctx   context.Context
	stop  context.CancelFunc
	tasks sync.WaitGroup
	wake  chan struct{}
}

// New starts a sandbox. With a State file it first replays what happened
// there; it fails when that file cannot be read or was not written by a
// sandbox with the same WABA.
func New(opts Options) (*Sandbox, error) {
	opts.fillIn()
	world, err := openWorld(opts)
	if err != nil {
		return nil, err
	}
	s := &Sandbox{opts: opts, world: world, client: opts.client(), wake: make(chan struct{}, 1)}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.control = s.controlRoutes()
	s.start()
	return s, nil
}

func (s *Sandbox) start() {
	s.tasks.Go(s.followAgenda)
	for _, lane := range s.world.outbox.lanes {
		s.tasks.Go(func() { s.deliverLane(lane) })
	}
}

// Close ends all background work and hanging answers and closes the journal.
// Undelivered webhooks are delivered by the next sandbox with the same State.
func (s *Sandbox) Close() error {
	s.stop()
	s.tasks.Wait()
	s.client.CloseIdleConnections()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.journal.close()
}

// Now is the sandbox's civil time, which the control API can move forwards.
func (s *Sandbox) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.now()
}

// with runs f alone with the world, then makes what it changed durable and
// wakes whoever has new work. Nothing may leave the sandbox before it returns.
func (s *Sandbox) with(f func(w *world)) error {
	defer s.nudge()
	return s.alone(f)
}

// alone is with for the follower of the agenda, who needs no waking.
func (s *Sandbox) alone(f func(w *world)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s.world)
	s.world.outbox.nudge()
	return s.world.journal.flush()
}

// nudge makes the agenda look again at what is due next.
func (s *Sandbox) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Sandbox) warn(msg string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		s.opts.Log.Warn("sandbox: "+msg, slog.Any("error", err))
	}
}

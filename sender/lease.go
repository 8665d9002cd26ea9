package sender

import (
	"context"
	"errors"
	"time"

	"greenlist/models"
)

// lease is this process' right to send, as it last heard of it.
type lease struct {
	process models.Process
	// renewed is when the renewal was asked for, by the monotonic clock.
	renewed time.Time
}

func (e *Engine) register(ctx context.Context) error {
	if err := e.heed(ctx); err != nil {
		return err
	}
	asked := time.Now()
	process, err := models.RegisterProcess(ctx, e.db, e.options.Name)
	if err == nil {
		e.lease.Store(&lease{process: process, renewed: asked})
	}
	return err
}

// heed looks whether this is the database that it was: before this process sends anything, and whenever it had been silent for long.
func (e *Engine) heed(ctx context.Context) error {
	behind, err := models.CheckFence(ctx, e.db)
	if behind {
		e.options.Log.Warn("this database is a copy from before messages that were sent; all sending is paused")
	}
	return err
}

// renew extends the lease. One that has ended is gone with all it held; the engine begins anew as another process.
func (e *Engine) renew(ctx context.Context) error {
	asked := time.Now()
	process := e.lease.Load().process
	err := process.Renew(ctx, e.db)
	if errors.As(err, new(models.Conflict)) {
		e.options.Log.Warn("the lease of this process has ended; it goes on as a new one")
		return e.register(ctx)
	}
	if err != nil {
		return err
	}
	e.lease.Store(&lease{process: process, renewed: asked})
	if err := models.KeepFence(e.db); err != nil {
		e.options.Log.Error("a restored copy of this database could not be told from it", "error", err)
	}
	return nil
}

// holds is asked before each POST of what process claimed. It counts elapsed time from before the renewal was asked for and stops a third
// early: when the others take over, this process has long stopped.
func (e *Engine) holds(process int64) bool {
	l := e.lease.Load()
	return l.process.ID == process && time.Since(l.renewed) < models.LeaseTime*2/3
}

func (e *Engine) processID() int64 { return e.lease.Load().process.ID }

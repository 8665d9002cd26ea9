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
	asked := time.Now()
	process, err := models.RegisterProcess(ctx, e.db, e.options.Name)
	if err == nil {
		e.lease.Store(&lease{process: process, renewed: asked})
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
	if err == nil {
		e.lease.Store(&lease{process: process, renewed: asked})
	}
	return err
}

// holds is asked before each POST of what process claimed. It counts elapsed time from before the renewal was asked for and stops a third
// early: when the others take over, this process has long stopped.
func (e *Engine) holds(process int64) bool {
	l := e.lease.Load()
	return l.process.ID == process && time.Since(l.renewed) < models.LeaseTime*2/3
}

func (e *Engine) processID() int64 { return e.lease.Load().process.ID }

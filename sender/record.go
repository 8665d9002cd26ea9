package sender

import (
	"context"
	"time"

	"greenlist/models"
)

const (
	// recordersAtWork: while one batch waits for the disk another is written.
	recordersAtWork = 2
	// recordBatch is how many outcomes go into one commit; recordWait how long the first of them waits for company.
	recordBatch = 1000
	recordWait  = 20 * time.Millisecond
)

// record writes outcomes until the workers have ended.
func (e *Engine) record(ctx context.Context) {
	for first := range e.results {
		e.write(ctx, e.gather(first))
	}
}

const (
	// recordAgain is how soon a batch is tried again that could not be written, and lastRecords how often once the engine has been told to stop.
	recordAgain = 100 * time.Millisecond
	lastRecords = 50
)

// write tries until it can, for as long as we live: what Meta accepted must not be forgotten, and what is not recorded here stays on its way for ever
// if the lease survives. That others have called these messages unknown meanwhile does no harm: an outcome only moves what is still on its way, or
// says more than was known. Once the engine is stopping it gives up after a while; the lease ends with it, and webhooks tell the rest.
func (e *Engine) write(ctx context.Context, batch []models.Happening) {
	for last := 0; last < lastRecords; {
		err := models.Advance(context.WithoutCancel(ctx), e.db, batch)
		if err == nil {
			return
		}
		e.options.Log.Error("cannot record outcomes", "messages", len(batch), "error", err)
		if ctx.Err() != nil {
			last++
		}
		time.Sleep(recordAgain)
	}
}

func (e *Engine) gather(first models.Happening) []models.Happening {
	batch := []models.Happening{first}
	timeout := time.NewTimer(recordWait)
	defer timeout.Stop()
	for len(batch) < recordBatch {
		select {
		case h, open := <-e.results:
			if !open {
				return batch
			}
			batch = append(batch, h)
		case <-timeout.C:
			return batch
		}
	}
	return batch
}

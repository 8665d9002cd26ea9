package sender

import (
	"context"
	"time"

	"greenlist/models"
)

const (
	// recordBatch is how many outcomes go into one commit; recordWait how long the first of them waits for company.
	recordBatch = 500
	recordWait  = 20 * time.Millisecond
)

// record writes outcomes until the workers have ended. A batch that cannot be written is tried until it can: what Meta accepted must not be
// forgotten while we live.
func (e *Engine) record() {
	for first := range e.results {
		batch := e.gather(first)
		for {
			err := models.Advance(context.Background(), e.db, batch)
			if err == nil {
				break
			}
			e.options.Log.Error("cannot record outcomes", "messages", len(batch), "error", err)
			if !e.holds(e.processID()) {
				// Others have called these messages unknown by now, and webhooks will tell.
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
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

package models

import (
	"context"
	"errors"
	"time"
)

// Intake stores webhook calls, many in one commit: the answer 200 must not be given before the bytes are on disk, and a commit for each
// call would be slower than Meta sends.
type Intake struct {
	db    *DB
	calls chan *intakeCall
	done  chan struct{}
}

type intakeCall struct {
	event  WebhookEvent
	stored chan error
}

const (
	intakeBatch = 256
	// intakeWait is how long the first call of a batch waits for company.
	intakeWait = 2 * time.Millisecond
)

// ErrDraining says that the program is stopping; Meta will try again.
var ErrDraining = errors.New("webhook intake is closed")

// NewIntake starts the writer. Close stops it after what has arrived is stored.
func NewIntake(db *DB) *Intake {
	in := &Intake{db: db, calls: make(chan *intakeCall, 4*intakeBatch), done: make(chan struct{})}
	go in.write()
	return in
}

// Store returns when the call is durable.
func (in *Intake) Store(ctx context.Context, body []byte, signature string) error {
	call := &intakeCall{
		event:  WebhookEvent{ReceivedAt: in.db.Now(), Body: body, Signature: signature, State: "new"},
		stored: make(chan error, 1),
	}
	select {
	case in.calls <- call:
	case <-in.done:
		return ErrDraining
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-call.stored:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close stops the writer. Nobody may call Store afterwards.
func (in *Intake) Close() {
	close(in.calls)
	<-in.done
}

func (in *Intake) write() {
	defer close(in.done)
	for call := range in.calls {
		batch := in.gather(call)
		events := make([]WebhookEvent, len(batch))
		for i, c := range batch {
			events[i] = c.event
		}
		err := in.db.q(context.Background()).Create(&events).Error
		for _, c := range batch {
			c.stored <- err
		}
	}
}

func (in *Intake) gather(first *intakeCall) []*intakeCall {
	batch := []*intakeCall{first}
	timeout := time.NewTimer(intakeWait)
	defer timeout.Stop()
	for len(batch) < intakeBatch {
		select {
		case call, open := <-in.calls:
			if !open {
				return batch
			}
			batch = append(batch, call)
		case <-timeout.C:
			return batch
		}
	}
	return batch
}

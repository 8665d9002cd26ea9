package sender

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"greenlist/models"
	"greenlist/post"
)

// Carrier makes one attempt to tell an address something. *post.Client is one.
type Carrier interface {
	Send(ctx context.Context, to string, header http.Header, body []byte) post.Receipt
}

// Couriers tell the company's other systems who said yes and no. Several processes on one database share the work.
type Couriers struct {
	DB      *models.DB
	Carrier Carrier
	Log     *slog.Logger
}

const (
	courierBeat = time.Second
	// couriersAtOnce is how many attempts this process makes side by side.
	couriersAtOnce = 16
)

// Run works until ctx ends.
func (c *Couriers) Run(ctx context.Context) {
	for ctx.Err() == nil {
		did, err := c.Once(ctx)
		if err != nil && ctx.Err() == nil {
			c.Log.Warn("couriers", "error", err)
		}
		if did == 0 || err != nil {
			pause(ctx, courierBeat)
		}
	}
}

// Once takes what is due and tries each once, and drops what nobody wants any more. It returns how many that were.
func (c *Couriers) Once(ctx context.Context) (int, error) {
	dropped, err := models.DropDeliveries(ctx, c.DB)
	if err != nil {
		return 0, err
	}
	due, err := models.ClaimDeliveries(ctx, c.DB)
	if err != nil {
		return 0, err
	}
	failures := make([]error, len(due))
	slots, attempts := make(chan struct{}, couriersAtOnce), sync.WaitGroup{}
	for i := range due {
		slots <- struct{}{}
		attempts.Go(func() {
			defer func() { <-slots }()
			failures[i] = c.deliver(ctx, &due[i])
		})
	}
	attempts.Wait()
	return dropped + len(due), errors.Join(failures...)
}

// deliver makes one attempt and writes down what became of it, also when the program is being stopped meanwhile: a second attempt is harmless,
// and the other side knows it by its id.
func (c *Couriers) deliver(ctx context.Context, p *models.Parcel) error {
	secrets, err := p.Endpoint.Secrets(c.DB)
	if err != nil {
		return err
	}
	body, err := json.Marshal(newsOf(c.DB, *p))
	if err != nil {
		return err
	}
	header := http.Header{
		"Content-Type":       {"application/json"},
		"User-Agent":         {"Greenlist"},
		"Greenlist-Event":    {string(p.Type)},
		"Greenlist-Id":       {p.EventID(c.DB)},
		post.SignatureHeader: {post.Sign(secrets, c.DB.Now(), body)},
	}
	got := c.Carrier.Send(ctx, p.Endpoint.URL, header, body)
	record := context.WithoutCancel(ctx)
	if got.Taken() {
		err = p.Arrived(record, c.DB, got.Code)
	} else {
		err = p.Missed(record, c.DB, got.Code, got.Trouble)
	}
	if errors.As(err, new(models.Conflict)) {
		return nil
	}
	return err
}

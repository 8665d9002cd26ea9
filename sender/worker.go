package sender

import (
	"context"
	"errors"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// postTime is how long one POST may take before its outcome counts as not seen.
const postTime = 30 * time.Second

// attempt makes one POST. When the engine stops, has lost its lease, or the campaign may not go on, the job is put back unsent.
func (e *Engine) attempt(ctx context.Context, phoneNumberID string, d models.Dispatch) models.Happening {
	h := models.Happening{MessageID: d.MessageID, CampaignID: d.CampaignID, Attempt: d.Attempt, At: e.db.Now()}
	if !e.mayPost(ctx, d) {
		return notStarted(h)
	}
	message, err := e.compose(ctx, d)
	if err == nil && message.Template != nil {
		err = e.attach(ctx, phoneNumberID, message.Template.Components)
	}
	if errors.As(err, new(notReady)) {
		meta, _ := errors.AsType[*whatsapp.Error](err)
		e.heedTrouble(d, meta)
		h.What, h.Reason, h.Detail, h.RetryAt = models.EventPutBack, "not_started", err.Error(), h.At.Add(readyWait)
		return h
	}
	if err != nil {
		h.What, h.Reason, h.Detail = models.EventRefused, "parameters", err.Error()
		return h
	}
	if !e.mayPost(ctx, d) { // handing a file over may have taken longer than the lease
		return notStarted(h)
	}
	post, cancel := context.WithTimeout(context.WithoutCancel(ctx), postTime)
	defer cancel()
	outcome := e.options.Poster.Send(post, phoneNumberID, message)
	return e.conclude(h, d, outcome)
}

func (e *Engine) mayPost(ctx context.Context, d models.Dispatch) bool {
	return ctx.Err() == nil && e.holds(d.ProcessID) && e.goAhead.has(ctx, d.CampaignID)
}

func notStarted(h models.Happening) models.Happening {
	h.What, h.Reason, h.RetryAt = models.EventPutBack, "not_started", h.At
	return h
}

// notReady says that a message could not be made yet: its file has not reached Meta, or its wording could not be read. Nothing was sent, so it goes back
// into the queue.
type notReady struct{ error }

func (n notReady) Unwrap() error { return n.error }

// readyWait is how long such a message waits for another attempt.
const readyWait = 30 * time.Second

func (e *Engine) attach(ctx context.Context, phoneNumberID string, parts []whatsapp.SendComponent) error {
	return passing(e.media.resolve(ctx, phoneNumberID, parts))
}

// passing says of an error that it will be different later, unless Meta refuses what it came with for good, or there is no such thing.
func passing(err error) error {
	if err == nil || refusedForGood(err) || errors.As(err, new(models.NotFound)) {
		return err
	}
	return notReady{err}
}

func (e *Engine) compose(ctx context.Context, d models.Dispatch) (whatsapp.Message, error) {
	message := whatsapp.Message{
		To: d.Phone, Recipient: d.BSUID,
		Opaque: models.AttemptID{DatabaseID: e.db.Installation().DatabaseID, MessageID: d.MessageID, Attempt: d.Attempt}.String(),
	}
	if d.CampaignID == 0 {
		message.Text, message.Buttons = words(d.Reply)
		return message, nil
	}
	wording, err := e.wordings.find(ctx, d.TemplateVersionID)
	if err != nil {
		return message, passing(err)
	}
	template, err := wording.Message(d.Values(e.db, wording))
	message.Template = &template
	return message, err
}

// words are what a reply says, as plain text or above its buttons. A link is shown without a picture of what it leads to: it leads to a
// page of one person's own.
func words(r models.Reply) (*whatsapp.TextMessage, *whatsapp.ButtonsMessage) {
	if len(r.Buttons) == 0 {
		return &whatsapp.TextMessage{Body: r.Text}, nil
	}
	return nil, &whatsapp.ButtonsMessage{Body: r.Text, Buttons: r.Buttons}
}

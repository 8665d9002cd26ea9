package sender

import (
	"context"
	"encoding/json"
	"errors"

	"greenlist/models"
	"greenlist/whatsapp/graph"
)

// fetchMedia fetches what somebody sent. What is too large or of a kind that is not kept is left at that: the message itself is known.
func (e *Errands) fetchMedia(ctx context.Context, errand models.Errand) error {
	var m models.MediaErrand
	if err := json.Unmarshal(errand.Arguments, &m); err != nil {
		return err
	}
	_, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	sent, err := client.Media(ctx, m.MediaID, models.MediaLimit)
	if err == nil {
		err = models.KeepMedia(ctx, e.db, m, sent)
	}
	if errors.As(err, new(models.Invalid)) || errors.Is(err, graph.ErrMediaTooLarge) || errors.Is(err, graph.ErrMediaElsewhere) || refusedForGood(err) {
		e.options.Log.Info("media not kept", "errand", errand.ID, "why", err)
		return nil
	}
	return err
}

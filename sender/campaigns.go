package sender

import (
	"context"

	"greenlist/models"
)

// moveCampaigns starts what is due, freezes audiences chunk by chunk, brakes what may not go on, and finishes what is done.
func (e *Engine) moveCampaigns(ctx context.Context) error {
	if err := models.BrakeUnapproved(ctx, e.db); err != nil {
		return err
	}
	if err := models.EndCanaries(ctx, e.db); err != nil {
		return err
	}
	work, err := models.ListWork(ctx, e.db)
	if err != nil {
		return err
	}
	for _, w := range work {
		if err := e.moveCampaign(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

func (e *Engine) moveCampaign(ctx context.Context, w models.Work) error {
	switch w.State {
	case models.CampaignScheduled:
		if started, err := models.StartCampaign(ctx, e.db, w.CampaignID); err != nil || !started {
			return err
		}
		return e.freeze(ctx, w.CampaignID)
	case models.CampaignFreezing:
		return e.freeze(ctx, w.CampaignID)
	case models.CampaignSending:
		finished, err := models.FinishCampaign(ctx, e.db, w.CampaignID)
		if finished {
			e.options.Log.Info("campaign finished", "campaign", w.CampaignID)
		}
		return err
	}
	return nil
}

func (e *Engine) freeze(ctx context.Context, id int64) error {
	for ctx.Err() == nil {
		if complete, err := models.FreezeChunk(ctx, e.db, id); err != nil || complete {
			return err
		}
	}
	return nil
}

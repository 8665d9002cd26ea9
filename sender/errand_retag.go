package sender

import (
	"context"

	"greenlist/models"
)

func (e *Errands) retag(ctx context.Context, errand models.Errand) error {
	var of models.RetagErrand
	if err := errand.Read(&of); err != nil {
		return err
	}
	return models.Retag(ctx, e.db, of.RetaggingID)
}

package sender

import (
	"context"

	"greenlist/models"
)

func (e *Errands) runImport(ctx context.Context, errand models.Errand) error {
	var of models.ImportErrand
	if err := errand.Read(&of); err != nil {
		return err
	}
	return models.RunImport(ctx, e.db, of.ImportID)
}

func (e *Errands) loseImport(ctx context.Context, errand models.Errand, why string) error {
	var of models.ImportErrand
	if err := errand.Read(&of); err != nil {
		return err
	}
	return models.FailImport(ctx, e.db, of.ImportID, why)
}

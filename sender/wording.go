package sender

import (
	"context"
	"sync"

	"greenlist/models"
	"greenlist/whatsapp"
)

// wordings keeps template versions that campaigns send. A version never changes once it is live, so nothing here grows stale.
type wordings struct {
	db    *models.DB
	known sync.Map
}

func (w *wordings) find(ctx context.Context, versionID int64) (*whatsapp.Mold, error) {
	if t, ok := w.known.Load(versionID); ok {
		return t.(*whatsapp.Mold), nil
	}
	version, err := models.FindTemplateVersion(ctx, w.db, versionID)
	if err != nil {
		return nil, err
	}
	mold := whatsapp.NewMold(version.Content)
	w.known.Store(versionID, mold)
	return mold, nil
}

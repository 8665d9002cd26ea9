package modelstest

import (
	"fmt"

	"greenlist/models"
)

// Welcome implements models.Voice.
func (Plain) Welcome(w models.Welcome) string {
	return fmt.Sprintf("welcome in %s to %d of %s %s %s %s", w.Language, len(w.Agreed), w.Company, w.Opening, w.ReceiptPath, w.PreferencePath)
}

// Farewell implements models.Voice.
func (Plain) Farewell(f models.Farewell) string {
	return fmt.Sprintf("farewell in %s to %d of %s", f.Language, len(f.Stopped), f.Company)
}

// Inform implements models.Voice.
func (Plain) Inform(a models.About) string {
	return fmt.Sprintf("about in %s %d of %s, send %s or see %s", a.Language, len(a.Offered), a.Company, a.Word, a.FormPath)
}

package views

import (
	"testing"

	"greenlist/models"
)

func TestWhatIsDoneByItselfHasWords(t *testing.T) {
	for _, kind := range models.Housework {
		if words := workWords[kind]; words[0] == "" || words[1] == "" {
			t.Errorf("%s has no words", kind)
		}
	}
}

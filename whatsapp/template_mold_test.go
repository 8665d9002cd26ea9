package whatsapp

import (
	"strings"
	"testing"
)

// Characters are counted, not bytes, and a value counts as often as its variable stands in the text.
func TestABodyIsAsLongAsItsCharacters(t *testing.T) {
	mold := NewMold(Template{Name: "long", Language: "de", Components: []Component{{Type: ComponentBody, Text: "{{1}} und noch einmal {{1}}!"}}})
	const words = len(" und noch einmal !")
	for letters, fits := range map[int]bool{(maxBody - words) / 2: true, (maxBody-words)/2 + 1: false} {
		message, err := mold.Message(map[string]string{"1": strings.Repeat("ü", letters)})
		if (err == nil) != fits {
			t.Errorf("twice %d letters: %v", letters, err)
		}
		if fits && len(message.Components) != 1 {
			t.Errorf("twice %d letters make %+v", letters, message)
		}
	}
}

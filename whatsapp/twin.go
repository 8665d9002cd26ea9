package whatsapp

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// TwinOf tells templates apart as Meta's review does: two with the same mark have the same body and footer, and Meta rejects the second, whatever
// their names and buttons (Meta: template review, October 2025). Letter case and white space do not make a difference. It is empty for templates
// without a text of their own, such as sign-in codes.
func TwinOf(t Template) string {
	body := t.Body()
	if upper(t.Category) == Authentication || body == nil || blank(body.Text) {
		return ""
	}
	footer := ""
	if f := t.Footer(); f != nil {
		footer = f.Text
	}
	sum := sha256.Sum256([]byte(levelled(body.Text) + "\x1f" + levelled(footer)))
	return hex.EncodeToString(sum[:16])
}

func levelled(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// Texts are all that people read in a template, without places.
func (t Template) Texts() (all []string) {
	for _, p := range t.texts() {
		all = append(all, p.text)
	}
	return all
}

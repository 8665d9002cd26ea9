package whatsapp

import (
	"strings"
	"testing"
)

func simple() Template {
	t := sound()
	t.Components = t.Components[1:]
	t.Body().Text, t.Body().Example = "Dag allemaal", nil
	return t
}

// Characters count, not bytes; an emoji of several characters is as many, and where counting them twice would be too much there is a warning.
func TestCharactersAreCounted(t *testing.T) {
	family := "👩‍👩‍👧" // three people and two joiners
	for _, c := range []struct {
		text string
		rule string
	}{
		{strings.Repeat("ü", 60), ""},
		{strings.Repeat("語", 60), ""},
		{strings.Repeat("語", 61), "footer-long"},
		{strings.Repeat("🌷", 30), ""},
		{strings.Repeat("🌷", 31), "long-with-emoji"},
		{strings.Repeat("🌷", 60), "long-with-emoji"},
		{strings.Repeat("🌷", 61), "footer-long"},
		{strings.Repeat(family, 7), ""},
		{strings.Repeat(family, 12), "long-with-emoji"},
		{strings.Repeat(family, 13), "footer-long"},
	} {
		template := sound()
		template.Footer().Text = c.text
		if got := strings.Join(rulesOf(Lint(template)), " "); got != c.rule {
			t.Errorf("%s: %q, want %q", c.text, got, c.rule)
		}
	}
}

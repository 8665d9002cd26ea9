package whatsapp

import (
	"strconv"
	"strings"
)

// Unformatted is a text without its formatting characters, for places that
// show one style only.
func Unformatted(text string) string {
	var b strings.Builder
	for i, block := range Format(text) {
		for j, line := range block.Lines {
			if i+j > 0 {
				b.WriteByte('\n')
			}
			if line.Number > 0 {
				b.WriteString(strconv.Itoa(line.Number) + ". ")
			}
			writePlain(&b, line.Spans)
		}
	}
	return b.String()
}

func writePlain(b *strings.Builder, spans []Span) {
	for _, s := range spans {
		b.WriteString(s.Text)
		writePlain(b, s.Spans)
	}
}

// styled reports whether a text has any formatting within its lines.
func styled(text string) bool {
	for _, s := range inline(text) {
		if s.Style != Plain {
			return true
		}
	}
	return false
}

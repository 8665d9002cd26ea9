package whatsapp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Style is how a span is written.
type Style string

// Styles of a span.
const (
	Plain  Style = ""
	Bold   Style = "bold"
	Italic Style = "italic"
	Strike Style = "strike"
	Code   Style = "code"
	Mono   Style = "mono"
)

// Span is a piece of a line. Bold, italic and strike hold spans, the others
// hold text. Mono text may contain line ends.
type Span struct {
	Style Style
	Text  string
	Spans []Span
}

var markers = map[byte]Style{'*': Bold, '_': Italic, '~': Strike}

const fence = "```"

// inline reads the spans of one line.
func inline(s string) []Span {
	var spans []Span
	plain := 0
	for i := 0; i < len(s); {
		span, end := spanAt(s, i)
		if end == 0 {
			i++
			continue
		}
		spans = append(appendPlain(spans, s[plain:i]), span)
		i, plain = end, end
	}
	return appendPlain(spans, s[plain:])
}

func appendPlain(spans []Span, text string) []Span {
	if text == "" {
		return spans
	}
	return append(spans, Span{Text: text})
}

// spanAt reads the styled span that starts at i; end is 0 when there is none.
func spanAt(s string, i int) (span Span, end int) {
	if end := fenceEnd(s, i); end > 0 {
		return Span{Style: Mono, Text: s[i+len(fence) : end-len(fence)]}, end
	}
	if end := codeEnd(s, i); end > 0 {
		return Span{Style: Code, Text: s[i+1 : end-1]}, end
	}
	style, marked := markers[s[i]]
	if !marked || !opens(s, i) {
		return Span{}, 0
	}
	if end := closing(s, i); end > 0 {
		return Span{Style: style, Spans: inline(s[i+1 : end])}, end + 1
	}
	return Span{}, 0
}

// fenceEnd is where the ```…``` that starts at i ends, 0 when none does.
func fenceEnd(s string, i int) int {
	if !strings.HasPrefix(s[i:], fence) {
		return 0
	}
	length := strings.Index(s[i+len(fence):], fence)
	if length < 1 || strings.TrimSpace(s[i+len(fence):i+len(fence)+length]) == "" {
		return 0
	}
	return i + length + 2*len(fence)
}

func codeEnd(s string, i int) int {
	if s[i] != '`' {
		return 0
	}
	length := strings.IndexAny(s[i+1:], "`\n")
	if length < 1 || s[i+1+length] != '`' || strings.TrimSpace(s[i+1:i+1+length]) == "" {
		return 0
	}
	return i + length + 2
}

// opens reports whether the marker at i may start a span: no letter or digit
// before it, and something other than space or itself right after it.
func opens(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return !inWord(before, i > 0) && i+1 < len(s) && !unicode.IsSpace(after) && s[i+1] != s[i]
}

// closing finds the marker that ends the span opened at i: no space before it
// and no letter or digit after it, on the same line. It is 0 when there is
// none.
func closing(s string, i int) int {
	for j := i + 2; j < len(s) && s[j] != '\n'; j++ {
		if s[j] != s[i] {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:j])
		after, _ := utf8.DecodeRuneInString(s[j+1:])
		if !unicode.IsSpace(before) && !inWord(after, j+1 < len(s)) {
			return j
		}
	}
	return 0
}

func inWord(r rune, exists bool) bool {
	return exists && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

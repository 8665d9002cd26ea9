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
	r := inliner{s, map[byte][]int{}}
	return r.spans(0, len(s))
}

// inliner remembers where markers can close a span, so that many that open one and never close it do not have the line searched again and again.
type inliner struct {
	s       string
	closers map[byte][]int
}

func (r inliner) spans(start, end int) []Span {
	var spans []Span
	plain := start
	for i := start; i < end; {
		span, after := r.spanAt(i, end)
		if after == 0 {
			i++
			continue
		}
		spans = append(appendPlain(spans, r.s[plain:i]), span)
		i, plain = after, after
	}
	return appendPlain(spans, r.s[plain:end])
}

func appendPlain(spans []Span, text string) []Span {
	if text == "" {
		return spans
	}
	return append(spans, Span{Text: text})
}

// spanAt reads the styled span that starts at i and is over before end; after is 0 when there is none.
func (r inliner) spanAt(i, end int) (span Span, after int) {
	s := r.s[:end]
	if after := fenceEnd(s, i); after > 0 {
		return Span{Style: Mono, Text: s[i+len(fence) : after-len(fence)]}, after
	}
	if after := codeEnd(s, i); after > 0 {
		return Span{Style: Code, Text: s[i+1 : after-1]}, after
	}
	style, marked := markers[s[i]]
	if !marked || !opens(s, i) {
		return Span{}, 0
	}
	if at := r.closing(i, end); at > 0 {
		return Span{Style: style, Spans: r.spans(i+1, at)}, at + 1
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

// closing finds the marker that ends the span opened at i, on the same line and before end. It is 0 when there is none.
func (r inliner) closing(i, end int) int {
	marker := r.s[i]
	if r.closers[marker] == nil {
		r.closers[marker] = closers(r.s, marker)
	}
	if i+2 >= end || r.closers[marker][i+2] >= end {
		return 0
	}
	return r.closers[marker][i+2]
}

// closers are, for each place, where from there on a marker can close a span first: no space before it and no letter or digit after it, on the
// same line. 0 is nowhere.
func closers(s string, marker byte) []int {
	next := make([]int, len(s))
	for j, at := len(s)-1, 0; j >= 0; j-- {
		if s[j] == '\n' {
			at = 0
		} else if s[j] == marker && closes(s, j) {
			at = j
		}
		next[j] = at
	}
	return next
}

func closes(s string, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:j])
	after, _ := utf8.DecodeRuneInString(s[j+1:])
	return !unicode.IsSpace(before) && !inWord(after, j+1 < len(s))
}

func inWord(r rune, exists bool) bool {
	return exists && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

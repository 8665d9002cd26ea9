package whatsapp

import (
	"strconv"
	"strings"
)

// BlockKind is the kind of a run of lines.
type BlockKind string

// Kinds of a block.
const (
	Paragraph BlockKind = "paragraph"
	Bullets   BlockKind = "bullets"
	Numbers   BlockKind = "numbers"
	Quote     BlockKind = "quote"
)

// Block is a run of lines of one kind.
type Block struct {
	Kind  BlockKind
	Lines []Line
}

// Line is one line or list item. Number is the number of a numbered item as
// written, 0 otherwise.
type Line struct {
	Number int
	Spans  []Span
}

// Format reads WhatsApp's formatting characters: *bold*, _italic_, ~strike~,
// `code`, ```monospace```, lists that start with "- ", "* " or "1. ", and
// quotes that start with "> ". Anything that does not follow the rules stays
// as it was typed.
func Format(text string) []Block {
	var blocks []Block
	for _, raw := range splitLines(text) {
		kind, number, rest := lineKind(raw)
		line := Line{Number: number, Spans: inline(rest)}
		if last := len(blocks) - 1; last >= 0 && blocks[last].Kind == kind {
			blocks[last].Lines = append(blocks[last].Lines, line)
			continue
		}
		blocks = append(blocks, Block{Kind: kind, Lines: []Line{line}})
	}
	return blocks
}

// splitLines cuts a text at line ends, except inside ```…```, which may be
// several lines long.
func splitLines(text string) []string {
	var lines []string
	start := 0
	for i := 0; i < len(text); i++ {
		if end := fenceEnd(text, i); end > 0 {
			i = end - 1
			continue
		}
		if text[i] == '\n' {
			lines = append(lines, strings.TrimSuffix(text[start:i], "\r"))
			start = i + 1
		}
	}
	return append(lines, text[start:])
}

func lineKind(line string) (kind BlockKind, number int, rest string) {
	for _, mark := range []string{"- ", "* "} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return Bullets, 0, rest
		}
	}
	if rest, ok := strings.CutPrefix(line, "> "); ok {
		return Quote, 0, rest
	}
	if digits, rest, ok := strings.Cut(line, ". "); ok && len(digits) < 4 && Digits(digits) == digits {
		if n, err := strconv.Atoi(digits); err == nil && n > 0 {
			return Numbers, n, rest
		}
	}
	return Paragraph, 0, line
}

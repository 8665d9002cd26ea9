package models

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode"
)

// Layout is how a list is written down.
type Layout struct {
	Encoding  string `json:"encoding"`
	Delimiter string `json:"delimiter"`
	// Header says that the first row holds the names of the columns.
	Header bool `json:"header"`
}

// Delimiters of a list, by the word for each.
var delimiters = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', "pipe": '|'}

// Delimiters are the words a Layout knows, most usual first.
var Delimiters = []string{"comma", "semicolon", "tab", "pipe"}

// Encodings are those a Layout knows, most usual first.
var Encodings = []string{UTF8, Windows1252, UTF16LE, UTF16BE}

func (l Layout) check() error {
	wrong := Invalid{}
	if !slices.Contains(Encodings, l.Encoding) {
		wrong.Add("encoding", "Choose how the letters are written.")
	}
	if !slices.Contains(Delimiters, l.Delimiter) {
		wrong.Add("delimiter", "Choose what stands between the columns.")
	}
	return wrong.OrNil()
}

// sampleBytes is how much of a list is looked at to tell its delimiter, and sampleRows how many rows to tell what its columns hold.
const (
	sampleBytes = 256 << 10
	sampleRows  = 200
)

// detectLayout reads a whole list and says how it is written. It refuses what is no list at all.
func detectLayout(ctx context.Context, db *DB, fileID int64) (Layout, error) {
	h := &hearing{}
	if _, err := io.Copy(h, OpenFile(ctx, db, fileID)); err != nil {
		return Layout{}, err
	}
	if err := refuseOtherKinds(h); err != nil {
		return Layout{}, err
	}
	l := Layout{Encoding: h.encoding()}
	head, err := io.ReadAll(io.LimitReader(l.text(OpenFile(ctx, db, fileID)), sampleBytes))
	if err != nil {
		return Layout{}, err
	}
	l.Delimiter = guessDelimiter(string(head), len(head) == sampleBytes)
	l.Header = looksLikeHeader(firstRows(string(head), delimiters[l.Delimiter], 2))
	return l, nil
}

func refuseOtherKinds(h *hearing) error {
	first := string(h.first)
	switch {
	case strings.HasPrefix(first, "PK\x03\x04"), strings.HasPrefix(first, "\xD0\xCF\x11\xE0"):
		return Invalid{"file": "This is an Excel workbook. In Excel choose Save as, then “CSV UTF-8”, and upload that file."}
	case strings.HasPrefix(first, "%PDF"):
		return Invalid{"file": "This is a PDF, which has no columns to read. Export the list as CSV and upload that file."}
	}
	return nil
}

// text is the list as UTF-8 with line feeds.
func (l Layout) text(r io.Reader) io.Reader {
	return bufio.NewReaderSize(&unixLines{r: decoder(l.Encoding).Reader(r)}, 64<<10)
}

// guessDelimiter takes the one that cuts the rows into the same number of columns most often; among equals, into the most.
func guessDelimiter(text string, cut bool) string {
	if hint, ok := hintedDelimiter(text); ok {
		return hint
	}
	best, bestScore := Delimiters[0], 0.0
	for _, name := range Delimiters {
		rows := firstRows(text, delimiters[name], sampleRows)
		if cut && len(rows) > 1 {
			rows = rows[:len(rows)-1]
		}
		if score := evenness(rows); score > bestScore {
			best, bestScore = name, score
		}
	}
	return best
}

// evenness is the share of rows that have the most usual number of columns, and a little for every column. One column is no table.
func evenness(rows [][]string) float64 {
	counts, usual := map[int]int{}, 0
	for _, row := range rows {
		counts[len(row)]++
		if n := counts[len(row)]; n > counts[usual] || n == counts[usual] && len(row) > usual {
			usual = len(row)
		}
	}
	if usual < 2 {
		return 0
	}
	return float64(counts[usual])/float64(len(rows)) + float64(usual)/1000
}

// hintedDelimiter reads Excel's own hint: a first line that says sep=;
func hintedDelimiter(text string) (string, bool) {
	line, _, _ := strings.Cut(text, "\n")
	for name, sign := range delimiters {
		if isHint(line, sign) {
			return name, true
		}
	}
	return "", false
}

func isHint(line string, sign rune) bool {
	return strings.EqualFold(strings.Trim(line, "\"\r\n "), "sep="+string(sign)) || strings.EqualFold(strings.Trim(line, "\r\n"), "sep="+string(sign))
}

// firstRows reads the beginning of a list as well as it can.
func firstRows(text string, sign rune, most int) [][]string {
	if line, rest, _ := strings.Cut(text, "\n"); isHint(line, sign) {
		text = rest
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = sign, -1
	var rows [][]string
	for len(rows) < most {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err == nil && !blank(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// looksLikeHeader: names of columns hold no numbers, addresses or yes and no, and one of them may be a word we know.
func looksLikeHeader(rows [][]string) bool {
	if len(rows) == 0 {
		return false
	}
	for _, cell := range rows[0] {
		if digits(cell) >= 5 || strings.Contains(cell, "@") {
			return false
		}
	}
	if slices.ContainsFunc(rows[0], func(cell string) bool { return guessByName(cell) != MeansNothing }) {
		return true
	}
	return len(rows) > 1 && slices.ContainsFunc(rows[1], func(cell string) bool { return digits(cell) >= 5 })
}

func digits(text string) (n int) {
	for _, r := range text {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

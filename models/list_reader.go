package models

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// listRow is one row of a list. Trouble is set where the row could not be cut into cells; line is where it begins.
type listRow struct {
	line    int64
	cells   []string
	trouble string
}

// listReader reads a list row by row, with a row's worth of memory. Empty rows are nobody's, and left out.
type listReader struct {
	csv    *csv.Reader
	header []string
	offset int64 // lines before the first that csv sees
}

// openList starts reading after the header.
func openList(ctx context.Context, db *DB, fileID int64, l Layout) (*listReader, error) {
	return readList(OpenFile(ctx, db, fileID), l)
}

func readList(r io.Reader, l Layout) (*listReader, error) {
	text := bufio.NewReaderSize(l.text(r), 64<<10)
	list := &listReader{}
	if peek, _ := text.Peek(8); isHint(strings.SplitN(string(peek), "\n", 2)[0], delimiters[l.Delimiter]) {
		if _, err := text.ReadString('\n'); err != nil && err != io.EOF {
			return nil, err
		}
		list.offset = 1
	}
	list.csv = csv.NewReader(text)
	list.csv.Comma, list.csv.FieldsPerRecord, list.csv.ReuseRecord = delimiters[l.Delimiter], -1, true
	if !l.Header {
		return list, nil
	}
	first, err := list.next()
	if err == io.EOF {
		return list, nil
	}
	list.header = append([]string{}, first.cells...)
	return list, err
}

// next is the next row, or io.EOF. Its cells are good until the one after.
func (l *listReader) next() (listRow, error) {
	for {
		cells, err := l.csv.Read()
		var trouble *csv.ParseError
		switch {
		case errors.As(err, &trouble):
			return listRow{line: int64(trouble.StartLine) + l.offset, trouble: troubleWords(trouble, int(l.offset))}, nil
		case err != nil:
			return listRow{}, err
		}
		line, _ := l.csv.FieldPos(0)
		for i := range cells {
			cells[i] = cleanCell(cells[i])
		}
		if !blank(cells) {
			return l.fit(listRow{line: int64(line) + l.offset, cells: cells}), nil
		}
	}
}

// fit refuses a row with more cells than there are columns: a delimiter too many has moved all that follows into the wrong column.
func (l *listReader) fit(row listRow) listRow {
	if l.header != nil && len(row.cells) > len(l.header) && !blank(row.cells[len(l.header):]) {
		row.trouble = fmt.Sprintf("This row has %d values, but the list has %d columns. A sign that separates columns stands inside a value without quotation marks.",
			len(row.cells), len(l.header))
	}
	return row
}

func troubleWords(e *csv.ParseError, offset int) string {
	if e.Line > e.StartLine {
		return fmt.Sprintf("A quotation mark opens here and is not closed as it should be before line %d. Everything in between was skipped.", e.Line+offset)
	}
	return "A quotation mark stands in the middle of a value, so this row cannot be told apart into columns."
}

// cleanCell takes off what tools leave around a value: spaces, signs nobody sees, and the apostrophe that keeps Excel from calculating.
func cleanCell(text string) string {
	if strings.IndexFunc(text, invisible) >= 0 {
		text = strings.Map(visible, text)
	}
	text = strings.TrimSpace(text)
	if bare := strings.TrimLeft(text, "'"); bare != "" && bare != text && strings.ContainsRune("=+-@", rune(bare[0])) {
		return text[1:]
	}
	return text
}

// tidyLine is a value of one line as it is kept, whichever door it came in by: with single spaces, and without signs nobody sees. A list that is
// saved here is read back as it was.
func tidyLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(visible, text)), " ")
}

// strays come with what is copied from web pages and telephones: hard spaces, marks of direction. Joiners are left: names are spelled with them.
const strays = "\u00a0\u202f\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

func invisible(r rune) bool {
	return unicode.IsControl(r) || strings.ContainsRune(strays, r)
}

func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\u00a0' || r == '\u202f':
		return ' '
	case invisible(r):
		return -1
	}
	return r
}

package models

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"strings"
)

// listFind is where somebody stands in a list that was uploaded.
type listFind struct {
	importID, fileID int64
	wide             bool // two bytes to a sign
	spots            []listSpot
}

// listSpot is one line of the file, without what ends it.
type listSpot struct {
	from, to int64
	line     int64
	further  bool // not the first line of its row
}

// lookInPassing finds what takes long to go through, before anything is locked: calls from Meta, and uploaded lists.
func (db *DB) lookInPassing(ctx context.Context, ids []int64) (*person, error) {
	var p *person
	err := db.Read(ctx, func(ctx context.Context, tx *DB) error {
		var people []Contact
		if err := tx.q(ctx).Where(tx.among("id")+" OR "+tx.among("merged_into"), tx.list(ids), tx.list(ids)).Find(&people).Error; err != nil {
			return err
		}
		var err error
		if p, err = tx.lookUp(ctx, people); err != nil {
			return err
		}
		if err := tx.lookInEvents(ctx, p, &p.events); err != nil {
			return err
		}
		return tx.lookInLists(ctx, p)
	})
	return p, err
}

func (db *DB) lookInLists(ctx context.Context, p *person) error {
	var imports []Import
	if err := db.q(ctx).Order("id").Find(&imports).Error; err != nil || len(p.phones) == 0 {
		return err
	}
	numbers := make([]string, len(p.phones))
	for i, phone := range p.phones {
		numbers[i] = nationalNumber(phone)
	}
	for _, im := range imports {
		find := listFind{importID: im.ID, fileID: im.FileID, wide: im.Layout.Encoding == UTF16LE || im.Layout.Encoding == UTF16BE}
		if err := find.look(OpenFile(ctx, db, im.FileID), numbers); err != nil {
			return err
		}
		if len(find.spots) > 0 {
			p.lists = append(p.lists, find)
		}
	}
	return nil
}

// look reads the list as people write lists: a row is a line, or as many lines as a quotation needs.
func (f *listFind) look(r io.Reader, numbers []string) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var row []listSpot
	hit, quotes := false, 0
	for at, line := int64(0), int64(1); ; line++ {
		raw, err := readLineRaw(in)
		if len(raw) > 0 {
			text := f.plain(raw)
			ending := int64(len(raw) - len(bytes.TrimRight(raw, "\r\n\x00")))
			row = append(row, listSpot{from: at, to: at + int64(len(raw)) - ending, line: line, further: len(row) > 0})
			hit, quotes, at = hit || namesNumber(text, numbers), quotes+strings.Count(text, `"`), at+int64(len(raw))
		}
		if quotes%2 == 0 || len(row) >= 50 || err != nil {
			if hit {
				f.spots = append(f.spots, row...)
			}
			row, hit, quotes = nil, false, 0
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// plain is a line as far as digits and signs of punctuation go: those are the same in every encoding we read.
func (f *listFind) plain(raw []byte) string {
	if f.wide {
		return string(bytes.ReplaceAll(raw, []byte{0}, nil))
	}
	return string(raw)
}

// readLineRaw is a line with what ends it: a line feed, a carriage return, or both; in wide files the zero byte beside them belongs to the next
// line or to this one, and is never part of a sign.
func readLineRaw(in *bufio.Reader) (line []byte, err error) {
	for {
		b, err := in.ReadByte()
		if err != nil {
			return line, err
		}
		line = append(line, b)
		if b == '\n' {
			break
		}
		if b == '\r' {
			if next, _ := in.Peek(1); len(next) == 1 && next[0] != '\n' && next[0] != 0 {
				break
			}
		}
	}
	if next, _ := in.Peek(1); len(next) == 1 && next[0] == 0 {
		in.Discard(1)
		line = append(line, 0)
	}
	return line, nil
}

// namesNumber tells whether one of the numbers stands in a line, with or without signs between its digits.
func namesNumber(text string, numbers []string) bool {
	digits := make([]byte, 0, 24)
	for i := 0; i <= len(text); i++ {
		switch {
		case i < len(text) && text[i] >= '0' && text[i] <= '9':
			digits = append(digits, text[i])
			continue
		case i < len(text) && strings.IndexByte(" ()-./+\u00a0", text[i]) >= 0:
			continue
		}
		for _, number := range numbers {
			if len(digits) >= len(number) && strings.Contains(string(digits), number) {
				return true
			}
		}
		digits = digits[:0]
	}
	return false
}

// eraseRows overwrites their rows in uploaded lists, sign by sign, so that every other row stays where it is: an import that stopped may go on.
func (db *DB) eraseRows(ctx context.Context, p *person) error {
	for _, find := range p.lists {
		if err := find.erase(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

func (f listFind) erase(ctx context.Context, db *DB) error {
	for n := f.spots[0].from / fileChunk; n <= f.spots[len(f.spots)-1].to/fileChunk; n++ {
		var pieces [][]byte
		if err := db.q(ctx).Raw(`SELECT body FROM file_chunks WHERE file_id = ? AND n = ?`, f.fileID, n).Scan(&pieces).Error; err != nil || len(pieces) == 0 {
			return err
		}
		if !f.cover(pieces[0], n*fileChunk) {
			continue
		}
		if err := db.q(ctx).Exec(`UPDATE file_chunks SET body = ? WHERE file_id = ? AND n = ?`, pieces[0], f.fileID, n).Error; err != nil {
			return err
		}
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, OpenFile(ctx, db, f.fileID)); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE files SET hash = ? WHERE id = ?`, sum.Sum(nil), f.fileID).Error
}

// cover writes dashes over the first line of a row, which is then nobody's, and spaces over the others, which are then none.
func (f listFind) cover(piece []byte, at int64) (changed bool) {
	for _, spot := range f.spots {
		sign := byte('-')
		if spot.further {
			sign = ' '
		}
		for i := max(spot.from, at); i < min(spot.to, at+int64(len(piece))); i++ {
			if b := &piece[i-at]; *b != 0 {
				*b, changed = sign, true
			}
		}
	}
	return changed
}

// eraseRemarks takes what was said about their rows off the imports.
func (db *DB) eraseRemarks(ctx context.Context, p *person) error {
	for _, find := range p.lists {
		for _, spot := range find.spots {
			err := db.q(ctx).Exec(`UPDATE import_errors SET column_name = '', value = '', message = ? WHERE import_id = ? AND line = ?`,
				"This row was erased with the person it was about.", find.importID, spot.line).Error
			if err != nil {
				return err
			}
		}
	}
	return nil
}

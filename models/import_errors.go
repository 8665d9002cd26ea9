package models

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// ListImportErrors returns what there is to say about single rows, in the order of the list, after a known one (0 for the first).
func ListImportErrors(ctx context.Context, db *DB, importID, after int64, most int) ([]ImportError, error) {
	var all []ImportError
	err := db.q(ctx).Where("import_id = ? AND id > ?", importID, after).Order("id").Limit(most).Find(&all).Error
	return all, err
}

// WriteRejected writes the rejected rows as they came, with what was wrong, so that they can be put right and imported again.
func (im *Import) WriteRejected(ctx context.Context, db *DB, w io.Writer) error {
	return im.writeRows(ctx, db, w, "What is wrong", func(e ImportError) bool { return e.Rejected })
}

// WriteNever writes the rows of people who are never messaged, so that they can be taken out where the list comes from.
func (im *Import) WriteNever(ctx context.Context, db *DB, w io.Writer) error {
	return im.writeRows(ctx, db, w, "Why it was left out", func(e ImportError) bool { return e.Never })
}

// writeRows writes some of the rows as they came, with what there is to say about them: as UTF-8 with a byte order mark and the list's own separator,
// because Excel reads that. What a spreadsheet would calculate has an apostrophe before it.
func (im *Import) writeRows(ctx context.Context, db *DB, w io.Writer, why string, wanted func(ImportError) bool) error {
	list, err := openList(ctx, db, im.FileID, im.Layout)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = delimiters[im.Layout.Delimiter], true
	if err := out.Write(guardRow(append([]string{"Line", why}, list.header...))); err != nil {
		return err
	}
	said := &saidLines{ctx: ctx, db: db, importID: im.ID, wanted: wanted}
	for {
		row, err := list.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		words, err := said.at(row.line)
		if err != nil {
			return err
		}
		if words == "" {
			continue
		}
		if err := out.Write(guardRow(append([]string{strconv.FormatInt(row.line, 10), words}, row.cells...))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func guardRow(cells []string) []string {
	guarded := make([]string, len(cells))
	for i, cell := range cells {
		guarded[i] = GuardCell(cell)
	}
	return guarded
}

// GuardCell keeps a spreadsheet from reading a value as a formula (OWASP ASVS 1.2.10). Imports take one apostrophe off again, so a value that begins
// like a guarded one gets another.
func GuardCell(cell string) string {
	if bare := strings.TrimLeft(cell, "'"); bare != "" && strings.ContainsRune("=+-@\t\r\x00", rune(bare[0])) {
		return "'" + cell
	}
	return cell
}

// saidLines walks along what there is to say about rows, beside a list that is being read.
type saidLines struct {
	ctx      context.Context
	db       *DB
	importID int64
	wanted   func(ImportError) bool
	page     []ImportError
	last     int64
	end      bool
}

// at is what there is to say about a line; empty when it is none of those wanted. Lines are asked for in rising order.
func (r *saidLines) at(line int64) (string, error) {
	for {
		for len(r.page) > 0 && (r.page[0].Line < line || r.page[0].Line == line && !r.wanted(r.page[0])) {
			r.page = r.page[1:]
		}
		if len(r.page) > 0 || r.end {
			break
		}
		if err := r.turn(); err != nil {
			return "", err
		}
	}
	if len(r.page) == 0 || r.page[0].Line > line {
		return "", nil
	}
	return r.page[0].Message, nil
}

func (r *saidLines) turn() (err error) {
	const most = 500
	r.page, err = ListImportErrors(r.ctx, r.db, r.importID, r.last, most)
	r.end = len(r.page) < most
	if len(r.page) > 0 {
		r.last = r.page[len(r.page)-1].ID
	}
	return err
}

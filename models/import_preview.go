package models

import (
	"context"
	"io"
	"slices"
)

// ImportPreview is the beginning of a list, as it will be read.
type ImportPreview struct {
	Header []string
	Rows   []PreviewRow
}

// PreviewRow is one row, cell by cell, and what the mapping makes of it.
type PreviewRow struct {
	Line    int64
	Cells   []string
	Phone   string
	Country string // of the number
	UserID  string
	Name    string
	Says    string // what the column of consent says
	Yes     bool   // the row would be imported with a consent
	Problem string // why the row would be rejected
}

func (s ImportPreview) cells() [][]string {
	var all [][]string
	for _, row := range s.Rows {
		if row.Cells != nil {
			all = append(all, row.Cells)
		}
	}
	return all
}

// Width is the number of columns.
func (s ImportPreview) Width() int { return width(s.Header, s.cells()) }

// Preview reads the first rows with the mapping there is.
func (im *Import) Preview(ctx context.Context, db *DB) (ImportPreview, error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return ImportPreview{}, err
	}
	sample, err := im.sample(ctx, db, sampleRows)
	if err != nil {
		return ImportPreview{}, err
	}
	reader := rowReader{mapping: im.Mapping, zone: company.Location(), now: db.Now()}
	for i := range sample.Rows {
		sample.Rows[i].interpret(reader)
	}
	return sample, nil
}

func (r *PreviewRow) interpret(reader rowReader) {
	if r.Problem != "" {
		return
	}
	person, problems := reader.read(listRow{line: r.Line, cells: r.Cells})
	r.Phone, r.UserID, r.Name, r.Yes = person.Phone, person.BSUID, person.Name, person.yes
	if r.Phone != "" {
		r.Country = person.Country
	}
	r.Says = reader.cell(r.Cells, MeansAgreed)
	for _, p := range problems {
		if p.Rejected {
			r.Problem = p.Message
		}
	}
}

func (im *Import) sample(ctx context.Context, db *DB, most int) (ImportPreview, error) {
	list, err := openList(ctx, db, im.FileID, im.Layout)
	if err != nil {
		return ImportPreview{}, err
	}
	sample := ImportPreview{Header: list.header}
	for len(sample.Rows) < most {
		row, err := list.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return ImportPreview{}, err
		}
		sample.Rows = append(sample.Rows, PreviewRow{Line: row.line, Cells: append([]string(nil), row.cells...), Problem: row.trouble})
	}
	return sample, nil
}

// Rejected counts the rows that would be left out.
func (s ImportPreview) Rejected() (n int) {
	for _, row := range s.Rows {
		if row.Problem != "" {
			n++
		}
	}
	return n
}

// Answer is one thing a list says about consent, and how it is taken.
type Answer struct {
	Says string
	Yes  bool
	N    int
}

// Answers are the different things the column of consent says, most frequent first; an empty cell is an answer too.
func (s ImportPreview) Answers() []Answer {
	var all []Answer
	for _, row := range s.Rows {
		if row.Phone == "" && row.UserID == "" {
			continue
		}
		i := slices.IndexFunc(all, func(a Answer) bool { return a.Says == row.Says && a.Yes == row.Yes })
		if i < 0 {
			i, all = len(all), append(all, Answer{Says: row.Says, Yes: row.Yes})
		}
		all[i].N++
	}
	slices.SortStableFunc(all, func(a, b Answer) int { return b.N - a.N })
	return all
}

package models

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Access is everything there is of a person, table by table, for themselves.
type Access struct {
	MadeAt  time.Time
	Company Organisation
	Contact Contact
	Tables  []AccessTable
	Files   []AccessFile
}

// AccessTable is what one table holds of them.
type AccessTable struct {
	Name    string              `json:"table"`
	Words   string              `json:"what"`
	Columns []string            `json:"columns"`
	Rows    []map[string]string `json:"rows"`
	gives   bool
}

// AccessFile is a file that is kept with them.
type AccessFile struct {
	Name   string
	FileID int64
}

// FindAccess gathers what the person has a right to get (GDPR Art. 15), from every table that is said to hold something of people: who adds one decides
// what they get from it (see holding). Keys to their own pages, and who of the staff did something, are left out. It reads and no more: whoever
// hands it over calls Case.Access.
func FindAccess(ctx context.Context, db *DB, contactID int64) (a Access, err error) {
	a.MadeAt = db.Now()
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if a.Contact, err = FindLivingContact(ctx, tx, contactID); err != nil {
			return err
		}
		if a.Company, err = FindOrganisation(ctx, tx); err != nil {
			return err
		}
		merged, err := a.Contact.ListMerged(ctx, tx)
		if err != nil {
			return err
		}
		people := append([]Contact{a.Contact}, merged...)
		p, err := tx.lookUp(ctx, people)
		if err != nil {
			return err
		}
		if err := a.readTables(ctx, tx, p); err != nil {
			return err
		}
		return a.readFiles(ctx, tx, p)
	})
	return a, err
}

func (a *Access) readTables(ctx context.Context, db *DB, p *person) error {
	for _, h := range holdings {
		if h.words == "" {
			continue
		}
		table, err := h.read(ctx, db, p)
		if err != nil {
			return wrap("read "+h.table, err)
		}
		if len(table.Rows) > 0 {
			a.Tables = append(a.Tables, table)
		}
	}
	slices.SortStableFunc(a.Tables, func(x, y AccessTable) int { return accessPlace(x.Name) - accessPlace(y.Name) })
	return nil
}

// accessPlace puts first what people look for first.
func accessPlace(table string) int {
	order := []string{"contacts", "consents", "signups", "messages", "inbound_messages", "attachments", "cases", "case_notes"}
	if at := slices.Index(order, table); at >= 0 {
		return at
	}
	return len(order)
}

// read takes a person's rows out of a table.
func (h holding) read(ctx context.Context, db *DB, p *person) (t AccessTable, err error) {
	t = AccessTable{Name: h.table, Words: h.words, gives: h.gives}
	for _, column := range h.columns() {
		if !slices.Contains(strings.Fields(h.hides), column) {
			t.Columns = append(t.Columns, column)
		}
	}
	rows := h.whose(db, p)
	if rows.where == "" {
		return t, nil
	}
	var found []map[string]any
	if err := db.q(ctx).Raw(`SELECT `+strings.Join(t.Columns, ", ")+` FROM `+h.table+` WHERE `+rows.where, rows.args...).Scan(&found).Error; err != nil {
		return t, err
	}
	for _, row := range found {
		for column, value := range row {
			row[column] = readable(value)
		}
		if h.trim != nil {
			h.trim(p, row)
		}
		words := make(map[string]string, len(row))
		for column, value := range row {
			words[column] = fmt.Sprint(value)
		}
		t.Rows = append(t.Rows, words)
	}
	return t, nil
}

// readable is a value as text: times as ISO 8601, bytes as they are where they are text and in base64 where not.
func readable(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case time.Time:
		return v.UTC().Format("2006-01-02T15:04:05.000Z")
	case []byte:
		if utf8.Valid(v) {
			return string(v)
		}
		return base64Of(v)
	case string:
		if !utf8.ValidString(v) {
			return base64Of([]byte(v))
		}
		return v
	}
	return fmt.Sprint(value)
}

func (a *Access) readFiles(ctx context.Context, db *DB, p *person) error {
	var rows []Attachment
	if err := db.q(ctx).Where(db.among("contact_id"), db.list(p.ids)).Order("id").Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:`, r) {
				return '-'
			}
			return r
		}, row.Name)
		a.Files = append(a.Files, AccessFile{Name: fmt.Sprintf("%d-%s", row.ID, name), FileID: row.FileID})
	}
	return nil
}

// Open reads one of the files.
func (f AccessFile) Open(ctx context.Context, db *DB) io.Reader { return OpenFile(ctx, db, f.FileID) }

// JSON is all of it for a program.
func (a Access) JSON() ([]byte, error) { return a.encode(func(AccessTable) bool { return true }) }

// Portable is what they gave themselves, for another program (GDPR Art. 20).
func (a Access) Portable() ([]byte, error) {
	return a.encode(func(t AccessTable) bool { return t.gives })
}

func (a Access) encode(wanted func(AccessTable) bool) ([]byte, error) {
	tables := []AccessTable{}
	for _, t := range a.Tables {
		if wanted(t) {
			tables = append(tables, t)
		}
	}
	return json.MarshalIndent(map[string]any{
		"format": "greenlist/person/v1", "made_at": readable(a.MadeAt), "controller": a.Company.LegalName, "contact": a.Contact.ID, "tables": tables,
	}, "", "  ")
}

// Access gathers what the person gets, for somebody who takes it along; that stands in the audit first. as is the kind of file. It refuses cases of another
// kind: who looks without a request opens the dossier.
func (c Case) Access(ctx context.Context, db *DB, who Actor, as string) (Access, error) {
	if c.Kind != CaseAccess && c.Kind != CasePortability {
		return Access{}, Refusal{Reason: "kind", Message: "Nobody asked for their data in this case."}
	}
	person, err := c.person(ctx, db)
	if err != nil {
		return Access{}, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return c.note(ctx, tx, who, actCaseExport, map[string]any{"as": as, "contact": person.ID})
	})
	if err != nil {
		return Access{}, err
	}
	return FindAccess(ctx, db, person.ID)
}

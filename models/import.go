package models

import (
	"context"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"strings"
	"time"
)

// ImportState is where an import stands: uploaded → running → finished | failed | cancelled.
type ImportState string

const (
	ImportUploaded  ImportState = "uploaded"
	ImportRunning   ImportState = "running"
	ImportFinished  ImportState = "finished"
	ImportFailed    ImportState = "failed"
	ImportCancelled ImportState = "cancelled"
)

// ImportLimit is the most bytes a list may have: some hundred thousand people with many columns, a million with few.
const ImportLimit = 64 << 20

// Import is one list of people, uploaded to become contacts. Every row read counts in exactly one of Added, Changed, Same, Rejected and
// Never.
type Import struct {
	ID        int64
	FileID    int64
	Filename  string
	State     ImportState
	Layout    Layout  `gorm:"serializer:json"`
	Mapping   Mapping `gorm:"serializer:json"`
	RowsTotal int64
	RowsDone  int64
	Added     int64
	Changed   int64
	// Same: the person was known and the row told nothing new.
	Same     int64
	Rejected int64
	// Never: the person is on the list of those who are never messaged. Nothing of the row was written down.
	Never int64
	// Consents were given by this list. KeptNo: the list said yes and the person had said no, which stands. Declined: the list itself
	// holds no plain yes for the row.
	Consents  int64
	KeptNo    int64
	Declined  int64
	Error     string
	CreatedBy *int64
	// StartedBy vouches for what the list says about consent.
	StartedBy  *int64
	CreatedAt  time.Time
	StartedAt  *time.Time
	FinishedAt *time.Time
}

// UploadImport keeps a list and reads it once, to tell how it is written and what its columns hold. Nobody is written down yet. It refuses
// (as Invalid "file") what is empty, too large or no list.
func UploadImport(ctx context.Context, db *DB, who Actor, filename string, r io.Reader) (Import, error) {
	file, err := StoreFile(ctx, db, "text/csv", ImportLimit, r)
	if err != nil {
		return Import{}, err
	}
	im := Import{
		FileID: file.ID, Filename: tidyFilename(filename), State: ImportUploaded, CreatedBy: who.userID(), CreatedAt: db.Now(),
	}
	if im.Layout, err = detectLayout(ctx, db, file.ID); err != nil {
		return Import{}, err
	}
	if im.Mapping, err = im.guess(ctx, db); err != nil {
		return Import{}, err
	}
	return im, db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.useFile(ctx, file.ID); err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&im).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actImportUpload, subjectID: im.ID, after: map[string]any{"file": hex.EncodeToString(file.Hash)}})
	})
}

// tidyFilename is what the list was called on the machine it comes from; browsers of old send the whole path.
func tidyFilename(name string) string {
	name = cleanCell(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if runes := []rune(name); len(runes) > 200 {
		name = string(runes[:200])
	}
	if name == "" || name == "." || name == "/" {
		return "list.csv"
	}
	return name
}

// FindImport returns one import.
func FindImport(ctx context.Context, db *DB, id int64) (Import, error) {
	var im Import
	err := db.q(ctx).Take(&im, id).Error
	return im, found(err, "import")
}

// ListImports returns the latest hundred, newest first.
func ListImports(ctx context.Context, db *DB) ([]Import, error) {
	var all []Import
	err := db.q(ctx).Order("id DESC").Limit(100).Find(&all).Error
	return all, err
}

// Read describes the list again with another layout, where the detection was wrong; what its columns hold is guessed anew. It refuses once
// the import has been started.
func (im *Import) Read(ctx context.Context, db *DB, l Layout) error {
	if err := l.check(); err != nil {
		return err
	}
	next := *im
	next.Layout = l
	mapping, err := next.guess(ctx, db)
	if err != nil {
		return err
	}
	next.Mapping = mapping
	if err := next.describe(ctx, db); err != nil {
		return err
	}
	*im = next
	return nil
}

// Map keeps what is to be made of the list, finished or not: only Start insists. It refuses once the import has been started.
func (im *Import) Map(ctx context.Context, db *DB, m Mapping) error {
	next := *im
	next.Mapping = m
	if err := next.describe(ctx, db); err != nil {
		return err
	}
	im.Mapping = m
	return nil
}

func (im *Import) describe(ctx context.Context, db *DB) error {
	layout, err := jsonText(im.Layout)
	mapping, err2 := jsonText(im.Mapping)
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	return guarded(db.q(ctx).Exec(`UPDATE imports SET layout = ?, mapping = ? WHERE id = ? AND state = 'uploaded'`, layout, mapping, im.ID), importStarted)
}

const importStarted = "This import has been started already."

// guess looks at the first rows.
func (im *Import) guess(ctx context.Context, db *DB) (Mapping, error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return Mapping{}, err
	}
	sample, err := im.sample(ctx, db, sampleRows)
	if err != nil {
		return Mapping{}, err
	}
	attributes, err := ListAttributes(ctx, db, false)
	m := guessMapping(sample.Header, sample.cells(), company.Country)
	m.guessAttributes(sample.Header, attributes)
	return m, err
}

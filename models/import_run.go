package models

import (
	"context"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"time"
)

const (
	// importBatch rows stand in one transaction: few enough that nobody waits for it, many enough that its commit is not what takes the time.
	importBatch = 500
	// importSlice is how long RunImport works before it asks for another turn: well within the lease of an errand.
	importSlice = 2 * time.Minute
)

// RunImport works on an import that was started, from where it stands: it goes on after a crash as after a pause. It returns when the list is
// read, when the import was cancelled, or after two minutes with another errand in line.
func RunImport(ctx context.Context, db *DB, id int64) error {
	run, err := openRun(ctx, db, id)
	if err != nil || run == nil {
		return err
	}
	began := time.Now()
	for time.Since(began) < importSlice {
		done, err := run.step(ctx, db)
		if errors.As(err, new(Conflict)) {
			return nil // cancelled, or somebody else is at it
		}
		if err != nil || done {
			return err
		}
	}
	return db.Tx(ctx, run.im.enqueue)
}

// importRun is an import at work.
type importRun struct {
	im      Import
	list    *listReader
	reader  rowReader
	company Organisation
	purpose Purpose
	file    string   // the hash of the list
	noes    []uint64 // numbers and user ids with a plain no anywhere in the list, sorted
}

// openRun is nil when there is nothing to do.
func openRun(ctx context.Context, db *DB, id int64) (*importRun, error) {
	im, err := FindImport(ctx, db, id)
	if err != nil || im.State != ImportRunning {
		return nil, err
	}
	run := &importRun{im: im}
	if err := run.prepare(ctx, db); err != nil {
		return nil, err
	}
	if err := run.survey(ctx, db); err != nil {
		return nil, err
	}
	if run.list, err = openList(ctx, db, im.FileID, im.Layout); err != nil {
		return nil, err
	}
	run.reader = rowReader{mapping: im.Mapping, header: run.list.header, zone: run.company.Location(), now: *im.StartedAt}
	if run.reader.known, err = ListAttributes(ctx, db, false); err != nil {
		return nil, err
	}
	return run, run.skip(im.RowsDone)
}

func (run *importRun) prepare(ctx context.Context, db *DB) (err error) {
	if run.company, err = FindOrganisation(ctx, db); err != nil {
		return err
	}
	if run.im.Mapping.Agreed {
		if run.purpose, err = FindPurpose(ctx, db, run.im.Mapping.PurposeID); err != nil {
			return err
		}
	}
	file, err := FindFile(ctx, db, run.im.FileID)
	run.file = hex.EncodeToString(file.Hash)
	return err
}

// survey reads the list once before anything is written. It counts the rows, and it collects the addresses that say no somewhere: a person who
// stands in a list twice, once with a yes and once with a no, has not agreed, whichever comes first. Eight bytes a no.
func (run *importRun) survey(ctx context.Context, db *DB) error {
	list, err := openList(ctx, db, run.im.FileID, run.im.Layout)
	if err != nil {
		return err
	}
	reader, total := rowReader{mapping: run.im.Mapping}, int64(0)
	for {
		row, err := list.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		total++
		if run.im.Mapping.Agreed && readAgreement(reader.cell(row.cells, MeansAgreed)) == saysNo {
			run.noes = append(run.noes, reader.addresses(row)...)
		}
	}
	slices.Sort(run.noes)
	run.noes = slices.Compact(run.noes)
	run.im.RowsTotal = total
	return db.q(ctx).Exec(`UPDATE imports SET rows_total = ? WHERE id = ? AND state = 'running'`, total, run.im.ID).Error
}

// saidNo tells whether the list says no somewhere about any of these addresses.
func (run *importRun) saidNo(addresses ...string) bool {
	return slices.ContainsFunc(addresses, func(address string) bool {
		if address == "" {
			return false
		}
		_, found := slices.BinarySearch(run.noes, packAddress(address))
		return found
	})
}

func (run *importRun) skip(rows int64) error {
	for range rows {
		if _, err := run.list.next(); err != nil {
			return err
		}
	}
	return nil
}

// step imports the next rows, or ends the import after the last.
func (run *importRun) step(ctx context.Context, db *DB) (done bool, err error) {
	b, err := run.nextBatch()
	if err != nil {
		return false, err
	}
	if b.rows == 0 {
		return true, run.finish(ctx, db)
	}
	if err := db.Tx(ctx, func(ctx context.Context, tx *DB) error { return run.write(ctx, tx, b) }); err != nil {
		return false, err
	}
	run.im.RowsDone += b.rows
	return false, nil
}

func (run *importRun) finish(ctx context.Context, db *DB) error {
	return guarded(db.q(ctx).Exec(`UPDATE imports SET state = 'finished', finished_at = ? WHERE id = ? AND state = 'running'`, db.Now(), run.im.ID), importStarted)
}

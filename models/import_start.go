package models

import (
	"context"
	"fmt"
	"strings"
)

// ErrandRunImport works on an import that has been started. Its argument is an ImportErrand.
const ErrandRunImport ErrandKind = "import.run"

// ImportErrand says which import to work on.
type ImportErrand struct {
	ImportID int64 `json:"import_id"`
}

// Start lets an import run in the background with this mapping. It refuses a mapping that cannot be meant (Invalid), and a second start.
func (im *Import) Start(ctx context.Context, db *DB, who Actor, m Mapping) error {
	m.Tag, m.How = strings.TrimSpace(m.Tag), strings.TrimSpace(m.How)
	if err := m.check(); err != nil {
		return err
	}
	mapping, err := jsonText(m)
	if err != nil {
		return err
	}
	now := db.Now()
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.checkPurpose(ctx, m); err != nil {
			return err
		}
		started := tx.q(ctx).Exec(`UPDATE imports SET state = 'running', mapping = ?, started_at = ?, started_by = ? WHERE id = ? AND state = 'uploaded'`,
			mapping, now, who.userID(), im.ID)
		if err := guarded(started, importStarted); err != nil {
			return err
		}
		if err := tx.ensureAttributes(ctx, who, m); err != nil {
			return err
		}
		if err := tx.audit(ctx, who, deed{act: actImportStart, subjectID: im.ID, after: m}); err != nil {
			return err
		}
		return im.enqueue(ctx, tx)
	})
	if err == nil {
		im.State, im.Mapping, im.StartedAt, im.StartedBy = ImportRunning, m, &now, who.userID()
	}
	return err
}

func (db *DB) checkPurpose(ctx context.Context, m Mapping) error {
	if !m.Agreed {
		return nil
	}
	p, err := FindPurpose(ctx, db, m.PurposeID)
	if _, missing := err.(NotFound); missing || p.ArchivedAt != nil {
		return Invalid{"purpose_id": "Choose what these people agreed to."}
	}
	return err
}

// enqueue asks for the next turn. Every turn is an errand of its own, named after where it begins, so that a long list does not use up its
// attempts.
func (im *Import) enqueue(ctx context.Context, tx *DB) error {
	return Enqueue(ctx, tx, ErrandRunImport, fmt.Sprintf("%d:%d", im.ID, im.RowsDone), ImportErrand{im.ID}, tx.Now())
}

// Cancel stops an import where it is. What has been imported stays.
func (im *Import) Cancel(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		stopped := tx.q(ctx).Exec(`UPDATE imports SET state = 'cancelled', finished_at = ? WHERE id = ? AND state IN ('uploaded', 'running')`, now, im.ID)
		if err := guarded(stopped, "This import has ended already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actImportCancel, subjectID: im.ID})
	})
	if err == nil {
		im.State, im.FinishedAt = ImportCancelled, &now
	}
	return err
}

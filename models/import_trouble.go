package models

import (
	"context"
	"fmt"
)

// Trouble is why the last attempt to go on failed, in words for people; empty when all is well.
func (im *Import) Trouble(ctx context.Context, db *DB) (string, error) {
	if im.State != ImportRunning {
		return "", nil
	}
	var words []string
	err := db.q(ctx).Raw(`SELECT last_error FROM errands WHERE kind = ? AND unique_key LIKE ? AND state <> 'done' ORDER BY id DESC LIMIT 1`,
		ErrandRunImport, fmt.Sprintf("%d:%%", im.ID)).Scan(&words).Error
	if err != nil || len(words) == 0 {
		return "", err
	}
	return words[0], nil
}

// FailImport ends an import that nobody tries to continue any more. What was imported stays, and Resume goes on from there.
func FailImport(ctx context.Context, db *DB, id int64, why string) error {
	return db.q(ctx).Exec(`UPDATE imports SET state = 'failed', error = ?, finished_at = ? WHERE id = ? AND state = 'running'`, why, db.Now(), id).Error
}

// Resume goes on with an import that was given up. It refuses any other.
func (im *Import) Resume(ctx context.Context, db *DB, who Actor) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		resumed := tx.q(ctx).Exec(`UPDATE imports SET state = 'running', error = '', finished_at = NULL WHERE id = ? AND state = 'failed'`, im.ID)
		if err := guarded(resumed, "This import has not stopped."); err != nil {
			return err
		}
		if err := tx.audit(ctx, who, deed{act: actImportResume, subjectID: im.ID}); err != nil {
			return err
		}
		return im.enqueue(ctx, tx)
	})
	if err == nil {
		im.State, im.Error, im.FinishedAt = ImportRunning, "", nil
	}
	return err
}

// NoteDownload writes down who takes away rows of the list that were not taken over: they hold people's data. which is "rejected" or "never".
func (im Import) NoteDownload(ctx context.Context, db *DB, who Actor, which string) error {
	return db.noteExport(ctx, who, deed{act: actImportDownload, subjectID: im.ID, after: map[string]any{"rows": which}})
}

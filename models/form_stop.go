package models

import "context"

// Stop takes no more sign-ups on a form. People who signed up already can still confirm. It refuses a form that is not live.
func (f *Form) Stop(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		err := guarded(tx.q(ctx).Exec(`UPDATE forms SET stopped_at = ?, updated_at = ? WHERE id = ? AND version_id IS NOT NULL AND stopped_at IS NULL`,
			now, now, f.ID), "This form is not live, so there is nothing to stop.")
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormStop, subjectID: f.ID})
	})
	if err == nil {
		f.StoppedAt = &now
	}
	return err
}

// Resume takes sign-ups again. It refuses a form that is not stopped, and (PurposeArchived) one that asks for what is archived.
func (f *Form) Resume(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		err := guarded(tx.q(ctx).Exec(`UPDATE forms SET stopped_at = NULL, updated_at = ? WHERE id = ? AND stopped_at IS NOT NULL`, now, f.ID),
			"This form is not stopped.")
		if err != nil {
			return err
		}
		if err := f.holdPurposes(ctx, tx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormResume, subjectID: f.ID})
	})
	if err == nil {
		f.StoppedAt = nil
	}
	return err
}

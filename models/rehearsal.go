package models

import "context"

// MarkRehearsal notes, for ever, that this live database was used against a pretend Meta: what it holds proves nothing about real people.
// Call it before anything is served.
func (db *DB) MarkRehearsal(ctx context.Context) error {
	now := db.Now()
	update := db.q(ctx).Exec(`UPDATE installation SET rehearsal_at = ? WHERE kind = 'live' AND rehearsal_at IS NULL`, now)
	if update.Error == nil && update.RowsAffected > 0 {
		db.place.installation.RehearsalAt = &now
	}
	return update.Error
}

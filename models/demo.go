package models

import "context"

// NoteDemoFilled notes that this database has been filled with the past of a made-up company, all of it. It refuses one that was filled
// before, and a live one: what is made up proves nothing.
func NoteDemoFilled(ctx context.Context, db *DB) error {
	now := db.Now()
	update := db.q(ctx).Exec(`UPDATE installation SET demo_filled_at = ? WHERE kind = 'sandbox' AND demo_filled_at IS NULL`, now)
	err := guarded(update, "This database cannot be filled with made-up people: it is live, or was filled before.")
	if err == nil {
		db.place.installation.DemoFilledAt = &now
	}
	return err
}

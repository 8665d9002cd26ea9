package models

import (
	"context"
	"time"
)

// ListSessions are the user's live sessions, the latest used first.
func ListSessions(ctx context.Context, db *DB, u User) ([]Session, error) {
	var all []Session
	expires, idle := liveAt(db.steady())
	err := db.q(ctx).Where("user_id = ?", u.ID).Where(liveSession, expires, idle).Order("last_seen_at DESC, created_at DESC").Find(&all).Error
	return all, err
}

// RevokeSession ends one session of u, as u. Somebody else's is not found.
func RevokeSession(ctx context.Context, db *DB, u User, id SessionID) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		update := tx.q(ctx).Exec(`UPDATE sessions SET revoked_at = ? WHERE id_hash = ? AND user_id = ? AND revoked_at IS NULL`, tx.steady(), id, u.ID)
		if _, none := guarded(update, "").(Conflict); none {
			return NotFound{What: "session"}
		}
		if update.Error != nil {
			return update.Error
		}
		return tx.audit(ctx, u.Actor(), deed{act: actUserEndSession, subjectID: u.ID})
	})
}

// RevokeOtherSessions ends every session of u but keep.
func RevokeOtherSessions(ctx context.Context, db *DB, u User, keep SessionID) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.endSessions(ctx, u.ID, keep); err != nil {
			return err
		}
		return tx.audit(ctx, u.Actor(), deed{act: actUserEndOtherSessions, subjectID: u.ID})
	})
}

// lockOut ends the user's sessions but keep, and their links.
func (db *DB) lockOut(ctx context.Context, userID int64, keep SessionID) error {
	if err := db.endSessions(ctx, userID, keep); err != nil {
		return err
	}
	return db.q(ctx).Exec(`DELETE FROM sign_in_links WHERE user_id = ? AND used_at IS NULL`, userID).Error
}

func (db *DB) endSessions(ctx context.Context, userID int64, keep SessionID) error {
	live := db.q(ctx).Model(&Session{}).Where("user_id = ? AND revoked_at IS NULL", userID)
	if len(keep) > 0 {
		live = live.Where("id_hash <> ?", keep)
	}
	return live.Update("revoked_at", db.steady()).Error
}

// linksKept is how long a used link is remembered after it would have expired.
const linksKept = 24 * time.Hour

// SweepSignIns deletes sessions, links and counts whose time is over. Call it now and then.
func SweepSignIns(ctx context.Context, db *DB) error {
	now := db.steady()
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Exec(`DELETE FROM sessions WHERE expires_at <= ?`, now).Error; err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`DELETE FROM sign_in_links WHERE expires_at <= ?`, now.Add(-linksKept)).Error; err != nil {
			return err
		}
		return tx.q(ctx).Exec(`DELETE FROM throttles WHERE resets_at <= ?`, now).Error
	})
}

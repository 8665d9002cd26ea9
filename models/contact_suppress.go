package models

import (
	"context"
	"strings"
)

// Suppress sees to it that a person is never messaged again, whatever they agreed to before or agree to later: somebody asked for that, or it
// is wise. It refuses to do so without a reason, and twice. Like every act that takes a yes away it only touches the person's row; the claim
// heeds it from the moment it has committed.
func (c *Contact) Suppress(ctx context.Context, db *DB, who Actor, reason string) error {
	if reason = shorten(strings.TrimSpace(reason), 500); reason == "" {
		return Invalid{"reason": "Say why this person must not be messaged any more."}
	}
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		update := tx.q(ctx).Exec(`UPDATE contacts SET suppressed_at = ?, suppression_reason = ?, updated_at = ? WHERE id = ? AND suppressed_at IS NULL AND erased_at IS NULL`,
			now, reason, now, c.ID)
		if err := guarded(update, "This person is not messaged any more already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "suppress", subject: "contact", subjectID: c.ID})
	})
	if err == nil {
		c.SuppressedAt, c.SuppressionReason = &now, reason
	}
	return err
}

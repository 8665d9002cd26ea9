package models

import (
	"context"
	"strings"
)

// Lift takes an entry off the list of those who are never messaged. It gives no consent back, and where another entry knows the person they stay on the
// list because of that. It refuses to do so without a reason.
func (s *Suppression) Lift(ctx context.Context, db *DB, who Actor, reason string) error {
	if reason = shorten(strings.TrimSpace(reason), 500); reason == "" {
		return Invalid{"lift": "Say why this person may be messaged again."}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.lift(ctx, *s, who, reason) })
}

func (db *DB) lift(ctx context.Context, s Suppression, who Actor, reason string) error {
	var contacts []Contact
	if err := db.q(ctx).Where("suppression_id = ?", s.ID).Order("id").Find(&contacts).Error; err != nil {
		return err
	}
	err := db.q(ctx).Exec(`UPDATE contacts SET suppressed_at = NULL, suppression_reason = '', suppression_id = NULL, updated_at = ? WHERE suppression_id = ?`, db.Now(), s.ID).Error
	if err != nil {
		return err
	}
	if err := db.q(ctx).Exec(`DELETE FROM suppression_hashes WHERE suppression_id = ?`, s.ID).Error; err != nil {
		return err
	}
	if err := guarded(db.q(ctx).Exec(`DELETE FROM suppressions WHERE id = ?`, s.ID), "This has been lifted already."); err != nil {
		return err
	}
	for _, c := range contacts {
		c.SuppressedAt = nil
		if err := db.recallNo(ctx, &c); err != nil {
			return err
		}
	}
	return db.audit(ctx, who, deed{act: actSuppressionLift, subjectID: s.ID,
		before: map[string]any{"kind": s.Kind, "since": s.CreatedAt}, after: map[string]any{"reason": reason}})
}

// liftByYes is a person's fresh yes from their own phone: it ends their own wish never to be messaged, and nobody else's decision.
func (db *DB) liftByYes(ctx context.Context, c *Contact) error {
	all, err := db.allRecognised(ctx, c.PhoneNumber(), c.UserID())
	if err != nil || len(all) == 0 {
		return err
	}
	for _, s := range all {
		if s.Kind != SuppressionAsked {
			continue
		}
		if err := db.lift(ctx, s, System, "They said yes again from their own phone."); err != nil {
			return err
		}
	}
	*c, err = FindContact(ctx, db, c.ID)
	return err
}

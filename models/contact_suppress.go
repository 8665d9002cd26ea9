package models

import "context"

// Suppress sees to it that a person is never messaged again, whatever they agreed to before: somebody asked for that, or it is wise. It refuses
// to do so without a reason, and twice, unless the wish is firmer than the one in force. Like every act that takes a yes away it only touches the person's row; the claim heeds it from the moment
// it has committed. What is written down about their addresses outlives the contact.
func (c *Contact) Suppress(ctx context.Context, db *DB, who Actor, n Never) error {
	if err := n.check(); err != nil {
		return err
	}
	after := *c
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if after, err = tx.lockPerson(ctx, c.ID); err != nil {
			return err
		}
		known, err := tx.recognised(ctx, after.PhoneNumber(), after.UserID())
		if err != nil {
			return err
		}
		if after.SuppressedAt != nil && !n.firmer(known) {
			return Conflict{"This person is not messaged any more already."}
		}
		addresses, err := tx.addressesOf(ctx, after.ID)
		if err != nil {
			return err
		}
		s, err := tx.remember(ctx, who, n, addresses...)
		if err != nil {
			return err
		}
		s.Reason, s.CreatedAt = n.Reason, tx.Now()
		if err := tx.markSuppressed(ctx, &after, s); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actContactSuppress, subjectID: after.ID, after: map[string]any{"kind": n.Kind, "suppression": s.ID}})
	})
	if err == nil {
		c.SuppressedAt, c.SuppressionReason, c.SuppressionID = after.SuppressedAt, after.SuppressionReason, after.SuppressionID
	}
	return err
}

// addressesOf are all numbers and user ids of a person, also those of contacts that were merged into them.
func (db *DB) addressesOf(ctx context.Context, id int64) (all []string, err error) {
	var rows []holder
	err = db.q(ctx).Raw(`SELECT phone, bsuid FROM contacts WHERE id = ? OR merged_into = ? ORDER BY id`, id, id).Scan(&rows).Error
	for _, row := range rows {
		all = append(all, deref(row.Phone), deref(row.BSUID))
	}
	return all, err
}

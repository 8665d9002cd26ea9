package models

import "context"

// lapseDossiers lets go of the dossiers that cases keep as they were, where proof in them was due to go since they were made: a copy of what has to
// go has to go as well. Its hash stays in the audit. Cases that are still open keep theirs until they are answered, and so does whoever is held.
func (db *DB) lapseDossiers(ctx context.Context) error {
	now := db.Now()
	gone := db.q(ctx).Exec(`DELETE FROM case_dossiers WHERE id IN (
		SELECT d.id FROM case_dossiers d JOIN cases c ON c.id = d.case_id JOIN consents k ON k.contact_id = c.contact_id
		WHERE c.state <> 'open' AND k.state <> 'given' AND k.due_at > d.made_at AND k.due_at <= ?
			AND NOT EXISTS (SELECT 1 FROM cases h WHERE h.contact_id = c.contact_id AND h.held_at IS NOT NULL AND (h.held_until IS NULL OR h.held_until > ?)))`, now, now)
	if gone.Error != nil || gone.RowsAffected == 0 {
		return gone.Error
	}
	return db.dropRemains(ctx)
}

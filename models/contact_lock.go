package models

import (
	"context"
	"errors"
	"slices"
)

// lockContact takes the person's row for the length of the transaction. Every verb that gives or takes a yes does this first: claims share the
// lock, and one person's evidence stands in the order of its commits. Who locks several takes the lowest id first.
func (db *DB) lockContact(ctx context.Context, id int64) error {
	return guarded(db.q(ctx).Exec(`UPDATE contacts SET updated_at = ? WHERE id = ?`, db.Now(), id), "This contact does not exist any more.")
}

// lockPerson is lockContact for who a contact stands for by now: it, or the one it was merged into.
func (db *DB) lockPerson(ctx context.Context, id int64) (c Contact, err error) {
	err = db.lockAsFound(ctx, func() ([]int64, error) {
		if c, err = FindContact(ctx, db, id); err == nil && c.MergedInto != nil {
			c, err = FindContact(ctx, db, *c.MergedInto)
		}
		return []int64{c.ID}, err
	})
	return c, err
}

// lockHolders locks the rows of everybody that numbers and user ids may be about.
func (db *DB) lockHolders(ctx context.Context, addresses ...string) error {
	return db.lockAsFound(ctx, func() (ids []int64, err error) {
		return ids, db.q(ctx).Raw(`SELECT id FROM contacts WHERE phone IN ? OR bsuid IN ? UNION
			SELECT merged_into FROM contacts WHERE (phone IN ? OR bsuid IN ?) AND merged_into IS NOT NULL ORDER BY 1`, addresses, addresses, addresses, addresses).Scan(&ids).Error
	})
}

// lockAsFound locks the contacts that look finds, which are in the order of their ids, and looks again once it has them: while it waited an
// address may have passed to another row, or a contact may have been merged. Then it lets go of all of them before it begins anew: whoever
// holds one lock and asks for a lower one can wait in a circle.
func (db *DB) lockAsFound(ctx context.Context, look func() ([]int64, error)) error {
	for range 10 {
		ids, err := look()
		if err != nil {
			return err
		}
		if err := db.q(ctx).Exec(`SAVEPOINT locks`).Error; err != nil {
			return err
		}
		for _, id := range ids {
			if err := db.lockContact(ctx, id); err != nil {
				return err
			}
		}
		again, err := look()
		if err != nil {
			return err
		}
		if slices.Equal(ids, again) {
			return db.q(ctx).Exec(`RELEASE SAVEPOINT locks`).Error
		}
		if err := db.q(ctx).Exec(`ROLLBACK TO SAVEPOINT locks`).Error; err != nil {
			return err
		}
	}
	return errors.New("what is being locked keeps changing")
}

package models

import (
	"context"
	"time"
)

const lastAdminStays = "This is the only admin. Make somebody else an admin first."

// othersLead is the guard that keeps one admin: true for anyone else, and for an admin who is not the only one. lockAdmins makes it hold
// between two changes at the same instant.
const othersLead = `(role <> 'admin' OR EXISTS (
  SELECT 1 FROM users other WHERE other.role = 'admin' AND other.disabled_at IS NULL AND other.id <> users.id))`

// ChangeRole gives the user another role, from their next click on. It refuses an unknown role and to take it from the last admin.
func (u *User) ChangeRole(ctx context.Context, db *DB, who Actor, role Role) error {
	if !role.known() {
		return Invalid{"role": "Choose a role."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockAdmins(ctx); err != nil {
			return err
		}
		update := tx.q(ctx).Exec(`UPDATE users SET role = ? WHERE id = ? AND disabled_at IS NULL AND (? = 'admin' OR `+othersLead+`)`,
			role, u.ID, string(role))
		if err := tx.refuseUser(ctx, guarded(update, lastAdminStays), u.ID); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserChangeRole, subjectID: u.ID,
			before: map[string]any{"role": u.Role}, after: map[string]any{"role": role}})
	})
	if err == nil {
		u.Role = role
	}
	return err
}

// Disable shuts the user out at once: their sessions and links end with it. What they did stays theirs. It refuses the last admin.
func (u *User) Disable(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockAdmins(ctx); err != nil {
			return err
		}
		update := tx.q(ctx).Exec(`UPDATE users SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL AND `+othersLead, now, u.ID)
		if err := tx.refuseUser(ctx, guarded(update, lastAdminStays), u.ID); err != nil {
			return err
		}
		if err := tx.lockOut(ctx, u.ID, nil); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserDisable, subjectID: u.ID})
	})
	if err == nil {
		u.DisabledAt = &now
	}
	return err
}

// Enable lets a disabled user in again, with the role and the password they had.
func (u *User) Enable(ctx context.Context, db *DB, who Actor) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		update := tx.q(ctx).Exec(`UPDATE users SET disabled_at = NULL WHERE id = ? AND disabled_at IS NOT NULL`, u.ID)
		if err := guarded(update, "This person can sign in already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserEnable, subjectID: u.ID})
	})
	if err == nil {
		u.DisabledAt = (*time.Time)(nil)
	}
	return err
}

// lockAdmins makes changes to who leads take turns. SQLite's transactions do so anyway.
func (db *DB) lockAdmins(ctx context.Context) error {
	var ids []int64
	return db.q(ctx).Raw(`SELECT id FROM users WHERE role = 'admin' ORDER BY id` + db.pick(``, ` FOR UPDATE`)).Scan(&ids).Error
}

// refuseUser says why a guard did not hold: the user is gone already, or is the last admin.
func (db *DB) refuseUser(ctx context.Context, err error, id int64) error {
	if _, ok := err.(Conflict); !ok {
		return err
	}
	u, missing := FindUser(ctx, db, id)
	switch {
	case missing != nil:
		return missing
	case u.Disabled():
		return Conflict{Message: "This person can no longer sign in."}
	}
	return Refusal{Reason: "last-admin", Message: lastAdminStays}
}

package models

import (
	"context"
	"crypto/sha256"
	"time"
)

// How long a sign-in link works. One that waits for a colleague may take a weekend; one made on the spot may not.
const (
	LinkLife       = 15 * time.Minute
	InvitationLife = 7 * 24 * time.Hour
)

// SignInLink lets one person in once, without a password. Only the hash of its token is kept.
type SignInLink struct {
	TokenHash []byte `gorm:"primaryKey"`
	UserID    int64
	CreatedAt time.Time
	ExpiresAt time.Time
	UsedAt    *time.Time
}

const deadLink = "sign-in link"

// MakeSignInLink returns the token of a new link, which works once and until life is over. Older links of the user stop working. It refuses
// users who may no longer sign in.
func (u User) MakeSignInLink(ctx context.Context, db *DB, who Actor, life time.Duration) (string, error) {
	token := randomToken()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Exec(`DELETE FROM sign_in_links WHERE user_id = ? AND used_at IS NULL`, u.ID).Error; err != nil {
			return err
		}
		now := tx.steady()
		insert := tx.q(ctx).Exec(`INSERT INTO sign_in_links (token_hash, user_id, created_at, expires_at)
			SELECT ?, id, ?, ? FROM users WHERE id = ? AND disabled_at IS NULL`, tokenHash(token), now, now.Add(life), u.ID)
		if err := guarded(insert, "This person can no longer sign in."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserMakeSignInLink, subjectID: u.ID})
	})
	return token, err
}

// FindSignInLink tells whose link it is, without using it up. A used, expired or unknown one is not found.
func FindSignInLink(ctx context.Context, db *DB, token string) (User, error) {
	var u User
	err := db.q(ctx).Joins("JOIN sign_in_links l ON l.user_id = users.id").
		Where("l.token_hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND users.disabled_at IS NULL", tokenHash(token), db.steady()).
		Take(&u).Error
	return u, found(err, deadLink)
}

// UseSignInLink uses the link up and returns who may come in. Of two who try at the same instant, one is told it is not found.
func UseSignInLink(ctx context.Context, db *DB, token string) (User, error) {
	var u User
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var err error
		if u, err = FindSignInLink(ctx, tx, token); err != nil {
			return err
		}
		now := tx.steady()
		update := tx.q(ctx).Exec(`UPDATE sign_in_links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?`,
			now, tokenHash(token), now)
		if _, late := guarded(update, "").(Conflict); late {
			return NotFound{What: deadLink}
		}
		return update.Error
	})
	return u, err
}

func tokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

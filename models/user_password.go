package models

import (
	"context"
	"sync"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/sync/semaphore"
)

// passwordCost is what OWASP's password storage sheet asks of argon2id: 19 MiB, two passes, one lane. About 20 ms.
var passwordCost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashing lets two passwords be hashed at once: a flood of sign-ins must not fill the memory, 19 MiB at a time.
var hashing = semaphore.NewWeighted(2)

// ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, at least 64 allowed. The upper bound keeps hashing cheap for us.
const (
	shortestPassword = 8
	longestPassword  = 128
)

// HasPassword tells whether the user can sign in without a link.
func (u User) HasPassword() bool { return u.PasswordHash != "" }

// SetPassword replaces the user's password, ends every other session of theirs and makes their sign-in links worthless. keep is the
// session that stays, if any. It refuses passwords that are short, very long or easy to guess.
func (u *User) SetPassword(ctx context.Context, db *DB, password string, keep SessionID) error {
	if err := u.checkPassword(password); err != nil {
		return err
	}
	hash, err := hashPassword(ctx, password)
	if err != nil {
		return err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		update := tx.q(ctx).Exec(`UPDATE users SET password_hash = ? WHERE id = ? AND disabled_at IS NULL`, hash, u.ID)
		if err := guarded(update, "This person can no longer sign in."); err != nil {
			return err
		}
		if err := tx.lockOut(ctx, u.ID, keep); err != nil {
			return err
		}
		return tx.audit(ctx, u.Actor(), deed{act: actUserSetPassword, subjectID: u.ID})
	})
	if err == nil {
		u.PasswordHash = hash
	}
	return err
}

// ReplacePassword is SetPassword for someone who has to show that they know the present one.
func (u *User) ReplacePassword(ctx context.Context, db *DB, present, password string, keep SessionID) error {
	if err := db.spendGuess(ctx, accountGuesses(u.Email)); err != nil {
		return err
	}
	ok, err := passwordFits(ctx, present, u.PasswordHash)
	if err != nil {
		return err
	}
	if !ok {
		return Invalid{"present": "This is not your present password."}
	}
	if err := db.returnGuess(ctx, accountGuesses(u.Email)); err != nil {
		return err
	}
	return u.SetPassword(ctx, db, password, keep)
}

func (u User) checkPassword(password string) error {
	wrong := Invalid{}
	switch length := utf8.RuneCountInString(password); {
	case length < shortestPassword:
		wrong.Add("password", "Use at least 8 characters. A few words in a row are easy to remember and hard to guess.")
	case length > longestPassword:
		wrong.Add("password", "Use at most 128 characters.")
	case easyToGuess(password, u.Email, u.Name):
		wrong.Add("password", "This one is easy to guess. A few unrelated words in a row work well.")
	}
	return wrong.OrNil()
}

func hashPassword(ctx context.Context, password string) (string, error) {
	if err := hashing.Acquire(ctx, 1); err != nil {
		return "", err
	}
	defer hashing.Release(1)
	return argon2id.CreateHash(password, passwordCost)
}

// nobodysHash is what a guess is compared with where there is no password: unknown people, and those who have only ever used links.
var nobodysHash = sync.OnceValues(func() (string, error) { return argon2id.CreateHash(randomToken(), passwordCost) })

// passwordFits takes as long for an empty hash as for a real one, so that time does not tell who works here.
func passwordFits(ctx context.Context, password, hash string) (bool, error) {
	nobody := hash == ""
	if nobody {
		var err error
		if hash, err = nobodysHash(); err != nil {
			return false, err
		}
	}
	if err := hashing.Acquire(ctx, 1); err != nil {
		return false, err
	}
	defer hashing.Release(1)
	if utf8.RuneCountInString(password) > longestPassword {
		password = ""
	}
	fits, err := argon2id.ComparePasswordAndHash(password, hash)
	return fits && !nobody, err
}

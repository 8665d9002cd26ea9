package models

import (
	"context"
	"encoding/hex"
	"errors"
	"net/netip"
	"time"
)

// SignInAttempt is someone at the door with a password.
type SignInAttempt struct {
	Email    string
	Password string
	// From is the address of the network the attempt comes from.
	From netip.Addr
}

const tooManyGuesses = "Too many attempts. Wait an hour, or ask an admin of your team for a sign-in link."

// accountGuesses allows at most 20 evaluated guesses an account in any hour: ten in a window, and two windows may touch.
func accountGuesses(email string) Throttle {
	return Throttle{Name: "sign-in account " + hex.EncodeToString(tokenHash(tidyEmail(email))), Most: 10, Window: time.Hour}
}

// networkGuesses is generous, because a whole office can share one address.
func networkGuesses(from netip.Addr) Throttle {
	return Throttle{Name: "sign-in network " + hex.EncodeToString(tokenHash(network(from).String())), Most: 100, Window: time.Hour}
}

// network is what one party usually holds: an address of IPv4, a /64 of IPv6.
func network(from netip.Addr) netip.Prefix {
	from = from.Unmap()
	bits := from.BitLen()
	if from.Is6() {
		bits = 64
	}
	prefix, err := from.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}

// SignIn returns the user whose address and password these are. It takes as long and says the same for a wrong password, an unknown address
// and a person who may no longer sign in. It refuses (Throttled) without looking when an account or a network has guessed too often; a
// rightful sign-in does not count.
func SignIn(ctx context.Context, db *DB, a SignInAttempt) (User, error) {
	limits := []Throttle{networkGuesses(a.From), accountGuesses(a.Email)}
	if err := db.spendGuess(ctx, limits...); err != nil {
		return User{}, err
	}
	user, err := FindUserByEmail(ctx, db, a.Email)
	if err != nil && !errors.As(err, new(NotFound)) {
		return User{}, err
	}
	fits, err := passwordFits(ctx, a.Password, user.PasswordHash)
	if err != nil {
		return User{}, err
	}
	if !fits || user.Disabled() {
		if err := db.noteRefusal(ctx, user, fits, a.From); err != nil {
			return User{}, err
		}
		return User{}, Invalid{"": "That e-mail address and password do not belong together."}
	}
	return user, db.returnGuess(ctx, limits...)
}

func (db *DB) spendGuess(ctx context.Context, limits ...Throttle) error {
	for _, t := range limits {
		if err := t.Spend(ctx, db, tooManyGuesses); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) returnGuess(ctx context.Context, limits ...Throttle) error {
	for _, t := range limits {
		if err := t.Return(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

// strangersNoted is how many refusals of addresses that nobody here has are written down one by one: the log is for ever, and who knocks at random
// must not be able to fill it.
var strangersNoted = Throttle{Name: "sign-ins of strangers", Most: 100, Window: time.Hour}

// noteRefusal writes to the audit that somebody was not let in, and as whom they came; what they typed is kept nowhere. It writes as often for a
// stranger as for one of the team, so that the time it takes tells nobody who works here.
func (db *DB) noteRefusal(ctx context.Context, u User, fits bool, from netip.Addr) error {
	room, err := strangersNoted.Take(ctx, db)
	if err != nil {
		return err
	}
	if u.ID == 0 && room.Left < 0 {
		return strangersNoted.Return(ctx, db)
	}
	how := signIn{Network: Network(from), Why: "password"}
	switch {
	case u.ID == 0:
		how.Why = "address"
	case fits:
		how.Why = "access"
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.audit(ctx, Actor{Name: "Somebody"}, deed{act: actUserRefuseSignIn, subjectID: u.ID, after: how})
	})
}

package models

import (
	"context"
	"time"
)

// SecretOverlap is how long the old secret still signs beside the new one.
const SecretOverlap = 24 * time.Hour

const endpointChanged = "Somebody else has changed this webhook. Look at it once more."

// Change points the endpoint elsewhere, or tells it of other things.
func (e *Endpoint) Change(ctx context.Context, db *DB, who Actor, n NewEndpoint) error {
	if err := n.check(); err != nil {
		return err
	}
	events, err := jsonText(n.Events)
	if err != nil {
		return err
	}
	before := NewEndpoint{e.URL, e.Events}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		changed := tx.q(ctx).Exec(`UPDATE endpoints SET url = ?, events = ?, changed_at = ? WHERE id = ?`, n.URL, events, tx.Now(), e.ID)
		if err := guarded(changed, endpointChanged); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "change", subject: "endpoint", subjectID: e.ID, before: before, after: n})
	})
	if err == nil {
		e.URL, e.Events = n.URL, n.Events
	}
	return err
}

// RotateSecret makes a new secret and returns it, for the only time. The old one signs too for another day.
func (e *Endpoint) RotateSecret(ctx context.Context, db *DB, who Actor) (string, error) {
	secret, until := newEndpointSecret(), db.Now().Add(SecretOverlap)
	sealed, err := db.place.keys.seal(e.vault(), secret)
	if err != nil {
		return "", err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		rotated := tx.q(ctx).Exec(`UPDATE endpoints SET old_secret = secret, secret = ?, old_secret_until = ?, changed_at = ? WHERE id = ? AND secret = ?`,
			sealed, until, tx.Now(), e.ID, e.Secret)
		if err := guarded(rotated, endpointChanged); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "rotate-secret", subject: "endpoint", subjectID: e.ID})
	})
	if err != nil {
		return "", err
	}
	e.OldSecret, e.Secret, e.OldSecretUntil = e.Secret, sealed, &until
	return secret, nil
}

// SwitchOff stops telling the address anything; what still waits is dropped, and what happens from now on it never hears.
func (e *Endpoint) SwitchOff(ctx context.Context, db *DB, who Actor) error {
	return e.settle(ctx, db, who, EndpointOff, "switch-off", func(ctx context.Context, tx *DB) error {
		return tx.q(ctx).Exec(`UPDATE deliveries SET state = 'failed', last_error = ?, ended_at = ? WHERE endpoint_id = ? AND state = 'waiting'`,
			"Switched off", tx.Now(), e.ID).Error
	})
}

// SwitchOn begins again, or goes on after a pause: what waits is tried at once.
func (e *Endpoint) SwitchOn(ctx context.Context, db *DB, who Actor) error {
	return e.settle(ctx, db, who, EndpointOn, "switch-on", func(ctx context.Context, tx *DB) error {
		return tx.q(ctx).Exec(`UPDATE deliveries SET next_at = ?, first_at = NULL WHERE endpoint_id = ? AND state = 'waiting'`, tx.Now(), e.ID).Error
	})
}

func (e *Endpoint) settle(ctx context.Context, db *DB, who Actor, to EndpointState, action string, then func(context.Context, *DB) error) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		moved := tx.q(ctx).Exec(`UPDATE endpoints SET state = ?, paused_why = '', failures = 0, failing_since = NULL, quiet_until = NULL, changed_at = ?
			WHERE id = ? AND state <> ?`, to, tx.Now(), e.ID, to)
		if err := guarded(moved, endpointChanged); err != nil {
			return err
		}
		if err := then(ctx, tx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: action, subject: "endpoint", subjectID: e.ID})
	})
	if err == nil {
		e.State, e.PausedWhy = to, ""
	}
	return err
}

// Try sends the address a test, so that somebody can see whether it arrives. It refuses one that is not on.
func (e Endpoint) Try(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now := tx.Now()
		sent := tx.q(ctx).Exec(`INSERT INTO deliveries (endpoint_id, type, next_at, created_at) SELECT id, ?, `+tx.moment()+`, `+tx.moment()+` FROM endpoints WHERE id = ? AND state = 'on'`,
			TopicTest, now, now, e.ID)
		if err := guarded(sent, "This webhook is not on. Switch it on first."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "try", subject: "endpoint", subjectID: e.ID})
	})
}

// moment is a time as a parameter where the database cannot tell that it is one.
func (db *DB) moment() string { return db.pick(`?`, `?::timestamptz`) }

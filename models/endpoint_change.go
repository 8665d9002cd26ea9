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
		changed := tx.q(ctx).Exec(`UPDATE endpoints SET url = ?, events = ?, quiet_until = NULL, changed_at = ? WHERE id = ?`, n.URL, events, tx.Now(), e.ID)
		if err := guarded(changed, endpointChanged); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actEndpointChange, subjectID: e.ID, before: before, after: n})
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
		return tx.audit(ctx, who, deed{act: actEndpointRotateSecret, subjectID: e.ID})
	})
	if err != nil {
		return "", err
	}
	e.OldSecret, e.Secret, e.OldSecretUntil = e.Secret, sealed, &until
	return secret, nil
}

// SwitchOff stops telling the address anything. What still waits is dropped (DropDeliveries), and what happens from now on it never hears.
func (e *Endpoint) SwitchOff(ctx context.Context, db *DB, who Actor) error {
	return e.settle(ctx, db, who, EndpointOff, actEndpointSwitchOff, func(context.Context, *DB) error { return nil })
}

// SwitchOn begins again, or goes on after a pause: what waits is tried at once. It refuses to while what waited is still being dropped.
func (e *Endpoint) SwitchOn(ctx context.Context, db *DB, who Actor) error {
	return e.settle(ctx, db, who, EndpointOn, actEndpointSwitchOn, func(ctx context.Context, tx *DB) error {
		left, err := e.waiting(ctx, tx)
		if err != nil {
			return err
		}
		if left && e.State == EndpointOff {
			return Conflict{"What waited is still being dropped. Try again in a moment."}
		}
		return tx.q(ctx).Exec(`UPDATE deliveries SET next_at = ? WHERE endpoint_id = ? AND state = 'waiting' AND next_at > ?`, tx.Now(), e.ID, tx.Now()).Error
	})
}

func (e Endpoint) waiting(ctx context.Context, db *DB) (bool, error) {
	var ids []int64
	err := db.q(ctx).Raw(`SELECT id FROM deliveries WHERE endpoint_id = ? AND state = 'waiting' LIMIT 1`, e.ID).Scan(&ids).Error
	return len(ids) > 0, err
}

// dropAtOnce keeps every statement short, however much waits.
const dropAtOnce = 5000

// DropDeliveries gives up some of what waits for endpoints that were switched off, and returns how many that were.
func DropDeliveries(ctx context.Context, db *DB) (dropped int, err error) {
	result := db.q(ctx).Exec(`UPDATE deliveries SET state = 'failed', last_error = 'Switched off.', lease_until = NULL, ended_at = `+db.moment()+` WHERE id IN (
		SELECT d.id FROM endpoints e JOIN deliveries d ON d.endpoint_id = e.id AND d.state = 'waiting' WHERE e.state = 'off' LIMIT ?)`, db.Now(), dropAtOnce)
	return int(result.RowsAffected), result.Error
}

func (e *Endpoint) settle(ctx context.Context, db *DB, who Actor, to EndpointState, act StaffAct, then func(context.Context, *DB) error) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		moved := tx.q(ctx).Exec(`UPDATE endpoints SET state = ?, paused_why = '', failures = 0, failing_since = NULL, quiet_until = NULL, changed_at = ?
			WHERE id = ? AND state = ? AND state <> ?`, to, tx.Now(), e.ID, e.State, to)
		if err := guarded(moved, endpointChanged); err != nil {
			return err
		}
		if err := then(ctx, tx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: act, subjectID: e.ID})
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
		return tx.audit(ctx, who, deed{act: actEndpointTry, subjectID: e.ID})
	})
}

// moment is a time as a parameter where the database cannot tell that it is one.
func (db *DB) moment() string { return db.pick(`?`, `?::timestamptz`) }

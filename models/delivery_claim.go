package models

import (
	"context"
	"time"
)

const (
	// DeliveryLease is how long whoever took a delivery has it alone; one attempt ends well within it.
	DeliveryLease = 2 * time.Minute
	// deliveriesAtOnce is how many are taken for one endpoint, so that a slow one holds up no other.
	deliveriesAtOnce = 20
)

// A Parcel is a delivery that was taken and is to be sent now, with all that goes into it.
type Parcel struct {
	Delivery
	Endpoint Endpoint
	Phone    *string
	BSUID    *string `gorm:"column:bsuid"`
	// MergedInto is the contact they are now part of.
	MergedInto *int64
	Purpose    string
}

// ClaimDeliveries takes what is due, the oldest first: one per person and endpoint, so that a no never overtakes a yes; and from an endpoint that
// has just failed only one, to see whether it is back. The attempt is written down before it is made.
func ClaimDeliveries(ctx context.Context, db *DB) (due []Parcel, err error) {
	var endpoints []Endpoint
	err = db.q(ctx).Where("state = ? AND (quiet_until IS NULL OR quiet_until <= ?)", EndpointOn, db.Now()).Order("id").Find(&endpoints).Error
	for _, e := range endpoints {
		if err != nil {
			break
		}
		var taken []Parcel
		taken, err = e.claim(ctx, db)
		due = append(due, taken...)
	}
	return due, err
}

func (e Endpoint) claim(ctx context.Context, db *DB) (taken []Parcel, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		ids, err := e.due(ctx, tx)
		if err != nil || len(ids) == 0 {
			return err
		}
		err = tx.q(ctx).Exec(`UPDATE deliveries SET attempts = attempts + 1, lease_until = ?, first_at = COALESCE(first_at, `+tx.moment()+`) WHERE `+tx.among("id"),
			tx.steady().Add(DeliveryLease), tx.Now(), tx.list(ids)).Error
		if err != nil {
			return err
		}
		return tx.q(ctx).Raw(`SELECT d.*, c.phone, c.bsuid, c.merged_into, p.name AS purpose FROM deliveries d LEFT JOIN contacts c ON c.id = d.contact_id
			LEFT JOIN purposes p ON p.id = d.purpose_id WHERE `+tx.among("d.id")+` ORDER BY d.id`, tx.list(ids)).Scan(&taken).Error
	})
	for i := range taken {
		taken[i].Endpoint = e
	}
	return taken, err
}

func (e Endpoint) due(ctx context.Context, tx *DB) (ids []int64, err error) {
	most := deliveriesAtOnce
	if e.Failures > 0 {
		most = 1
	}
	err = tx.q(ctx).Raw(`SELECT d.id FROM deliveries d WHERE d.endpoint_id = ? AND d.state = 'waiting' AND d.next_at <= ? AND (d.lease_until IS NULL OR d.lease_until <= ?)
		AND NOT EXISTS (SELECT 1 FROM deliveries b WHERE b.endpoint_id = d.endpoint_id AND b.contact_id = d.contact_id AND b.state = 'waiting' AND b.id < d.id)
		AND EXISTS (SELECT 1 FROM endpoints e WHERE e.id = d.endpoint_id AND e.state = 'on')
		ORDER BY d.next_at, d.id LIMIT ?`+tx.pick(``, ` FOR UPDATE OF d SKIP LOCKED`), e.ID, tx.Now(), tx.steady(), most).Scan(&ids).Error
	return ids, err
}

// DeliveryTries is for how long something is tried before it is given up.
const DeliveryTries = 72 * time.Hour

// retryWaits stand between the attempts; the last repeats.
var retryWaits = []time.Duration{
	10 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour,
}

func retryWait(attempts int) time.Duration {
	return retryWaits[min(max(attempts, 1), len(retryWaits))-1]
}

// quietAfter is how many failures in a row make us leave an endpoint alone for a while: fewer may be about what was told, not about who is told.
const quietAfter = 3

// Arrived writes down that the endpoint took it.
func (d *Parcel) Arrived(ctx context.Context, db *DB, code int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now := tx.Now()
		done := tx.q(ctx).Exec(`UPDATE deliveries SET state = 'delivered', last_code = ?, last_error = '', lease_until = NULL, ended_at = ? WHERE `+taken, code, now, d.ID, d.Attempts)
		if err := guarded(done, deliveryLost); err != nil {
			return err
		}
		return tx.q(ctx).Exec(`UPDATE endpoints SET failures = 0, failing_since = NULL, quiet_until = NULL, last_success_at = ?
			WHERE id = ? AND (failures > 0 OR last_success_at IS NULL OR last_success_at < ?)`, now, d.EndpointID, now.Add(-touchEvery)).Error
	})
}

// taken is the guard on the end of an attempt: whoever lost the lease has no say any more.
const taken = `id = ? AND attempts = ? AND state = 'waiting'`

const deliveryLost = "Somebody else sends this now."

// gone is what an address answers that wants to be told nothing more.
const gone = 410

// Missed writes down that the endpoint did not take it: code is what it answered, 0 for nothing, and why is for people. It is tried again later;
// after three days, counted anew since somebody changed the endpoint, it is given up, and an endpoint that took nothing in three days is paused.
func (d *Parcel) Missed(ctx context.Context, db *DB, code int, why string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now := tx.Now()
		state, ended := DeliveryWaiting, (*time.Time)(nil)
		if d.FirstAt != nil && now.Sub(*d.FirstAt) >= DeliveryTries && now.Sub(d.Endpoint.ChangedAt) >= DeliveryTries {
			state, ended = DeliveryFailed, &now
		}
		missed := tx.q(ctx).Exec(`UPDATE deliveries SET state = ?, last_code = ?, last_error = ?, next_at = ?, lease_until = NULL, ended_at = ? WHERE `+taken,
			state, code, cut(why, 300), now.Add(retryWait(d.Attempts)), ended, d.ID, d.Attempts)
		if err := guarded(missed, deliveryLost); err != nil {
			return err
		}
		return d.Endpoint.fail(ctx, tx, code)
	})
}

// fail counts a failure of the endpoint, leaves it alone for longer each time, and pauses it when that has gone on for too long.
func (e Endpoint) fail(ctx context.Context, tx *DB, code int) error {
	now := tx.Now()
	var failed struct {
		Failures     int
		FailingSince *time.Time
	}
	err := tx.q(ctx).Raw(`UPDATE endpoints SET failures = failures + 1, failing_since = COALESCE(failing_since, `+tx.moment()+`) WHERE id = ? RETURNING failures, failing_since`,
		now, e.ID).Scan(&failed).Error
	if err != nil {
		return err
	}
	switch {
	case code == gone:
		return e.pause(ctx, tx, PausedGone)
	case failed.FailingSince != nil && now.Sub(*failed.FailingSince) >= DeliveryTries:
		return e.pause(ctx, tx, PausedFailing)
	case failed.Failures >= quietAfter:
		return tx.q(ctx).Exec(`UPDATE endpoints SET quiet_until = ? WHERE id = ?`, now.Add(min(retryWait(failed.Failures-quietAfter+1), time.Hour)), e.ID).Error
	}
	return nil
}

func (e Endpoint) pause(ctx context.Context, tx *DB, why string) error {
	paused := tx.q(ctx).Exec(`UPDATE endpoints SET state = 'paused', paused_why = ?, changed_at = ? WHERE id = ? AND state = 'on'`, why, tx.Now(), e.ID)
	if paused.Error != nil || paused.RowsAffected == 0 {
		return paused.Error
	}
	return tx.audit(ctx, System, deed{act: actEndpointPause, subjectID: e.ID, after: map[string]string{"why": why}})
}

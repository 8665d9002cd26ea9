package models

import (
	"context"
	"encoding/json"
	"time"
)

// ErrandKind is what an errand does. The sender knows how.
type ErrandKind string

// The kinds of errand.
const (
	ErrandCheckAccount   ErrandKind = "account.check"
	ErrandSubscribe      ErrandKind = "account.subscribe"
	ErrandPollNumbers    ErrandKind = "numbers.poll"
	ErrandSyncTemplates  ErrandKind = "templates.sync"
	ErrandSubmitTemplate ErrandKind = "template.submit"
)

// ErrandState is where an errand stands: waiting ⇄ running → done | failed.
type ErrandState string

const (
	ErrandWaiting ErrandState = "waiting"
	ErrandRunning ErrandState = "running"
	ErrandDone    ErrandState = "done"
	// ErrandFailed: nobody tries again by itself.
	ErrandFailed ErrandState = "failed"
)

// Errand is a call to Meta that messages nobody, or work that time brings. Of one kind and key there is one at a time, whatever the number
// of processes.
type Errand struct {
	ID        int64
	Kind      ErrandKind
	UniqueKey string
	Arguments json.RawMessage `gorm:"serializer:json"`
	State     ErrandState
	RunAt     time.Time
	// Asked counts how often it was asked for. Asked for once more while it runs, it runs once more.
	Asked    int
	Attempts int
	// ProcessID and LeaseUntil say who works on it, and until when nobody else does.
	ProcessID  *int64
	LeaseUntil *time.Time
	// LastError is why the last attempt failed, in words for people.
	LastError  string
	CreatedAt  time.Time
	FinishedAt *time.Time
}

// Enqueue asks for an errand, in the transaction of the verb that needs it. Where one of this kind and key waits already, it keeps its place
// and runs at the earlier of both times, with the newer arguments.
func Enqueue(ctx context.Context, tx *DB, kind ErrandKind, key string, arguments any, runAt time.Time) error {
	text, err := jsonText(arguments)
	if err != nil {
		return err
	}
	return tx.q(ctx).Exec(`INSERT INTO errands (kind, unique_key, arguments, state, run_at, created_at) VALUES (?, ?, ?, 'waiting', ?, ?)
		ON CONFLICT (kind, unique_key) WHERE state IN ('waiting', 'running') DO UPDATE SET asked = errands.asked + 1, arguments = excluded.arguments,
		run_at = CASE WHEN errands.run_at < excluded.run_at THEN errands.run_at ELSE excluded.run_at END`,
		kind, key, text, runAt, tx.Now()).Error
}

// EnsureErrand makes sure that work that time brings is in line, and leaves it alone where it is.
func EnsureErrand(ctx context.Context, db *DB, kind ErrandKind, runAt time.Time) error {
	return db.q(ctx).Exec(`INSERT INTO errands (kind, unique_key, arguments, state, run_at, created_at) VALUES (?, '', '{}', 'waiting', ?, ?)
		ON CONFLICT (kind, unique_key) WHERE state IN ('waiting', 'running') DO NOTHING`, kind, runAt, db.Now()).Error
}

// FindErrand returns the newest errand of this kind and key, or NotFound.
func FindErrand(ctx context.Context, db *DB, kind ErrandKind, key string) (Errand, error) {
	var e Errand
	err := db.q(ctx).Where("kind = ? AND unique_key = ?", kind, key).Order("id DESC").Take(&e).Error
	return e, found(err, "task")
}

// Read unpacks the arguments.
func (e Errand) Read(into any) error { return wrap("read errand", json.Unmarshal(e.Arguments, into)) }

// Troubled tells whether the last attempt failed and another is to come.
func (e Errand) Troubled() bool { return e.LastError != "" && e.State != ErrandDone }

// PurgeErrands forgets what was done more than a month ago.
func PurgeErrands(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`DELETE FROM errands WHERE state IN ('done', 'failed') AND finished_at < ?`, db.Now().AddDate(0, -1, 0)).Error
}

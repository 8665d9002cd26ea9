package models

import (
	"bytes"
	"context"
	"crypto/sha256"
	"time"
)

// APIAnswer is what a request of a company's own system was answered with.
type APIAnswer struct {
	Status int
	Body   []byte
}

// AnswerLife is how long an answer is kept for a request that comes again.
const AnswerLife = 24 * time.Hour

// An APIRequest names what a system asks for, so that asking twice does it once. Without a Name it is done each time.
type APIRequest struct {
	Key APIKey
	// Name is the caller's own: the Idempotency-Key.
	Name string
	// What is everything that makes two requests the same: where to, and what was sent.
	What []byte
}

// RequestReused is the reason of the refusal when a name comes again with something else.
const RequestReused = "request_reused"

// Answered does f in one transaction together with the answer it gives. The same request again gets the same answer, and nothing is done; an
// error is no answer, so that a request that failed may be sent again. It refuses a name that was used for something else.
func (r APIRequest) Answered(ctx context.Context, db *DB, f func(ctx context.Context, tx *DB) (APIAnswer, error)) (answer APIAnswer, again bool, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if answer, again, err = r.claim(ctx, tx); err != nil || again {
			return err
		}
		if answer, err = f(ctx, tx); err != nil {
			return err
		}
		return r.keep(ctx, tx, answer)
	})
	return answer, again, err
}

// claim takes the name, or finds what was answered before. Whoever comes at the same moment waits here for the first to commit.
func (r APIRequest) claim(ctx context.Context, tx *DB) (before APIAnswer, again bool, err error) {
	if r.Name == "" {
		return APIAnswer{}, false, nil
	}
	stale := tx.Now().Add(-AnswerLife)
	if err := tx.q(ctx).Exec(`DELETE FROM api_answers WHERE key_id = ? AND name = ? AND created_at <= ?`, r.Key.ID, r.Name, stale).Error; err != nil {
		return APIAnswer{}, false, err
	}
	took := tx.q(ctx).Exec(`INSERT INTO api_answers (key_id, name, request, status, body, created_at) VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT (key_id, name) DO NOTHING`,
		r.Key.ID, r.Name, r.hash(), []byte{}, tx.Now())
	if took.Error != nil || took.RowsAffected > 0 {
		return APIAnswer{}, false, took.Error
	}
	return r.find(ctx, tx)
}

func (r APIRequest) find(ctx context.Context, tx *DB) (APIAnswer, bool, error) {
	var kept struct {
		APIAnswer
		Request []byte
	}
	err := tx.q(ctx).Raw(`SELECT request, status, body FROM api_answers WHERE key_id = ? AND name = ?`, r.Key.ID, r.Name).Scan(&kept).Error
	if err == nil && !bytes.Equal(kept.Request, r.hash()) {
		err = Refusal{Reason: RequestReused, Message: "This Idempotency-Key came before with another request. Use a new one for each thing you ask."}
	}
	return kept.APIAnswer, true, err
}

func (r APIRequest) keep(ctx context.Context, tx *DB, a APIAnswer) error {
	if r.Name == "" {
		return nil
	}
	return tx.q(ctx).Exec(`UPDATE api_answers SET status = ?, body = ? WHERE key_id = ? AND name = ?`, a.Status, a.Body, r.Key.ID, r.Name).Error
}

func (r APIRequest) hash() []byte {
	sum := sha256.Sum256(r.What)
	return sum[:]
}

// PurgeAnswers forgets answers that are too old to be asked for.
func PurgeAnswers(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`DELETE FROM api_answers WHERE created_at <= ?`, db.Now().Add(-AnswerLife)).Error
}

package models

import (
	"context"
	"strings"
	"time"
)

// CaseReply is the answer somebody got.
type CaseReply struct {
	Outcome CaseOutcome
	Text    string
	Channel CaseChannel
	// At is the day it was sent; zero is now.
	At time.Time
}

func (r *CaseReply) check(c Case, now time.Time) error {
	wrong := Invalid{}
	r.Text = strings.TrimSpace(r.Text)
	if !oneOf(r.Outcome, AnswerOutcomes) {
		wrong.Add("outcome", "Say how it ends.")
	}
	if r.Text == "" {
		wrong.Add("answer", "Write down what you answered.")
	}
	if len([]rune(r.Text)) > maxCaseText {
		wrong.Add("answer", "Keep it to 10,000 letters.")
	}
	if !oneOf(r.Channel, CaseChannels) {
		wrong.Add("answer_channel", "Say how you answered.")
	}
	if r.At.IsZero() {
		r.At = now
	}
	if r.At.After(now) || r.At.Before(c.ReceivedAt.Add(-24*time.Hour)) {
		wrong.Add("answered", "Give the day the answer was sent.")
	}
	return wrong.OrNil()
}

// Reply ends the case with the answer that was sent, and keeps the dossier as it was then. Greenlist sends nothing by itself: the answer went by the
// company's own ways.
func (c *Case) Reply(ctx context.Context, db *DB, who Actor, r CaseReply) error {
	if err := r.check(*c, db.Now()); err != nil {
		return err
	}
	dossier, err := c.dossier(ctx, db)
	if err != nil {
		return err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		ended := tx.q(ctx).Exec(`UPDATE cases SET state = 'answered', outcome = ?, answer = ?, answer_channel = ?, answered_at = ?, closed_at = ? WHERE id = ? AND state = 'open'`,
			r.Outcome, r.Text, r.Channel, r.At, tx.Now(), c.ID)
		if err := guarded(ended, "This case is not open any more."); err != nil {
			return err
		}
		if err := dossier.keep(ctx, tx, c.ID, "answered"); err != nil {
			return err
		}
		return c.note(ctx, tx, who, actCaseAnswer, map[string]any{"outcome": r.Outcome, "channel": r.Channel, "dossier": dossier.hash})
	})
	if err != nil {
		return err
	}
	return c.reread(ctx, db)
}

// Close ends the case without an answer: it was taken back, came twice, or came from nobody that could be found. It refuses to do so without a
// reason, which is kept as a note.
func (c *Case) Close(ctx context.Context, db *DB, who Actor, outcome CaseOutcome, why string) error {
	wrong := Invalid{}
	if !oneOf(outcome, CloseOutcomes) {
		wrong.Add("close_outcome", "Say why there is no answer.")
	}
	if why = strings.TrimSpace(why); why == "" {
		wrong.Add("close", "Write a word on it, for whoever asks later.")
	}
	if err := wrong.OrNil(); err != nil {
		return err
	}
	return c.doing(ctx, db, func(ctx context.Context, tx *DB, c *Case) error {
		if err := c.change(ctx, tx, who, actCaseClose, map[string]any{"outcome": outcome}, `state = 'closed', outcome = ?, closed_at = ?`, outcome, tx.Now()); err != nil {
			return err
		}
		return c.Note(ctx, tx, who, why)
	})
}

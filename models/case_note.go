package models

import (
	"context"
	"strings"
	"time"
)

// CaseNote is something somebody wrote down about a case. It is never rewritten; when the person is erased its words go.
type CaseNote struct {
	ID     int64
	CaseID int64
	At     time.Time
	UserID *int64
	Actor  string
	Body   string
}

// Note adds one, also to a case that is over. It refuses nothing and too much.
func (c Case) Note(ctx context.Context, db *DB, who Actor, words string) error {
	words = strings.TrimSpace(words)
	if words == "" {
		return Invalid{"note": "Write down what you want to remember."}
	}
	if len([]rune(words)) > maxCaseText {
		return Invalid{"note": "Keep a note to 10,000 letters."}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&CaseNote{CaseID: c.ID, At: tx.Now(), UserID: who.userID(), Actor: who.Name, Body: words}).Error; err != nil {
			return err
		}
		return c.note(ctx, tx, who, actCaseNote, nil)
	})
}

// ListNotes returns those of the case, the oldest first.
func (c Case) ListNotes(ctx context.Context, db *DB) (all []CaseNote, err error) {
	err = db.q(ctx).Where("case_id = ?", c.ID).Order("id").Find(&all).Error
	return all, err
}

// Assign gives the case to a member of staff, or to nobody (0).
func (c *Case) Assign(ctx context.Context, db *DB, who Actor, userID int64) error {
	var to *int64
	if userID != 0 {
		user, err := FindUser(ctx, db, userID)
		if err != nil || user.Disabled() || user.Role != Admin && user.Role != Reviewer {
			return Invalid{"assigned": "Choose an admin or a reviewer."}
		}
		to = &user.ID
	}
	return c.change(ctx, db, who, actCaseAssign, map[string]any{"to": userID}, `assigned_to = ?`, to)
}

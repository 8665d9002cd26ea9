package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/whatsapp"
)

// EditAllowance is how often an approved template may still be given another wording. Meta counts edits of approved templates only: corrections
// of rejected and paused ones are free.
type EditAllowance struct {
	// Month is how many of whatsapp.EditsAMonth are used.
	Month int
	// Next is when the next edit may go; zero is now.
	Next time.Time
}

// Open tells whether an edit may go at a time.
func (a EditAllowance) Open(at time.Time) bool { return !a.Next.After(at) }

// Approved tells whether Meta approves of the template now: to edit it uses up one of few edits.
func (t Template) Approved() bool { return t.AtMeta() && t.MetaStatus == whatsapp.TemplateApproved }

// FindEditAllowance counts the edits we sent, and those we found that somebody made at Meta.
func FindEditAllowance(ctx context.Context, db *DB, templateID int64) (a EditAllowance, err error) {
	now := db.Now()
	var spent []time.Time
	err = db.q(ctx).Model(&TemplateVersion{}).Where("template_id = ? AND spends_edit = ? AND refused_at IS NULL AND submitted_at > ?", templateID, true, now.Add(-whatsapp.EditMonth)).
		Order("submitted_at DESC").Pluck("submitted_at", &spent).Error
	if err != nil || len(spent) == 0 {
		return a, err
	}
	a.Month, a.Next = len(spent), spent[0].Add(whatsapp.EditEvery)
	if len(spent) >= whatsapp.EditsAMonth {
		if free := spent[whatsapp.EditsAMonth-1].Add(whatsapp.EditMonth); free.After(a.Next) {
			a.Next = free
		}
	}
	if !a.Next.After(now) {
		a.Next = time.Time{}
	}
	return a, nil
}

// refusal says in the company's time when the next edit may go; nil when it may go now.
func (a EditAllowance) refusal(ctx context.Context, db *DB) error {
	if a.Open(db.Now()) {
		return nil
	}
	o, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	rule := "Meta takes one edit of an approved template in 24 hours"
	if a.Month >= whatsapp.EditsAMonth {
		rule = fmt.Sprintf("Meta takes %d edits of an approved template in 30 days", whatsapp.EditsAMonth)
	}
	return Refusal{Reason: "edits-used", Message: fmt.Sprintf("%s. The next one can go on %s; your draft is kept.", rule, a.Next.In(o.Location()).Format("2 January at 15:04"))}
}

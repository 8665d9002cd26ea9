package models

import (
	"context"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// applyTemplateEvent applies news of a template, in the transaction that is open. Of a template nobody here knows, an errand asks Meta. News
// that is older than what was heard last of its kind changes nothing, and the same news twice is news once.
func (db *DB) applyTemplateEvent(ctx context.Context, event whatsapp.Event) error {
	ref, about := templateOf(event)
	if !about {
		return nil
	}
	account, err := db.accountOf(ctx, event.Where())
	if err != nil || account.ID == 0 {
		return err
	}
	id, err := db.findAtMeta(ctx, account.ID, ref)
	if err != nil {
		return err
	}
	if id == 0 {
		return Enqueue(ctx, db, ErrandSyncTemplates, "", struct{}{}, db.Now())
	}
	before, err := db.lockTemplate(ctx, id)
	if err != nil {
		return err
	}
	return db.hear(ctx, before, event)
}

func templateOf(event whatsapp.Event) (ref whatsapp.TemplateRef, about bool) {
	switch e := event.(type) {
	case whatsapp.TemplateStatusEvent:
		return e.TemplateRef, true
	case whatsapp.TemplateQualityEvent:
		return e.TemplateRef, true
	case whatsapp.TemplateCategoryEvent:
		return e.TemplateRef, true
	case whatsapp.TemplateComponentsEvent:
		return e.TemplateRef, true
	}
	return whatsapp.TemplateRef{}, false
}

// accountOf is the account an event belongs to; the zero account when it is not ours.
func (db *DB) accountOf(ctx context.Context, o whatsapp.Origin) (Account, error) {
	var a Account
	err := db.q(ctx).Where("waba_id = ?", o.AccountID).Limit(1).Find(&a).Error
	return a, err
}

func (db *DB) hear(ctx context.Context, before Template, event whatsapp.Event) error {
	after, fresh := before, false
	ref, _ := templateOf(event)
	if after.MetaID == "" {
		after.MetaID = ref.TemplateID
	}
	at := event.Where().At
	if at.IsZero() {
		at = db.Now()
	}
	at = at.UTC()
	switch e := event.(type) {
	case whatsapp.TemplateStatusEvent:
		if fresh = newer(before.StatusAt, at); fresh {
			after.StatusAt = &at
			after.hearStatus(e)
			if err := db.noteAside(ctx, before, e, at); err != nil {
				return err
			}
		}
	case whatsapp.TemplateQualityEvent:
		if fresh = newer(before.QualityAt, at); fresh {
			after.QualityAt, after.Quality = &at, e.New
		}
	case whatsapp.TemplateCategoryEvent:
		if fresh = newer(before.CategoryAt, at); fresh {
			after.CategoryAt = &at
			after.hearCategory(e)
		}
	case whatsapp.TemplateComponentsEvent:
		return db.hearWording(ctx, before, e)
	}
	if !fresh {
		return nil
	}
	after.settle()
	return db.saveHeard(ctx, before, after, news{at: at, source: "webhook"})
}

// noteAside writes down what Meta says of a template without giving it another status: it has been flagged or locked.
func (db *DB) noteAside(ctx context.Context, t Template, e whatsapp.TemplateStatusEvent, at time.Time) error {
	if e.Status != whatsapp.TemplateFlagged && e.Status != whatsapp.TemplateLocked {
		return nil
	}
	return db.step(ctx, TemplateStep{TemplateID: t.ID, VersionID: t.VersionID, At: at, Field: "notice", After: e.Status, Reason: e.Reason, Source: "webhook"})
}

// hearStatus takes over a status. Some words of Meta's are no status of their own: a template that is reinstated is approved, and one that is
// flagged or locked stays what it was.
func (t *Template) hearStatus(e whatsapp.TemplateStatusEvent) {
	switch e.Status {
	case whatsapp.TemplateFlagged, whatsapp.TemplateLocked:
		return
	case whatsapp.TemplateReinstated, whatsapp.TemplateUnarchived:
		t.MetaStatus = whatsapp.TemplateApproved
	default:
		t.MetaStatus = e.Status
	}
	t.MetaReason, t.MetaAdvice = e.Reason, strings.TrimSpace(e.RejectionReason+"\n"+e.Recommendation)
	if e.OtherTitle != "" {
		t.MetaReason = e.OtherTitle
	}
	if e.Category != "" && newer(t.CategoryAt, e.At) {
		t.Category = e.Category
	}
}

func (t *Template) hearCategory(e whatsapp.TemplateCategoryEvent) {
	if e.Correct == "" {
		t.Category, t.CorrectCategory, t.CategoryDueAt = e.New, "", nil
		return
	}
	t.CorrectCategory, t.CategoryDueAt = e.Correct, nil
	if !e.EffectiveAt.IsZero() {
		due := e.EffectiveAt.UTC()
		t.CategoryDueAt = &due
	}
}

// hearWording: the words at Meta have changed. Our own edits come back like this too; for others' an errand reads the whole template.
func (db *DB) hearWording(ctx context.Context, t Template, e whatsapp.TemplateComponentsEvent) error {
	current, err := db.atMeta(ctx, t.ID)
	if err != nil {
		return err
	}
	if current != nil {
		version, err := FindTemplateVersion(ctx, db, *current)
		if err != nil || saysTheSame(version.Content, e) {
			return err
		}
	}
	return Enqueue(ctx, db, ErrandSyncTemplates, "", struct{}{}, db.Now())
}

func saysTheSame(t whatsapp.Template, e whatsapp.TemplateComponentsEvent) bool {
	text := func(c *whatsapp.Component) string {
		if c == nil {
			return ""
		}
		return c.Text
	}
	if text(t.Header()) != e.Title || text(t.Body()) != e.Body || text(t.Footer()) != e.Footer || len(t.Buttons()) != len(e.Buttons) {
		return false
	}
	for i, b := range t.Buttons() {
		if b.Text != e.Buttons[i].Text || b.URL != e.Buttons[i].URL {
			return false
		}
	}
	return true
}

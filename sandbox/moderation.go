package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// What the moderator reads texts for. Rules are few and plain, so that one
// can tell beforehand what will happen.
var (
	scam  = regexp.MustCompile(`(?i)you(’|')?(ve| have) won|claim your prize|send your (password|pin|card number)|credit card number`)
	abuse = regexp.MustCompile(`(?i)\b(idiots?|moron|scum|loser)\b`)
	// ordered lets a test choose the moderator's answer: REJECT-ME:SCAM.
	ordered = regexp.MustCompile(`REJECT-ME:([A-Z_]+)`)
)

// verdict is the moderator's decision; without a reason it is approval.
type verdict struct {
	reason string
	rejection
}

// judge reads a template as the moderator does.
func (w *world) judge(t *template) verdict {
	text := t.text()
	if m := ordered.FindStringSubmatch(text); m != nil {
		return verdict{reason: m[1]}
	}
	switch {
	case abuse.MatchString(text):
		return verdict{reason: whatsapp.ReasonAbusiveContent}
	case scam.MatchString(text), t.Node.ShortLink():
		return verdict{reason: whatsapp.ReasonScam}
	case t.Node.Category == whatsapp.Authentication && t.Node.Promotes():
		return verdict{reason: whatsapp.ReasonIncorrectCategory}
	}
	if f, ok := reviewFinding(t.Node); ok {
		return invalid(f.Title+".", f.Message)
	}
	if twin := w.twin(t); twin != nil {
		return invalid(fmt.Sprintf("The text is the same as that of template %s.", twin.Node.Name), "Change the text or use the other template.")
	}
	return verdict{}
}

func invalid(reason, recommendation string) verdict {
	return verdict{whatsapp.ReasonInvalidFormat, rejection{reason, recommendation}}
}

// twin finds an approved template of another name with the same words.
func (w *world) twin(t *template) *template {
	if t.Node.Category == whatsapp.Authentication {
		return nil
	}
	words := wordsOf(t)
	i := slices.IndexFunc(w.templates.list, func(o *template) bool {
		return o.Node.Name != t.Node.Name && o.Node.Status == whatsapp.TemplateApproved && wordsOf(o) == words
	})
	if i < 0 {
		return nil
	}
	return w.templates.list[i]
}

func wordsOf(t *template) string {
	return strings.TrimSpace(textOf(t.Node.Body())) + "\n" + strings.TrimSpace(textOf(t.Node.Footer()))
}

// expectTemplate puts on the agenda what time will do to a template.
func (w *world) expectTemplate(t *template) {
	if !t.Deleted.IsZero() {
		return
	}
	w.atTime(t, func(t *template) time.Time { return t.ReviewAt }, func(t *template, at time.Time) { w.decide(t, w.judge(t), at) })
	w.atTime(t, func(t *template) time.Time { return t.PausedTo }, w.unpause)
	w.atTime(t, func(t *template) time.Time { return t.ShiftAt }, func(t *template, at time.Time) {
		w.recategorise(t, t.Node.CorrectCategory, at)
	})
	w.atTime(t, func(t *template) time.Time { return t.HoldTo }, w.endHold)
	w.atTime(t, func(t *template) time.Time { return t.GoneAt }, w.deleteTemplate)
	w.watchIdle(t)
}

// atTime does something to a template when the time comes that when tells,
// unless that has changed by then.
func (w *world) atTime(t *template, when func(*template) time.Time, do func(t *template, at time.Time)) {
	id, due := t.Node.ID, when(t)
	if due.IsZero() {
		return
	}
	w.agenda.add(due, func(w *world, at time.Time) {
		if t := w.templates.alive(id); t != nil && when(t).Equal(due) {
			do(t, at)
		}
	})
}

// decide is the end of a review.
func (w *world) decide(t *template, v verdict, at time.Time) {
	if v.reason == "" {
		w.approve(t, at)
		return
	}
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.RejectedReason, t.Node.LastUpdated = whatsapp.TemplateRejected, v.reason, at
		t.Rejection, t.ReviewAt = v.rejection, time.Time{}
	})
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateRejected, Reason: &v.reason}, at)
}

// approve makes a template sendable. A utility template that has come to
// sell something becomes marketing on the way.
func (w *world) approve(t *template, at time.Time) {
	if t.Node.Category == whatsapp.Utility && t.Node.Promotes() {
		t = w.recategorise(t, whatsapp.Marketing, at)
	}
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.RejectedReason, t.Node.LastUpdated = whatsapp.TemplateApproved, whatsapp.ReasonNone, at
		t.Rejection, t.ReviewAt, t.Approved = rejection{}, time.Time{}, true
	})
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateApproved}, at)
}

// recategorise changes a template's category for good.
func (w *world) recategorise(t *template, category string, at time.Time) *template {
	before := t.Node.Category
	t = w.change(t, func(t *template) {
		t.Node.CorrectCategory, t.ShiftAt = "", time.Time{}
		if before != category {
			t.Node.PreviousCategory, t.Node.Category, t.Node.LastUpdated = before, category, at
		}
	})
	if before != category {
		w.announceTemplate(whatsapp.FieldTemplateCategory, t, map[string]any{"previous_category": before, "new_category": category}, at)
	}
	return t
}

// warnCategory announces a change of category that will come.
func (w *world) warnCategory(t *template, category string, when, at time.Time) {
	t = w.change(t, func(t *template) { t.Node.CorrectCategory, t.ShiftAt = category, when })
	w.expectTemplate(t)
	w.announceTemplate(whatsapp.FieldTemplateCategory, t, map[string]any{"new_category": t.Node.Category,
		"correct_category": category, "category_update_timestamp": when.Unix()}, at)
}

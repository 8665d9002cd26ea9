package sandbox

import (
	"time"

	"greenlist/whatsapp"
)

// pauseSteps are what happens to a template the first and second time it
// turns red; the third time it is disabled.
var pauseSteps = []struct {
	title string
	last  time.Duration
}{{"FIRST_PAUSE", 3 * time.Hour}, {"SECOND_PAUSE", 6 * time.Hour}}

func (w *world) pauseTemplate(t *template, at time.Time) {
	if t.Pauses >= len(pauseSteps) {
		w.disable(t, at)
		return
	}
	step := pauseSteps[t.Pauses]
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated = whatsapp.TemplatePaused, at
		t.Pauses++
		t.PausedTo, t.PausedAt = at.Add(step.last), at
	})
	w.expectTemplate(t)
	w.announceStatus(t, statusNews{Event: whatsapp.TemplatePaused, Title: step.title,
		Words: "This template is paused because people did not like it. It resumes on its own."}, at)
}

func (w *world) disable(t *template, at time.Time) {
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated, t.PausedTo = whatsapp.TemplateDisabled, at, time.Time{}
	})
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateDisabled, Title: "DISABLED", Disable: at,
		Words: "This template is disabled because people did not like it."}, at)
}

// unpause makes a template sendable again, with a clean record.
func (w *world) unpause(t *template, at time.Time) {
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated, t.PausedTo = whatsapp.TemplateApproved, at, time.Time{}
		t.Score, t.ScoredAt, t.Trusted = whatsapp.QualityUnknown, at, false
	})
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateApproved, Title: "UNPAUSED", Words: "This template can be sent again."}, at)
}

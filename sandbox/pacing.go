package sandbox

import (
	"time"

	"greenlist/whatsapp"
)

// Pacing is how carefully the pretend Meta lets templates out that it does not trust yet: those that are new, have just been unpaused or are
// not rated green. Meta publishes no figures.
type Pacing struct {
	After int      `json:"after"` // messages that go out before the rest is held; 0: nothing is ever held
	Hold  Duration `json:"hold"`  // how long they wait for people's verdict; 0: half an hour
}

// utilityCaution is how long utility templates are paced after one of them was paused.
const utilityCaution = 7 * 24 * time.Hour

func (p Pacing) hold() time.Duration { return or(time.Duration(p.Hold), 30*time.Minute) }

// holds decides whether a message with this template waits for people's verdict on the ones before.
func (w *world) holds(t *template, now time.Time) bool {
	if t == nil || w.pacing.After == 0 || t.Trusted || t.Score == whatsapp.QualityGreen {
		return false
	}
	paced := t.Node.Category == whatsapp.Marketing ||
		t.Node.Category == whatsapp.Utility && now.Sub(w.templates.utilityPaused) < utilityCaution
	return paced && t.rating.sends >= w.pacing.After
}

// startHold books the verdict when the first message is held.
func (w *world) startHold(t *template, now time.Time) {
	if !t.HoldTo.IsZero() {
		return
	}
	t = w.change(t, func(t *template) { t.HoldTo = now.Add(w.pacing.hold()) })
	w.expectTemplate(t)
}

// endHold is Meta's guardrail: who has not complained by now is taken for content.
func (w *world) endHold(t *template, at time.Time) {
	if t.rating.score(at, true) == whatsapp.QualityRed {
		w.drop(t, at)
		return
	}
	w.release(t, at)
}

// release lets everything go that was held, and holds nothing more.
func (w *world) release(t *template, at time.Time) {
	w.change(t, func(t *template) { t.HoldTo, t.Trusted = time.Time{}, true })
	for _, m := range w.messages.heldFor(t.Node.ID) {
		w.expect(m, at)
	}
}

// drop pauses a template until somebody unpauses it, and fails everything that was held.
func (w *world) drop(t *template, at time.Time) {
	held := w.messages.heldFor(t.Node.ID)
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated, t.PausedAt = whatsapp.TemplatePaused, at, at
		t.HoldTo, t.PausedTo = time.Time{}, time.Time{}
	})
	w.announceStatus(t, statusNews{Event: whatsapp.TemplatePaused, Title: "RATE_LIMITING_PAUSE",
		Words: "This template is paused because the first people who got it did not like it. Unpause it when it is better."}, at)
	for _, m := range held {
		w.put(entry{Status: &progress{ID: m.ID, Status: whatsapp.StatusFailed, At: at, Fails: 132015, Quiet: !w.listening()}})
	}
}

// held reports whether a message waits for the verdict on its template.
func (w *world) held(m *message) bool {
	if !m.Held || m.status != "" {
		return false
	}
	t := w.templates.byID[m.Template]
	return t != nil && !t.HoldTo.IsZero()
}

// heldFor are the messages of a template that wait.
func (p *post) heldFor(id string) (all []*message) {
	for _, m := range p.held[id] {
		if m.status == "" {
			all = append(all, m)
		}
	}
	delete(p.held, id)
	return all
}

// keepHeld remembers a message that waits.
func (p *post) keepHeld(m *message) {
	if m.Held {
		p.held[m.Template] = append(p.held[m.Template], m)
	}
}

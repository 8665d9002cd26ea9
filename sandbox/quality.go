package sandbox

import (
	"math"
	"time"

	"greenlist/whatsapp"
)

// halfLife makes recent behaviour weigh more: after two days everything
// counts half, after a week hardly at all.
const halfLife = 48 * time.Hour

// rating is how people took a template or a number, fading with time.
type rating struct {
	delivered, read, blocked float64
	at                       time.Time
	booked                   bool // a daily look is on the agenda
	watched                  bool // so is a look whether anybody uses it
	arrivals                 int
	used                     time.Time // when it was sent last
	sends                    int       // how often
}

func (r *rating) add(more rating, at time.Time) {
	r.fade(at)
	r.delivered += more.delivered
	r.read += more.read
	r.blocked += more.blocked
}

func (r *rating) fade(at time.Time) {
	if d := at.Sub(r.at); d > 0 {
		left := math.Exp2(-d.Hours() / halfLife.Hours())
		r.delivered, r.read, r.blocked, r.at = r.delivered*left, r.read*left, r.blocked*left, at
	}
}

// Thresholds of our own; Meta publishes none.
const (
	enoughDelivered = 20
	yellowBlocks    = 2.5 // and 2 in a hundred
	redBlocks       = 4.5 // and 5 in a hundred
	enoughToRead    = 100
	fewRead         = 0.1
)

// score rates what happened so far; reads says whether people have had time
// to read. It is UNKNOWN while there is too little to go by.
func (r *rating) score(at time.Time, reads bool) string {
	r.fade(at)
	switch {
	case r.blocked >= redBlocks && r.blocked >= r.delivered*0.05:
		return whatsapp.QualityRed
	case r.blocked >= yellowBlocks && r.blocked >= r.delivered*0.02:
		return whatsapp.QualityYellow
	case reads && r.delivered >= enoughToRead && r.read < r.delivered*fewRead:
		return whatsapp.QualityYellow
	case r.delivered < enoughDelivered:
		return whatsapp.QualityUnknown
	}
	return whatsapp.QualityGreen
}

// rate counts something that happened to a message, for its template and for
// the number.
func (w *world) rate(m *message, what rating, at time.Time) {
	w.number.rating.add(what, at)
	if m.template != nil {
		m.template.rating.add(what, at)
	}
}

// keepPerson notices that somebody has just blocked the business.
func (w *world) keepPerson(p Person) {
	r, before := w.people.keep(p)
	if p.Blocked && !before.Blocked {
		w.number.rating.add(rating{blocked: 1}, p.Changed)
		if m := r.lastTemplate(); m != nil {
			m.template.rating.add(rating{blocked: 1}, p.Changed)
		}
	}
}

// assessSometimes looks at a template after every fiftieth delivery, and has
// it looked at a day later, when people have had time to read.
func (w *world) assessSometimes(m *message, at time.Time) {
	if m.template == nil {
		return
	}
	r := m.template.rating
	if r.arrivals++; r.arrivals%50 == 0 {
		w.assess(m.Template, at)
	}
	w.bookAssessment(m.template, at)
}

// bookAssessment has a template looked at a day later, once.
func (w *world) bookAssessment(t *template, at time.Time) {
	if t.rating.booked || t.rating.delivered == 0 {
		return
	}
	t.rating.booked = true
	w.agenda.add(at.Add(24*time.Hour), func(w *world, at time.Time) { w.assessDaily(t.Node.ID, at) })
}

// assess gives a template the score it has earned; it never takes back a
// score for want of news.
func (w *world) assess(id string, at time.Time) { w.settle(id, false, at) }

func (w *world) assessDaily(id string, at time.Time) {
	if t := w.templates.byID[id]; t != nil {
		t.rating.booked = false
	}
	w.settle(id, true, at)
	w.assessNumber(at)
}

func (w *world) settle(id string, reads bool, at time.Time) {
	t := w.templates.alive(id)
	if t == nil || !whatsapp.Sendable(t.Node.Status) {
		return
	}
	if score := t.rating.score(at, reads); score != whatsapp.QualityUnknown && score != t.Score {
		w.setQuality(t, score, at)
	}
}

// setQuality changes a template's score; red pauses it, green releases what is held.
func (w *world) setQuality(t *template, score string, at time.Time) {
	before := t.Score
	t = w.change(t, func(t *template) { t.Score, t.ScoredAt = score, at })
	w.announceTemplate(whatsapp.FieldTemplateQuality, t, map[string]any{"previous_quality_score": before, "new_quality_score": score}, at)
	holding := !t.HoldTo.IsZero()
	switch {
	case score == whatsapp.QualityRed && holding:
		w.drop(t, at)
	case score == whatsapp.QualityRed && whatsapp.Sendable(t.Node.Status):
		w.pauseTemplate(t, at)
	case score == whatsapp.QualityGreen && holding:
		w.release(t, at)
	}
}

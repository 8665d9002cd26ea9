package sandbox

import (
	"net/http"
	"net/url"
	"time"
)

// clockView is the sandbox's time.
type clockView struct {
	Now    time.Time `json:"now"`
	Offset Duration  `json:"offset"`
}

// clockMove moves it: by a length of time or to a moment.
type clockMove struct {
	Advance Duration  `json:"advance"`
	To      time.Time `json:"to"`
}

func showClock(w *world, _ *http.Request, _ nothing) (any, error) {
	return clockView{w.now(), Duration(w.offset)}, nil
}

// moveClock answers when everything that had become due has happened.
func moveClock(w *world, r *http.Request, in clockMove) (any, error) {
	by := time.Duration(in.Advance)
	if !in.To.IsZero() {
		by = in.To.Sub(w.now())
	}
	if by < 0 {
		return nil, invalidInput("the clock moves forwards only")
	}
	offset := Duration(w.offset + by)
	w.put(entry{Clock: &offset})
	for w.happen() {
	}
	return showClock(w, r, nothing{})
}

func showFaults(w *world, _ *http.Request, _ nothing) (any, error) { return w.faults, nil }

// setFaults replaces all faults: what is not named is switched off.
func setFaults(w *world, r *http.Request, in Faults) (any, error) {
	for _, rate := range []float64{in.Hang + in.Reset + in.ErrAfter + in.ErrBefore + in.Limit,
		in.Webhooks.Duplicate, in.Webhooks.Shuffle, in.Webhooks.Lose, in.Webhooks.Skip} {
		if rate < 0 || rate > 1 {
			return nil, invalidInput("rates are between 0 and 1, those of sends together")
		}
	}
	for _, f := range []CodeFault{in.Refuse, in.Fail} {
		if f.Code < 0 || f.Rate < 0 || f.Rate > 1 {
			return nil, invalidInput("refuse and fail have a code of Meta's, and a rate between 0 and 1")
		}
	}
	w.put(entry{Faults: &in})
	w.outbox.stirAll()
	return w.faults, nil
}

func showPacing(w *world, _ *http.Request, _ nothing) (any, error) { return w.pacing, nil }

func setPacing(w *world, _ *http.Request, in Pacing) (any, error) {
	if in.After < 0 || in.Hold < 0 {
		return nil, invalidInput("after and hold are not negative")
	}
	w.put(entry{Pacing: &in})
	return w.pacing, nil
}

func showBehaviour(w *world, _ *http.Request, _ nothing) (any, error) { return w.people.everyday, nil }

func setBehaviour(w *world, _ *http.Request, in Behaviour) (any, error) {
	w.put(entry{Everyday: &in})
	for e := w.people.recent.Front(); e != nil; e = e.Next() {
		w.switchOn(e.Value.(*resident))
	}
	return in, nil
}

// webhookView is where webhooks go and how that is going.
type webhookView struct {
	URL       string `json:"url"`
	Active    string `json:"active"` // where they really go: the account's override, or nowhere
	Verified  bool   `json:"verified"`
	Pending   int    `json:"pending"`
	LastError string `json:"last_error,omitempty"`
}

func showWebhook(w *world, _ *http.Request, _ nothing) (any, error) { return w.webhookView(), nil }

func (w *world) webhookView() webhookView {
	active := w.subs.address()
	return webhookView{URL: w.subs.URL, Active: active, Verified: active != "" && w.subs.Verified == active,
		Pending: len(w.outbox.waiting), LastError: w.outbox.lastErr}
}

type webhookChange struct {
	URL string `json:"url"`
}

// setWebhook changes the app's address; what is pending goes to the new one.
func setWebhook(w *world, _ *http.Request, in webhookChange) (any, error) {
	if u, err := url.Parse(in.URL); in.URL != "" && (err != nil || u.Host == "") {
		return nil, invalidInput("url must be an absolute address, or empty")
	}
	sub := w.subs
	sub.URL, sub.Verified = in.URL, ""
	w.put(entry{Subscription: &sub})
	w.outbox.stirAll()
	return w.webhookView(), nil
}

// stateView is the sandbox at a glance.
type stateView struct {
	Clock     clockView      `json:"clock"`
	People    int            `json:"people"`
	Messages  int            `json:"messages"`
	Sent      int            `json:"sent"`
	Agenda    int            `json:"agenda"`
	Number    numberView     `json:"number"`
	Templates []templateView `json:"templates"`
	Webhook   webhookView    `json:"webhook"`
	Faults    Faults         `json:"faults"`
}

type numberView struct {
	ID      string `json:"id"`
	Display string `json:"display"`
	Quality string `json:"quality"`
	Limit   string `json:"limit"`
	Reached int    `json:"reached"` // people counted towards the limit
}

type templateView struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Language string `json:"language"`
	Category string `json:"category"`
	Status   string `json:"status"`
	Reason   string `json:"reason,omitempty"`
	Quality  string `json:"quality"`
}

func showState(w *world, _ *http.Request, _ nothing) (any, error) {
	now := w.now()
	view := stateView{Clock: clockView{now, Duration(w.offset)}, People: w.people.recent.Len(), Messages: len(w.messages.byID),
		Sent: len(w.messages.sent), Agenda: len(w.agenda.queue), Webhook: w.webhookView(), Faults: w.faults, Templates: []templateView{},
		Number: numberView{w.opts.PhoneID, w.number.Display, w.number.Quality, w.number.Limit, w.limits.reachedIn24h(now)}}
	for _, t := range w.templates.list {
		view.Templates = append(view.Templates, t.view())
	}
	return view, nil
}

func (t *template) view() templateView {
	n := t.Node
	return templateView{n.ID, n.Name, n.Language, n.Category, n.Status, n.RejectedReason, t.Score}
}

package sandbox

import (
	"container/list"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// Person is somebody with a phone, and what they do with it. Behaviour nil
// means that of people nobody described.
type Person struct {
	whatsapp.Person
	Behaviour *Behaviour `json:"behaviour,omitempty"`
	// Changed is when the person last blocked, unblocked, stopped or resumed.
	Changed time.Time `json:"changed,omitzero"`
}

// ID is how the control API calls the person: the phone's digits, or the
// user id of somebody without a phone number to show.
func (p Person) ID() string { return or(p.Phone, p.UserID) }

// resident is a person with everything that happened to them.
type resident struct {
	Person
	thread  []*message
	unread  int
	wrote   time.Time // last message to the business: opens the service window
	sends   int       // messages from the business so far
	pair    bucket
	waiting []*message // arrived while the phone was off
	place   *list.Element
}

// windowOpen reports whether the business may write freely.
func (r *resident) windowOpen(now time.Time) bool {
	return !r.wrote.IsZero() && now.Sub(r.wrote) < 24*time.Hour
}

// lastTemplate is the template message the person got last, if any.
func (r *resident) lastTemplate() *message {
	for i := len(r.thread) - 1; i >= 0; i-- {
		if r.thread[i].template != nil {
			return r.thread[i]
		}
	}
	return nil
}

// roster is everybody, most recently active first.
type roster struct {
	everyday Behaviour
	byID     map[string]*resident // by phone and by user id
	recent   *list.List
}

func newRoster(everyday Behaviour) *roster {
	return &roster{everyday: everyday, byID: map[string]*resident{}, recent: list.New()}
}

// find looks a person up by phone digits or user id; nil when unknown.
func (ro *roster) find(id string) *resident { return ro.byID[id] }

func (ro *roster) keep(p Person) (r *resident, before Person) {
	r = ro.byID[p.ID()]
	if r == nil {
		r = &resident{}
		r.place = ro.recent.PushFront(r)
	}
	before, r.Person = r.Person, p
	for _, id := range []string{p.Phone, p.UserID} {
		if id != "" {
			ro.byID[id] = r
		}
	}
	return r, before
}

func (ro *roster) touch(r *resident) { ro.recent.MoveToFront(r.place) }

func (ro *roster) behaviour(r *resident) Behaviour {
	if r.Behaviour != nil {
		return *r.Behaviour
	}
	return ro.everyday
}

// search lists people whose name, number or user id contains the words.
func (ro *roster) search(words string, limit int) []*resident {
	words = strings.ToLower(strings.TrimSpace(words))
	var found []*resident
	for e := ro.recent.Front(); e != nil && len(found) < limit; e = e.Next() {
		if r := e.Value.(*resident); r.matches(words) {
			found = append(found, r)
		}
	}
	return found
}

func (r *resident) matches(words string) bool {
	if words == "" || strings.Contains(strings.ToLower(r.Name), words) || strings.Contains(strings.ToLower(r.UserID), words) {
		return true
	}
	digits := whatsapp.Digits(words)
	return digits != "" && strings.Contains(r.Phone, digits)
}

// view is the person as the control API shows them.
func (r *resident) view() Person {
	p := r.Person
	p.Unread = r.unread
	if n := len(r.thread); n > 0 {
		p.LastAt = r.thread[n-1].At
	}
	return p
}

// meet finds the person behind a phone number or creates them: every number
// belongs to somebody. Unknown user ids belong to nobody, so it returns nil.
func (w *world) meet(id string) *resident {
	if r := w.people.find(id); r != nil || isUserID(id) {
		return r
	}
	return w.addPerson(Person{Person: whatsapp.Person{Phone: id}})
}

// addPerson gives the person what they lack and puts them into the world.
func (w *world) addPerson(p Person) *resident {
	if p.UserID == "" {
		p.UserID = w.chance.newUserID(p.Phone)
	}
	if p.Name == "" {
		p.Name = w.chance.newName(p.ID())
	}
	p.Unread, p.LastAt = 0, time.Time{}
	w.put(entry{Person: &p})
	return w.people.find(p.ID())
}

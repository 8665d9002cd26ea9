package sandbox

import (
	"fmt"
	"net/http"

	"greenlist/whatsapp"
)

// move gives a person, called From, another number and user id. Whoever had
// the number before has none any more.
type move struct {
	From   string `json:"from"`
	Phone  string `json:"phone,omitempty"`
	UserID string `json:"user_id"`
}

func (ro *roster) move(m move) {
	r := ro.byID[m.From]
	if holder := ro.byID[m.Phone]; m.Phone != "" && holder != nil && holder != r {
		holder.Phone = ""
	}
	delete(ro.byID, r.Phone)
	delete(ro.byID, r.UserID)
	r.Phone, r.UserID = m.Phone, m.UserID
	for _, id := range []string{m.Phone, m.UserID} {
		if id != "" {
			ro.byID[id] = r
		}
	}
}

// freshUserID is a user id for whoever has the number now: nobody's yet.
func (w *world) freshUserID(phone string) string {
	id := w.chance.newUserID(phone)
	for n := 2; w.people.find(id) != nil; n++ {
		id = countryOf(phone) + w.chance.newUserID(fmt.Sprintf("%s/%d", phone, n))[2:]
	}
	return id
}

type numberInput struct {
	Phone string `json:"phone"`
}

// changeNumber is a person who takes their account to another number: they
// get another user id, and WhatsApp tells the business. Whoever had that
// number loses it.
func changeNumber(w *world, r *http.Request, in numberInput) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	to := w.digitsOf(in.Phone)
	switch {
	case to == "":
		return nil, invalidInput("phone %q is not a phone number", in.Phone)
	case p.Phone == "" || p.Phone == to:
		return nil, conflict("%s cannot move to %s", p.Name, to)
	}
	before := p.Phone
	w.put(entry{Moved: &move{From: p.ID(), Phone: to, UserID: w.freshUserID(to)}})
	w.tellMove(p, before)
	return p.view(), nil
}

// tellMove is WhatsApp's own message about it, which comes from the old number.
func (w *world) tellMove(p *resident, before string) {
	at := w.now()
	v := w.messagesValue()
	w.dice++
	v.Messages = []inboundMessage{{
		From: before, ID: w.newMessageID(fmt.Sprintf("moved %d", w.dice), true, len(w.messages.byID)), Timestamp: stamp(at), Type: whatsapp.InboundSystem,
		System: &whatsapp.SystemChange{Type: whatsapp.SystemChangedNumber, WaID: p.Phone, Body: fmt.Sprintf("User %s changed from %s to %s", p.Name, before, p.Phone)},
	}}
	w.announce(whatsapp.FieldMessages, p.ID(), plainJSON(v), at)
}

type handoverInput struct {
	Name string `json:"name"`
}

// handOver gives a person's number to somebody new. Nobody tells the business:
// it learns of it when they write.
func handOver(w *world, r *http.Request, in handoverInput) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	if p.Phone == "" {
		return nil, conflict("%s has no number to hand over", p.Name)
	}
	phone, id := p.Phone, w.freshUserID(p.Phone)
	w.put(entry{Moved: &move{From: p.ID(), UserID: p.UserID}})
	if in.Name == "" {
		in.Name = w.chance.newName(id)
	}
	return w.addPerson(Person{Person: whatsapp.Person{Phone: phone, UserID: id, Name: in.Name}}).view(), nil
}

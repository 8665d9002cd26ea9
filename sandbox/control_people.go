package sandbox

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"greenlist/whatsapp"
)

// maxListed is how many people or records one answer holds.
const maxListed = 10_000

func listPeople(w *world, r *http.Request, _ nothing) (any, error) {
	q := values{r.URL.Query()}
	people := []Person{}
	for _, r := range w.people.search(q.get("search"), min(q.number("limit", 50), maxListed)) {
		people = append(people, r.view())
	}
	return people, nil
}

// personInput is a person as given; fields left out of somebody known stay.
type personInput struct {
	whatsapp.Person
	Behaviour json.RawMessage `json:"behaviour"`
}

// putPerson adds somebody or changes what is given of somebody known.
func putPerson(w *world, _ *http.Request, in personInput) (any, error) {
	if in.Phone != "" {
		digits := w.digitsOf(in.Phone)
		if digits == "" {
			return nil, invalidInput("phone %q is not a phone number", in.Phone)
		}
		in.Phone = digits
	}
	if in.Phone == "" && !isUserID(in.UserID) {
		return nil, invalidInput("a person has a phone, a user_id like NL.1234, or both")
	}
	known := w.people.find(or(in.Phone, in.UserID))
	p, err := w.merged(known, in)
	if err != nil {
		return nil, err
	}
	r := w.addPerson(p)
	w.switchOn(r)
	return r.view(), nil
}

func (w *world) merged(known *resident, in personInput) (Person, error) {
	var p Person
	if known != nil {
		p = known.Person
	}
	if in.Phone != "" && in.UserID != "" && known != nil && known.UserID != in.UserID {
		return p, conflict("%s has the user_id %s", in.Phone, known.UserID)
	}
	p.Phone, p.UserID = or(p.Phone, in.Phone), or(p.UserID, in.UserID)
	p.Name, p.Username, p.Language = or(in.Name, p.Name), or(in.Username, p.Username), or(in.Language, p.Language)
	if len(in.Behaviour) == 0 {
		return p, nil
	}
	b := w.people.everyday
	if known != nil {
		b = w.people.behaviour(known)
	}
	if err := json.Unmarshal(in.Behaviour, &b); err != nil {
		return p, invalidInput("behaviour: %v", err)
	}
	p.Behaviour = &b
	return p, nil
}

// somebody finds the person in the path.
func (w *world) somebody(r *http.Request) (*resident, error) {
	id := r.PathValue("id")
	if !isUserID(id) {
		id = or(w.digitsOf(id), id)
	}
	if found := w.people.find(id); found != nil {
		return found, nil
	}
	return nil, notFound("nobody has the phone or user_id %q", id)
}

func showPerson(w *world, r *http.Request, _ nothing) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	return p.view(), nil
}

// showThread shows what is on the phone: not what has yet to arrive.
func showThread(w *world, r *http.Request, _ nothing) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	bubbles := []whatsapp.Bubble{}
	for _, m := range p.thread {
		if m.Inbound || whatsapp.StatusRank(m.shown()) >= whatsapp.StatusRank(whatsapp.StatusDelivered) {
			bubbles = append(bubbles, m.bubble())
		}
	}
	limit := values{r.URL.Query()}.number("limit", maxListed)
	return bubbles[max(0, len(bubbles)-limit):], nil
}

type textInput struct {
	Text    string `json:"text"`
	ReplyTo string `json:"reply_to"`
	// Ad is what the person tapped to come here.
	Ad *whatsapp.Referral `json:"ad"`
}

// writeMessage lets anybody write, even a number nobody has described.
func writeMessage(w *world, r *http.Request, in textInput) (any, error) {
	p, err := w.writer(r)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.TrimSpace(in.Text) == "":
		return nil, invalidInput("text is empty")
	case in.ReplyTo != "" && w.messages.byID[in.ReplyTo] == nil:
		return nil, notFound("there is no message %q to reply to", in.ReplyTo)
	case in.Ad != nil && in.Ad.SourceID == "":
		return nil, invalidInput("ad has no source_id")
	}
	w.readAll(p, w.now())
	m := message{Type: whatsapp.InboundText, Text: in.Text, ReplyTo: in.ReplyTo, Ad: w.tapped(p, in.Ad)}
	return w.receive(p, m, w.now()).bubble(), nil
}

// tapped is the ad with what Meta adds to it: where it stands, and the id of this one click.
func (w *world) tapped(p *resident, ad *whatsapp.Referral) *whatsapp.Referral {
	if ad == nil {
		return nil
	}
	full := *ad
	full.SourceType, full.SourceURL = or(full.SourceType, "ad"), or(full.SourceURL, "https://ads.example/"+full.SourceID)
	full.ClickID = or(full.ClickID, strconv.FormatUint(w.chance.number("click", p.ID(), full.SourceID, strconv.Itoa(len(p.thread))), 36))
	return &full
}

func (w *world) writer(r *http.Request) (*resident, error) {
	p, err := w.somebody(r)
	if digits := w.digitsOf(r.PathValue("id")); err != nil && digits != "" {
		p, err = w.meet(digits), nil
	}
	if err == nil && p.Blocked {
		return nil, conflict("%s has blocked the business", p.Name)
	}
	return p, err
}

type pressInput struct {
	Bubble string `json:"bubble"`
	Button string `json:"button"` // its words or payload, or its index
}

func pressButton(w *world, r *http.Request, in pressInput) (any, error) {
	p, err := w.writer(r)
	if err != nil {
		return nil, err
	}
	m := w.messages.byID[in.Bubble]
	if m == nil || m.person != p {
		return nil, notFound("there is no message %q on this phone", in.Bubble)
	}
	b, ok := findButton(m, in.Button)
	if i, err := strconv.Atoi(in.Button); !ok && err == nil {
		b, ok = buttonAt(m, i)
	}
	if !ok || in.Button == "" {
		return nil, notFound("the message has no quick reply %q", in.Button)
	}
	w.readAll(p, w.now())
	return w.press(m, b, w.now()).bubble(), nil
}

func buttonAt(m *message, i int) (whatsapp.BubbleButton, bool) {
	buttons := m.bubble().Everything()
	if i < 0 || i >= len(buttons) || buttons[i].Type != whatsapp.ButtonQuickReply {
		return whatsapp.BubbleButton{}, false
	}
	return buttons[i], true
}

func readThread(w *world, r *http.Request, _ nothing) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	w.readAll(p, w.now())
	return p.view(), nil
}

func blockBusiness(w *world, r *http.Request, _ nothing) (any, error) { return w.setBlock(r, true) }

func unblockBusiness(w *world, r *http.Request, _ nothing) (any, error) { return w.setBlock(r, false) }

func (w *world) setBlock(r *http.Request, blocked bool) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	if p.Blocked != blocked {
		w.block(p, blocked, w.now())
	}
	return p.view(), nil
}

type preferenceInput struct {
	Value string `json:"value"`
}

func setPreference(w *world, r *http.Request, in preferenceInput) (any, error) {
	p, err := w.somebody(r)
	if err != nil {
		return nil, err
	}
	if in.Value != whatsapp.PreferenceStop && in.Value != whatsapp.PreferenceResume {
		return nil, invalidInput("value is stop or resume")
	}
	w.prefer(p, in.Value, w.now())
	return p.view(), nil
}

package sandbox

import (
	"encoding/json"
	"strconv"
	"time"

	"greenlist/whatsapp"
)

type envelope struct {
	Object string          `json:"object"`
	Entry  []envelopeEntry `json:"entry"`
}

// envelopeEntry has a time for accounts and templates and none for messages.
type envelopeEntry struct {
	ID      string   `json:"id"`
	Time    int64    `json:"time,omitempty"`
	Changes []change `json:"changes"`
}

type change struct {
	Value any    `json:"value"`
	Field string `json:"field"`
}

type messagesValue struct {
	Product     string           `json:"messaging_product"`
	Metadata    metadata         `json:"metadata"`
	Contacts    []contact        `json:"contacts,omitempty"`
	Messages    []inboundMessage `json:"messages,omitempty"`
	Statuses    []statusUpdate   `json:"statuses,omitempty"`
	Preferences []preference     `json:"user_preferences,omitempty"`
}

type metadata struct {
	Display string `json:"display_phone_number"`
	PhoneID string `json:"phone_number_id"`
}

type contact struct {
	Profile *profile `json:"profile,omitempty"`
	WaID    string   `json:"wa_id,omitempty"`
	UserID  string   `json:"user_id,omitempty"`
}

type profile struct {
	Name     string `json:"name"`
	Username string `json:"username,omitempty"`
}

type statusUpdate struct {
	ID              string            `json:"id"`
	Status          string            `json:"status"`
	Timestamp       string            `json:"timestamp"`
	RecipientID     string            `json:"recipient_id,omitempty"`
	RecipientUserID string            `json:"recipient_user_id,omitempty"`
	Opaque          string            `json:"biz_opaque_callback_data,omitempty"`
	Pricing         *whatsapp.Pricing `json:"pricing,omitempty"`
	Errors          []problem         `json:"errors,omitempty"`
}

type inboundMessage struct {
	Context     *messageContext       `json:"context,omitempty"`
	From        string                `json:"from,omitempty"`
	FromUserID  string                `json:"from_user_id,omitempty"`
	ID          string                `json:"id"`
	Timestamp   string                `json:"timestamp"`
	Type        string                `json:"type"`
	Text        *inboundText          `json:"text,omitempty"`
	Button      *whatsapp.ButtonReply `json:"button,omitempty"`
	Interactive any                   `json:"interactive,omitempty"`

	System   *whatsapp.SystemChange `json:"system,omitempty"`
	Referral *whatsapp.Referral     `json:"referral,omitempty"`
	Image    *whatsapp.Media        `json:"image,omitempty"`
	Video    *whatsapp.Media        `json:"video,omitempty"`
	Audio    *whatsapp.Media        `json:"audio,omitempty"`
	Document *whatsapp.Media        `json:"document,omitempty"`
}

type inboundText struct {
	Body string `json:"body"`
}

type messageContext struct {
	From string `json:"from"`
	ID   string `json:"id"`
}

type preference struct {
	WaID      string `json:"wa_id,omitempty"`
	UserID    string `json:"user_id,omitempty"`
	Detail    string `json:"detail"`
	Category  string `json:"category"`
	Value     string `json:"value"`
	Timestamp int64  `json:"timestamp"`
}

// envelope puts updates into one webhook: what concerns
// messages in one entry, every other piece of news in an entry of its own.
func (w *world) envelope(updates []update) envelope {
	e := envelope{Object: "whatsapp_business_account"}
	talk := envelopeEntry{ID: w.opts.WABA}
	for _, u := range updates {
		c := w.changeOf(u)
		if u.news == nil || u.news.Field == whatsapp.FieldPreferences || u.news.Field == whatsapp.FieldMessages {
			talk.Changes = append(talk.Changes, c)
			continue
		}
		e.Entry = append(e.Entry, envelopeEntry{ID: w.opts.WABA, Time: u.news.At.Unix(), Changes: []change{c}})
	}
	if talk.Changes != nil {
		e.Entry = append(e.Entry, talk)
	}
	return e
}

func (w *world) changeOf(u update) change {
	if u.news != nil {
		return change{Value: u.news.Value, Field: u.news.Field}
	}
	value := w.messagesValue()
	if u.status == nil {
		value.Contacts = contactsOf(u.msg.person)
		value.Messages = []inboundMessage{w.inboundMessage(u.msg)}
		return change{Value: value, Field: whatsapp.FieldMessages}
	}
	if u.status.Status != whatsapp.StatusFailed {
		value.Contacts = contactsOf(u.msg.person)
	}
	value.Statuses = []statusUpdate{u.msg.statusUpdate(*u.status)}
	return change{Value: value, Field: whatsapp.FieldMessages}
}

func (w *world) messagesValue() messagesValue {
	return messagesValue{Product: "whatsapp",
		Metadata: metadata{Display: whatsapp.Digits(w.number.Display), PhoneID: w.opts.PhoneID}}
}

func contactsOf(r *resident) []contact {
	return []contact{{Profile: &profile{r.Name, r.Username}, WaID: r.Phone, UserID: r.UserID}}
}

func (m *message) statusUpdate(p progress) statusUpdate {
	s := statusUpdate{ID: m.ID, Status: p.Status, Timestamp: stamp(p.At), RecipientID: m.person.Phone,
		RecipientUserID: m.person.UserID, Opaque: m.Opaque, Pricing: m.pricing(p.Status)}
	if p.Status == whatsapp.StatusFailed {
		s.Errors = []problem{problemOf(m.Fails)}
	}
	return s
}

func (w *world) inboundMessage(m *message) inboundMessage {
	in := inboundMessage{From: m.person.Phone, FromUserID: m.person.UserID, ID: m.ID, Timestamp: stamp(m.At), Type: m.Type, Referral: m.Ad}
	if m.ReplyTo != "" {
		in.Context = &messageContext{From: whatsapp.Digits(w.number.Display), ID: m.ReplyTo}
	}
	switch m.Type {
	case whatsapp.InboundImage:
		in.Image = m.File
	case whatsapp.InboundVideo:
		in.Video = m.File
	case whatsapp.InboundAudio:
		in.Audio = m.File
	case whatsapp.InboundDocument:
		in.Document = m.File
	case whatsapp.InboundButton:
		in.Button = &whatsapp.ButtonReply{Payload: m.Payload, Text: m.Text}
	case whatsapp.InboundInteractive:
		in.Interactive = map[string]any{"type": "button_reply", "button_reply": map[string]string{"id": m.Payload, "title": m.Text}}
	default:
		in.Text = &inboundText{m.Text}
	}
	return in
}

func (w *world) preferenceValue(r *resident, value string, at time.Time) json.RawMessage {
	v := w.messagesValue()
	v.Contacts = []contact{{WaID: r.Phone, UserID: r.UserID}}
	v.Preferences = []preference{{WaID: r.Phone, UserID: r.UserID, Value: value, Timestamp: at.Unix(),
		Category: "marketing_messages", Detail: "User requested to " + value + " marketing messages"}}
	return plainJSON(v)
}

// announce tells the receiver something, if there is one. Person is whom it
// is about, "" for nobody.
func (w *world) announce(field, person string, value json.RawMessage, at time.Time) {
	if w.listening() {
		w.put(entry{News: &news{Field: field, Value: value, At: at, Person: person}})
	}
}

func stamp(at time.Time) string { return strconv.FormatInt(at.Unix(), 10) }

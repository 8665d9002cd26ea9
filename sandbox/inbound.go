package sandbox

import (
	"strings"
	"time"

	"greenlist/whatsapp"
)

// write is a person sending text, replyTo "" or the id of a message.
func (w *world) write(r *resident, text, replyTo string, at time.Time) *message {
	return w.receive(r, message{Type: whatsapp.InboundText, Text: text, ReplyTo: replyTo}, at)
}

// receive makes a person's message arrive at the business.
func (w *world) receive(r *resident, m message, at time.Time) *message {
	m.ID = w.newMessageID(r.ID(), true, len(w.messages.byID))
	m.Person, m.Inbound, m.At, m.Quiet = r.ID(), true, at, !w.listening()
	w.put(entry{Message: &m})
	return w.messages.byID[m.ID]
}

// press is a person tapping a quick reply under a message.
func (w *world) press(m *message, b whatsapp.BubbleButton, at time.Time) *message {
	kind := whatsapp.InboundButton
	if m.Type == whatsapp.InboundInteractive {
		kind = whatsapp.InboundInteractive
	}
	return w.receive(m.person, message{Type: kind, Text: b.Text, Payload: or(b.Payload, b.Text), ReplyTo: m.ID}, at)
}

// pressAny taps the button with these words, or without words any.
func (w *world) pressAny(m *message, words string, at time.Time) {
	if b, ok := findButton(m, words); ok {
		w.press(m, b, at)
	}
}

// findButton finds a quick reply, of the message or of a card, by its words, its payload, or any for "".
func findButton(m *message, words string) (whatsapp.BubbleButton, bool) {
	for _, b := range m.bubble().Everything() {
		if b.Type == whatsapp.ButtonQuickReply && (words == "" || strings.EqualFold(b.Text, words) || b.Payload == words) {
			return b, true
		}
	}
	return whatsapp.BubbleButton{}, false
}

// prefer is a person stopping or resuming marketing inside WhatsApp.
func (w *world) prefer(r *resident, value string, at time.Time) {
	p := r.Person
	p.StoppedMarketing, p.Changed = value == whatsapp.PreferenceStop, at
	w.put(entry{Person: &p})
	w.announce(whatsapp.FieldPreferences, r.ID(), w.preferenceValue(r, value, at), at)
}

// block is a person blocking or unblocking the business. No webhook tells;
// the quality of what they got last does.
func (w *world) block(r *resident, blocked bool, at time.Time) {
	p := r.Person
	p.Blocked, p.Changed = blocked, at
	w.put(entry{Person: &p})
	if m := r.lastTemplate(); blocked && m != nil {
		w.assess(m.template.Node.ID, at)
		w.assessNumber(at)
	}
}

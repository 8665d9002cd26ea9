package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"greenlist/whatsapp"
)

// sendRequest is the part of a send that every type has.
type sendRequest struct {
	Product   string   `json:"messaging_product"`
	To        jsonText `json:"to"`
	Recipient string   `json:"recipient"`
	Type      string   `json:"type"`
	Opaque    string   `json:"biz_opaque_callback_data"`
	Context   struct {
		MessageID string `json:"message_id"`
	} `json:"context"`
	Status    string                `json:"status"`
	MessageID string                `json:"message_id"`
	Text      *whatsapp.TextMessage `json:"text"`

	template *whatsapp.TemplateMessage
}

// jsonText is a string that some clients write as a number.
type jsonText string

func (t *jsonText) UnmarshalJSON(b []byte) error {
	*t = jsonText(strings.Trim(string(b), `"`))
	if string(b) == "null" {
		*t = ""
	}
	return nil
}

// sendAnswer is Meta's answer to an accepted send.
type sendAnswer struct {
	Product  string        `json:"messaging_product"`
	Contacts []sentContact `json:"contacts"`
	Messages []sentMessage `json:"messages"`
}

type sentContact struct {
	Input  string `json:"input"`
	WaID   string `json:"wa_id,omitempty"`
	UserID string `json:"user_id,omitempty"`
}

type sentMessage struct {
	ID     string `json:"id"`
	Status string `json:"message_status,omitempty"`
}

// sendTypes are the types of message the sandbox takes. Of those it does not
// show it keeps the object and checks nothing more.
var sendTypes = map[string]bool{"text": true, "template": true, "image": true, "audio": true, "video": true, "document": true,
	"sticker": true, "location": true, "contacts": true, "reaction": true, "interactive": true}

func (s *Sandbox) send(c *call, rw http.ResponseWriter) (any, *refusal) {
	req, refused := readSend(c)
	if refused != nil {
		return nil, refused
	}
	if req.Status != "" {
		return s.markRead(req)
	}
	var m *message
	var bad mishap
	err := s.with(func(w *world) {
		if bad = w.mishap(); bad == errBefore || bad == overLimit {
			return
		}
		m, refused = w.accept(req, c.in[req.Type])
	})
	switch {
	case err != nil:
		return nil, sessionLost(err)
	case refused != nil:
		return nil, refused
	}
	return s.reply(rw, c.Request, m, bad)
}

// reply answers an accepted send, unless a mishap gets in the way.
func (s *Sandbox) reply(rw http.ResponseWriter, r *http.Request, m *message, bad mishap) (any, *refusal) {
	switch bad {
	case overLimit:
		return nil, refuse(130429, "Cloud API message throughput has been reached.")
	case errBefore, errAfter:
		return nil, refuse(131000, "Message failed to send due to an unknown error.")
	case reset:
		cut(rw)
		return nil, nil
	case hang:
		s.hangUp(r)
		return nil, nil
	}
	return m.answer(), nil
}

func (m *message) answer() sendAnswer {
	to := sentContact{Input: m.Input}
	if isUserID(m.Input) {
		to.UserID = m.person.UserID
	} else {
		to.WaID = m.person.Phone
	}
	sent := sentMessage{ID: m.ID}
	if m.Template != "" {
		sent.Status = whatsapp.MessageAccepted
	}
	return sendAnswer{"whatsapp", []sentContact{to}, []sentMessage{sent}}
}

func readSend(c *call) (*sendRequest, *refusal) {
	req := &sendRequest{Type: "text"}
	if err := json.Unmarshal(c.body, req); err != nil {
		return nil, badRequest("Invalid parameter")
	}
	req.Type = strings.ToLower(req.Type)
	switch {
	case req.Product != "whatsapp":
		return nil, badRequest("The parameter messaging_product is required.")
	case req.Status != "":
		return req, nil
	case req.To == "" && req.Recipient == "":
		return nil, badRequest("The parameter to is required.")
	case !sendTypes[req.Type]:
		return nil, badRequest("Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO}.")
	case c.in[req.Type] == nil:
		return nil, badRequest("The parameter %s is required.", req.Type)
	case utf8.RuneCountInString(req.Opaque) > 512:
		return nil, badRequest("Param biz_opaque_callback_data must be at most 512 characters long.")
	}
	return req, req.readType(c.in[req.Type])
}

func (req *sendRequest) readType(object json.RawMessage) *refusal {
	switch req.Type {
	case "text":
		return checkText(req.Text)
	case "template":
		req.template = &whatsapp.TemplateMessage{}
		if json.Unmarshal(object, req.template) != nil || req.template.Name == "" || req.template.Language == "" {
			return badRequest("The parameters template[name] and template[language][code] are required.")
		}
	case "interactive":
		return checkInteractive(object)
	}
	return nil
}

// markRead is the business having read a person's message.
func (s *Sandbox) markRead(req *sendRequest) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.world.messages.byID[req.MessageID]
	if req.Status != "read" || m == nil || !m.Inbound {
		return nil, badRequest("Invalid parameter")
	}
	return succeeded{true}, nil
}

// accept checks a send in Meta's order and takes it on. What only the other
// end can know (nobody there, window closed, stopped) fails later.
func (w *world) accept(req *sendRequest, object json.RawMessage) (*message, *refusal) {
	now := w.now()
	id, refused := w.recipient(req)
	if refused != nil {
		return nil, refused
	}
	if !w.limits.throughput.take(now, float64(w.opts.Throughput), float64(w.opts.Throughput)) {
		return nil, refuse(130429, "Cloud API message throughput has been reached.")
	}
	t, refused := w.templateFor(req)
	if refused != nil {
		return nil, refused
	}
	r := w.meet(id)
	if !r.pair.take(now, pairRate, pairBurst) {
		return nil, refuse(131056, "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.")
	}
	m := w.newMessage(req, object, r, t, now)
	w.put(entry{Message: m})
	w.expect(m, now)
	w.maybeGrow(now)
	return m, nil
}

// recipient finds whom a send is for. To wins over Recipient, as with Meta.
func (w *world) recipient(req *sendRequest) (id string, refused *refusal) {
	if id := or(string(req.To), req.Recipient); isUserID(id) || req.To == "" {
		return id, w.checkUserID(id)
	}
	digits := w.digitsOf(string(req.To))
	switch digits {
	case "":
		return "", refuse(131009, "The phone number is malformed: Please use the format: +1234567890.")
	case whatsapp.Digits(w.number.Display):
		return "", refuse(131021, "Recipient phone number cannot be the sender's phone number.")
	}
	return digits, nil
}

func (w *world) checkUserID(id string) *refusal {
	if w.people.find(id) != nil {
		return nil
	}
	return refuse(131009, "The recipient %s is not a user id of this business portfolio.", id)
}

func (w *world) newMessage(req *sendRequest, object json.RawMessage, r *resident, t *template, now time.Time) *message {
	m := &message{Person: r.ID(), At: now, Type: req.Type, Opaque: req.Opaque, ReplyTo: req.Context.MessageID,
		Input: or(string(req.To), req.Recipient), Content: object, Category: categoryService, TTL: Duration(30 * 24 * time.Hour)}
	if t != nil {
		m.Template, m.Category = t.Node.ID, t.Node.Category
		if ttl := t.Node.MessageSendTTLSeconds; ttl > 0 {
			m.TTL = Duration(time.Duration(ttl) * time.Second)
		}
	}
	m.ID = w.newMessageID(r.ID(), false, len(w.messages.byID))
	m.Fails = w.failure(m, r, now)
	m.Billed = w.priceOf(r, m.Category, now)
	m.Reaches = m.Fails == 0 && !r.windowOpen(now)
	return m
}

// failure is the error an accepted message will end with, 0 for none.
func (w *world) failure(m *message, r *resident, now time.Time) int {
	marketing := m.Category == whatsapp.Marketing
	switch {
	case w.people.behaviour(r).Unreachable:
		return 131026
	case m.Template == "" && !r.windowOpen(now):
		return 131047
	case marketing && r.StoppedMarketing:
		return 131050
	case marketing && isUnitedStates(r.Phone):
		return 131049
	case !r.windowOpen(now) && !w.withinLimit(r, now):
		return 131048
	}
	return 0
}

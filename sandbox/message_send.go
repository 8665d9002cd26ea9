package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
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
		if refused = w.refusesSend(req); refused != nil {
			return
		}
		if refused = w.checkAttachment(req.Type, c.in[req.Type]); refused == nil {
			m, refused = w.accept(req, c.in[req.Type])
		}
	})
	switch {
	case err != nil:
		return nil, sessionLost(err)
	case refused != nil:
		return nil, refused
	}
	return s.reply(rw, c.Request, m, bad)
}

// refusesSend is what stands in the way of any send: a fault that was switched on, or what Meta holds against the account.
func (w *world) refusesSend(req *sendRequest) *refusal {
	switch f := w.faults.Refuse; {
	case f.befalls(w, "refuse"):
		return refuse(f.Code, "The sandbox was told to refuse with this error.")
	case w.account.restricts(req.Type, w.now()):
		return refuse(codeRestricted, "This account is restricted from sending such messages.")
	}
	return nil
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
	if m.Held {
		sent.Status = whatsapp.MessageHeld
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

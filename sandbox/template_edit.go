package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"greenlist/whatsapp"
)

// Edits of an approved template: one in 24 hours, ten in 30 days.
const (
	editEvery    = 24 * time.Hour
	editMonth    = 30 * 24 * time.Hour
	editsAMonth  = 10
	editTooOften = "Message template edit limit exceeded"
)

// templateEdit is what may be edited; components are replaced as a whole.
type templateEdit struct {
	Category   string               `json:"category"`
	Components []whatsapp.Component `json:"components"`
	TTL        json.Number          `json:"message_send_ttl_seconds"`
}

func (s *Sandbox) editTemplate(c *call, _ http.ResponseWriter) (any, *refusal) {
	var edit templateEdit
	if err := c.into(&edit); err != nil {
		return nil, badRequest("Invalid parameter: %v", err)
	}
	var refused *refusal
	err := s.with(func(w *world) { refused = w.editTemplate(w.templates.byID[c.path[0]], edit) })
	if err != nil {
		return nil, sessionLost(err)
	}
	return succeeded{true}, refused
}

func (w *world) editTemplate(t *template, edit templateEdit) *refusal {
	node := edited(t.Node, edit)
	if refused := w.mayEdit(t, node); refused != nil {
		return refused
	}
	now := w.now()
	next := w.change(t, func(next *template) {
		if t.Node.Status == whatsapp.TemplateApproved {
			next.Edits = append(next.Edits, now)
		}
		next.Node = node
		next.Node.Components = withOwnWords(node)
		next.Node.Status, next.Node.LastUpdated, next.Node.RejectedReason = whatsapp.TemplatePending, now, ""
		next.Rejection, next.PausedTo, next.ReviewAt = rejection{}, time.Time{}, w.reviewAt(now)
	})
	w.expectTemplate(next)
	w.announce(whatsapp.FieldTemplateComponents, "", next.componentsValue(), now)
	return nil
}

func edited(node whatsapp.Template, edit templateEdit) whatsapp.Template {
	if edit.Category != "" {
		node.Category = upper(edit.Category)
	}
	if edit.Components != nil {
		node.Components = edit.Components
	}
	if ttl, err := edit.TTL.Int64(); err == nil {
		node.MessageSendTTLSeconds = int(ttl)
	}
	return node
}

func (w *world) mayEdit(t *template, node whatsapp.Template) *refusal {
	switch {
	case !whatsapp.Editable(t.Node.Status):
		return templateRefusal(2388039, "")
	case t.Node.Status == whatsapp.TemplateApproved && node.Category != t.Node.Category:
		return malformed(0, "Message template category can't be changed", "The category of an approved message template can't be changed.")
	case t.Node.Status == whatsapp.TemplateApproved && t.editedTooOften(w.now()):
		return malformed(0, editTooOften, "An approved message template can be edited once in 24 hours and 10 times in 30 days.")
	}
	if refused := checkIdentity(node); refused != nil {
		return refused
	}
	return lint(node)
}

func (t *template) editedTooOften(now time.Time) bool {
	recent := slices.DeleteFunc(slices.Clone(t.Edits), func(at time.Time) bool { return now.Sub(at) >= editMonth })
	n := len(recent)
	return n >= editsAMonth || n > 0 && now.Sub(recent[n-1]) < editEvery
}

// unpauseTemplate resumes a template that its quality paused.
func (s *Sandbox) unpauseTemplate(c *call, _ http.ResponseWriter) (any, *refusal) {
	var refused *refusal
	err := s.with(func(w *world) {
		t := w.templates.byID[c.path[0]]
		if t.Node.Status != whatsapp.TemplatePaused {
			refused = templateRefusal(2388039, "")
			return
		}
		w.unpause(t, w.now())
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return succeeded{true}, refused
}

package sandbox

import (
	"net/http"
	"time"

	"greenlist/whatsapp"
)

// maxDeletes is how many templates one call may delete by id.
const maxDeletes = 100

// deleteTemplates deletes all languages of a name, one of them, or a list of
// ids; all or nothing.
func (s *Sandbox) deleteTemplates(c *call, _ http.ResponseWriter) (any, *refusal) {
	var refused *refusal
	err := s.with(func(w *world) {
		var doomed []*template
		if doomed, refused = w.toDelete(c); refused != nil {
			return
		}
		for _, t := range doomed {
			w.deleteTemplate(t, w.now())
		}
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return succeeded{true}, refused
}

func (w *world) toDelete(c *call) ([]*template, *refusal) {
	doomed, refused := w.named(c)
	if refused != nil {
		return nil, refused
	}
	if len(doomed) == 0 {
		return nil, malformed(2593002, "Message Template Not Found", "There is no message template with this name or id.")
	}
	for _, t := range doomed {
		if t.Node.Status == whatsapp.TemplateDisabled {
			return nil, malformed(2388039, "Message template can't be deleted", "A disabled message template can't be deleted.")
		}
	}
	return doomed, nil
}

func (w *world) named(c *call) ([]*template, *refusal) {
	name, id, ids := c.text("name"), c.text("hsm_id"), c.query.list("hsm_ids")
	switch {
	case len(ids) > maxDeletes:
		return nil, badRequest("Param hsm_ids must have at most %d elements.", maxDeletes)
	case len(ids) > 0 && (name != "" || id != ""):
		return nil, badRequest("Param hsm_ids can't be combined with name or hsm_id.")
	case len(ids) > 0:
		return w.byIDs(ids), nil
	case name == "":
		return nil, badRequest("The parameter name is required.")
	case id == "":
		return w.templates.named(name), nil
	}
	if t := w.templates.alive(id); t != nil && t.Node.Name == name {
		return []*template{t}, nil
	}
	return nil, nil
}

// byIDs is empty if one of them is unknown.
func (w *world) byIDs(ids []string) (all []*template) {
	for _, id := range ids {
		t := w.templates.alive(id)
		if t == nil {
			return nil
		}
		all = append(all, t)
	}
	return all
}

func (w *world) deleteTemplate(t *template, at time.Time) {
	gone := w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated, t.Deleted = whatsapp.TemplateDeleted, at, at
	})
	w.announceStatus(gone, statusNews{Event: whatsapp.TemplateDeleted}, at)
}

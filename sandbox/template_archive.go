package sandbox

import (
	"net/http"
	"time"

	"greenlist/whatsapp"
)

// archiveLife is how long an archived template can be brought back before it is deleted.
const archiveLife = 28 * 24 * time.Hour

// idleSince is the last time anything was done with a template: creating, editing, sending, bringing back.
func (t *template) idleSince() time.Time {
	last := t.Created
	for _, at := range []time.Time{t.Node.LastUpdated, t.rating.used} {
		if at.After(last) {
			last = at
		}
	}
	return last
}

// archiveAt is when nobody will have used the template for twelve months.
func (t *template) archiveAt() time.Time { return t.idleSince().AddDate(1, 0, 0) }

// watchIdle has a template looked at when it may have been idle for a year, once at a time.
func (w *world) watchIdle(t *template) {
	if t.rating.watched || t.Node.Status == whatsapp.TemplateArchived {
		return
	}
	t.rating.watched = true
	id := t.Node.ID
	w.agenda.add(t.archiveAt(), func(w *world, at time.Time) {
		t := w.templates.alive(id)
		if t == nil {
			return
		}
		t.rating.watched = false
		if t.archiveAt().After(at) {
			w.watchIdle(t)
			return
		}
		w.archive(t, at)
	})
}

func (w *world) archive(t *template, at time.Time) {
	if t.Node.Status == whatsapp.TemplateArchived {
		return
	}
	t = w.change(t, func(t *template) {
		t.Before, t.GoneAt = t.Node.Status, at.Add(archiveLife)
		t.Node.Status, t.Node.LastUpdated, t.PausedTo, t.ReviewAt = whatsapp.TemplateArchived, at, time.Time{}, time.Time{}
	})
	w.expectTemplate(t)
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateArchived}, at)
}

// unarchive brings a template back as it was.
func (w *world) unarchive(t *template, at time.Time) {
	t = w.change(t, func(t *template) {
		t.Node.Status, t.Node.LastUpdated = or(t.Before, whatsapp.TemplateApproved), at
		t.Before, t.GoneAt = "", time.Time{}
	})
	w.expectTemplate(t)
	w.announceStatus(t, statusNews{Event: whatsapp.TemplateUnarchived}, at)
}

// archived is the answer to either errand: what was done, and why the rest was not.
type archived struct {
	Archived   []string          `json:"archived_templates,omitempty"`
	Unarchived []string          `json:"unarchived_templates,omitempty"`
	Failed     map[string]string `json:"failed_templates"`
}

func (s *Sandbox) archiveTemplates(c *call, _ http.ResponseWriter) (any, *refusal) {
	return s.shelve(c, func(w *world, t *template, answer *archived) {
		if t.Node.Status != whatsapp.TemplateApproved && t.Node.Status != whatsapp.TemplateRejected {
			answer.Failed[t.Node.ID] = "Only approved or rejected templates can be archived"
			return
		}
		w.archive(t, w.now())
		answer.Archived = append(answer.Archived, t.Node.ID)
	})
}

func (s *Sandbox) unarchiveTemplates(c *call, _ http.ResponseWriter) (any, *refusal) {
	return s.shelve(c, func(w *world, t *template, answer *archived) {
		if t.Node.Status != whatsapp.TemplateArchived {
			answer.Failed[t.Node.ID] = "Template is not archived"
			return
		}
		w.unarchive(t, w.now())
		answer.Unarchived = append(answer.Unarchived, t.Node.ID)
	})
}

// shelve does something to each template of a list; some may fail.
func (s *Sandbox) shelve(c *call, do func(*world, *template, *archived)) (any, *refusal) {
	ids := c.list("hsm_ids")
	if len(ids) == 0 || len(ids) > maxDeletes {
		return nil, badRequest("Param hsm_ids must have 1 to %d elements.", maxDeletes)
	}
	answer := archived{Failed: map[string]string{}}
	err := s.with(func(w *world) {
		for _, id := range ids {
			if t := w.templates.alive(id); t != nil {
				do(w, t, &answer)
			} else {
				answer.Failed[id] = "Template does not exist"
			}
		}
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return answer, nil
}

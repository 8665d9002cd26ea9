package sandbox

import (
	"slices"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// template is a message template and its life. It is never changed, only
// replaced, so a message may keep the template it was sent with.
type template struct {
	Node      whatsapp.Template `json:"node"`
	Order     int               `json:"order"`
	Created   time.Time         `json:"created"`
	Rejection rejection         `json:"rejection,omitzero"`
	ReviewAt  time.Time         `json:"review_at,omitzero"` // zero: not in review, or by hand only
	Edits     []time.Time       `json:"edits,omitempty"`    // of the approved template, last 30 days
	Approved  bool              `json:"approved,omitempty"` // was approved at least once
	Score     string            `json:"score,omitempty"`
	ScoredAt  time.Time         `json:"scored_at,omitzero"`
	Pauses    int               `json:"pauses,omitempty"`
	PausedTo  time.Time         `json:"paused_to,omitzero"` // zero while paused: until somebody unpauses it
	PausedAt  time.Time         `json:"paused_at,omitzero"` // last
	HoldTo    time.Time         `json:"hold_to,omitzero"`   // when the verdict on held messages falls; zero: none are held
	Trusted   bool              `json:"trusted,omitempty"`  // passed its pacing
	ShiftAt   time.Time         `json:"shift_at,omitzero"`  // when the announced category comes
	Before    string            `json:"before,omitempty"`   // the status it was archived with
	GoneAt    time.Time         `json:"gone_at,omitzero"`   // when an archived one is deleted
	Deleted   time.Time         `json:"deleted,omitzero"`

	rating *rating
}

// rejection is why the moderator said no.
type rejection struct {
	Reason         string `json:"reason,omitempty"` // of INVALID_FORMAT
	Recommendation string `json:"recommendation,omitempty"`
}

// nameBlock is how long the name of an approved template stays taken after
// it was deleted.
const nameBlock = 30 * 24 * time.Hour

// nameRest is how long any other deleted name is still being cleared.
const nameRest = time.Minute

// catalogue is every template of the account.
type catalogue struct {
	byID    map[string]*template // deleted ones too: messages refer to them
	byKey   map[templateKey]*template
	list    []*template // in order of creation
	made    int
	blocked map[templateKey]time.Time

	utilityPaused time.Time // when one of this category was paused last
}

type templateKey struct{ name, language string }

func newCatalogue() *catalogue {
	return &catalogue{byID: map[string]*template{}, byKey: map[templateKey]*template{}, blocked: map[templateKey]time.Time{}}
}

func (t *template) key() templateKey { return templateKey{t.Node.Name, t.Node.Language} }

func (c *catalogue) keep(t *template) {
	old := c.byID[t.Node.ID]
	if old == nil {
		c.made = max(c.made, t.Order)
		t.rating = &rating{}
		c.list = append(c.list, t)
	} else {
		t.rating = old.rating
		t.forgive(old)
		c.list[c.position(old)] = t
	}
	c.byID[t.Node.ID], c.byKey[t.key()] = t, t
	if t.Node.Category == whatsapp.Utility && t.PausedAt.After(c.utilityPaused) {
		c.utilityPaused = t.PausedAt
	}
	if !t.Deleted.IsZero() {
		c.remove(t)
	}
}

// forgive wipes the record of a template that comes out of a pause.
func (t *template) forgive(old *template) {
	if old.Node.Status == whatsapp.TemplatePaused && t.Node.Status != whatsapp.TemplatePaused {
		*t.rating = rating{at: t.Node.LastUpdated, booked: t.rating.booked, watched: t.rating.watched, used: t.rating.used}
	}
}

func (c *catalogue) remove(t *template) {
	i := c.position(t)
	c.list = slices.Delete(c.list, i, i+1)
	delete(c.byKey, t.key())
	c.blocked[t.key()] = t.Deleted.Add(nameRest)
	if t.Approved {
		c.blocked[t.key()] = t.Deleted.Add(nameBlock)
	}
}

func (c *catalogue) position(t *template) int {
	i, _ := slices.BinarySearchFunc(c.list, t.Order, func(t *template, order int) int { return t.Order - order })
	return i
}

// alive finds a template by id, nil when unknown or deleted.
func (c *catalogue) alive(id string) *template {
	if t := c.byID[id]; t != nil && t.Deleted.IsZero() {
		return t
	}
	return nil
}

// named lists the languages of a name.
func (c *catalogue) named(name string) (all []*template) {
	for _, t := range c.list {
		if t.Node.Name == name {
			all = append(all, t)
		}
	}
	return all
}

// change replaces a template by a changed copy.
func (w *world) change(t *template, change func(t *template)) *template {
	next := *w.templates.byID[t.Node.ID]
	next.Edits = slices.Clone(next.Edits)
	change(&next)
	w.put(entry{Template: &next})
	return &next
}

// text is all a reader of the template sees, for the moderator.
func (t *template) text() string {
	var b strings.Builder
	addText(&b, t.Node.Components)
	return b.String()
}

func addText(b *strings.Builder, components []whatsapp.Component) {
	for _, c := range components {
		b.WriteString(c.Text + "\n")
		for _, button := range c.Buttons {
			b.WriteString(button.Text + "\n" + button.URL + "\n")
		}
		for _, card := range c.Cards {
			addText(b, card.Components)
		}
	}
}

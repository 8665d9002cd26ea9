package views

import (
	"strings"

	"greenlist/models"
)

// FormPage is one form: how it stands, what is missing, where it lives and what was published.
type FormPage struct {
	Clock
	Role     Role
	Form     models.Form
	Gaps     []models.Gap
	Changed  bool // since it was published, or never published
	Link     string
	Tally    models.FormTally
	Versions []models.FormVersion
	// Publishers are the names of those who published, by user.
	Publishers map[int64]string
}

// makes tells whether the role may make forms and publish them.
func (r Role) makes() bool { return r == Admin || r == Marketer }

// Title implements Screen.
func (p FormPage) Title() string { return p.Form.Name }

// ready tells whether there is something to publish and nothing in the way.
func (p FormPage) ready() bool { return p.Changed && len(p.Gaps) == 0 }

func (p FormPage) publisher(v models.FormVersion) string {
	if v.PublishedBy == nil {
		return "Greenlist"
	}
	return p.Publishers[*v.PublishedBy]
}

func languageNames(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, languageName(code))
	}
	return strings.Join(names, ", ")
}

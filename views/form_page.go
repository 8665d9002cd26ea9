package views

import (
	"strings"

	"greenlist/lint"
	"greenlist/models"
)

// FormPage is one form: how it stands, what is missing, where it lives and what was published.
type FormPage struct {
	Clock
	models.Pending
	Role     Role
	Form     models.Form
	Findings []lint.Finding
	Link     string
	Tally    models.FormTally
	Versions []models.FormVersion
	// Publishers are the names of those who published, by user.
	Publishers map[int64]string
	// Reasons are those just typed for warnings, by rule, and Errors what is wrong with them.
	Reasons map[string]string
	Errors  map[string]string
	// Activity is what was done to it.
	Activity Activity
}

// makes tells whether the role may make forms and publish them.
func (r Role) makes() bool { return r == Admin || r == Marketer }

// Title implements Screen.
func (p FormPage) Title() string { return p.Form.Name }

// ready tells whether there is something to publish and nothing in the way.
func (p FormPage) ready() bool {
	return p.Changed && len(p.Gaps) == 0 && len(lint.Of(lint.Error, p.Findings)) == 0
}

// asksReasons tells whether publishing is possible once somebody has said why the warnings are all right.
func (p FormPage) asksReasons() bool {
	return p.ready() && p.Role.makes() && len(lint.Of(lint.Warning, p.Findings)) > 0
}

// publishWords say what publishing does.
func (p FormPage) publishWords() string {
	if p.Form.State() == models.FormStopped {
		return "The form stays stopped. When you resume it, people see the changes."
	}
	return "From that moment on people see the form with these changes, in every language."
}

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

package views

import (
	"context"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"greenlist/models"
)

// PurposeList shows what people can agree to.
type PurposeList struct {
	Role Role
	All  []models.PurposeTally
}

// PurposePage is one purpose: its words, who asks for it, and what it said before.
type PurposePage struct {
	Clock
	Role    Role
	Purpose models.Purpose
	Forms   []models.PurposeForm
	// Versions are all there were, the newest first; Names say who changed them, by user.
	Versions []models.PurposeVersion
	Names    map[int64]string
	// Refused is why it was not archived.
	Refused  string
	Activity Activity
}

// PurposeEditor names a purpose and says it in every language.
type PurposeEditor struct {
	ID          int64 // 0: a new one
	Version     int   // what was changed
	Name        string
	Words       map[string]models.PurposeWords
	ValidMonths string
	Company     string
	Retention   models.Retention
	Errors      map[string]string
}

// PurposePath is the page of a purpose.
func PurposePath(id int64) string { return "/purposes/" + strconv.FormatInt(id, 10) }

func (p PurposeEditor) action() string {
	if p.ID == 0 {
		return "/purposes"
	}
	return PurposePath(p.ID)
}

func (p PurposeEditor) back() Action {
	if p.ID == 0 {
		return Action{"Purposes", "/purposes"}
	}
	return Action{p.Name, PurposePath(p.ID)}
}

// spoken are the languages in which a purpose is complete.
func spoken(p models.Purpose) (names []string) {
	for _, language := range models.Languages {
		if p.Complete(language) {
			names = append(names, languageName(language))
		}
	}
	return names
}

// half are the languages that were begun and lack something.
func half(p models.Purpose) (names []string) {
	for _, language := range models.Languages {
		if _, begun := p.Words[language]; begun && !p.Complete(language) {
			names = append(names, languageName(language))
		}
	}
	return names
}

// complete tells whether all parts are there in a language, as typed so far.
func (p PurposeEditor) complete(language string) bool {
	return models.Purpose{Words: p.Words}.Complete(language)
}

// opens tells which languages stand open: those begun and not finished, those with a mistake, and the first while there is none.
func (p PurposeEditor) opens(language string) bool {
	begun := p.Words[language] != models.PurposeWords{}
	wrong := p.Errors["what_"+language] != "" || p.Errors["often_"+language] != "" || p.Errors["kept_"+language] != ""
	return wrong || begun && (len(p.Words) < 3 || !p.complete(language)) || len(p.Words) == 0 && language == models.Languages[0]
}

func (p PurposeEditor) order() []string {
	order := []string{"name"}
	for _, language := range models.Languages {
		order = append(order, "what_"+language, "often_"+language, "kept_"+language)
	}
	return append(order, "valid_months")
}

func (p PurposePage) status() Status {
	if p.Purpose.ArchivedAt != nil {
		return Status{"Archived", Quiet}
	}
	return Status{"In use", Good}
}

func (p PurposePage) change() Action {
	if !p.Role.makes() || p.Purpose.ArchivedAt != nil {
		return Action{}
	}
	return Action{"Change the words", PurposePath(p.Purpose.ID) + "/edit"}
}

func (p PurposePage) validity() string {
	if p.Purpose.ValidMonths == 0 {
		return "Until the person stops"
	}
	return Count(p.Purpose.ValidMonths, "month", "months") + " after they said it, or until they stop"
}

// history is the list of versions as things that happened.
func (p PurposePage) history() Timeline {
	t := Timeline{Clock: p.Clock}
	for i, v := range p.Versions {
		e := Event{At: v.ChangedAt, What: "Version " + strconv.Itoa(v.Number), Who: "Greenlist", Tone: Quiet}
		if v.ChangedBy != nil {
			e.Who = p.Names[*v.ChangedBy]
		}
		if i == 0 {
			e.Tone = Good
		}
		if v.Number == 1 {
			e.Words = "The first words."
		}
		if i+1 < len(p.Versions) {
			e.More = wordChanges(v.Since(p.Versions[i+1]))
		}
		t.Events = append(t.Events, e)
	}
	return t
}

type wordChanges []models.WordChange

// Render draws what changed.
func (w wordChanges) Render(ctx context.Context, out io.Writer) error {
	return drawWordChanges(w).Render(ctx, out)
}

var _ templ.Component = wordChanges(nil)

var fieldWords = map[string]string{
	"name": "Name", "valid": "How long a yes holds", "what": "What people get", "often": "How often", "kept": "How long the number is kept",
}

func changeLabel(c models.WordChange) string {
	if c.Language == "" {
		return fieldWords[c.Field]
	}
	return fieldWords[c.Field] + ", " + languageName(c.Language)
}

func saidYes(t models.PurposeTally) string {
	if t.More {
		return "Over " + Number(int(t.Given))
	}
	return Number(int(t.Given))
}

package views

import (
	"strconv"

	"greenlist/models"
)

// PurposeList shows what people can agree to.
type PurposeList struct{ All []models.Purpose }

// PurposeEditor names a purpose and says it in every language.
type PurposeEditor struct {
	ID      int64 // 0: a new one
	Name    string
	Words   map[string]models.PurposeWords
	Company string
	Errors  map[string]string
}

func purposePath(id int64) string { return "/purposes/" + strconv.FormatInt(id, 10) }

func (p PurposeEditor) action() string {
	if p.ID == 0 {
		return "/purposes"
	}
	return purposePath(p.ID)
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

// complete tells whether both halves are there in a language, as typed so far.
func (p PurposeEditor) complete(language string) bool {
	return models.Purpose{Words: p.Words}.Complete(language)
}

// opens tells which languages stand open: those begun and not finished, those with a mistake, and the first while there is none.
func (p PurposeEditor) opens(language string) bool {
	begun := p.Words[language] != models.PurposeWords{}
	wrong := p.Errors["what_"+language] != "" || p.Errors["often_"+language] != ""
	return wrong || begun && len(p.Words) < 3 || len(p.Words) == 0 && language == models.Languages[0]
}

func (p PurposeEditor) order() []string {
	order := []string{"name"}
	for _, language := range models.Languages {
		order = append(order, "what_"+language, "often_"+language)
	}
	return order
}

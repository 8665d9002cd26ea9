package views

import (
	"slices"
	"strconv"

	"greenlist/models"
)

// RecordPage is where a yes on paper or by telephone is written down.
type RecordPage struct {
	Form     models.Form
	Versions []models.FormVersion // the newest first
	Typed    RecordTyped
	Errors   map[string]string
}

// RecordTyped is what staff have typed so far.
type RecordTyped struct {
	Source                                           string
	Version                                          int
	Language, Country, Phone, Name, Day, Time, Words string
	Purposes                                         []int64
	Scan                                             int64 // a file that has come already
}

func (p RecordPage) onPaper() bool { return p.Typed.Source == models.SourcePaper }

// Title implements Screen.
func (p RecordPage) Title() string {
	if p.onPaper() {
		return "Record a signed sheet"
	}
	return "Record a yes by telephone"
}

func (p RecordPage) versionOptions() (all []Option) {
	for _, v := range p.Versions {
		all = append(all, Option{Value: strconv.Itoa(v.Number), Text: "Version " + strconv.Itoa(v.Number)})
	}
	return all
}

// languageOptions are those of any version; which version speaks which is checked on saving.
func (p RecordPage) languageOptions() (all []Option) {
	for _, language := range models.Languages {
		if slices.ContainsFunc(p.Versions, func(v models.FormVersion) bool { return slices.Contains(v.Content.Languages, language) }) {
			all = append(all, Option{Value: language, Text: languageName(language)})
		}
	}
	return all
}

// purposeOptions are those of the chosen version, or of the newest.
func (p RecordPage) purposeOptions() (all []Option) {
	for _, purpose := range p.version().Content.Purposes {
		all = append(all, Option{Value: strconv.FormatInt(purpose.ID, 10), Text: purpose.Name})
	}
	return all
}

func (p RecordPage) version() models.FormVersion {
	for _, v := range p.Versions {
		if v.Number == p.Typed.Version {
			return v
		}
	}
	return p.Versions[0]
}

func (p RecordPage) ticked() (all []string) {
	for _, id := range p.Typed.Purposes {
		all = append(all, strconv.FormatInt(id, 10))
	}
	return all
}

func (p RecordPage) wordsHelp() string {
	if p.onPaper() {
		return "For instance “Noor, at the counter in Utrecht”."
	}
	return "For instance “Noor, incoming call”, and the reference of the recording if there is one."
}

// RecordedWords say what came of it.
func RecordedWords(c models.Contact, given, asked int) string {
	switch {
	case given == asked:
		return "Recorded. " + c.Label() + " may be messaged about this."
	case given == 0:
		return "Recorded as proof, but it changes nothing: " + c.Label() + " said no, or has given a better proof already. After a no, only people themselves can say yes again."
	}
	return "Recorded. For part of it " + c.Label() + " said no before, or has given a better proof already; that stays as it was."
}

func (p RecordPage) intro() string {
	if p.onPaper() {
		return "Only for a sheet that the person filled in and signed themselves. The wording of that version is kept with the record."
	}
	return "Only after you read the script word by word and heard a clear yes. The wording of that version is kept with the record."
}

func (p RecordPage) versionHelp() string {
	if p.onPaper() {
		return "The number stands at the bottom of the sheet."
	}
	return "The one you read out."
}

package views

import "greenlist/models"

// FormChat is how a form is asked in conversations on WhatsApp.
type FormChat struct {
	Role     Role
	Form     models.Form
	Business string // as people see who writes
	Plan     models.KeywordPlan
	// Questions are what is asked, by language; none where the form has to be published for it.
	Questions map[string][]models.Question
	Starts    []StartWord
	Ads       string // one id to a line
	AnyAd     bool
	Errors    map[string]string
}

// StartWord is a word with the link that opens the conversation with it.
type StartWord struct{ Word, Link string }

// Title implements Screen.
func (p FormChat) Title() string { return p.Form.Name + " on WhatsApp" }

func (p FormChat) ready() bool { return len(p.Questions) > 0 }

// asked are the languages in which there is a question to show, in the form's order.
func (p FormChat) asked() (languages []string) {
	for _, language := range p.Form.Draft.Languages {
		if len(p.Questions[language]) > 0 {
			languages = append(languages, language)
		}
	}
	return languages
}

// opening is what a person writes before the question in a preview.
func (p FormChat) opening(language string) string {
	if word := p.Plan[language][models.KeywordStart]; word != "" {
		return word
	}
	return "…"
}

var keywordWords = map[models.KeywordAct]struct{ label, help string }{
	models.KeywordStart: {"Word to begin", "Whoever sends it is asked, with two buttons. The word alone is no yes."},
	models.KeywordInfo:  {"Word to ask about it", "Answered with what people get, how often, and how to stop."},
	models.KeywordStop:  {"Word to stop", "Ends what this form is about, and nothing else. STOP always ends everything."},
}

// places are the fields in the order of the page, for the summary of what is wrong.
func (p FormChat) places() (all []string) {
	for _, language := range p.Form.Draft.Languages {
		for _, act := range models.KeywordActs {
			all = append(all, models.KeywordPlace(language, act))
		}
	}
	return append(all, "any", "ads")
}

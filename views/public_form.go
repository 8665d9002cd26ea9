package views

import (
	"strings"

	"greenlist/models"
)

// HostedForm is the page on which people sign up.
type HostedForm struct {
	Language  string // of those below
	Languages []string
	Code      string // the form's public address
	Here      string // the page's own address, where it is another
	Company   string
	Text      models.FormText
	models.FormLook
	// Notice is the consent block as it was published, byte for byte.
	Notice string
	// Token says what was shown; it comes back with what is filled in.
	Token string
	Typed Filled
	// Wrong names the fields that cannot stay as they are.
	Wrong map[string]bool
	// Embed is the frame around the page, Counter the address of the tablet that shows it.
	Embed   Embed
	Counter string
	// Again says in kind words why the page is back, where no field is wrong.
	Again string
}

// Filled is what somebody has filled in so far.
type Filled struct {
	Country, Phone string
	Answers        map[string]string
	Purposes       []int64
}

func (p HostedForm) words() Words { return WordsIn(p.Language) }

// Public is the page around the form.
func (p HostedForm) Public() Public {
	return Public{Company: p.Company, Language: p.Language, Accent: p.Accent, Logo: p.Logo}
}

// errors are what is wrong, in the person's language.
func (p HostedForm) errors() map[string]string {
	words, all := p.words().Errors, map[string]string{}
	for field := range p.Wrong {
		switch field {
		case "phone":
			all[field] = words.PhoneWrong
			if strings.TrimSpace(p.Typed.Phone) == "" {
				all[field] = words.PhoneMissing
			}
		case "purpose":
			all[field] = words.Purpose
		}
	}
	for _, field := range p.Fields {
		if place := models.AnswerPlace(field.Key); p.Wrong[place] {
			all[place] = p.words().complaint(field, strings.TrimSpace(p.Typed.Answers[field.Key]))
		}
	}
	return all
}

func (p HostedForm) path() string {
	if p.Counter != "" {
		return p.Counter
	}
	return p.Embed.Keep("/f/" + p.Code)
}

// here is the address of the page with all that led to it, for reading it in another language.
func (p HostedForm) here() string {
	if p.Here != "" {
		return p.Here
	}
	return p.path()
}

// remembers is what browsers may fill in by themselves: nothing on a tablet that the next person uses.
func (p HostedForm) remembers(what string) string {
	if p.Counter != "" {
		return "off"
	}
	return what
}

// order is that of the fields on the page.
func (p HostedForm) order() []string {
	order := []string{"country", "phone"}
	for _, field := range p.Fields {
		order = append(order, models.AnswerPlace(field.Key))
	}
	return append(order, "purpose")
}

func (p HostedForm) asked(field models.FormField) askedField {
	return askedField{FormField: field, words: p.words(), answer: p.Typed.Answers[field.Key], wrong: p.errors()[models.AnswerPlace(field.Key)], shared: p.Counter != ""}
}

// BrowserFamily is the name of a browser without its version, its maker's habits or the system under it.
func BrowserFamily(agent string) string { return firstOf(browsers, agent) }

// paragraphs cuts a text at its empty lines.
func paragraphs(text string) (all []string) {
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

package lint

import (
	"regexp"
	"strings"
)

var aboutWords = []Rule{
	{
		ID: "language-complete", Severity: Error, Title: "Every language says everything",
		Why:     "Somebody who reads the Dutch page has to understand all of it in Dutch. A half-translated page informs nobody.",
		Fix:     "Complete the words in this language, or leave the language out.",
		Sources: []string{"GDPR Art. 12(1): in clear and plain language", edpbConsent}, form: allThere, page: oneLanguage,
	},
	{
		ID: "filled-in", Severity: Error, Title: "Fill in the gaps",
		Why:     "A page that says “news from …” or “[company]” went out before it was finished, and does not say who asks.",
		Fix:     "Replace the placeholder with the words that belong there.",
		Sources: []string{"GDPR Art. 12(1): in clear and plain language", ourHabit}, page: noPlaceholders,
	},
	{
		ID: "too-long", Severity: Warning, Title: "Say it shorter",
		Why:     "Nobody reads a long sentence beside a box, and who did not read it did not agree to it.",
		Fix:     "Keep the words beside a box under 50, and what stands above under 100.",
		Sources: []string{"GDPR Art. 12(1): concise and easy to read", ourHabit}, page: shortEnough,
	},
	{
		ID: "few-purposes", Severity: Advice, Title: "Ask for few things",
		Why:     "Every box makes people think again. Three are easy to look over; more are not.",
		Fix:     "Make another form for what few people want.",
		Sources: []string{ourHabit}, form: fewPurposes,
	},
	{
		ID: "few-fields", Severity: Advice, Title: "Ask for little",
		Why:     "Every field costs sign-ups. You can ask in the chat later, when people know you.",
		Fix:     "Keep the one you will use first.",
		Sources: []string{gdprLittle, ourHabit}, form: fewFields,
	},
}

func allThere(f Form) (flaws []flaw) {
	for _, language := range f.Languages {
		if strings.TrimSpace(f.Pages[language]) == "" {
			flaws = append(flaws, flaw{AtLanguages, "There is no page in " + nameOf(language) + ".", ""})
		}
	}
	if len(f.Languages) == 0 {
		flaws = append(flaws, flaw{AtLanguages, "The form speaks no language yet.", ""})
	}
	return flaws
}

// nameOf is a language in English, for those who make forms.
func nameOf(language string) string {
	names := map[string]string{"en": "English", "nl": "Dutch", "de": "German", "da": "Danish", "sv": "Swedish", "fr": "French", "es": "Spanish"}
	if name := names[language]; name != "" {
		return name
	}
	return language
}

func oneLanguage(r reading) []flaw {
	if seems := spoken(r.unnamed(r.page.text)); seems != "" && seems != r.language {
		return []flaw{{AtLanguages, "This page is to be in " + nameOf(r.language) + ", but most of it is in " + nameOf(seems) + ".", ""}}
	}
	for _, b := range r.boxes {
		if seems := spoken(r.unnamed(b.label)); seems != "" && seems != r.language {
			return []flaw{{AtPurposes, "These words are in " + nameOf(seems) + ", on a page in " + nameOf(r.language) + ".", excerpt(b.label)}}
		}
	}
	return nil
}

// placeholders are what is left where words were to be filled in: dots after a word that asks for a name, brackets, and filler.
var placeholders = regexp.MustCompile(`(?i)\b(from|to|at|with|van|bij|met|von|bei|mit|fra|hos|til|fran|till|de|chez|avec|con)\s+(…|\.\.\.)(\s|[.,!?;:]|$)|\[[ _-]*\pL[\pL _-]+\]|\{\{?[\pL _.-]+\}\}?|\blorem ipsum\b|\bxxx+\b`)

func noPlaceholders(r reading) (flaws []flaw) {
	text := r.Texts[r.language]
	for _, part := range []struct {
		anchor Anchor
		text   string
	}{{AtSuccess, text.Success}, {AtConfirmation, text.Confirmation}} {
		if placeholders.MatchString(part.text) {
			flaws = append(flaws, flaw{part.anchor, "There is still a placeholder here.", excerpt(part.text)})
		}
	}
	for line := range strings.SplitSeq(r.page.text, "\n") {
		if placeholders.MatchString(line) {
			flaws = append(flaws, r.at(line, "There is still a placeholder here.")...)
		}
	}
	return flaws
}

// What people read without losing the thread, in words.
const (
	longestLabel = 50
	longestIntro = 100
)

func shortEnough(r reading) []flaw {
	for _, b := range r.boxes {
		if len(strings.Fields(b.label)) > longestLabel {
			return r.at(b.label, "The words beside this box are too many.")
		}
	}
	if intro := r.Texts[r.language].Intro; len(strings.Fields(intro)) > longestIntro {
		return []flaw{{AtIntro, "The text above the form is too long.", ""}}
	}
	return nil
}

// What people look over at a glance.
const (
	mostPurposes = 3
	mostFields   = 2
)

func fewPurposes(f Form) []flaw {
	if len(f.Purposes) > mostPurposes {
		return []flaw{{AtPurposes, "The form asks for more than three things.", ""}}
	}
	return nil
}

func fewFields(f Form) []flaw {
	if len(f.Fields) > mostFields {
		return []flaw{{AtFields, "The form asks more than two questions.", ""}}
	}
	return nil
}

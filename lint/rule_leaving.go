package lint

import (
	"regexp"
	"strings"
)

var aboutLeaving = []Rule{
	{
		ID: "says-how-to-stop", Severity: Error, Title: "Say how to stop, before people start",
		Why:     "People must know that they can stop at any time, and how, before they agree. Without that the yes does not count.",
		Fix:     "Add: “You can stop at any time: send STOP on WhatsApp.”",
		Sources: []string{gdprWithdraw, "ePrivacy Directive 2002/58 Art. 13(2) and (4)", mflSE}, page: saysHowToStop,
	},
	{
		ID: "stop-as-easy", Severity: Error, Title: "Stopping is as easy as starting",
		Why:     "Who signed up with a tick must not need a letter, a telephone call, an account or money to leave. And nobody can be bound.",
		Fix:     "Let STOP on WhatsApp be enough, and say nothing else.",
		Sources: []string{gdprWithdraw, edpbPatterns}, page: stopsEasily,
	},
	{
		ID: "confirmation-says-stop", Severity: Warning, Title: "Repeat it in the confirmation",
		Why:     "The first message is what people keep. It should say who you are and how they stop.",
		Fix:     "Add your company’s name and “Stop? Send STOP.” to the confirmation.",
		Sources: []string{gdprWithdraw, metaPolicy}, page: confirmationSaysStop,
	},
}

// ways are by which somebody can stop: the word, a link, a button, an address.
var ways = regexp.MustCompile(`\bSTOP\b|["'](stop|Stop)["']|@|(?i:\b(links?|liens?|enlaces?|lank\w*|button|knop|knap\w*|knapp\w*|bouton|boton|taste|here|hier|her|ici|aqui)\b)`)

// tellsHow tells whether a text says that people can stop, and by which way.
func (r reading) tellsHow(text string) bool {
	for _, s := range sentences(text) {
		if r.says(stops, s) && ways.MatchString(fold(s)) {
			return true
		}
	}
	return false
}

func saysHowToStop(r reading) []flaw {
	switch {
	case r.tellsHow(r.page.text), len(stopsEasily(r)) > 0, r.tellsHow(r.page.hidden):
		return nil // in-sight and stop-as-easy have their own words
	case r.says(stops, r.page.text):
		return []flaw{{AtPage, "The page says that people can stop, but not how.", ""}}
	}
	return []flaw{{AtPage, "The page does not say that people can stop at any time, and how.", ""}}
}

func stopsEasily(r reading) []flaw {
	return r.at(r.sentence(r.page.text, hardStop), "This makes stopping harder than signing up.")
}

func confirmationSaysStop(r reading) []flaw {
	text := r.Texts[r.language].Confirmation
	switch {
	case strings.TrimSpace(text) == "":
		return nil
	case !r.says(stops, text) && !same(text, "stop"):
		return []flaw{{AtConfirmation, "The confirmation does not say how to stop.", excerpt(text)}}
	case !r.Company.in(text):
		return []flaw{{AtConfirmation, "The confirmation does not say who writes.", excerpt(text)}}
	}
	return nil
}

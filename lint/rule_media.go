package lint

import (
	"fmt"
	"slices"
)

// aboutMedia are rules of what is written by hand, said or asked, where the page has none like them.
var aboutMedia = []Rule{
	{
		ID: "sheet-signed", Severity: Error, Title: "Leave room for a date and a signature",
		Why:     "On paper the signature is what shows whose yes it is, and the date since when. A sheet without them proves nothing.",
		Fix:     "Print a line for the date and one for the signature.",
		Sources: []string{gdprShow, bghDoubleOptIn}, on: []Medium{OnPaper}, page: hasSignature,
	},
	{
		ID: "plain-question", Severity: Error, Title: "Ask plainly",
		Why:     "“You don’t mind, do you?” puts the yes into people’s mouths, and telling them what will come asks them nothing at all.",
		Fix:     "Ask for each thing by itself, so that yes and no are answered with one word: “Would you like to receive …?”",
		Sources: []string{gdprConsent, gdprAct, edpbPatterns}, on: []Medium{InScript, InChat}, page: asksPlainly,
	},
	{
		ID: "no-is-no", Severity: Error, Title: "Take a no, and take silence for one",
		Why:     "Whoever is asked again after a no says yes to be left alone, and whoever says nothing has not agreed. Neither counts.",
		Fix:     "After a no, thank them and end it. Note a yes only when they have said so.",
		Sources: []string{gdprAct, gdprFree, edpbPatterns}, on: []Medium{InScript}, page: takesNo,
	},
	{
		ID: "question-fits", Severity: Error, Title: "The question fits into a message",
		Why:     "WhatsApp takes no more than 1,024 characters in a message with buttons. What is cut off was not told.",
		Fix:     "Shorten what people get, the company’s address, or the link to the privacy notice.",
		Sources: []string{metaPolicy, gdprClear}, on: []Medium{InChat}, page: fitsMessage,
	},
}

func hasSignature(r reading) []flaw {
	for _, line := range []struct {
		about   topic
		message string
	}{
		{dated, "The sheet has no line for the date."},
		{signed, "The sheet has no line for a signature."},
	} {
		if !r.says(line.about, r.page.text) {
			return []flaw{{AtPage, line.message, ""}}
		}
	}
	return nil
}

func asksPlainly(r reading) (flaws []flaw) {
	for _, p := range r.Purposes {
		what := r.told(p).What
		at := slices.IndexFunc(r.boxes, func(b box) bool { return same(b.label, what) })
		switch {
		case what == "": // says-what says so
		case at < 0:
			flaws = append(flaws, flaw{AtPurpose(p.ID), "People are told this, but not asked whether they want it.", what})
		case r.says(leading, r.boxes[at].label):
			flaws = append(flaws, flaw{AtPurpose(p.ID), "This question expects a yes.", excerpt(r.boxes[at].label)})
		}
	}
	return flaws
}

func takesNo(r reading) []flaw {
	if words := r.sentence(r.page.text, silent, affirms); words != "" {
		return r.at(words, "This takes silence for a yes.")
	}
	for _, s := range sentences(r.page.text) {
		if r.says(insists, s) && !r.says(refrains, s) {
			return r.at(s, "This does not take no for an answer.")
		}
	}
	return nil
}

// longestMessage is what WhatsApp takes in a message with buttons, in characters.
const longestMessage = 1024

func fitsMessage(r reading) (flaws []flaw) {
	for n, length := range r.page.lengths {
		if length <= longestMessage {
			continue
		}
		at := AtPurposes
		if n < len(r.Purposes) {
			at = AtPurpose(r.Purposes[n].ID)
		}
		flaws = append(flaws, flaw{at, fmt.Sprintf("The question is %d characters too long for WhatsApp.", length-longestMessage), ""})
	}
	return flaws
}

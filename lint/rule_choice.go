package lint

import (
	"slices"
	"strings"
)

var aboutChoice = []Rule{
	{
		ID: "not-a-condition", Severity: Error, Title: "Never make it a condition",
		Why:     "A yes that is needed to order, to enter or to go on was not free, so it is none.",
		Fix:     "Let people do everything else without signing up, and say so.",
		Sources: []string{gdprFree, edpbConsent}, page: noCondition,
	},
	{
		ID: "equal-weight", Severity: Error, Title: "Let no be as easy as yes",
		Why:     "A big button for yes and a faint link for no push people where you want them. What was pushed was not freely given.",
		Fix:     "Give both the same size, colour and shape; or leave the no out, because not signing up is a no already.",
		Sources: []string{edpbPatterns, gdprFair}, page: equalWeight,
	},
	{
		ID: "no-guilt", Severity: Error, Title: "Shame nobody for saying no",
		Why:     "“No, I like paying too much” plays on people’s feelings. Authorities call that a deceptive pattern.",
		Fix:     "Write plainly: “No, thank you”.",
		Sources: []string{edpbPatterns, gdprFair}, page: noGuilt,
	},
	{
		ID: "button-says-act", Severity: Error, Title: "The button says what it does",
		Why:     "Somebody who presses “Get my code” or “Go to the till” did not mean to sign up.",
		Fix:     "Name the act: “Sign up on WhatsApp”.",
		Sources: []string{gdprClear, edpbPatterns}, on: onlyPage, page: buttonSaysAct,
	},
	{
		ID: "button-vague", Severity: Warning, Title: "A better word than OK",
		Why:     "“OK” and “Submit” do not say what happens next.",
		Fix:     "Name the act: “Sign up on WhatsApp”.",
		Sources: []string{edpbPatterns, ourHabit}, on: onlyPage, page: buttonSaysSomething,
	},
	{
		ID: "incentive", Severity: Warning, Title: "Be careful with rewards",
		Why:     "A small thank-you for signing up is allowed in most places, as long as nobody loses anything by saying no or by leaving later.",
		Fix:     "Check that people keep it when they leave, and that everybody else can buy as before. Then say why it is all right.",
		Sources: []string{gdprFree, edpbConsent, ucpd}, page: noIncentive,
	},
	{
		ID: "urgency", Severity: Warning, Title: "Give people time",
		Why:     "“Last chance” hurries people into a yes they did not think about. If it is not true, it is forbidden as well.",
		Fix:     "Leave it out, or say why it is true.",
		Sources: []string{ucpd + " no. 7", edpbPatterns}, page: noHurry,
	},
}

func noCondition(r reading) []flaw {
	for _, s := range sentences(r.page.text) {
		text := fold(s)
		if r.says(blocks, text) {
			return r.at(s, "This makes signing up a condition.")
		}
		if words := r.find(condition, text); words != "" {
			if before, _, _ := strings.Cut(text, words); !r.says(denies, before+words) {
				return r.at(s, "This makes signing up a condition.")
			}
		}
	}
	for _, b := range r.boxes {
		if b.required && (r.Within != "" || len(r.boxes) > 1) {
			return []flaw{{AtPurposes, "Nobody gets further without ticking this box.", excerpt(b.label)}}
		}
	}
	return nil
}

// slack is how much lighter a no may be than a yes: nothing that anybody would see.
const slack = 0.05

func equalWeight(r reading) []flaw {
	heaviest := 0.0
	for _, b := range r.page.buttons {
		if b.kind == "submit" && !r.says(declines, b.words) {
			heaviest = max(heaviest, b.weight)
		}
	}
	for _, b := range r.page.buttons {
		if r.says(declines, b.words) && (b.weight < heaviest-slack || !b.seen) {
			return []flaw{{AtPage, "This choice is made harder to see than the button for yes.", b.words}}
		}
	}
	for _, answers := range r.page.answers {
		if !slices.ContainsFunc(answers, func(b button) bool { return r.says(declines, b.words) }) {
			return []flaw{{AtPage, "The question has no button that says no.", ""}}
		}
	}
	return nil
}

func noGuilt(r reading) []flaw {
	for _, b := range r.page.buttons {
		if r.says(guilt, b.words) {
			return r.at(b.words, "These words shame people who say no.")
		}
	}
	for _, b := range r.page.boxes {
		if r.says(declines, b.label) && r.says(guilt, b.label) {
			return r.at(b.label, "These words shame people who say no.")
		}
	}
	return nil
}

// submits are the buttons that say yes.
func (r reading) submits() (all []button) {
	for _, b := range r.page.buttons {
		if b.kind == "submit" && !r.says(declines, b.words) {
			all = append(all, b)
		}
	}
	return all
}

func buttonSaysAct(r reading) []flaw {
	if r.Within != "" {
		return nil
	}
	for _, b := range r.submits() {
		switch {
		case strings.TrimSpace(b.words) == "":
			return []flaw{{AtButton, "The button has no words.", ""}}
		case r.says(otherAct, b.words):
			return []flaw{{AtButton, "The button promises something else than signing up.", b.words}}
		}
	}
	return nil
}

func buttonSaysSomething(r reading) []flaw {
	for _, b := range r.submits() {
		if r.Within == "" && r.only(emptyAct, b.words) {
			return []flaw{{AtButton, "The button does not say what pressing it does.", b.words}}
		}
	}
	return nil
}

func noIncentive(r reading) []flaw {
	for _, s := range sentences(r.page.text) {
		if !same(r.beside(), s) && r.says(rewards, s) && !r.says(denies, s) {
			return r.at(s, "This rewards people for signing up.")
		}
	}
	return nil
}

func noHurry(r reading) []flaw {
	return r.at(r.sentence(r.page.text, urgent), "This puts people under pressure.")
}

package whatsapp

import "regexp"

// submissionRefused is for what Meta says about templates in words only.
var submissionRefused = Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "The template was not accepted",
	What: "WhatsApp refused it for a reason of its own.", Do: "Read WhatsApp’s own words, change the template and submit it again."}

// submissionUnsaid is for what Meta says about templates in words for programmers only.
var submissionUnsaid = Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "The template was not accepted",
	What: "WhatsApp did not say why in words for people.", Do: "Look at each part once more, and send it again. If it stays, ask whoever runs Greenlist: the log has Meta’s answer."}

// submissionLost is for a template, or its account, that Meta does not find.
var submissionLost = Explanation{Code: 33, HTTP: 400, Class: ClassStop, Definite: true, Title: "Meta does not find the template",
	What: "It was deleted at Meta, or the connection may not see the account any more.", Do: "Fetch the templates again. If all of them are gone, look at the WhatsApp connection."}

// spokenRefusals are refusals that have no subcode. They are known by their words, which Meta says in the language of the token’s owner:
// in another than English they are quoted, and not explained.
var spokenRefusals = []struct {
	words *regexp.Regexp
	Explanation
}{
	{regexp.MustCompile(`(?i)category \w+ doesn.t match`), Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "The name has another category",
		What: "All languages of a name share one category, and in another language Meta has this name with another one.",
		Do:   "Choose that category, or another name."}},
	{regexp.MustCompile(`(?i)edited once in 24 hours|edit limit`), Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "It was edited too often",
		What: "Meta takes one edit of an approved template in 24 hours, and ten in 30 days; somebody may have edited it elsewhere.",
		Do:   "Send it again tomorrow, or make a new template."}},
	{regexp.MustCompile(`(?i)category of an approved|category can.t be changed`), Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "The category cannot be changed",
		What: "The category of an approved template stays as it is.",
		Do:   "Go back to the category it has, or make a new template."}},
	{regexp.MustCompile(`(?i)\blanguage must be\b|language .*not supported`), Explanation{Code: 100, HTTP: 400, Class: ClassFix, Definite: true, Title: "The language is not one of WhatsApp’s",
		What: "WhatsApp has no templates in this language.",
		Do:   "Choose a language from the list."}},
}

// ExplainSubmission is Explain for what was answered to a template that was submitted, edited, deleted or otherwise managed: nothing there is
// about a message.
func (e *Error) ExplainSubmission() Explanation {
	switch {
	case e.Code == 100 && e.Subcode == submissionLost.Code:
		return submissionLost
	case e.Code != 100 || Explain(e.Subcode).Class != ClassUnlisted && e.Subcode != 0:
		return e.Explain()
	}
	for _, spoken := range spokenRefusals {
		if spoken.words.MatchString(e.UserMessage + "\n" + e.Title + "\n" + e.Message) {
			return spoken.Explanation
		}
	}
	if e.UserMessage == "" {
		return submissionUnsaid
	}
	return submissionRefused
}

// submissionErrors are subcodes of code 100 about submitting templates.
var submissionErrors = []Explanation{
	{Code: 2388019, HTTP: 400, Class: ClassFix, Definite: true, Title: "Too many templates",
		What: "The account has as many templates as it may have.",
		Do:   "Delete templates that are no longer used."},
	{Code: 2388023, HTTP: 400, Class: ClassFix, Definite: true, Title: "The name is still being cleared",
		What: "A template with this name and language was deleted not long ago.",
		Do:   "Choose another name, or wait up to four weeks."},
	{Code: 2388024, HTTP: 400, Class: ClassFix, Definite: true, Title: "This language exists already",
		What: "The template already has a text in this language.",
		Do:   "Edit that one, or choose another name."},
	{Code: 2388027, HTTP: 400, Class: ClassFix, Definite: true, Title: "Only one catalogue is allowed",
		What: "The account has more than one product catalogue.",
		Do:   "Leave one catalogue connected."},
	{Code: 2388039, HTTP: 400, Class: ClassFix, Definite: true, Title: "The template cannot be changed now",
		What: "Only approved, rejected and paused templates can be edited, and approved ones once a day.",
		Do:   "Wait, or make a new template."},
	{Code: 2388040, HTTP: 400, Class: ClassFix, Definite: true, Title: "A text is too long",
		What: "Part of the template is longer than WhatsApp allows.",
		Do:   "Shorten the part that is marked."},
	{Code: 2388042, HTTP: 400, Class: ClassFix, Definite: true, Title: "A part of the template is not right",
		What: "WhatsApp did not accept one of its parts.",
		Do:   "Check each part against the hints in the editor."},
	{Code: 2388043, HTTP: 400, Class: ClassFix, Definite: true, Title: "A sample is missing",
		What: "WhatsApp’s reviewers need an example for every variable and every header file.",
		Do:   "Add the missing sample."},
	{Code: 2388046, HTTP: 400, Class: ClassFix, Definite: true, Title: "The name has characters that are not allowed",
		What: "Only a to z, digits and underscores can be used.",
		Do:   "Change the name."},
	{Code: 2388047, HTTP: 400, Class: ClassFix, Definite: true, Title: "The header is not right",
		What: "Its format is not allowed: one variable at most, no line breaks, no formatting.",
		Do:   "Simplify the header."},
	{Code: 2388060, HTTP: 400, Class: ClassFix, Definite: true, Title: "A button is not right",
		What: "Labels may not hold variables, line breaks, emoji or formatting.",
		Do:   "Change the label."},
	{Code: 2388072, HTTP: 400, Class: ClassFix, Definite: true, Title: "The body is not right",
		What: "WhatsApp did not accept the format of the text.",
		Do:   "Check the variables and the line breaks."},
	{Code: 2388073, HTTP: 400, Class: ClassFix, Definite: true, Title: "The footer is not right",
		What: "Footers may not hold variables.",
		Do:   "Change the footer."},
	{Code: 2388077, HTTP: 400, Class: ClassOther, Definite: true, Title: "These figures cannot be asked for together",
		What: "WhatsApp does not combine these kinds of figures.",
		Do:   "Ask for them one at a time."},
	{Code: 2388085, HTTP: 400, Class: ClassFix, Definite: true, Title: "A part of the template is not right",
		What: "WhatsApp did not accept one of its parts.",
		Do:   "Check each part against the hints in the editor."},
	{Code: 2388155, HTTP: 400, Class: ClassFix, Definite: true, Title: "The name belongs to a sample of WhatsApp’s",
		What: "Names like hello_world are taken.",
		Do:   "Choose another name."},
	{Code: 2388293, HTTP: 400, Class: ClassFix, Definite: true, Title: "Too many variables for so few words",
		What: "WhatsApp wants more fixed words around the variables.",
		Do:   "Add words, or use fewer variables."},
	{Code: 2388299, HTTP: 400, Class: ClassFix, Definite: true, Title: "A variable stands at the edge",
		What: "The text may neither start nor end with a variable.",
		Do:   "Put at least a word before and after it."},
	{Code: 2388318, HTTP: 400, Class: ClassFix, Definite: true, Title: "Sending without a template was refused",
		What: "WhatsApp could not make a template out of the text.",
		Do:   "Send an approved template."},
	{Code: 2388330, HTTP: 400, Class: ClassFix, Definite: true, Title: "Sending without a template was refused",
		What: "WhatsApp could not make a template out of the text.",
		Do:   "Send an approved template."},
}

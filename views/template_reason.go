package views

import (
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// A verdict is what Meta decided, in words: what it means and what to do.
type verdict struct {
	tone  Tone
	title string
	what  string
	do    string
}

// rejections explain Meta's reasons for turning a template down.
var rejections = map[string]verdict{
	whatsapp.ReasonAbusiveContent: {title: "Meta rejected this: it reads as abusive", what: "Something in the text can be taken as an insult or a threat.",
		do: "Rewrite it in a friendlier way, and leave out anything about what people are or believe."},
	whatsapp.ReasonIncorrectCategory: {title: "Meta rejected this: the category is wrong", what: "The text does not do what its category is for.",
		do: "Make it marketing if it promotes anything at all. Otherwise leave the promotion out."},
	whatsapp.ReasonInvalidFormat: {title: "Meta rejected this: something in its form is not right", what: "Often it is a variable: two side by side, one without words around it, or braces that do not match.",
		do: "Check the variables and the links, and give every variable an example that looks real."},
	whatsapp.ReasonPromotional: {title: "Meta rejected this: it promotes something", what: "The text promises a discount or invites to buy, which its category does not allow.",
		do: "Make it marketing, or drop the offer."},
	whatsapp.ReasonScam: {title: "Meta rejected this: it looks like a fraud", what: "Prizes, shortened links and requests for passwords or card numbers are what swindlers send.",
		do: "Use links to your own website, say who you are, and ask for nothing secret."},
	whatsapp.ReasonTagContentMismatch: {title: "Meta rejected this: text and category or language do not match", what: "Either the text is not in the language that was chosen, or it does not fit the category.",
		do: "Check the language first. Then make it marketing if it promotes anything."},
	"CATEGORY_NOT_AVAILABLE": {title: "Meta rejected this: the category is not open to you", what: "Your account may not use this category.",
		do: "Choose the other category."},
}

// unexplained is for a rejection without a reason, or with one that is new.
var unexplained = verdict{title: "Meta rejected this, and did not say why", what: "Reviewers often miss who is writing, what it is about, or an example for a variable.",
	do: "Make the text plainer, or ask Meta for another review in WhatsApp Manager."}

// standstills explain why an accepted template cannot be sent.
var standstills = map[string]verdict{
	whatsapp.TemplatePaused: {Caution, "Meta has paused this", "Too many people blocked or reported it, or did not read it. Campaigns that use it are paused as well.",
		"A first pause ends by itself after 3 hours, a second after 6; one because of too many messages at once ends when you resume it. Use the time: send to fewer people, or change the words."},
	whatsapp.TemplateDisabled: {Bad, "Meta has disabled this", "It was paused for its quality more often than Meta allows. It cannot be sent any more.",
		"Write a new one that people are glad to get."},
	whatsapp.TemplateLimitExceeded: {Caution, "Your account has too many templates", "Meta takes no more until some are gone.",
		"Delete templates that you no longer use."},
	whatsapp.TemplateArchived: {Info, "This is archived", "Somebody archived it, or it was not sent for a year. Meta deletes archived templates after 28 days.",
		"If you still need it, bring it back: the button is below."},
	whatsapp.TemplatePendingDeletion: {Info, "Meta is deleting this", "Messages that are on their way still arrive, for 30 days at most.", ""},
	whatsapp.TemplateDeleted: {Info, "This has been deleted at Meta", "It cannot be sent any more, and its name stays taken for 30 days if it was approved.",
		"Write it anew under another name if you need it."},
	whatsapp.TemplateInAppeal: {Info, "Meta is looking at this again", "Somebody asked for another review. That takes a day at most.", ""},
}

// verdictOn is what there is to say about how the template stands; false when there is nothing.
func verdictOn(t models.Template) (verdict, bool) {
	if t.MetaStatus != whatsapp.TemplateRejected {
		v, ok := standstills[t.MetaStatus]
		if _, known := metaStatus[t.MetaStatus]; !known {
			return unheardOf(t.MetaStatus), true
		}
		return v, ok
	}
	v, known := rejections[t.MetaReason]
	if !known {
		v = unexplained
	}
	v.tone = Bad
	return v, true
}

// unheardOf is a status that Meta did not have when this was written.
func unheardOf(status string) verdict {
	return verdict{Caution, "Meta says: " + plainWord(status), "Greenlist does not know this word yet. Until Meta says Approved, no campaign sends the template.",
		"WhatsApp Manager says more about it."}
}

// advice is what Meta wrote with its decision, line by line.
func advice(t models.Template) []string {
	return strings.FieldsFunc(t.MetaAdvice, func(r rune) bool { return r == '\n' })
}

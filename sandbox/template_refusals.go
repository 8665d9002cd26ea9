package sandbox

import (
	"maps"
	"slices"

	"greenlist/whatsapp"
)

// sentence is what Meta says about a subcode of template management: a title and words for people. Words may be empty where they are about
// the case at hand.
type sentence struct{ title, words string }

// refusals are Meta's titles and words by subcode, as integrations have seen them. Of two of them nobody wrote down what they say or what
// causes them: they come when the control API asks for them, in words of our own.
var refusals = map[int]sentence{
	2388019: {"Message Template Limit Exceeded", "You have exceeded the maximum number of message templates you can have for this WhatsApp business account."},
	2388023: {"Message Template Language Is Being Deleted", ""},
	2388024: {"Content in This Language Already Exists", ""},
	2388027: {"WABA should have maximum one product catalogue", "This WhatsApp business account has more than one product catalogue."},
	2388039: {"Message template status can't be changed", "The status for this message template can't be changed. You can only delete or add templates."},
	2388040: {"Character limit exceeded", ""},
	2388042: {"Message template was not accepted", "Part of this message template was not accepted."},
	2388043: {`Message template "components" param is missing expected field(s)`, ""},
	2388046: {"Name Format is Incorrect", "The message template name can only have lowercase letters and underscores."},
	2388047: {"Message header format is incorrect", ""},
	2388060: {"Button format is incorrect", "Buttons can't have any variables, newlines, emojis or formatting characters."},
	2388072: {"Message body format is incorrect", ""},
	2388073: {"Message footer format is incorrect", ""},
	2388077: {"Insight Invalid Product Type Combination", "These product types can't be asked for together."},
	2388085: {"Message template was not accepted", "Part of this message template was not accepted."},
	2388155: {"Template name is already used as a sample template",
		"This template is named after a sample template created by default. Please use a different name."},
	2388293: {"Parameters words ratio exceeds limit",
		"This template has too many variables for its length. Reduce the number of variables or increase the message length."},
	2388299: {"Leading or trailing parameters not allowed", "Variables can't be at the start or end of the template."},
}

// RefusalCodes are the subcodes the sandbox has Meta's sentence for.
func RefusalCodes() []int { return slices.Sorted(maps.Keys(refusals)) }

func (s sentence) with(subcode int) *refusal { return malformed(subcode, s.title, s.words) }

// templateRefusal is a refusal in Meta's words; its own words count where Meta's are unknown or about the case at hand.
func templateRefusal(subcode int, words string) *refusal {
	s := refusals[subcode]
	s.words = or(s.words, words)
	r := s.with(subcode)
	if subcode == 2388046 {
		r.Blame = "name"
	}
	return r
}

// lintRefusal is how Meta refuses a template for a mistake.
func lintRefusal(f whatsapp.Finding) *refusal {
	switch {
	case f.Code == 2388043:
		return templateRefusal(f.Code, "component of type "+upper(partOf(f.Place))+" is missing expected field(s) (example)")
	case f.Code == 0:
		return malformed(0, f.Title, f.Message)
	}
	return templateRefusal(f.Code, f.Message)
}

package models

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Kinds of field: what a form can ask for besides the number.
const (
	FieldName     = "name" // becomes the contact's name; its key is always "name"
	FieldEmail    = "email"
	FieldBirthday = "birthday" // kept as 2006-01-02
	FieldPostcode = "postcode"
	FieldText     = "text"   // one line
	FieldChoice   = "choice" // one of a list, kept in the words of the form's first language
)

// FieldKinds is every kind there is.
var FieldKinds = []string{FieldName, FieldEmail, FieldBirthday, FieldPostcode, FieldText, FieldChoice}

// MostFields is how many fields a form may have: each costs sign-ups, and needs a reason that people read.
const MostFields = 5

// The most a field may say.
const (
	mostChoices   = 12
	longestLabel  = 60
	longestReason = 160
	longestKey    = 40
)

// FieldPlace is the name under which a complaint about a field of a draft stands: "label", "reason" or "choices" in a language, or "key" and "kind".
func FieldPlace(at int, part, language string) string {
	place := fmt.Sprintf("field_%d_%s", at, part)
	if language != "" {
		place += "_" + language
	}
	return place
}

// AnswerPlace is the name under which a complaint about an answer stands.
func AnswerPlace(key string) string { return "answer_" + key }

var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func tidyFields(fields []FormField, wrong Invalid) []FormField {
	var tidy []FormField
	taken := map[string]bool{}
	for at, field := range fields {
		field = field.tidy(at, wrong)
		if field.Key = field.chooseKey(); taken[field.Key] {
			wrong.Add(FieldPlace(at, "key", ""), "Another field is kept under this name already. Choose a different one.")
		}
		if len(field.Key) > longestKey || !keyPattern.MatchString(field.Key) {
			wrong.Add(FieldPlace(at, "key", ""), "Use small letters, digits and _, and begin with a letter.")
		}
		taken[field.Key] = true
		tidy = append(tidy, field)
	}
	if len(tidy) > MostFields {
		wrong.Add("fields", "Ask for at most five things: people turn away from long forms.")
	}
	return tidy
}

func (f FormField) tidy(at int, wrong Invalid) FormField {
	tidy := FormField{Key: strings.TrimSpace(f.Key), Kind: f.Kind, Required: f.Required, Labels: map[string]string{}, Reasons: map[string]string{}}
	if !slices.Contains(FieldKinds, f.Kind) {
		wrong.Add(FieldPlace(at, "kind", ""), "Choose what to ask for.")
	}
	for _, language := range Languages {
		if label := singleLine(f.Labels[language]); label != "" {
			tidy.Labels[language] = label
		}
		if reason := singleLine(f.Reasons[language]); reason != "" {
			tidy.Reasons[language] = reason
		}
		if len([]rune(tidy.Labels[language])) > longestLabel {
			wrong.Add(FieldPlace(at, "label", language), "Keep the question to 60 letters.")
		}
		if len([]rune(tidy.Reasons[language])) > longestReason {
			wrong.Add(FieldPlace(at, "reason", language), "Keep the reason to 160 letters.")
		}
	}
	if f.Kind == FieldChoice {
		tidy.Choices = f.tidyChoices(at, wrong)
	}
	return tidy
}

func (f FormField) tidyChoices(at int, wrong Invalid) map[string][]string {
	tidy := map[string][]string{}
	for _, language := range Languages {
		for _, choice := range f.Choices[language] {
			choice = singleLine(choice)
			if len([]rune(choice)) > longestLabel {
				wrong.Add(FieldPlace(at, "choices", language), "Keep each answer to 60 letters.")
			}
			if choice != "" && !slices.Contains(tidy[language], choice) {
				tidy[language] = append(tidy[language], choice)
			}
		}
		if len(tidy[language]) > mostChoices {
			wrong.Add(FieldPlace(at, "choices", language), "Offer at most twelve answers.")
		}
	}
	return tidy
}

// chooseKey is the key that was given, or one made from what is asked.
func (f FormField) chooseKey() string {
	if f.Kind == FieldName {
		return FieldName
	}
	if f.Key != "" && f.Key != FieldName {
		return f.Key
	}
	if f.Kind != FieldText && f.Kind != FieldChoice {
		return f.Kind
	}
	for _, language := range Languages {
		if key := slug(f.Labels[language]); key != "" && key != FieldName {
			return key
		}
	}
	return f.Kind
}

// slug writes a label as a key: small letters, digits and _.
func slug(label string) string {
	key := strings.Join(splitWords(label), "_")
	key = strings.Map(func(r rune) rune {
		if r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, key)
	return strings.Trim(key[:min(len(key), longestKey)], "_0123456789")
}

// gaps are what a field still has to say in a language. Choices are a gap too where another language offers a different number of them.
func (f FormField) gaps(language string, languages []string) (gaps []Gap) {
	if f.Labels[language] == "" {
		gaps = append(gaps, Gap{Kind: GapLabel, Language: language, Field: f})
	}
	if f.Reasons[language] == "" {
		gaps = append(gaps, Gap{Kind: GapReason, Language: language, Field: f})
	}
	if offered := len(f.Choices[language]); f.Kind == FieldChoice && (offered < 2 || offered != len(f.Choices[languages[0]])) {
		gaps = append(gaps, Gap{Kind: GapChoices, Language: language, Field: f})
	}
	return gaps
}

// singleLine is text without line breaks and needless spaces.
func singleLine(text string) string { return strings.Join(strings.Fields(text), " ") }

package models

import (
	"context"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"

	"greenlist/ledger"
)

// answered takes what somebody filled in besides the number, as far as the form asks for it. It says at the field (see AnswerPlace) what is
// missing or cannot be. The name is apart: it is what a contact is called.
func (c FormContent) answered(given map[string]string, now time.Time, wrong Invalid) (name string, answers map[string]string) {
	answers = map[string]string{}
	for _, field := range c.Fields {
		answer, complaint := field.read(singleLine(given[field.Key]), now)
		if complaint == "" && answer == "" && field.Required {
			complaint = "This is needed."
		}
		switch {
		case complaint != "":
			wrong.Add(AnswerPlace(field.Key), complaint)
		case field.Kind == FieldName:
			name = answer
		case answer != "":
			answers[field.Key] = answer
		}
	}
	return name, answers
}

var postcodePattern = regexp.MustCompile(`^[A-Z0-9][A-Z0-9 -]{1,9}$`)

// The most letters of an answer.
const (
	longestName   = 80
	longestAnswer = 120
)

// read is an answer as it is kept, or what is wrong with it. Nothing is a fine answer here.
func (f FormField) read(answer string, now time.Time) (kept, complaint string) {
	if answer == "" {
		return "", ""
	}
	switch f.Kind {
	case FieldName:
		return answer, tooLong(answer, longestName, "Keep the name to 80 letters.")
	case FieldEmail:
		return readEmail(answer)
	case FieldBirthday:
		return readBirthday(answer, now)
	case FieldPostcode:
		if answer = strings.ToUpper(answer); !postcodePattern.MatchString(answer) {
			return "", "Enter a postcode: letters and digits."
		}
		return answer, ""
	case FieldChoice:
		return f.readChoice(answer)
	}
	return answer, tooLong(answer, longestAnswer, "Keep this to 120 letters.")
}

func tooLong(answer string, most int, complaint string) string {
	if len([]rune(answer)) > most {
		return complaint
	}
	return ""
}

func readEmail(answer string) (kept, complaint string) {
	address, err := mail.ParseAddress(answer)
	if err != nil || address.Address != answer || len(answer) > 254 || !strings.Contains(answer[strings.LastIndexByte(answer, '@'):], ".") {
		return "", "Enter an e-mail address, like name@company.example."
	}
	return answer, ""
}

// readBirthday takes a day in the past on which somebody alive may have been born.
func readBirthday(answer string, now time.Time) (kept, complaint string) {
	day, err := time.Parse(time.DateOnly, answer)
	if err != nil || day.After(now) || day.Before(now.AddDate(-130, 0, 0)) {
		return "", "Enter a date of birth, like 1990-05-31."
	}
	return answer, ""
}

// readChoice keeps an answer in the words of the first language that offers it, so that people who read different languages can be compared.
func (f FormField) readChoice(answer string) (kept, complaint string) {
	first := f.firstChoices()
	for _, language := range Languages {
		if at := slices.Index(f.Choices[language], answer); at >= 0 && at < len(first) {
			return first[at], ""
		}
	}
	return "", "Choose one of the answers."
}

func (f FormField) firstChoices() []string {
	for _, language := range Languages {
		if len(f.Choices[language]) > 0 {
			return f.Choices[language]
		}
	}
	return nil
}

// datum is the field as the record of consent lists it.
func (f FormField) datum() ledger.Datum {
	need := "optional"
	if f.Required {
		need = "necessary"
	}
	return ledger.Datum{Type: f.Key, Need: need, Category: "ordinary"}
}

// control is the field as the person met it, and whether they used it. What they filled in is theirs and stands elsewhere.
func (f FormField) control(language string, filled bool) ledger.Control {
	action := "left empty"
	if filled {
		action = "filled in"
	}
	return ledger.Control{Kind: f.Kind, Label: f.Labels[language] + ": " + f.Reasons[language], Default: "empty", Action: action}
}

// keepAnswers makes answers the attributes of a person whose row is locked. A newer answer replaces an older one; nothing else is touched.
func (db *DB) keepAnswers(ctx context.Context, c Contact, answers map[string]string) error {
	if len(answers) == 0 {
		return nil
	}
	all := map[string]string{}
	for _, source := range []map[string]string{c.Attributes, answers} {
		for key, value := range source {
			all[key] = value
		}
	}
	text, err := jsonText(all)
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE contacts SET attributes = ? WHERE id = ?`, text, c.ID).Error
}

package models

import (
	"context"
	"regexp"
	"strings"
	"time"
	"unicode"
)

// ReadAttributes checks values that came from anywhere (a form, a list, the API, staff) against the definitions there are, and returns them as
// they are kept. An empty value means none. It refuses, as Invalid under "attribute_KEY", what does not fit its type and keys nobody defined.
func ReadAttributes(ctx context.Context, db *DB, values map[string]string) (map[string]string, error) {
	all, err := ListAttributes(ctx, db, false)
	if err != nil {
		return nil, err
	}
	kept, wrong := map[string]string{}, Invalid{}
	for key, value := range values {
		a, known := attributeOf(all, key)
		if !known {
			wrong.Add("attribute_"+key, "There is no attribute with the key "+key+".")
			continue
		}
		read, problem := a.Read(value)
		if problem != "" {
			wrong.Add("attribute_"+key, problem)
		}
		if read != "" {
			kept[key] = read
		}
	}
	return kept, wrong.OrNil()
}

// ensureAttributes defines what a list brings and nobody defined yet, as text.
func (db *DB) ensureAttributes(ctx context.Context, who Actor, m Mapping) error {
	for _, meaning := range m.Columns {
		key, ok := meaning.attribute()
		if !ok {
			continue
		}
		name := []rune(strings.ReplaceAll(key, "_", " "))
		name[0] = unicode.ToUpper(name[0])
		err := db.q(ctx).Exec(`INSERT INTO attributes (key, name, type, choices, created_by, created_at, updated_at) VALUES (?, ?, 'text', '[]', ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
			key, string(name), who.userID(), db.Now(), db.Now()).Error
		if err != nil {
			return err
		}
	}
	return nil
}

func attributeOf(all []Attribute, key string) (Attribute, bool) {
	for _, a := range all {
		if a.Key == key {
			return a, true
		}
	}
	return Attribute{}, false
}

// Read writes a value as it is kept, or says in words for people why it cannot be one. Dates are read with the day first where both are possible.
func (a Attribute) Read(value string) (kept, problem string) {
	value = tidyLine(value)
	if value == "" {
		return "", ""
	}
	switch a.Type {
	case AttributeNumber:
		return readNumber(value)
	case AttributeDate:
		return readDay(value)
	case AttributeYesNo:
		return readYesNo(value)
	case AttributeChoice:
		return a.readChoice(value)
	}
	return shorten(value, maxAttribute), ""
}

func (a Attribute) readChoice(value string) (kept, problem string) {
	for _, choice := range a.Choices {
		if fold(choice) == fold(value) {
			return choice, ""
		}
	}
	return "", "Choose one of: " + strings.Join(a.Choices, ", ") + "."
}

func readYesNo(value string) (kept, problem string) {
	switch readAgreement(value) {
	case saysYes:
		return "yes", ""
	case saysNo:
		return "no", ""
	}
	return "", "Write yes or no."
}

func readDay(value string) (kept, problem string) {
	const wrong = "Write a date like 2026-11-21."
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.Format(time.DateOnly), ""
	}
	numbers := dateNumbers(value)
	if len(numbers) != 3 {
		return "", wrong
	}
	year, month, day := numbers[2], numbers[1], numbers[0]
	if numbers[0] > 31 {
		year, day = numbers[0], numbers[2]
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Year() != year || at.Month() != time.Month(month) || at.Day() != day || year < 1800 {
		return "", wrong
	}
	return at.Format(time.DateOnly), ""
}

var (
	plainNumber = regexp.MustCompile(`^[+-]?\d{1,15}([.,]\d{1,10})?$`)
	thousands   = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}([.,' ]\d{3})+([.,]\d{1,10})?$`)
)

// readNumber understands 1234.5, 1234,5, 1.234,5 and 1 234.5. A single sign before exactly three digits could part thousands or decimals, and
// is refused: nobody can tell which.
func readNumber(value string) (kept, problem string) {
	const wrong = "Write a number like 1234.5, without signs between the thousands."
	digits := strings.NewReplacer("'", "", " ", "").Replace(value)
	last := strings.LastIndexAny(digits, ".,")
	switch {
	case thousands.MatchString(value) && strings.ContainsAny(digits, ".,") && !clearDecimal(digits, last):
		return "", wrong
	case !plainNumber.MatchString(digits) && !thousands.MatchString(value):
		return "", wrong
	}
	whole, decimals := digits, ""
	if last >= 0 && clearDecimal(digits, last) {
		whole, decimals = digits[:last], digits[last+1:]
	}
	return tidyNumber(strings.NewReplacer(".", "", ",", "").Replace(whole), decimals), ""
}

// clearDecimal tells whether the sign at a place can only part the decimals: another sign stands before it, or it is not followed by exactly
// three digits, or nothing but a zero comes first.
func clearDecimal(digits string, at int) bool {
	before, after := digits[:at], digits[at+1:]
	other := strings.ContainsAny(before, ".,")
	same := other && strings.Contains(before, digits[at:at+1])
	return !same && (other || len(after) != 3 || strings.Trim(before, "+-0") == "")
}

// tidyNumber writes a number so that it can be read again: three decimals alone could be thousands, so they keep a nought.
func tidyNumber(whole, decimals string) string {
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign = "-"
	}
	whole, decimals = strings.TrimLeft(whole, "+-0"), strings.TrimRight(decimals, "0")
	if whole == "" {
		whole = "0"
	}
	if len(decimals) == 3 && whole != "0" {
		decimals += "0"
	}
	if decimals != "" {
		whole += "." + decimals
	}
	if whole == "0" {
		return whole
	}
	return sign + whole
}

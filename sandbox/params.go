package sandbox

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"greenlist/whatsapp"
)

// values are query parameters.
type values struct{ url.Values }

func (v values) get(name string) string { return v.Values.Get(name) }

// list reads "a,b" and ["a","b"].
func (v values) list(name string) (all []string) {
	raw := v.get(name)
	if json.Unmarshal([]byte(raw), &all) == nil {
		return all
	}
	for part := range strings.SplitSeq(raw, ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

func (v values) number(name string, fallback int) int {
	n, err := strconv.Atoi(v.get(name))
	if err != nil || n < 1 {
		return fallback
	}
	return n
}

// loose turns a query or form value into JSON: what is no JSON is a string.
func loose(value string) json.RawMessage {
	if json.Valid([]byte(value)) && strings.ContainsAny(value[:1], `{["tfn-0123456789`) {
		return json.RawMessage(value)
	}
	quoted, _ := json.Marshal(value)
	return quoted
}

func (c *call) readForm() *refusal {
	form, err := url.ParseQuery(string(c.body))
	if err != nil {
		return badRequest("Invalid parameter: the form cannot be read.")
	}
	for name := range form {
		c.in[name] = loose(form.Get(name))
	}
	return nil
}

// text reads a parameter that should be a string; numbers count.
func (c *call) text(name string) string {
	var s string
	raw := c.in[name]
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return strings.Trim(string(raw), `"`)
}

// list reads a parameter that is a list, or text with commas in between.
func (c *call) list(name string) []string {
	return values{url.Values{name: {c.text(name)}}}.list(name)
}

// into reads all parameters into a struct.
func (c *call) into(v any) error {
	all, err := json.Marshal(c.in)
	if err != nil {
		return err
	}
	return json.Unmarshal(all, v)
}

// fields is the ?fields= a reader asked for, without nested selections;
// nil when the default is wanted.
func (c *call) fields() []string {
	var names []string
	for _, f := range splitFields(c.query.get("fields")) {
		name, _, _ := strings.Cut(f, "{")
		name, _, _ = strings.Cut(name, ".")
		names = append(names, strings.TrimSpace(name))
	}
	return names
}

// splitFields cuts at the commas that stand outside braces and brackets.
func splitFields(s string) (all []string) {
	depth, start := 0, 0
	for i, r := range s + "," {
		switch {
		case strings.ContainsRune("{([", r):
			depth++
		case strings.ContainsRune("})]", r):
			depth--
		case r == ',' && depth == 0:
			if part := strings.TrimSpace(s[start:i]); part != "" {
				all = append(all, part)
			}
			start = i + 1
		}
	}
	return all
}

// digitsOf reads a recipient's number as Meta does: with or without plus,
// spaces and dashes; a national number gets the business's country code. It
// is empty when that cannot be a phone number.
func (w *world) digitsOf(to string) string {
	if strings.Trim(to, "+0123456789 -().") != "" {
		return ""
	}
	digits := whatsapp.Digits(to)
	if strings.HasPrefix(digits, "0") {
		digits = callingCodeOf(whatsapp.Digits(w.number.Display)) + digits[1:]
	}
	if len(digits) < 7 || len(digits) > 15 {
		return ""
	}
	return digits
}

func callingCodeOf(digits string) string {
	for n := 3; n > 0; n-- {
		if len(digits) >= n && callingCodes[digits[:n]] != "" {
			return digits[:n]
		}
	}
	return ""
}

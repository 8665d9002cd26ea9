package whatsapp

import (
	"regexp"
	"slices"
	"strings"
)

// Placeholder is one {{…}} in a text, from byte Start up to End. Name is what
// stands between the braces, trimmed; it may break the rules.
type Placeholder struct {
	Name       string
	Start, End int
}

var placeholderPattern = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// Placeholders finds the variables of a text in order.
func Placeholders(text string) []Placeholder {
	var all []Placeholder
	for _, m := range placeholderPattern.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, Placeholder{strings.TrimSpace(text[m[2]:m[3]]), m[0], m[1]})
	}
	return all
}

// placeholderNames are the different names in a text, in order of appearance.
func placeholderNames(text string) []string {
	var names []string
	for _, p := range Placeholders(text) {
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

// Fill replaces the variables of a text that values has, by the name between
// the braces, and leaves the others as they are.
func Fill(text string, values map[string]string) string { return fill(text, "", values) }

func fill(text, prefix string, values map[string]string) string {
	return placeholderPattern.ReplaceAllStringFunc(text, func(found string) string {
		name := strings.TrimSpace(strings.Trim(found, "{}"))
		if value, ok := values[prefix+name]; ok && value != "" {
			return value
		}
		return found
	})
}

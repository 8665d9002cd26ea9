package whatsapp

import "strings"

// Placeholder is one {{…}} in a text, from byte Start up to End. Name is what
// stands between the braces, trimmed; it may break the rules.
type Placeholder struct {
	Name       string
	Start, End int
}

// Placeholders finds the variables of a text in order: two braces, anything without braces, two braces.
func Placeholders(text string) []Placeholder {
	var all []Placeholder
	for at := 0; ; {
		open := strings.Index(text[at:], "{{")
		if open < 0 {
			return all
		}
		at += open
		inside := strings.IndexAny(text[at+2:], "{}")
		if inside < 0 {
			return all
		}
		brace := at + 2 + inside
		switch {
		case strings.HasPrefix(text[brace:], "}}"):
			all, at = append(all, Placeholder{strings.TrimSpace(text[at+2 : brace]), at, brace + 2}), brace+2
		case inside == 0:
			at++
		default:
			at = brace
		}
	}
}

// replaced puts something else in the place of each variable.
func replaced(text string, by func(p Placeholder) string) string {
	var b strings.Builder
	end := 0
	for _, p := range Placeholders(text) {
		b.WriteString(text[end:p.Start] + by(p))
		end = p.End
	}
	return b.String() + text[end:]
}

// VariableNames are the different variables of a text, in order of appearance.
func VariableNames(text string) []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range Placeholders(text) {
		if !seen[p.Name] {
			names = append(names, p.Name)
		}
		seen[p.Name] = true
	}
	return names
}

// Fill replaces the variables of a text that values has, by the name between
// the braces, and leaves the others as they are.
func Fill(text string, values map[string]string) string { return fill(text, "", values) }

// mostFilled is from how many bytes on variables stay as they are: a large value at each of many of them would fill the memory.
const mostFilled = 1 << 20

func fill(text, prefix string, values map[string]string) string {
	size := len(text)
	return replaced(text, func(p Placeholder) string {
		value := values[prefix+p.Name]
		if value == "" || size+len(value) > mostFilled {
			return text[p.Start:p.End]
		}
		size += len(value)
		return value
	})
}

package whatsapp

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

var (
	positionPattern = regexp.MustCompile(`^[1-9][0-9]*$`)
	namedPattern    = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// variables checks how the variables of a text are written.
func (l *linter) variables(text, place string) {
	found := Placeholders(text)
	l.braces(text, place)
	for i, p := range found {
		l.variableName(p, place)
		if i > 0 && strings.TrimSpace(text[found[i-1].End:p.Start]) == "" {
			l.add(Finding{Rule: "variables-adjacent", Review: true, Place: place, Start: found[i-1].Start, End: p.End,
				Title: "Variables side by side", Source: sourceReview, Message: "Put words between two variables."})
		}
	}
	if !l.named {
		l.sequence(found, place)
	}
}

func (l *linter) variableName(p Placeholder, place string) {
	f := Finding{Review: true, Place: place, Start: p.Start, End: p.End, Title: "Variable", Source: sourceReview}
	number, name := positionPattern.MatchString(p.Name), namedPattern.MatchString(p.Name)
	switch {
	case l.named && number, !l.named && name:
		f.Rule, f.Message = "variables-mixed", "Use either numbers or names for all variables of a template."
	case l.named && !name:
		f.Rule, f.Message = "variable-name", "Use small letters, digits and underscores in a variable, starting with a letter."
	case !l.named && !number:
		f.Rule, f.Message = "variable-name", "Write variables as {{1}}, {{2}} and so on."
	default:
		return
	}
	l.add(f)
}

// bracesAt is where the first variable of a text stands, or the first braces of one.
func bracesAt(text string) (start, end int) {
	if found := Placeholders(text); len(found) > 0 {
		return found[0].Start, found[0].End
	}
	if start = strings.Index(text, "{{"); start < 0 {
		start = strings.Index(text, "}}")
	}
	return start, start + 2
}

// braces finds single and unmatched braces around what was meant to be a
// variable.
func (l *linter) braces(text, place string) {
	rest := replaced(text, func(p Placeholder) string { return strings.Repeat(" ", p.End-p.Start) })
	at := strings.Index(rest, "{{")
	if at < 0 {
		at = strings.Index(rest, "}}")
	}
	if at >= 0 {
		l.add(Finding{Rule: "variable-braces", Review: true, Place: place, Start: at, End: at + 2, Title: "Braces do not match",
			Source: sourceReview, Message: "A variable starts with {{ and ends with }}."})
	}
}

// sequence checks that the numbers are 1, 2, 3 … without gaps.
func (l *linter) sequence(found []Placeholder, place string) {
	var numbers []int
	for _, p := range found {
		n, err := strconv.Atoi(p.Name)
		if err != nil {
			return
		}
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for i, n := range slices.Compact(numbers) {
		if n != i+1 {
			at := found[slices.IndexFunc(found, func(p Placeholder) bool { m, _ := strconv.Atoi(p.Name); return m == n })]
			l.add(Finding{Rule: "variables-sequence", Review: true, Place: place, Start: at.Start, End: at.End, Title: "Numbers with gaps", Source: sourceReview,
				Message: fmt.Sprintf("Number the variables 1, 2, 3 without gaps; {{%d}} is missing.", i+1)})
			return
		}
	}
}

// edges checks that the text neither starts nor ends with a variable. A full
// stop is enough: integrations report that it satisfies Meta.
func (l *linter) edges(text, place string) {
	found := Placeholders(text)
	if len(found) == 0 {
		return
	}
	first, last := found[0], found[len(found)-1]
	f := Finding{Rule: "variable-edge", Code: 2388299, Place: place, Title: "Variable at the edge", Source: sourceErrors}
	if blank(text[:first.Start]) {
		f.Start, f.End, f.Message = first.Start, first.End, "The text cannot start with a variable. Put a word before it."
		l.add(f)
	}
	if blank(text[last.End:]) {
		f.Start, f.End, f.Message = last.Start, last.End, "The text cannot end with a variable. Put a word after it."
		l.add(f)
	}
}

func blank(s string) bool { return strings.TrimFunc(s, unicode.IsSpace) == "" }

// ratio asks for more than two words for each variable.
func (l *linter) ratio(text, place string) {
	variables := len(Placeholders(text))
	words := wordCount(replaced(text, func(Placeholder) string { return " " }))
	if variables == 0 || words >= 2*variables+1 {
		return
	}
	l.add(Finding{Rule: "variables-ratio", Code: 2388293, Place: place, Title: "Too many variables", Source: sourceEstimate,
		Message: fmt.Sprintf("%s needs about %d other words; there are %d.", counted(variables, "variable"), 2*variables+1, words)})
}

// wordCount counts each character of scripts that write no spaces as a word.
func wordCount(text string) int {
	n, inside := 0, false
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao):
			n, inside = n+1, false
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case !unicode.IsMark(r) && !strings.ContainsRune("'’-", r):
			inside = false
		}
	}
	return n
}

func counted(n int, noun string) string {
	if n == 1 {
		return "One " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// samples checks that every variable has an example. Where there are as many as variables, one that is out of the count has none for its number only.
func (l *linter) samples(text string, samples map[string]string, place string) {
	seen, names := map[string]bool{}, len(VariableNames(text))
	enough := !l.named && filledIn(samples) >= names
	for _, p := range Placeholders(text) {
		if strings.TrimSpace(samples[p.Name]) != "" || seen[p.Name] || enough && !counts(p.Name, names) {
			continue
		}
		seen[p.Name] = true
		l.add(Finding{Rule: "sample-missing", Code: 2388043, Place: place, Start: p.Start, End: p.End, Title: "No sample",
			Source: sourceErrors, Message: fmt.Sprintf("Add an example for {{%s}}, for WhatsApp’s reviewers.", p.Name)})
	}
}

func filledIn(samples map[string]string) (n int) {
	for _, sample := range samples {
		if strings.TrimSpace(sample) != "" {
			n++
		}
	}
	return n
}

// counts reports whether a variable is one of the numbers from 1 to n.
func counts(name string, n int) bool {
	number, err := strconv.Atoi(name)
	return err == nil && positionPattern.MatchString(name) && number <= n
}

package whatsapp

import (
	"fmt"
	"regexp"
	"slices"
)

var (
	namePattern = regexp.MustCompile(`^[a-z0-9_]+$`)
	oddInName   = regexp.MustCompile(`[^a-z0-9_]+`)
)

// oddLetters is where the first characters stand that no name may have.
func oddLetters(name string) (start, end int) {
	if at := oddInName.FindStringIndex(name); at != nil {
		return at[0], at[1]
	}
	return 0, 0
}

// sampleNames are templates Meta puts into accounts itself.
var sampleNames = []string{"hello_world"}

func (l *linter) name() {
	f := Finding{Place: "name", Code: 2388046, Source: sourceTemplates, Title: "Name"}
	switch {
	case l.t.Name == "":
		f.Rule, f.Code, f.Message = "name-missing", 0, "Give the template a name."
	case !namePattern.MatchString(l.t.Name):
		f.Rule, f.Message = "name-format", "Use only a to z, digits and underscores, without spaces or capitals."
		f.Start, f.End = oddLetters(l.t.Name)
	case len(l.t.Name) > maxName:
		f.Rule, f.Message, f.Start, f.End = "name-long", "Use at most 512 characters.", maxName, len(l.t.Name)
	case slices.Contains(sampleNames, l.t.Name):
		f.Rule, f.Code, f.Message = "name-sample", 2388155, "This name belongs to one of WhatsApp’s own samples. Choose another."
	default:
		return
	}
	l.add(f)
}

func (l *linter) language() {
	f := Finding{Rule: "language-unknown", Place: "language", Title: "Language", Source: sourceTemplates}
	switch {
	case l.t.Language == "":
		f.Rule, f.Message = "language-missing", "Choose the language the text is written in."
	case !KnownLanguage(l.t.Language):
		f.Message = "WhatsApp has no templates in this language. Choose one from the list."
	default:
		return
	}
	l.add(f)
}

func (l *linter) category() {
	if slices.Contains(Categories(), upper(l.t.Category)) {
		return
	}
	l.add(Finding{Rule: "category-unknown", Place: "category", Title: "Category", Source: sourceTemplates,
		Message: "Choose marketing, utility or authentication."})
}

// lifetimes are the seconds a message may wait for its reader, by category.
var lifetimes = map[string]struct {
	from, to int
	words    string
}{
	Authentication: {30, 900, "30 seconds to 15 minutes"},
	Utility:        {30, 43_200, "30 seconds to 12 hours"},
	Marketing:      {43_200, month, "12 hours to 30 days"},
}

// lifetime leaves out marketing's -1, which Meta allows for the other two.
func (l *linter) lifetime() {
	ttl, category := l.t.MessageSendTTLSeconds, upper(l.t.Category)
	allowed, known := lifetimes[category]
	if ttl == 0 || !known || (ttl == -1 && category != Marketing) || (ttl >= allowed.from && ttl <= allowed.to) {
		return
	}
	l.add(Finding{Rule: "lifetime-range", Place: "lifetime", Title: "Time to live", Source: sourceTTL,
		Message: "In this category a message can wait " + allowed.words + "."})
}

// month is how long Meta tries where nothing else was said.
const month = 2_592_000

// TriesAsLong reports whether messages of both templates wait equally long for their reader: 30 days can be said in three ways.
func (t Template) TriesAsLong(other Template) bool { return t.tries() == other.tries() }

func (t Template) tries() int {
	if t.MessageSendTTLSeconds <= 0 {
		return month
	}
	return t.MessageSendTTLSeconds
}

// TryingAMonth is how a template says that its messages wait for 30 days, where another time has to be taken back: leaving it out keeps the other.
func (t Template) TryingAMonth() Template {
	t.MessageSendTTLSeconds = -1
	if upper(t.Category) == Marketing {
		t.MessageSendTTLSeconds = month
	}
	return t
}

// Lifetime says in words how many seconds a message may wait; -1 is Meta's sign for 30 days.
func Lifetime(seconds int) string {
	count := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	switch {
	case seconds < 0:
		return "30 days"
	case seconds%86_400 == 0:
		return count(seconds/86_400, "day")
	case seconds%3_600 == 0:
		return count(seconds/3_600, "hour")
	case seconds%60 == 0:
		return count(seconds/60, "minute")
	}
	return count(seconds, "second")
}

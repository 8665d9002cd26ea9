package lint

import (
	"strings"

	"golang.org/x/net/html"
)

// A page is what people see of a form in one language, and what it hides from them.
type page struct {
	language string // as the page itself says
	text     string // in sight, a line per block
	form     string // the part of it inside the form
	hidden   string // not in sight: folded away, not displayed, or too small to read
	boxes    []box
	fields   []input
	secret   []input // hidden inputs
	buttons  []button
	answers  [][]button // in a chat: those below each question
	lengths  []int      // in a chat: of each question, in characters
	links    []link
	pictures []string // what pictures say of themselves
}

// A box is a check box or a radio button with the words beside it.
type box struct {
	radio, checked, required bool
	name, label, legend      string
	seen                     bool
}

// words are the label with the question above it.
func (b box) words() string { return b.legend + " " + b.label }

// An input is any other field.
type input struct {
	kind, name, value, label string
	fixed                    bool // cannot be changed by the person
	required                 bool
}

type button struct {
	words, kind string // kind: submit, button or link
	weight      float64
	seen        bool
}

type link struct {
	words, href string
	seen        bool
}

// readPage reads HTML as a browser would. It never fails: broken HTML is shown by browsers too.
func readPage(text string) page {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return page{}
	}
	r := pageReader{labels: map[string]string{}}
	r.collect(root)
	r.walk(root, place{seen: true})
	r.page.text, r.page.form, r.page.hidden = tidy(r.all.String()), tidy(r.inForm.String()), tidy(r.concealed.String())
	if r.page.form == "" {
		r.page.form = r.page.text
	}
	return r.page
}

// tidy makes every block one line without doubled spaces.
func tidy(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

package views

// The parts screens are made of. Each is a struct that is a templ.Component; fields left empty are left out of the page.
//
//	@PageHeader{Title: "Contacts", Words: "Everyone who said yes, or no.", Action: Action{"Import a list", "/imports/new"}}
//	@TextInput{Name: "name", Label: "Name", Value: p.Name, Help: "Only you see this.", Error: p.Errors["name"]}
//	@(Card{Title: "Quality"}) {
//		<p>Anything</p>
//	}
//
//	top of a page     PageHeader (children: further buttons), Steps, Filters (children: fields), Stats (children: Stat)
//	telling           Status, Alert (children), ErrorSummary, Flash, EmptyState, Progress, Timeline, Tag(word)
//	asking            Form (children: fields), TextInput, TextArea, Select, Radios, Checkbox, Checkboxes, FileInput, Submit, FormActions
//	doing             Button (a link), PostButton (a form of one button), Confirm, CopyField
//	laying out        Card, Section(title), Facts (children: Fact(term) with the value as its child), Table (children: thead and tbody), Pager
//	moving            Fresh (children), a part that fetches itself while something goes on
//	drawing           LineChart, BarChart, Spark, Icon(name)
//	talking           PhonePreview (children: ChatBubble), ChatBubble, Text(words), Hole(words) for a variable's place
//	words             Number, Percent, Count; Clock.Ago and Clock.On for times
//
// A part with children stands in parentheses, as a composite literal does in the head of an if: otherwise two braces meet.
//
// Classes for what needs no part: columns (text and a side column), tiles (cards side by side; tiles halves for wide ones), stack (even gaps),
// row-of (things in a row), section (a gap above), secondary, small, num, figures, measure (a readable line), break, under (a second line in a cell).
//
// Rules of the house: one primary button a page; every table cell but the first carries data-label; numbers get class "num"; no style attributes
// and no scripts in pages (the Content-Security-Policy blocks both); Tabler's data-bs-* scripts are not loaded, since <details> does without.

// Tone is how something stands. The colour repeats what a word already says.
type Tone string

// The tones.
const (
	Quiet   Tone = "quiet"   // nothing to say about it: draft, finished
	Good    Tone = "good"    // approved, green, delivered
	Caution Tone = "caution" // wants attention: paused, yellow
	Bad     Tone = "bad"     // rejected, red, failed
	Info    Tone = "info"    // under way, waiting for somebody
	Busy    Tone = "busy"    // moving right now; the dot breathes
)

func (t Tone) class() string {
	if t == "" {
		t = Quiet
	}
	return "tone-" + string(t)
}

// icon is the drawing in front of a note.
func (t Tone) icon() string {
	switch t {
	case Good:
		return "circle-check"
	case Caution:
		return "alert-triangle"
	case Bad:
		return "alert-circle"
	}
	return "info-circle"
}

// Action is a button that leads somewhere. Text is a verb: "Import a list".
type Action struct{ Text, Href string }

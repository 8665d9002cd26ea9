package models

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Meaning is what a column of a list holds.
type Meaning string

const (
	MeansNothing  Meaning = ""
	MeansPhone    Meaning = "phone"
	MeansName     Meaning = "name"
	MeansFirst    Meaning = "first_name"
	MeansLast     Meaning = "last_name"
	MeansLanguage Meaning = "language"
	MeansCountry  Meaning = "country"
	// MeansZone is where the person's clock stands; MeansUserID how WhatsApp knows people who do not tell their number.
	MeansZone   Meaning = "zone"
	MeansUserID Meaning = "user_id"
	MeansTags   Meaning = "tags"
	// MeansAgreed says yes or no, MeansAgreedOn when, MeansAgreedHow where or in what words.
	MeansAgreed    Meaning = "agreed"
	MeansAgreedOn  Meaning = "agreed_on"
	MeansAgreedHow Meaning = "agreed_how"
	// MeansAttribute and a key keeps the value with the contact: "attribute:city".
	MeansAttribute Meaning = "attribute:"
)

// Meanings are what a column can hold, without the attributes.
var Meanings = []Meaning{MeansPhone, MeansName, MeansFirst, MeansLast, MeansLanguage, MeansCountry, MeansZone, MeansUserID, MeansTags, MeansAgreed, MeansAgreedOn, MeansAgreedHow}

// attribute is the key of a column that is kept as it is.
func (r Meaning) attribute() (key string, ok bool) {
	key, ok = strings.CutPrefix(string(r), string(MeansAttribute))
	return key, ok && key != ""
}

// AttributeMeaning keeps a column under its own name.
func AttributeMeaning(header string) Meaning {
	return MeansAttribute + Meaning(strings.Join(nameWords(header), "_"))
}

func (r Meaning) known() bool {
	_, kept := r.attribute()
	return r == MeansNothing || kept || slices.Contains(Meanings, r)
}

// DateOrder says how a date like 03/04/2026 is meant.
type DateOrder string

const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
)

// Mapping says what to make of a list.
type Mapping struct {
	// Columns are what each column holds.
	Columns []Meaning `json:"columns"`
	// Countries (ISO codes) are where numbers without a country code are from; a second is tried where the first does not fit.
	Countries []string  `json:"countries,omitempty"`
	Dates     DateOrder `json:"dates,omitempty"`
	// Tag is given to everyone.
	Tag string `json:"tag,omitempty"`
	// Agreed says that these people (or those whose column says yes) agreed to a purpose, and How they did.
	Agreed    bool   `json:"agreed,omitempty"`
	PurposeID int64  `json:"purpose_id,omitempty"`
	How       string `json:"how,omitempty"`
	// Tracked says that they were told that reads and clicks are kept per person.
	Tracked bool `json:"tracked,omitempty"`
}

// column is where a meaning stands, or -1.
func (m Mapping) column(r Meaning) int { return slices.Index(m.Columns, r) }

// has tells whether some column holds it.
func (m Mapping) has(r Meaning) bool { return m.column(r) >= 0 }

// check refuses a mapping that cannot be meant. The purpose is looked up by the verb that starts the import.
func (m Mapping) check() error {
	wrong := Invalid{}
	if !m.has(MeansPhone) && !m.has(MeansUserID) {
		wrong.Add("columns", "Say which column holds the phone numbers, or WhatsApp’s user ids. Without either nobody can be reached.")
	}
	for _, meaning := range m.Columns {
		if !meaning.known() {
			wrong.Add("columns", "Choose for each column from what is offered.")
		}
	}
	if twice := m.twice(); twice != MeansNothing && !wrong.has("columns") {
		wrong.Add("columns", "Two columns are given the same meaning. Choose which one counts, and leave out the other.")
	}
	if utf8.RuneCountInString(m.Tag) > maxTag {
		wrong.Add("tag", "Keep the tag under 50 letters.")
	}
	m.checkAgreed(wrong)
	return wrong.OrNil()
}

const maxTag = 50

func (m Mapping) checkAgreed(wrong Invalid) {
	if !m.Agreed {
		return
	}
	if m.PurposeID == 0 {
		wrong.Add("purpose_id", "Choose what these people agreed to.")
	}
	if utf8.RuneCountInString(strings.TrimSpace(m.How)) < 10 {
		wrong.Add("how", "Say in a sentence how these people agreed. It is kept with every consent; an authority may ask for it.")
	}
}

// twice is a meaning that more than one column has and that only one can.
func (m Mapping) twice() Meaning {
	for i, meaning := range m.Columns {
		if meaning != MeansNothing && meaning != MeansTags && slices.Contains(m.Columns[:i], meaning) {
			return meaning
		}
	}
	return MeansNothing
}

func (e Invalid) has(field string) bool { _, ok := e[field]; return ok }

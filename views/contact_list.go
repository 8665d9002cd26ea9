package views

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"greenlist/models"
)

// Contacts is the list of people.
type Contacts struct {
	Clock
	Search     models.ContactSearch
	Page       models.ContactPage
	Count      int64
	More       bool // there are more than Count
	Consents   map[int64][]models.Consent
	Purposes   []models.Purpose
	Attributes []models.Attribute
	Choices    models.ContactChoices
	Retaggings []models.Retagging // under way
	MayChange  bool
	Tag        string // what was typed into the question that came back
	Errors     map[string]string
}

// Title implements Screen.
func (Contacts) Title() string { return "Contacts" }

// IDs are those of the people on this page.
func (p Contacts) IDs() []int64 {
	var ids []int64
	for _, c := range p.Page.Contacts {
		ids = append(ids, c.ID)
	}
	return ids
}

func (p Contacts) action() Action {
	if !p.MayChange {
		return Action{}
	}
	return importAction
}

func (p Contacts) reset() string {
	if !p.Search.Narrowed() {
		return ""
	}
	return "/contacts"
}

func (p Contacts) older() string {
	s := p.Search
	s.Before, s.After = p.Page.OlderThan, 0
	return p.unless(p.Page.OlderThan == 0, s)
}

func (p Contacts) newer() string {
	s := p.Search
	s.Before, s.After = 0, p.Page.NewerThan
	return p.unless(p.Page.NewerThan == 0, s)
}

func (p Contacts) unless(nowhere bool, s models.ContactSearch) string {
	if nowhere {
		return ""
	}
	return p.path("/contacts", s)
}

func (p Contacts) words() string {
	switch {
	case p.Page.Searched > 0:
		return "Looked through " + people(int64(p.Page.Searched)) + "; go on to look through more"
	case p.Page.NewerThan > 0:
		return ""
	case p.More:
		return "More than " + people(p.Count)
	}
	return people(p.Count)
}

// path is the address of a list that asks for s.
func (p Contacts) path(list string, s models.ContactSearch) string {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" && value != "0" {
			q.Set(name, value)
		}
	}
	set("q", s.Text)
	set("consent", consentValue(s))
	set("country", s.Country)
	set("language", s.Language)
	set("source", s.Source)
	set("tag", s.Tag)
	set("attribute", s.Attribute)
	set("value", s.Value)
	set("since", p.sinceDay(s))
	if s.Suppressed {
		set("suppressed", "yes")
	}
	set("before", fmt.Sprint(s.Before))
	set("after", fmt.Sprint(s.After))
	if len(q) == 0 {
		return list
	}
	return list + "?" + q.Encode()
}

func (p Contacts) sinceDay(s models.ContactSearch) string {
	if s.Since.IsZero() {
		return ""
	}
	return s.Since.In(p.Zone).Format(time.DateOnly)
}

func consentValue(s models.ContactSearch) string {
	if s.PurposeID == 0 || s.State == "" {
		return ""
	}
	return fmt.Sprintf("%d:%s", s.PurposeID, s.State)
}

// chip is one filter that is on, and the address of the list without it.
type chip struct{ words, without string }

func (p Contacts) chips() []chip {
	var all []chip
	add := func(on bool, words string, clear func(*models.ContactSearch)) {
		if !on {
			return
		}
		s := p.Search
		s.Before, s.After = 0, 0
		clear(&s)
		all = append(all, chip{words, p.path("/contacts", s)})
	}
	s := p.Search
	add(s.Text != "", "“"+s.Text+"”", func(s *models.ContactSearch) { s.Text = "" })
	add(consentValue(s) != "", p.consentWords(), func(s *models.ContactSearch) { s.PurposeID, s.State = 0, "" })
	add(s.Country != "", countryName(s.Country), func(s *models.ContactSearch) { s.Country = "" })
	add(s.Language != "", languageName(s.Language), func(s *models.ContactSearch) { s.Language = "" })
	add(s.Source != "", "From: "+worded(sourceWords, s.Source), func(s *models.ContactSearch) { s.Source = "" })
	add(s.Tag != "", "Tag: "+s.Tag, func(s *models.ContactSearch) { s.Tag = "" })
	add(s.Attribute != "", attributeTitle(p.Attributes, s.Attribute)+": "+s.Value, func(s *models.ContactSearch) { s.Attribute, s.Value = "", "" })
	add(!s.Since.IsZero(), "Since "+p.sinceDay(s), func(s *models.ContactSearch) { s.Since = time.Time{} })
	add(s.Suppressed, "Never messaged", func(s *models.ContactSearch) { s.Suppressed = false })
	return all
}

func (p Contacts) consentWords() string {
	word := consentStatus[p.Search.State].Word
	if len(p.Purposes) > 1 {
		return purposeName(p.Purposes, p.Search.PurposeID) + ": " + strings.ToLower(word)
	}
	return word
}

// rare tells whether one of the filters that stand folded away is on.
func (p Contacts) rare() bool {
	s := p.Search
	return s.Country != "" || s.Language != "" || s.Source != "" || s.Tag != "" || s.Attribute != "" || !s.Since.IsZero() || s.Suppressed
}

var searchedStates = []models.ConsentState{models.ConsentGiven, models.ConsentWithdrawn, models.ConsentRefused, models.ConsentExpired, models.NoConsent}

// consentOptions are all ways to stand, for every purpose; a single purpose needs no name.
func (p Contacts) consentOptions() []Option {
	all := []Option{{Text: "Any"}}
	for _, purpose := range p.Purposes {
		for _, state := range searchedStates {
			text := consentStatus[state].Word
			if len(p.Purposes) > 1 {
				text = purpose.Name + ": " + strings.ToLower(text)
			}
			all = append(all, Option{Value: fmt.Sprintf("%d:%s", purpose.ID, state), Text: text})
		}
	}
	return all
}

func (p Contacts) attributeOptions() []Option {
	all := []Option{{Text: "Any"}}
	for _, a := range p.Attributes {
		all = append(all, Option{Value: a.Key, Text: a.Name})
	}
	return all
}

func anyOf(values []string, name func(string) string) []Option {
	return append([]Option{{Text: "Any"}}, plainOptions(values, name)...)
}

func sourceName(source string) string { return worded(sourceWords, source) }

package views

import (
	"fmt"
	"net/url"
	"strings"

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
	Unread     map[string]string // what is wrong with filters, by field
	Typed      url.Values        // what was typed into them then
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
	set("from", s.From)
	set("to", s.To)
	set("since", p.firstDay(s.Since))
	set("until", p.lastDay(s.Until))
	set("heard_since", p.firstDay(s.HeardSince))
	set("heard_until", p.lastDay(s.HeardUntil))
	if s.NeedsPerson {
		set("person", "yes")
	}
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

func consentValue(s models.ContactSearch) string {
	if s.PurposeID == 0 || s.State == "" {
		return ""
	}
	return fmt.Sprintf("%d:%s", s.PurposeID, s.State)
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
	return append([]Option{{Text: "Any"}}, byText(plainOptions(values, name))...)
}

func sourceName(source string) string { return worded(sourceWords, source) }

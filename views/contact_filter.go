package views

import (
	"slices"
	"strings"
	"time"

	"greenlist/models"
)

// typed is what stands in a filter: what was read of it, or what was typed where that could not be read.
func (p Contacts) typed(field, read string) string {
	if p.Typed != nil {
		return p.Typed.Get(field)
	}
	return read
}

// measured tells whether there is an attribute that goes from one value to another.
func (p Contacts) measured() bool {
	return slices.ContainsFunc(p.Attributes, models.Attribute.Measured)
}

func (p Contacts) firstDay(since time.Time) string {
	if since.IsZero() {
		return ""
	}
	return since.In(p.Zone).Format(time.DateOnly)
}

// lastDay is the day that ends at until.
func (p Contacts) lastDay(until time.Time) string {
	if until.IsZero() {
		return ""
	}
	return until.In(p.Zone).AddDate(0, 0, -1).Format(time.DateOnly)
}

// onward is where looking goes on: further back, or further forward for those who came that way.
func (p Contacts) onward() string {
	if p.Search.After > 0 {
		return p.newer()
	}
	return p.older()
}

// chip is one filter that is on, and the address of the list without it.
type chip struct{ words, without string }

func (p Contacts) chips() []chip {
	if p.Unread != nil {
		return nil
	}
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
	name := attributeTitle(p.Attributes, s.Attribute) + ": "
	add(s.Value != "", name+attributeValue(p.Attributes, s.Attribute, s.Value), func(s *models.ContactSearch) { s.Value = "" })
	add(s.From+s.To != "", name+reach(s.From, s.To), func(s *models.ContactSearch) { s.From, s.To = "", "" })
	joined := reach(p.firstDay(s.Since), p.lastDay(s.Until))
	add(joined != "", "Joined: "+joined, func(s *models.ContactSearch) { s.Since, s.Until = time.Time{}, time.Time{} })
	heard := reach(p.firstDay(s.HeardSince), p.lastDay(s.HeardUntil))
	add(heard != "", "Last wrote: "+heard, func(s *models.ContactSearch) { s.HeardSince, s.HeardUntil = time.Time{}, time.Time{} })
	add(s.NeedsPerson, "Needs a person", func(s *models.ContactSearch) { s.NeedsPerson = false })
	add(s.Suppressed, "Never messaged", func(s *models.ContactSearch) { s.Suppressed = false })
	return all
}

// reach is a range in words.
func reach(from, to string) string {
	switch {
	case from == to:
		return from
	case from == "":
		return "up to " + to
	case to == "":
		return "from " + from
	}
	return from + " to " + to
}

func (p Contacts) consentWords() string {
	word := consentStatus[p.Search.State].Word
	if len(p.Purposes) > 1 {
		return purposeName(p.Purposes, p.Search.PurposeID) + ": " + strings.ToLower(word)
	}
	return word
}

// rare tells whether one of the filters that stand folded away is on, or has something the matter with it.
func (p Contacts) rare() bool {
	s := p.Search
	s.Text, s.PurposeID, s.State = "", 0, ""
	return s.Narrowed() || p.Unread != nil
}

package views

import (
	"math"

	"greenlist/models"
	"greenlist/whatsapp"
)

// Quality is how Meta rates the numbers and the templates.
type Quality struct {
	Clock
	Numbers   []models.NumberHealth
	Templates []models.Template
	Connected bool
	Admin     bool
}

// Title implements Screen.
func (Quality) Title() string { return "Quality" }

func limitWords(limit int64) string {
	if limit < 0 {
		return "unlimited"
	}
	return Number(int(limit))
}

func leftNote(h models.NumberHealth) string {
	if h.Limit < 0 {
		return "As many people as you like"
	}
	if h.Left == 0 {
		return "No room now: " + people(h.Reached) + " reached in 24 hours"
	}
	return "Room for " + Number(int(h.Left)) + " more " + plural(h.Left, "person", "people") + " now"
}

// ratingFinding says in a sentence how a number's rating has been.
func ratingFinding(h models.NumberHealth) string {
	now := quality(h.Number.Quality).Word
	days := 0
	for i := len(h.Days) - 1; i >= 0 && h.Days[i].Quality == h.Number.Quality; i-- {
		days++
	}
	switch {
	case h.Number.Quality == whatsapp.QualityUnknown:
		return "Meta has not rated this number yet"
	case days <= 1:
		return now + " since today"
	case days == len(h.Days):
		return now + " for " + Count(days, "day", "days") + " and more"
	}
	return now + " for " + Count(days, "day", "days")
}

// limitFinding says how the messaging limit moved last.
func (p Quality) limitFinding(days []models.NumberDay) string {
	last := days[len(days)-1]
	for i := len(days) - 1; i > 0; i-- {
		before, after := days[i-1], days[i]
		if before.Quality == "" || before.MessagingLimit == after.MessagingLimit {
			continue
		}
		moved := "fell"
		if after.MessagingLimit < 0 || before.MessagingLimit >= 0 && after.MessagingLimit > before.MessagingLimit {
			moved = "rose"
		}
		return "The messaging limit " + moved + " from " + limitWords(before.MessagingLimit) + " to " + limitWords(after.MessagingLimit) + " on " + p.Day(after.Day)
	}
	return "The messaging limit stayed at " + limitWords(last.MessagingLimit)
}

// finite tells whether there was any limit to draw.
func finite(days []models.NumberDay) bool {
	for _, d := range days {
		if d.Quality != "" && d.MessagingLimit >= 0 {
			return true
		}
	}
	return false
}

func (p Quality) dayNames(days []models.NumberDay) []string {
	names := make([]string, len(days))
	for i, d := range days {
		names[i] = p.in(d.Day).Format("2 Jan")
	}
	return names
}

// limits are the limits as a line; a day without one is a gap.
func limits(days []models.NumberDay) []float64 {
	values := make([]float64, len(days))
	for i, d := range days {
		values[i] = float64(d.MessagingLimit)
		if d.Quality == "" || d.MessagingLimit < 0 {
			values[i] = math.NaN()
		}
	}
	return values
}

// ratingLevels are the heights of the columns, with their names: a rating is told by its height as well as by its colour.
var ratingLevels = []struct {
	rating string
	height float64
}{{whatsapp.QualityRed, 1}, {whatsapp.QualityYellow, 2}, {whatsapp.QualityGreen, 3}}

func ratingHeight(rating string) float64 {
	for _, level := range ratingLevels {
		if level.rating == rating {
			return level.height
		}
	}
	return 0
}

// ratingScale leaves room on the left for words instead of numbers.
func ratingScale(days int) scale { return scale{points: days, top: 3, banded: true} }

// changes are the days on which the rating or the limit changed, and the first: the table behind the chart needs no other.
func changes(days []models.NumberDay) []models.NumberDay {
	var kept []models.NumberDay
	for i, d := range days {
		if d.Quality == "" {
			continue
		}
		if i == 0 || days[i-1].Quality != d.Quality || days[i-1].MessagingLimit != d.MessagingLimit {
			kept = append(kept, d)
		}
	}
	return kept
}

func numberName(n models.Number) string {
	name := models.ShowPhone("+" + n.Phone)
	if n.VerifiedName != "" {
		return n.VerifiedName + " · " + name
	}
	return name
}

// numberStatus is a number's status at Meta; connected needs no word.
func numberStatus(n models.Number) Status {
	switch n.Status {
	case whatsapp.NumberConnected:
		return Status{"Connected", Good}
	case whatsapp.NumberPending:
		return Status{"Pending", Info}
	case whatsapp.NumberFlagged:
		return Status{"Flagged", Caution}
	case "":
		return Status{"Unknown", Quiet}
	}
	return Status{plainWord(n.Status), Bad}
}

func perSecondWords(n models.Number) string { return Number(n.PerSecond) }

package models

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// readDate reads a day as lists write it: 2026-03-04, 04-03-2026, 4.3.26, with or without a time of day after it. The day begins in zone.
func readDate(text string, order DateOrder, zone *time.Location) (time.Time, bool) {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, true
	}
	numbers := dateNumbers(text)
	if len(numbers) < 3 {
		return time.Time{}, false
	}
	year, month, day := numbers[2], numbers[1], numbers[0]
	switch {
	case numbers[0] > 31:
		year, month, day = numbers[0], numbers[1], numbers[2]
	case order == MonthFirst:
		month, day = day, month
	}
	if year < 100 {
		year += 2000
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, zone)
	if at.Year() != year || at.Month() != time.Month(month) || at.Day() != day || year < 2009 {
		return time.Time{}, false // WhatsApp began in 2009: an earlier yes was to something else
	}
	return withTime(at, numbers[3:]), true
}

func withTime(day time.Time, clock []int) time.Time {
	if len(clock) < 2 || clock[0] > 23 || clock[1] > 59 {
		return day
	}
	return day.Add(time.Duration(clock[0])*time.Hour + time.Duration(clock[1])*time.Minute)
}

func dateNumbers(text string) []int {
	var all []int
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n, err := strconv.Atoi(part)
		if err != nil || len(part) > 4 {
			return nil
		}
		all = append(all, n)
	}
	return all
}

// guessDateOrder looks for a date that can be meant only one way.
func guessDateOrder(cells []string) DateOrder {
	for _, cell := range cells {
		switch numbers := dateNumbers(cell); {
		case len(numbers) < 3 || numbers[0] > 31:
		case numbers[0] > 12:
			return DayFirst
		case numbers[1] > 12:
			return MonthFirst
		}
	}
	return DayFirst
}

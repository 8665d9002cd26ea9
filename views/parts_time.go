package views

import "time"

// Clock is what a screen needs to speak of times: the moment it is drawn, and the organisation's zone. Screens embed it and write @p.Ago(t).
type Clock struct {
	Now  time.Time
	Zone *time.Location // nil is UTC
}

// in moves a time to the zone people read.
func (c Clock) in(t time.Time) time.Time {
	if c.Zone == nil {
		return t.UTC()
	}
	return t.In(c.Zone)
}

// Exact is the full time in words, for titles and where seconds do not matter: "Tue 3 Mar 2026, 14:05 CET".
func (c Clock) Exact(t time.Time) string { return c.in(t).Format("Mon 2 Jan 2006, 15:04 MST") }

// Second is the time to the second, for proofs: "Tue 3 Mar 2026, 14:05:09 CET".
func (c Clock) Second(t time.Time) string { return c.in(t).Format("Mon 2 Jan 2006, 15:04:05 MST") }

// Day is the date alone: "3 Mar 2026".
func (c Clock) Day(t time.Time) string { return c.in(t).Format("2 Jan 2006") }

// Relative is the time as people say it: "just now", "5 minutes ago", "in 2 hours", "yesterday at 14:05", "3 Mar at 14:05". Never and far-away
// times are "never" and a date.
func (c Clock) Relative(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	gap := c.Now.Sub(t)
	switch {
	case gap < 0:
		return c.ahead(t, -gap)
	case gap < time.Minute:
		return "just now"
	case gap < time.Hour:
		return Count(int(gap/time.Minute), "minute", "minutes") + " ago"
	case c.days(t) == 0:
		return Count(int(gap/time.Hour), "hour", "hours") + " ago"
	case c.days(t) == -1:
		return "yesterday at " + c.in(t).Format("15:04")
	}
	return c.date(t)
}

func (c Clock) ahead(t time.Time, gap time.Duration) string {
	switch {
	case gap < time.Minute:
		return "in a moment"
	case gap < time.Hour:
		return "in " + Count(int(gap/time.Minute), "minute", "minutes")
	case c.days(t) == 0:
		return "today at " + c.in(t).Format("15:04")
	case c.days(t) == 1:
		return "tomorrow at " + c.in(t).Format("15:04")
	}
	return c.date(t)
}

// days counts midnights between now and t in the zone; negative is past.
func (c Clock) days(t time.Time) int {
	return int(midnight(c.in(t)).Sub(midnight(c.in(c.Now))) / (24 * time.Hour))
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (c Clock) date(t time.Time) string {
	at := c.in(t)
	if at.Year() == c.in(c.Now).Year() {
		return at.Format("2 Jan at 15:04")
	}
	return at.Format("2 Jan 2006")
}

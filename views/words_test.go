package views

import (
	"testing"
	"time"
)

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12431: "12,431", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPercentNeverRoundsIntoALie(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{
		{0, 0, "–"}, {0, 10, "0%"}, {10, 10, "100%"}, {1, 2, "50%"}, {984, 1000, "98.4%"}, {99999, 100000, "99.9%"}, {1, 100000, "<0.1%"},
	} {
		if got := Percent(c.part, c.whole); got != c.want {
			t.Errorf("Percent(%d, %d) = %q, want %q", c.part, c.whole, got, c.want)
		}
	}
}

func TestRelative(t *testing.T) {
	zone := time.FixedZone("CET", 3600)
	now := time.Date(2026, 3, 17, 8, 50, 0, 0, zone)
	clock := Clock{Now: now, Zone: zone}
	for want, at := range map[string]time.Time{
		"never":              {},
		"just now":           now.Add(-30 * time.Second),
		"1 minute ago":       now.Add(-time.Minute),
		"8 hours ago":        now.Add(-8 * time.Hour),
		"yesterday at 23:50": now.Add(-9 * time.Hour),
		"14 Mar at 08:50":    now.AddDate(0, 0, -3),
		"17 Dec 2025":        now.AddDate(0, -3, 0),
		"in a moment":        now.Add(30 * time.Second),
		"in 10 minutes":      now.Add(10 * time.Minute),
		"today at 12:50":     now.Add(4 * time.Hour),
		"tomorrow at 00:20":  now.Add(15*time.Hour + 30*time.Minute),
	} {
		if got := clock.Relative(at); got != want {
			t.Errorf("%v: %q, want %q", at, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"": "?", "Émilie": "É", "Anna de Vries": "AV"} {
		if got := (User{Name: name}).Initials(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

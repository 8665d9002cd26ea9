package whatsapp

import (
	"testing"
	"time"
)

// The rules that depend on the account, each at its limit and just below.
func TestLintWithSurroundings(t *testing.T) {
	leading := func(address string) Template {
		template := sound()
		template.Buttons()[0] = Button{Type: ButtonURL, Text: "Kijk", URL: address}
		return template
	}
	known := sound()
	known.ID = "1"
	for _, c := range []struct {
		name     string
		s        Surroundings
		t        Template
		rule     string
		code     int
		severity Severity
	}{
		{"nothing", Surroundings{}, sound(), "", 0, ""},
		{"taken", Surroundings{Taken: true}, sound(), "name-taken", 2388024, SeverityError},
		{"blocked", Surroundings{BlockedUntil: time.Date(2026, 12, 4, 0, 0, 0, 0, time.UTC)}, sound(), "name-blocked", 2388023, SeverityError},
		{"another category", Surroundings{Category: Utility}, sound(), "name-category", 0, SeverityError},
		{"the same category", Surroundings{Category: Marketing}, sound(), "", 0, ""},
		{"224 templates", Surroundings{Templates: 224}, sound(), "", 0, ""},
		{"225 templates", Surroundings{Templates: 225}, sound(), "account-nearly-full", 0, SeverityWarning},
		{"251 templates", Surroundings{Templates: 251}, sound(), "", 0, ""},
		{"5,399 templates", Surroundings{Templates: 5399}, sound(), "", 0, ""},
		{"5,400 templates", Surroundings{Templates: 5400}, sound(), "account-nearly-full", 0, SeverityWarning},
		{"6,000 templates", Surroundings{Templates: 6000}, sound(), "account-full", 2388019, SeverityError},
		{"an edit needs no room", Surroundings{Templates: 6000, Created: 100}, known, "", 0, ""},
		{"89 in an hour", Surroundings{Created: 89}, sound(), "", 0, ""},
		{"90 in an hour", Surroundings{Created: 90}, sound(), "created-this-hour", 0, SeverityWarning},
		{"the same words as another", Surroundings{Twin: "tulpen_mei"}, sound(), "text-twin", 0, SeverityWarning},
		{"our website", Surroundings{Domains: []string{"veld.example"}}, leading("https://shop.veld.example/{{1}}"), "", 0, ""},
		{"a website of others", Surroundings{Domains: []string{"veld.example"}}, leading("https://notveld.example/"), "link-foreign", 0, SeverityWarning},
		{"nothing known of websites", Surroundings{}, leading("https://other.example/"), "", 0, ""},
	} {
		plain := len(Lint(c.t))
		got := c.s.Lint(c.t)[plain:]
		if c.rule == "" {
			if len(got) > 0 {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Rule != c.rule || got[0].Code != c.code || got[0].Severity != c.severity || got[0].Source.AsOf == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

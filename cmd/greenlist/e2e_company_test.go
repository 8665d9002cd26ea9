package main

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// A company is somebody's work that a test takes for granted: WhatsApp is connected, a template is approved, people have agreed.
type company struct {
	*stage
	anna     *visitor
	db       *models.DB
	purpose  models.Purpose
	template string // its id
	number   string // its id
}

const (
	plainText  = "Hello {{1}}, the first seedlings are in. Come and see them this week."
	firstNames = "Mila Noor Sem Daan Tess Finn Lotte Bram Saar Luuk"
)

// newCompany does it through the pages and the command line.
func newCompany(t *testing.T, s *stage, people int) *company {
	t.Helper()
	c := &company{stage: s, anna: newVisitor(t, s.server.url)}
	c.anna.post(s.addUser("anna@zaailing.example", "admin"), nil)
	c.connect()
	c.agreeOn("Offers")
	c.write("seedlings_in")
	if people > 0 {
		c.bring(people)
	}
	return c
}

var numberIDs = regexp.MustCompile(`name="number_id"[^>]*>\s*<option value="(\d+)"`)

func (c *company) connect() {
	c.t.Helper()
	c.anna.post("/settings/whatsapp", url.Values{
		"waba_id": {"100000000000001"}, "app_id": {"100000000000003"}, "token": {"sandbox-token"}, "app_secret": {"sandbox-secret"}, "verify_token": {"sandbox-verify"},
	})
	until(c.t, "the number to be known", func() bool { return strings.Contains(c.anna.get("/settings/whatsapp"), "Messages a second") })
}

// database is the company's, opened beside the server.
func (c *company) database() *models.DB {
	c.t.Helper()
	if c.db == nil {
		c.db = c.open()
	}
	return c.db
}

// agreeOn makes a purpose.
func (c *company) agreeOn(name string) {
	c.t.Helper()
	purpose, err := models.CreatePurpose(context.Background(), c.database(), models.System, models.NewPurpose{Name: name, Words: map[string]models.PurposeWords{
		"en": {What: "offers and news about plants", Often: "at most twice a month", Kept: "until you stop, and two years after that as proof"},
	}})
	if err != nil {
		c.t.Fatal(err)
	}
	c.purpose = purpose
}

// write writes a template with one variable, and with buttons that answer, and gets it approved.
func (c *company) write(name string, buttons ...string) {
	c.t.Helper()
	fields := url.Values{"name": {name}, "language": {"en"}, "category": {"MARKETING"}, "body": {plainText}, "sample-1": {"Mila"}}
	for n, words := range buttons {
		fields.Set(fmt.Sprintf("button-%d-kind", n), whatsapp.ButtonQuickReply)
		fields.Set(fmt.Sprintf("button-%d-text", n), words)
	}
	page := c.anna.post("/templates", fields)
	c.template = path.Base(page)
	c.anna.post(page+"/submissions", nil)
	c.approveTemplate(name)
	until(c.t, "the news of the approval", func() bool { return strings.Contains(c.anna.get("/campaigns/new"), name) })
	c.number = numberIDs.FindStringSubmatch(c.anna.get("/campaigns/new?template=" + c.template))[1]
}

// bring imports people who agreed on paper.
func (c *company) bring(people int) {
	c.t.Helper()
	page := c.anna.upload("/imports", "counter.csv", list(people))
	c.anna.post(page+"/runs", url.Values{
		"column-0": {string(models.MeansName)}, "column-1": {string(models.MeansPhone)}, "country-0": {"NL"}, "dates": {string(models.DayFirst)},
		"agreed": {"yes"}, "purpose_id": {fmt.Sprint(c.purpose.ID)}, "how": {"On the card at the till, kept in the shop."},
	})
	until(c.t, "the import", func() bool { return strings.Contains(c.anna.get(page), "See the contacts") })
}

// list is a CSV file of people with fictitious numbers.
func list(people int) string {
	var text strings.Builder
	text.WriteString("Name;Phone\n")
	names := strings.Fields(firstNames)
	for n := range people {
		fmt.Fprintf(&text, "%s Visser %d;%s\n", names[n%len(names)], n, phoneOf(n))
	}
	return text.String()
}

// phoneOf is a number that Dutch numbering keeps free.
func phoneOf(n int) string { return fmt.Sprintf("+3197010%06d", n) }

// plan makes a campaign to everybody and returns its page.
func (c *company) plan(name string) string {
	c.t.Helper()
	return c.anna.post("/campaigns", url.Values{
		"name": {name}, "template_id": {c.template}, "purpose_id": {strconv.FormatInt(c.purpose.ID, 10)}, "number_id": {c.number},
		"from:1": {"first_name"}, "text:1": {"there"}, "when": {"now"},
	})
}

// launch plans a campaign and launches it.
func (c *company) launch(name string) string {
	c.t.Helper()
	page := c.plan(name)
	c.anna.post(page+"/launch", nil)
	return page
}

// finishes waits until the page says so.
func (c *company) finishes(page string) {
	c.t.Helper()
	untilWithin(c.t, 2*patience, "the campaign to finish", func() bool { return strings.Contains(c.anna.get(page), "Finished") })
}

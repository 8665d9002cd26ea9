package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// A customer lives through the siege: a few people with telephones, and those who write down what they say. They do one thing after another.
type customer struct {
	*siege
	client *http.Client
	chance *rand.Rand
	number string // Meta's id of the company's
	key    string // of the API
	n      int
	serial int
	pages  []shownPage
	people []*telephone
}

// shownPage is a form that somebody has before them, since when.
type shownPage struct {
	token string
	since time.Time
}

// A telephone, and what its owner knows.
type telephone struct {
	phone string
	// page is where they were sent after they had filled in the form; contact is what the company calls them.
	page    string
	contact int64
	joined  bool
	// no: the last thing they said was a no, and they were told that it was heard.
	no bool
}

func (s *siege) newCustomer(n int, seed uint64) *customer {
	s.t.Helper()
	ctx := context.Background()
	_, key, err := models.CreateAPIKey(ctx, s.database(), models.System, models.NewAPIKey{Name: fmt.Sprint("Till ", n), Scopes: models.Scopes})
	s.must(err)
	numbers, err := models.ListNumbers(ctx, s.database())
	s.must(err)
	c := &customer{siege: s, client: s.newClient(), chance: rand.New(rand.NewPCG(seed, uint64(n+1))), number: numbers[0].MetaID, key: key, n: n}
	for m := range 10 {
		c.people = append(c.people, &telephone{phone: phoneOf(10*n + m)})
	}
	return c
}

// live does one thing after another until the siege is over.
func (c *customer) live() {
	acts := []func(*telephone){c.signsUp, c.signsUp, c.signsUp, c.signsUp, c.isWrittenDown, c.isWrittenDown, c.stops, c.usesTheirPage, c.tellsTheTill, c.tellsTheStaff}
	for c.over.Err() == nil {
		acts[c.chance.IntN(len(acts))](c.people[c.chance.IntN(len(c.people))])
	}
}

// mark is what an act is known by in the log.
func (c *customer) mark(kind string) string {
	c.serial++
	return fmt.Sprintf("%s %d.%d", kind, c.n, c.serial)
}

var (
	servedTokens = regexp.MustCompile(`name="served" value="([^"]+)"`)
	declarations = regexp.MustCompile(`<blockquote class="message">([^<]+)</blockquote>`)
	ownPages     = regexp.MustCompile(`href="(/p/[^"]+)"`)
)

// readingTime is what the form asks for before it takes a sign-up, and a little more.
const readingTime = 2200 * time.Millisecond

// page is a form that was looked at for long enough. Where there is none it looks at another.
func (c *customer) page() (token string, ok bool) {
	if len(c.pages) > 0 && time.Since(c.pages[0].since) > readingTime {
		token, c.pages = c.pages[0].token, c.pages[1:]
		return token, true
	}
	if len(c.pages) < 8 {
		if a, ok := c.once(request{method: http.MethodGet, path: "/f/" + c.form.Code}); ok {
			if found := servedTokens.FindStringSubmatch(a.body); found != nil {
				c.pages = append(c.pages, shownPage{html.UnescapeString(found[1]), time.Now()})
			}
		}
	}
	return "", false
}

// signsUp fills in the form, and confirms from the telephone.
func (c *customer) signsUp(p *telephone) {
	token, ok := c.page()
	if !ok {
		return
	}
	fields := url.Values{"served": {token}, "phone": {p.phone}, "purpose": {strconv.FormatInt(c.purpose.ID, 10)}}
	from := fmt.Sprintf("10.%d.%d.1", c.chance.IntN(256), c.chance.IntN(256))
	a, ok := c.insists("granted "+token, form("/f/"+c.form.Code, fields).with("X-Forwarded-For", from))
	if !ok {
		return
	}
	page, answered := c.until(request{method: http.MethodGet, path: a.to})
	found := declarations.FindStringSubmatch(page.body)
	if !answered || found == nil {
		c.book.fault("no declaration on " + a.to)
		return
	}
	id := c.mark("confirmed wamid")
	p.no = false
	if _, ok := c.insists(id, c.call(p, id, html.UnescapeString(found[1]), time.Now())); ok {
		p.joined, p.page = true, a.to
	}
}

// call is what Meta tells of a message.
func (c *customer) call(p *telephone, id, text string, at time.Time) request {
	body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []map[string]any{{"id": "100000000000001", "changes": []map[string]any{{
		"field": "messages", "value": map[string]any{
			"messaging_product": "whatsapp", "metadata": map[string]string{"phone_number_id": c.number},
			"messages": []map[string]any{{"id": id, "from": p.phone[1:], "timestamp": strconv.FormatInt(at.Unix(), 10), "type": "text", "text": map[string]string{"body": text}}},
		},
	}}}}})
	if err != nil {
		panic(err)
	}
	return request{method: http.MethodPost, path: "/webhooks/whatsapp", kind: "application/json", body: string(body)}.
		with("X-Hub-Signature-256", whatsapp.Sign("sandbox-secret", body))
}

// stops writes STOP. Meta knows whole seconds only: a no counts from the end of its second here, so that it is not older than a yes before it.
func (c *customer) stops(p *telephone) {
	if !p.joined {
		return
	}
	call := c.call(p, c.mark("stop wamid"), "STOP", time.Now().Add(time.Second))
	sum := sha256.Sum256([]byte(call.body))
	_, heard := c.insists("stop "+hex.EncodeToString(sum[:]), call)
	p.no = p.no || heard
}

// pressed is the mark of a press on the page of somebody, whose number follows.
const pressed = "preferences "

// usesTheirPage takes everything back where the confirmation leads to. Who gets no answer does not press again.
func (c *customer) usesTheirPage(p *telephone) {
	if p.page == "" {
		return
	}
	a, ok := c.once(request{method: http.MethodGet, path: p.page})
	found := ownPages.FindStringSubmatch(a.body)
	if !ok || found == nil {
		return
	}
	_, heard := c.tries(pressed+p.phone, form(found[1]+"/optouts", url.Values{"purpose": {"all"}}))
	p.no = p.no || heard
}

// isWrittenDown is a yes that the company's own system took down.
func (c *customer) isWrittenDown(p *telephone) {
	mark := c.mark("written")
	p.no = false
	a, ok := c.insists(mark, c.api("/api/v1/optins", mark, map[string]any{"phone": p.phone, "purposes": []int64{c.purpose.ID}, "how": mark}))
	var told struct{ Contact int64 }
	if ok && json.Unmarshal([]byte(a.body), &told) == nil {
		p.joined, p.contact = true, told.Contact
	}
}

func (c *customer) tellsTheTill(p *telephone) {
	mark := c.mark("till")
	_, heard := c.insists(mark, c.api("/api/v1/optouts", mark, map[string]any{"phone": p.phone, "channel": "shop", "words": mark}))
	p.no = p.no || heard
}

func (c *customer) api(path, key string, ask any) request {
	body, err := json.Marshal(ask)
	if err != nil {
		panic(err)
	}
	return request{method: http.MethodPost, path: path, kind: "application/json", body: string(body)}.with("Authorization", "Bearer "+c.key).with("Idempotency-Key", key)
}

// tellsTheStaff is a no that Anna writes down, once: if she gets no answer she does not know.
func (c *customer) tellsTheStaff(p *telephone) {
	if p.contact == 0 {
		return
	}
	mark := c.mark("staff")
	_, heard := c.tries(mark, form(fmt.Sprintf("/contacts/%d/optouts", p.contact), url.Values{"via": {"shop"}, "note": {mark}}))
	p.no = p.no || heard
}

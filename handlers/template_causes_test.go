package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/sandbox"
	"greenlist/whatsapp"
)

// A cause is something that happened at Meta behind our back, so that it refuses what nothing here can be said against.
type cause struct {
	name string
	// approved: Meta has it already, and what is sent is a correction of it.
	approved bool
	fields   []string
	happens  func(d *desk, t whatsapp.Template)
	// title is how the page calls it; words are more of what it says.
	title string
	words []string
	// waits: it is tried again by itself.
	waits bool
}

var parcel = []string{"category", whatsapp.Utility, "body", "Hello {{1}}, your parcel leaves our shop tomorrow, early in the day."}

var causes = []cause{
	{name: "deleted", title: "The name is still being cleared", words: []string{"Choose another name, or wait up to four weeks.", "Try again in 4 weeks"}, happens: func(d *desk, t whatsapp.Template) {
		d.order(d.creates(t)+"/decide", `{"decision":"approve"}`)
		d.must(d.client.DeleteTemplate(context.Background(), account, t.Name))
	}},
	{name: "other_category", title: "The name has another category", words: []string{"All languages of a name share one category", "Choose that category, or another name."}, happens: func(d *desk, t whatsapp.Template) {
		t.Language, t.Category = "nl", whatsapp.Utility
		d.creates(t)
	}},
	{name: "schema", title: "The template was not accepted", words: []string{"WhatsApp did not say why in words for people.", "send it again"}, happens: func(d *desk, _ whatsapp.Template) {
		d.must(d.remote.SetAccount(context.Background(), sandbox.AccountChange{RefuseNext: 100}))
	}},
	{name: "edited_elsewhere", approved: true, title: "It was edited too often", words: []string{"one edit of an approved template in 24 hours", "Send it again tomorrow"}, happens: func(d *desk, t whatsapp.Template) {
		d.must(d.client.EditTemplate(context.Background(), t))
		d.order(t.ID+"/decide", `{"decision":"approve"}`)
	}},
	{name: "in_review_elsewhere", approved: true, title: "The template cannot be changed now", words: []string{"Only approved, rejected and paused templates can be edited"}, happens: func(d *desk, t whatsapp.Template) {
		d.must(d.client.EditTemplate(context.Background(), t))
	}},
	{name: "recategorised", approved: true, fields: parcel, title: "The category cannot be changed", words: []string{"The category of an approved template stays as it is."}, happens: func(d *desk, t whatsapp.Template) {
		d.order(t.ID+"/category", `{"category":"marketing"}`)
	}},
	{name: "gone", approved: true, waits: true, title: "Meta does not find the template", words: []string{"It was deleted at Meta"}, happens: func(d *desk, t whatsapp.Template) {
		d.must(d.client.DeleteTemplate(context.Background(), account, t.Name))
	}},
	{name: "utility_blocked", waits: true, fields: parcel, title: "Utility templates are restricted", words: []string{"wait for the restriction to end"}, happens: func(d *desk, _ whatsapp.Template) {
		d.must(d.remote.SetAccount(context.Background(), sandbox.AccountChange{UtilityBlock: sandbox.Duration(7 * 24 * time.Hour)}))
	}},
	{name: "too_many_in_an_hour", waits: true, title: "Too many requests for this account", words: []string{"Greenlist waits and goes on."}, happens: func(d *desk, t whatsapp.Template) { d.createsMany(t, 100) }},
	{name: "account_full", title: "Too many templates", words: []string{"Delete templates that are no longer used."}, happens: func(d *desk, t whatsapp.Template) {
		no := false
		d.must(d.remote.SetAccount(context.Background(), sandbox.AccountChange{Verified: &no}))
		for i := range 3 {
			d.pass(time.Hour)
			t.Name = fmt.Sprint("full_", i)
			d.createsMany(t, 90)
		}
	}},
}

const account = "100000000000001"

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// creates makes a template at Meta that nobody here knows of.
func (d *desk) creates(t whatsapp.Template) (id string) {
	d.Helper()
	made, err := d.client.CreateTemplate(context.Background(), account, t)
	d.must(err)
	return made.ID
}

// createsMany makes so many, or as many as Meta takes.
func (d *desk) createsMany(t whatsapp.Template, n int) {
	d.Helper()
	for i := range n {
		other := t
		other.Name = fmt.Sprint(t.Name, "_", i)
		if _, err := d.client.CreateTemplate(context.Background(), account, other); err != nil {
			return
		}
	}
}

// jargon are things that only programs say.
var jargon = regexp.MustCompile(`\(#|OAuth|GraphMethod|Invalid parameter|HTTP|error_|fbtrace|\b2388\d\d\d\b|\bcode 100\b|components\.`)

// Each refusal that no check here can foresee is caused at Meta, and stands on the template's page in plain words; with Meta's own sentence quoted where
// it has one for people, and without anything that only programs say.
func TestWhatMetaRefusesForReasonsOfItsOwnIsShownInPlainWords(t *testing.T) {
	eachSite(t, func(s *site) {
		d := newDesk(s, func(o *sandbox.Options) { o.Webhook = "" })
		for _, c := range causes {
			path := d.submitted(c)
			page := d.as(models.Marketer).get(path).is(http.StatusOK)
			for _, words := range append(c.words, c.title+".") {
				page.says(words)
			}
			if odd := jargon.FindString(page.words()); odd != "" {
				s.Errorf("%s: the page says %q:\n%s", c.name, odd, page.words())
			}
			if waits := strings.Contains(page.words(), "It has not reached Meta yet"); waits != c.waits {
				s.Errorf("%s: tried again by itself: %v", c.name, waits)
			}
		}
	})
}

// submitted writes a draft, lets happen what happens, and sends it. Where hours pass, people sign in anew.
func (d *desk) submitted(c cause) (path string) {
	d.Helper()
	anna := d.as(models.Marketer)
	path = anna.write(with(with(autumn, "name", c.name), c.fields...)).is(http.StatusOK).at()
	id := number(strings.TrimPrefix(path, "/templates/"))
	if c.approved {
		d.approveAll(anna, path, id)
		anna.post(path+"/corrections", nil)
		body := d.content(id).Body().Text
		anna.get(path+"/edit").send(path, map[string]string{"body": strings.Replace(body, "Hello", "Good day", 1)}).isAt(path)
	}
	c.happens(d, d.content(id))
	d.as(models.Marketer).post(path+"/submissions", nil).is(http.StatusOK)
	d.work()
	return path
}

func (d *desk) approveAll(anna *browser, path string, id int64) {
	d.Helper()
	anna.post(path+"/submissions", nil).is(http.StatusOK)
	d.work()
	d.order(d.content(id).ID+"/decide", `{"decision":"approve"}`)
	anna.post("/templates/syncs", url.Values{})
	d.work()
}

// content is the wording of a template as it stands here, with what Meta calls it.
func (d *desk) content(id int64) whatsapp.Template {
	d.Helper()
	t, err := models.FindTemplate(context.Background(), d.db, id)
	d.must(err)
	v, err := models.FindTemplateVersion(context.Background(), d.db, *t.VersionID)
	d.must(err)
	content := v.Content
	content.ID = t.MetaID
	return content
}

// The look-out for what only programs say sees it.
func TestWhatProgramsSayIsSeen(t *testing.T) {
	for _, raw := range []string{"(#100) Invalid parameter", "OAuthException", "error 2388024", "GraphMethodException"} {
		if jargon.FindString(raw) == "" {
			t.Errorf("%q passes for plain words", raw)
		}
	}
	if odd := jargon.FindString("A text is too long. Use at most 1,024 characters."); odd != "" {
		t.Errorf("%q is plain", odd)
	}
}

package handlers

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/sandbox"
	"greenlist/sender"
	"greenlist/views"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// A desk is a site with a pretend Meta behind it, whose moderator waits for orders. Both clocks stand still until they are moved together.
type desk struct {
	*site
	company modelstest.Company
	remote  *sandbox.Remote
	errands *sender.Errands
	client  *graph.Client
	meta    string
}

func newDesk(s *site, tweaks ...func(*sandbox.Options)) *desk {
	s.Helper()
	intake := models.NewIntake(s.db)
	s.server.Intake = intake
	company := modelstest.NewCompany(s.T, s.db)
	options := sandbox.Options{Token: "token", AppSecret: "secret", VerifyToken: "verify", Webhook: s.url + "/webhooks/whatsapp",
		ReviewAfter: -1, RetryBase: 10 * time.Millisecond, Now: func() time.Time { return modelstest.Start }}
	for _, tweak := range tweaks {
		tweak(&options)
	}
	meta, err := sandbox.New(options)
	if err != nil {
		s.Fatal(err)
	}
	server := httptest.NewServer(meta)
	s.Cleanup(func() { server.Close(); meta.Close(); intake.Close() })
	client, err := graph.New(graph.Options{BaseURL: server.URL, Token: "token"})
	if err != nil {
		s.Fatal(err)
	}
	d := &desk{company: company, remote: &sandbox.Remote{URL: server.URL}, client: client.WithToken("token"), meta: server.URL}
	return d.at(s)
}

// at is another site with the same pretend Meta behind it.
func (d *desk) at(s *site) *desk {
	other := *d
	other.site, other.errands = s, sender.NewErrands(s.db, sender.ErrandOptions{Client: d.client})
	return &other
}

// work does every task that is due, a second later: an answer of the very moment of the last news would not be newer.
func (d *desk) work() {
	d.Helper()
	d.pass(time.Second)
	for did := true; did; {
		var err error
		if did, err = d.errands.Once(context.Background()); err != nil {
			d.Fatal(err)
		}
	}
}

// pass moves both clocks.
func (d *desk) pass(by time.Duration) {
	d.Helper()
	d.clock.Advance(by)
	if _, err := d.remote.MoveClock(context.Background(), by); err != nil {
		d.Fatal(err)
	}
}

// held is how many templates the first page says cannot be sent.
func (d *desk) held(n int) {
	d.Helper()
	if o, err := models.FindOverview(context.Background(), d.db); err != nil || len(o.Templates) != n {
		d.Errorf("%d templates that cannot be sent, not %d, %v", len(o.Templates), n, err)
	}
}

// order tells the pretend Meta what to do with a template.
func (d *desk) order(what, body string) {
	d.Helper()
	d.control("templates/"+what, body)
}

// control tells the pretend Meta how to be.
func (d *desk) control(what, body string) {
	d.Helper()
	response, err := http.Post(d.meta+"/_sandbox/"+what, "application/json", bytes.NewReader([]byte(body)))
	if err != nil {
		d.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		d.Fatalf("%s: %s", what, response.Status)
	}
}

// becomes waits until webhooks have brought the template to a status.
func (d *desk) becomes(id int64, status string) models.Template {
	d.Helper()
	for deadline := time.After(20 * time.Second); ; {
		if _, err := models.ApplyWebhooks(context.Background(), d.db, 100); err != nil {
			d.Fatal(err)
		}
		t, err := models.FindTemplate(context.Background(), d.db, id)
		if err != nil {
			d.Fatal(err)
		}
		if t.MetaStatus == status {
			return t
		}
		select {
		case <-deadline:
			d.Fatalf("the template is %s, not %s; here it is %s, and Meta said: %s", t.MetaStatus, status, t.State, t.Refusal)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func TestATemplatesWholeLife(t *testing.T) {
	eachSite(t, func(s *site) {
		d := newDesk(s)
		anna, rosa, admin := s.as(models.Marketer), s.as(models.Reviewer), s.as(models.Admin)
		admin.get("/settings/team").says("Should somebody else read a template")
		admin.get(views.FourEyesPath).send(views.FourEyesPath, map[string]string{"required": "on"}).isAt(views.FourEyesPath).says("May clear: reviewers.")

		page := anna.write(with(autumn, "body", "{{1}}, the bulbs are in. Come and see them this week."))
		path, id := page.at(), number(strings.TrimPrefix(page.at(), "/templates/"))
		page.send(path+"/reviews", nil).is(http.StatusUnprocessableEntity).says("The text cannot start with a variable.")
		anna.get(path+"/edit").send(path, map[string]string{"body": "Hello {{1}}, the bulbs are in.\nCome and see them this week.", "sample-1": "Mila"}).isAt(path)
		anna.post(path+"/submissions", nil).is(http.StatusUnprocessableEntity).says("Nobody but its author has cleared this version.")
		anna.get(path).send(path+"/reviews", map[string]string{"words": "Is this week right?"}).isAt(path).says("With a colleague")
		anna.get(path + "/review").says("Your role does not clear templates.")

		d.sendBackAndClear(anna, rosa, path)

		anna.get(path).send(path+"/submissions", nil).isAt(path)
		d.work()
		metaID := d.becomes(id, whatsapp.TemplatePending).MetaID
		d.order(metaID+"/decide", `{"decision":"reject","reason":"INVALID_FORMAT","words":"The text is unclear.","advice":"Say which bulbs."}`)
		d.becomes(id, whatsapp.TemplateRejected)
		d.held(1)
		anna.get(path).says("Say which bulbs.").says("Ask for another review").send(path+"/corrections", nil).isAt(path + "/edit")
		anna.get(path+"/edit").send(path, map[string]string{"body": "Hello {{1}}, the tulip bulbs are in.\nCome and see them this week, in Utrecht."}).isAt(path)
		anna.get(path).send(path+"/reviews", nil)
		rosa.get(path+"/review").send(path+"/verdicts", map[string]string{"verdict": "clear"}).isAt(path)
		onItsWay := anna.get(path).send(path+"/submissions", nil).says("New wording on its way to Meta")
		if strings.Contains(onItsWay.text, "Meta rejected this") || onItsWay.form(path+"/corrections") != nil {
			s.Error("what Meta said of the words before is said of those that are on their way")
		}
		anna.post(path+"/corrections", nil).is(http.StatusConflict)
		anna.get("/templates?q=autumn").says("New wording on its way to Meta")
		anna.get("/templates?status=in-review&q=autumn").says("autumn_bulbs")
		anna.get("/templates?status=rejected&q=autumn").says("No template matches")
		d.held(0)
		d.work()
		d.becomes(id, whatsapp.TemplatePending)
		d.order(metaID+"/decide", `{"decision":"approve"}`)
		if approved := d.becomes(id, whatsapp.TemplateApproved); approved.MetaReason != "" || approved.MetaAdvice != "" || !approved.Sendable() {
			s.Errorf("approved, and a stale reason stays: %+v", approved)
		}
		d.pauseAndResume(id, path, metaID)
		d.editAndDelete(id, path, metaID)
	})
}

// sendBackAndClear: a colleague wants a line changed, the author changes it, the colleague is content.
func (d *desk) sendBackAndClear(anna, rosa *browser, path string) {
	d.Helper()
	first := rosa.get("/").get(path).says("Read it").get(path + "/review").says("Is this week right?").says("Text, line 2")
	back := map[string]string{"verdict": "back"}
	first.send(path+"/verdicts", back).is(http.StatusUnprocessableEntity).says("Say what should change, here or at a line.")
	first.send(path+"/verdicts", with(back, "comment-1-1", "Say where we are.")).isAt(path).says("Changes wanted")
	rosa.post(path+"/verdicts", valuesOf(with(back, "version", "1", "words", "Once more."))).is(http.StatusConflict)
	anna.get(path).says("A colleague wants changes").says("Say where we are.").says("As it was")
	anna.get(path+"/edit").send(path, map[string]string{"body": "Hello {{1}}, the bulbs are in.\nCome and see them this week, in Utrecht.", "sample-1": "Mila"}).isAt(path).says("Changed since")
	anna.get(path).send(path+"/reviews", nil)
	rosa.get(path+"/review").says("Since version 1 was sent back").says("added: week, in Utrecht.").send(path+"/verdicts", map[string]string{"verdict": "clear"}).isAt(path).says("Cleared")
	rosa.get(path + "/comparison?from=1&to=2").says("removed: week.")
	rosa.get(path + "/comparison").says("removed: week.")
	rosa.get(path + "/versions/1").says("Read by a colleague").says("Come and see them this week.")
}

// pauseAndResume: hours pass, so that people have to sign in anew.
func (d *desk) pauseAndResume(id int64, path, metaID string) {
	d.Helper()
	d.pass(time.Hour)
	d.order(metaID+"/quality", `{"score":"RED"}`)
	d.becomes(id, whatsapp.TemplatePaused)
	d.as(models.Marketer).get(path).says("Meta has paused this").says("This pause ends by itself after 3 hours")
	d.pass(3 * time.Hour)
	d.becomes(id, whatsapp.TemplateApproved)
	story := d.as(models.Marketer).get(path).words()
	for _, step := range []string{"Resumed: it can be sent again", "Paused by Meta", "Quality: Red", "Approved by Meta", "New draft begun", "Rejected by Meta", "Meta has it in review",
		"Sent to Meta for review", "Cleared for Meta", "Sent back: changes wanted", "Review asked for", "Draft begun"} {
		if !strings.Contains(story, step) {
			d.Errorf("the timeline does not tell %q:\n%s", step, story)
		}
	}
}

// editAndDelete: one edit a day, and no name twice in a month.
func (d *desk) editAndDelete(id int64, path, metaID string) {
	d.Helper()
	anna, rosa := d.as(models.Marketer), d.as(models.Reviewer)
	edit := func(words string) *answer {
		d.work() // What was asked of Meta before is done: an answer of the same instant as other news would not be newer.
		anna.get(path).says("of 10 used in 30 days").send(path+"/corrections", nil)
		anna.get(path+"/edit").send(path, map[string]string{"body": words}).says("This changes an approved template")
		anna.get(path).send(path+"/reviews", nil)
		rosa.get(path+"/review").send(path+"/verdicts", map[string]string{"verdict": "clear"})
		return anna.get(path).send(path+"/submissions", nil)
	}
	edit("Hello {{1}}, the crocus bulbs are in.\nCome and see them this week.").isAt(path)
	d.work()
	d.becomes(id, whatsapp.TemplatePending)
	d.order(metaID+"/decide", `{"decision":"approve"}`)
	d.becomes(id, whatsapp.TemplateApproved)
	edit("Hello {{1}}, the lily bulbs are in.\nCome and see them this week.").is(http.StatusUnprocessableEntity).says("one edit of an approved template in 24 hours")
	anna.get(path).send(path+"/reviews?_method=DELETE", nil)
	anna.get(path).send(path+"?_method=DELETE", nil).says("Approved")

	anna.post(path+"/wishes", valuesOf(map[string]string{"wish": "delete"})).isAt(path).says("Meta is being asked to delete this")
	d.work()
	d.becomes(id, whatsapp.TemplateDeleted)
	blocked := whatsapp.BlockedUntil(d.clock.Now()).Format("2 Jan 2006")
	anna.get(path).says("can be used again from " + blocked)
	anna.get("/templates/new").send("/templates", autumn).is(http.StatusUnprocessableEntity).says("Meta blocks the name until")
}

func TestWhatMetaWillNotDoIsSaidAndWhatOthersChangedIsShown(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		d := newDesk(s)
		anna := s.as(models.Marketer)
		all, err := models.ListTemplates(ctx, s.db, models.TemplateFilter{Limit: 1})
		if err != nil || len(all) != 1 {
			s.Fatal(err)
		}
		path := views.TemplatePath(all[0].ID)
		anna.post(path+"/wishes", valuesOf(map[string]string{"wish": "unpause"})).is(http.StatusUnprocessableEntity)
		anna.post(path+"/wishes", valuesOf(map[string]string{"wish": "archive"})).isAt(path).says("Meta is being asked to archive this")
		d.work() // This pretend Meta has no such template.
		anna.get(path).says("Meta did not archive this").send("/templates/syncs", nil).isAt(path).says("We are asking Meta.")

		account, err := models.FindAccount(ctx, s.db)
		if err != nil {
			s.Fatal(err)
		}
		changed := modelstest.SpringOffer
		changed.Components = []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: "Hello {{1}}, the last seedlings are in. Come and see them this week."}}
		if _, err := models.ObserveTemplate(ctx, s.db, account, changed, "poll"); err != nil {
			s.Fatal(err)
		}
		unread := anna.get(path).says("Somebody changed this template at Meta").says("removed: first added: last")
		if strings.Contains(anna.get("/campaigns/new").words(), "spring_offer") {
			s.Error("words that nobody read can be sent")
		}
		unread.send(path+"/takeovers", nil).isAt(path).says("Taken over.")
		anna.get("/campaigns/new").says("spring_offer")

		odd := changed
		odd.Status = "UNDER_A_SPELL"
		if _, err := models.ObserveTemplate(ctx, s.db, account, odd, "poll"); err != nil {
			s.Fatal(err)
		}
		anna.get(path).says("Meta says: Under a spell").says("Greenlist does not know this word yet.")
	})
}

package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// What Meta is asked to do with a template it does, and the page tells of both: who asked, and what came of it.
func TestATemplateIsResumedArchivedAndBroughtBack(t *testing.T) {
	eachSite(t, func(s *site) {
		d := newDesk(s)
		anna := s.as(models.Marketer)
		page := anna.write(autumn)
		path, id := page.at(), number(strings.TrimPrefix(page.at(), "/templates/"))
		page.send(path+"/submissions", nil)
		d.work()
		metaID := d.becomes(id, whatsapp.TemplatePending).MetaID
		d.order(metaID+"/decide", `{"decision":"approve"}`)
		d.becomes(id, whatsapp.TemplateApproved)

		d.paceAndPause(metaID, "autumn_bulbs")
		d.becomes(id, whatsapp.TemplatePaused)
		anna.get(path).says("Meta has paused this").says("It does not end by itself.")
		d.wish(anna, path, models.WishUnpause, "Meta is being asked to resume this")
		d.becomes(id, whatsapp.TemplateApproved)
		anna.post(path+"/wishes", valuesOf(map[string]string{"wish": "unpause"})).is(http.StatusUnprocessableEntity)

		d.wish(anna, path, models.WishArchive, "Meta is being asked to archive this")
		d.becomes(id, whatsapp.TemplateArchived)
		anna.get(path).says("This is archived").says("Meta deletes archived templates after 28 days")
		if strings.Contains(anna.get("/campaigns/new").words(), "autumn_bulbs") {
			s.Error("what is archived can be sent")
		}
		d.wish(anna, path, models.WishUnarchive, "Meta is being asked to bring this back")
		d.becomes(id, whatsapp.TemplateApproved)
		anna.get("/campaigns/new").says("autumn_bulbs")
		anna.get(path).tells("Back from the archive", "Meta asked to bring it back", "Archived", "Meta asked to archive it", "Resumed: it can be sent again",
			"Meta asked to resume it", "Paused by Meta", "Approved by Meta", "Sent to Meta for review", "Draft begun")
	})
}

// wish has Meta asked for something, and done it.
func (d *desk) wish(who *browser, path string, w models.TemplateWish, doing string) {
	d.Helper()
	d.work() // What was heard before is older than the answer to come.
	who.get(path).send(path+"/wishes", map[string]string{"wish": string(w)}).isAt(path).says(doing)
	d.work()
}

// paceAndPause is what becomes of a template whose first readers did not like it, while Meta held the rest back: a pause that only we can end.
func (d *desk) paceAndPause(metaID, name string) {
	d.Helper()
	d.control("pacing", `{"after": 1, "hold": "30m"}`)
	client, err := graph.New(graph.Options{BaseURL: d.meta, Token: "token"})
	if err != nil {
		d.Fatal(err)
	}
	for _, to := range []string{"3197010000001", "3197010000002"} {
		body := whatsapp.SendComponent{Type: whatsapp.SendBody, Parameters: []whatsapp.Parameter{{Type: "text", Text: "Mila"}}}
		m := whatsapp.Message{To: to, Template: &whatsapp.TemplateMessage{Name: name, Language: "en", Components: []whatsapp.SendComponent{body}}}
		if sent := client.Send(context.Background(), "100000000000002", m); sent.MessageID == "" {
			d.Fatalf("not sent: %+v", sent)
		}
	}
	d.order(metaID+"/quality", `{"score": "RED"}`)
}

// tells fails where the page's timeline does not tell these things in this order, whatever else it tells.
func (a *answer) tells(events ...string) {
	a.Helper()
	rest, before := a.text, ""
	for _, what := range events {
		_, after, found := strings.Cut(rest, `<div class="what">`+what+`</div>`)
		if !found {
			a.Errorf("the timeline does not tell %q after %q", what, before)
			continue
		}
		rest, before = after, what
	}
}

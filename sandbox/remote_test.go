package sandbox

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestRemote(t *testing.T) {
	k := start(t)
	r, ctx := &Remote{URL: k.url + "/"}, t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	p, err := r.AddPerson(ctx, whatsapp.Person{Phone: "+31 970 10 20 34", Name: "Fleur de Vries", Language: "nl"})
	must(err)
	same(t, "phone", p.Phone, fleur)
	if !strings.HasPrefix(p.UserID, "NL.") {
		t.Errorf("user id %q", p.UserID)
	}
	must(r.Write(ctx, fleur, "Hello", ""))
	k.hooks.message()
	bubbles, err := r.Thread(ctx, fleur)
	must(err)
	must(r.Write(ctx, fleur, "Me again", bubbles[0].ID))
	same(t, "context", k.hooks.message()["context"].(object)["id"], any(bubbles[0].ID))

	id := k.ok("POST", waba+"/message_templates", newTemplate("tulips", whatsapp.Marketing))["id"].(string)
	must(r.Approve(ctx, id))
	k.hooks.of(whatsapp.FieldTemplateStatus)
	other := k.ok("POST", waba+"/message_templates", newTemplate("roses", whatsapp.Marketing))["id"].(string)
	must(r.Reject(ctx, other, "SCAM"))
	same(t, "reason", k.hooks.of(whatsapp.FieldTemplateStatus)["reason"], any("SCAM"))

	message := k.sent(templateSend(fleur, "tulips", "Fleur"))
	now, err := r.MoveClock(ctx, 3*time.Second)
	must(err)
	same(t, "now", now, noon.Add(3*time.Second))
	must(r.MarkRead(ctx, fleur))
	must(r.Press(ctx, fleur, message, "Stop promotions"))
	must(r.SetMarketing(ctx, fleur, true))
	must(r.Block(ctx, fleur))
	p, err = r.Person(ctx, fleur)
	must(err)
	same(t, "stopped", p.StoppedMarketing, true)
	same(t, "blocked", p.Blocked, true)
	same(t, "unread", p.Unread, 0)
	must(r.SetMarketing(ctx, fleur, false))
	must(r.Unblock(ctx, fleur))
	people, err := r.People(ctx, "fleur", 10)
	must(err)
	same(t, "people", len(people), 1)
	same(t, "last", people[0].LastAt, noon.Add(3*time.Second))

	if _, err := r.Person(ctx, "31970000000"); !errors.Is(err, ErrNobody) {
		t.Errorf("nobody is %v", err)
	}
	must(r.Write(ctx, "31970000000", "Hello", "")) // every number has somebody
	if err := r.Write(ctx, "NL.999", "Hello", ""); !errors.Is(err, ErrNobody) {
		t.Errorf("an unknown user id is %v", err)
	}
	if _, err := r.MoveClock(ctx, -time.Hour); err == nil {
		t.Error("the clock went back")
	}
}

func TestPeopleComeByAdsAndSendFiles(t *testing.T) {
	k := start(t)
	r, ctx := &Remote{URL: k.url}, t.Context()
	if err := r.Arrive(ctx, fleur, "Do you have roses?", whatsapp.Referral{SourceID: "120200", Headline: "Roses"}); err != nil {
		t.Fatal(err)
	}
	ad := k.hooks.message()["referral"].(object)
	same(t, "ad", ad["source_id"], any("120200"))
	same(t, "kind", ad["source_type"], any("ad"))
	if ad["ctwa_clid"] == "" || ad["source_url"] == "" {
		t.Errorf("Meta tells where an ad stands and names the click: %v", ad)
	}
	if err := r.SendFile(ctx, fleur, "image/png", "", "Is this one of yours?", []byte("not really a picture")); err != nil {
		t.Fatal(err)
	}
	sent := k.hooks.message()
	same(t, "type", sent["type"], any("image"))
	picture := sent["image"].(object)
	same(t, "caption", picture["caption"], any("Is this one of yours?"))
	same(t, "size", k.ok("GET", picture["id"].(string), nil)["file_size"], any(float64(20)))
	if r.SendFile(ctx, fleur, "picture", "", "", nil) == nil || r.Arrive(ctx, fleur, "Hi", whatsapp.Referral{}) == nil {
		t.Error("a file of nothing, or an ad without an id, was taken")
	}
}

func TestControlRefusesOtherPages(t *testing.T) {
	k := start(t)
	status, _ := k.raw("POST", k.url+"/_sandbox/people/"+fleur+"/block", nil, "Origin", "https://elsewhere.example", "Sec-Fetch-Site", "cross-site")
	same(t, "status", status, http.StatusForbidden)
}

func TestRecordedIsAWitness(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	for _, to := range []string{"31970000001", "31970000002", "31970000001", "31970000003"} {
		k.sent(templateSend(to, "tulips", "You"))
		k.move(time.Second)
	}
	var page struct {
		Records []Record
		After   int
	}
	k.control("GET", "recorded?limit=3", nil, &page)
	same(t, "page", len(page.Records), 3)
	same(t, "opaque", page.Records[1].Opaque, "attempt-of-31970000002")
	same(t, "template", page.Records[1].Template, "tulips")
	k.control("GET", "recorded?limit=3&after=3", nil, &page)
	same(t, "rest", page.Records[0].Seq, 4)
	k.control("GET", "recorded?since="+noon.Add(2*time.Second).Format(time.RFC3339), nil, &page)
	same(t, "since", len(page.Records), 2)

	var count struct{ Count, People int }
	k.control("GET", "recorded/count?template=tulips", nil, &count)
	same(t, "count", count.Count, 4)
	same(t, "people", count.People, 3)
	k.control("GET", "recorded/count?template=roses", nil, &count)
	same(t, "others", count.Count, 0)

	var twice struct {
		People     int
		Opaques    int
		SamePerson []repetition `json:"same_person"`
	}
	k.control("GET", "recorded/duplicates", nil, &twice)
	same(t, "people twice", twice.People, 1)
	same(t, "attempts twice", twice.Opaques, 1)
	same(t, "who", twice.SamePerson[0].Person, "31970000001")
	k.control("GET", "recorded/duplicates?after=2", nil, &twice)
	same(t, "none among the last", twice.People, 0)
}

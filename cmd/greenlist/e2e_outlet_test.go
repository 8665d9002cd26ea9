package main

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"greenlist/models"
)

// realLooking is what it takes to reach real people.
var realLooking = models.Connection{
	WABAID: "100000000000001", AppID: "482059317746205", Token: "EAAG" + strings.Repeat("m0PX4ZCpsBO7q3Zx", 9), AppSecret: strings.Repeat("5fe0", 8), VerifyToken: "a verify token",
}

// A demo's people are made up, but somebody may serve its database as if they were real.
func TestADemoServedAsIfItWereRealSendsNothing(t *testing.T) {
	t.Parallel()
	i, outside := filledDemo(t), openDoor(t)
	server := i.with("GREENLIST_GRAPH_URL=" + outside.url).start("serve")
	server.awaits(regexp.MustCompile(`sending is off.*Nothing is sent: this database is a sandbox`))

	anna := newVisitor(t, server.url)
	anna.post(signInLinks.FindStringSubmatch(i.run("user", "link", demoAdmin))[1], nil)
	anna.post("/settings/whatsapp", url.Values{
		"waba_id": {realLooking.WABAID}, "app_id": {realLooking.AppID}, "token": {realLooking.Token}, "app_secret": {realLooking.AppSecret}, "verify_token": {realLooking.VerifyToken},
	})
	campaign := anna.post("/campaigns", anna.anyCampaign())
	anna.post(campaign+"/launch", nil)

	// A live database knocks at once when it is given the same. That shows that knocking is noticed, and leaves the demo time to do it.
	live, outsideToo := onSQLite(t), openDoor(t)
	live = live.with("GREENLIST_GRAPH_URL="+outsideToo.url, "GREENLIST_PUBLIC_URL=https://greenlist.example")
	live.start("serve")
	if _, err := models.Connect(context.Background(), live.open(), models.System, realLooking); err != nil {
		t.Fatal(err)
	}
	until(t, "a live database to knock", func() bool { return outsideToo.knocks.Load() > 0 })

	if page := anna.get(campaign); !strings.Contains(page, "Nothing is sent: this database is a sandbox") {
		t.Errorf("the page does not say why nothing is sent:\n%s", page)
	}
	server.stop()
	if n := outside.knocks.Load(); n > 0 {
		t.Errorf("the demo knocked %d times", n)
	}
	i.sentNothing(campaign)
}

// sentNothing looks whether a campaign has tried to message anybody.
func (i *install) sentNothing(campaign string) {
	i.t.Helper()
	var id int64
	fmt.Sscanf(campaign, "/campaigns/%d", &id)
	counts, err := models.RecountMessages(context.Background(), i.open(), id)
	if err != nil {
		i.t.Fatal(err)
	}
	if tried := counts.Total() - counts[models.Queued]; id == 0 || tried > 0 {
		i.t.Errorf("campaign %d tried to message %d people", id, tried)
	}
}

// A door counts who knocks.
type door struct {
	url    string
	knocks atomic.Int64
}

// openDoor listens on an address of this machine that is not loopback: to Greenlist that is as far away as Meta.
func openDoor(t *testing.T) *door {
	t.Helper()
	listener, err := net.Listen("tcp", net.JoinHostPort(ownAddress(t), "0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	d := &door{url: "https://" + listener.Addr().String()}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			d.knocks.Add(1)
			conn.Close()
		}
	}()
	return d
}

func ownAddress(t *testing.T) string {
	t.Helper()
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if prefix, err := netip.ParsePrefix(a.String()); err == nil && !prefix.Addr().IsLoopback() && prefix.Addr().Is4() {
			return prefix.Addr().String()
		}
	}
	missing(t, "this machine has no address but loopback")
	return ""
}

// anyCampaign fills in the form with the first of whatever it offers.
func (v *visitor) anyCampaign() url.Values {
	v.t.Helper()
	template := v.first(v.get("/campaigns/new"), `name="template" value="(\d+)"`)
	form := v.get("/campaigns/new?template=" + template)
	values := url.Values{"name": {"To everybody"}, "template_id": {template}, "when": {"now"}}
	for _, name := range []string{"purpose_id", "number_id"} {
		values.Set(name, v.first(form, `(?s)name="`+name+`".*?<option value="(\d+)"`))
	}
	for _, match := range regexp.MustCompile(`name="text:([^"]+)"`).FindAllStringSubmatch(form, -1) {
		values.Set("text:"+match[1], "there")
		values.Set("from:"+match[1], "")
	}
	return values
}

func (v *visitor) first(page, pattern string) string {
	v.t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(page)
	if found == nil {
		v.t.Fatalf("no %s in:\n%s", pattern, page)
	}
	return found[1]
}

package main

import (
	"context"
	"fmt"
	"path"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
)

// The server is killed four times in the middle of a campaign: before the first message, and while they go out. Whatever the pretend Meta
// accepted is the truth; it runs in a process of its own and is never killed. Its webhooks wait until the end: they would tell in time what became
// of messages whose answers nobody saw, and so hide that somebody sends them again.
func TestKilledInMidCampaignNobodyTwiceNobodyMissing(t *testing.T) {
	t.Parallel()
	eachInstall(t, func(t *testing.T, i *install) {
		const people = 300
		c := newCompany(t, newStage(t, i, "--throughput", "80"), people)
		c.control("faults", map[string]any{"latency": "80ms", "webhooks": map[string]any{"pause": true}}, nil)
		page := c.launch("Through thick and thin")
		for _, moment := range []int{0, 50, 130, 210} {
			untilWithin(t, 2*patience, fmt.Sprint(moment, " messages"), func() bool { return c.accepted() >= moment })
			c.server.kill()
			c.again()
		}
		c.finishes(page)
		if len(c.recipients(page, models.StandsUnknown)) == 0 {
			t.Error("it was killed four times, and claims to know everything")
		}
		c.control("faults", map[string]any{}, nil)
		c.everybodyAccountedFor(page, people)
	})
}

// everybodyAccountedFor compares what the report says of each person with what the pretend Meta accepted.
func (c *company) everybodyAccountedFor(page string, people int) {
	c.t.Helper()
	if twice, attempts := c.repeated(); twice > 0 || attempts > 0 {
		c.t.Errorf("%d people got it twice, %d attempts went out twice", twice, attempts)
	}
	unknown := people - c.accepted()
	until(c.t, fmt.Sprintf("the report to know of everybody but %d", unknown), func() bool {
		return len(c.recipients(page, models.StandsUnknown)) == unknown && len(c.recipients(page, models.StandsSent)) == 0
	})
	c.t.Logf("%d of %d are unknown", unknown, people)
	got := map[string]bool{}
	for _, r := range c.recorded() {
		got["+"+r.To] = true
	}
	for phone := range c.recipients(page, models.StandsUnknown) {
		if got[phone] {
			c.t.Errorf("%s got it, and webhooks said so", phone)
		}
	}
	all := c.recipients(page, "")
	for n := range people {
		if phone := phoneOf(n); !got[phone] && all[phone] != models.StandsUnknown || all[phone] == "" {
			c.t.Errorf("%s is missing: %q", phone, all[phone])
		}
	}
	report := c.anna.get(page)
	if says := strings.Contains(report, "We can’t know"); says != (unknown > 0) {
		c.t.Errorf("%d are unknown, and the report says so: %v", unknown, says)
	}
}

// recipients are the people of a campaign who stand in one way, or all of them.
func (c *company) recipients(page string, standing models.Standing) map[string]models.Standing {
	c.t.Helper()
	db, all := c.database(), map[string]models.Standing{}
	id, _ := strconv.ParseInt(path.Base(page), 10, 64)
	for after := int64(0); ; {
		rows, err := models.ListRecipients(context.Background(), db, id, standing, after, 500)
		if err != nil {
			c.t.Fatal(err)
		}
		for _, r := range rows {
			all[*r.Phone] = r.State.Standing()
			after = r.ContactID
		}
		if len(rows) < 500 {
			return all
		}
	}
}

package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"greenlist/models"
)

// marketer has just signed in: clocks move by more than a session lasts.
func (b *brakeDesk) marketer() *browser {
	b.Helper()
	return b.as(models.Marketer)
}

// reads looks at the pages that say why, and for a number at the one where it is let go.
func (b *brakeDesk) reads(c models.Campaign, s standstill) {
	b.Helper()
	marketer := b.marketer()
	if s.why == "" { // the sender may still have to hear of the time that has passed
		b.until("the page to say it", func() bool { return strings.Contains(marketer.get(campaignAt(c)).words(), s.says[0]) })
	}
	now, err := models.FindCampaign(context.Background(), b.db, c.ID)
	b.check(err)
	pages := []string{campaignAt(c)}
	if s.why != "" && now.PauseReason == "" {
		pages = append(pages, "/sending")
	}
	for _, path := range pages {
		page := marketer.get(path).is(http.StatusOK)
		for _, words := range s.says {
			page.says(words)
		}
	}
}

// refusesToResume tries to let a campaign go on that cannot.
func (b *brakeDesk) refusesToResume(c models.Campaign) {
	b.Helper()
	marketer := b.marketer()
	if page := marketer.get(campaignAt(c)).is(http.StatusOK); page.form(resumption(c)) != nil {
		b.Error("what would be refused is offered")
	}
	marketer.post(resumption(c), nil).is(http.StatusUnprocessableEntity).says("Meta does not let this template through now")
}

// releases lets campaigns use the number again, which needs a reason and somebody who may send.
func (b *brakeDesk) releases() {
	b.Helper()
	path := fmt.Sprintf("/sending/numbers/%d/release", b.company.Number.ID)
	b.as(models.Reviewer).post(path, url.Values{"why": {"Seen to"}}).is(http.StatusForbidden)
	b.marketer().post(path, url.Values{"why": {" "}}).is(http.StatusUnprocessableEntity).says("Say why it may go on")
	b.marketer().post(path, url.Values{"why": {"It has been seen to"}}).is(http.StatusOK).says("Campaigns from this number go on.")
}

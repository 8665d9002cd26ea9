package views

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

func TestACampaignSaysHowItBeginsAndEnds(t *testing.T) {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	scheduled := func(in time.Duration) CampaignReport {
		at := now.Add(in)
		return CampaignReport{Campaign: models.Campaign{State: models.CampaignScheduled, ScheduledAt: &at}}
	}
	finished := func(f models.Funnel) CampaignReport {
		return CampaignReport{Campaign: models.Campaign{State: models.CampaignFinished}, Funnel: f}
	}
	after := func(d time.Duration) CampaignReport {
		at := now.Add(-d)
		return CampaignReport{Campaign: models.Campaign{State: models.CampaignFinished, FinishedAt: &at}, Funnel: models.Funnel{Total: 1, Sent: 1}}
	}
	for _, c := range []struct {
		page CampaignReport
		want string
	}{
		{after(6 * 24 * time.Hour), "Everything has been sent. Delivered and read go on rising as people open their phones."},
		{after(8 * 24 * time.Hour), "Everything has been sent."},
		{scheduled(20 * time.Minute), "Starts in 20 minutes."},
		{scheduled(0), "Starts now."},
		{scheduled(-time.Minute), "Starts now."},
		{scheduled(-time.Hour), "Starts now."},
		{scheduled(-2 * time.Hour), ""},
		{finished(models.Funnel{Total: 3, Sent: 1, Failed: 2}), "Everything has been sent. Delivered and read go on rising as people open their phones."},
		{finished(models.Funnel{Total: 3, Failed: 2, NotSent: 1}), "It is over, and nobody got it."},
		{finished(models.Funnel{Total: 3, Failed: 2, Unknown: 1}), "It is over. We do not know whether anybody got it."},
	} {
		c.page.Clock, c.page.MayBeLate = Clock{Now: now, Zone: time.UTC}, time.Hour
		if got := c.page.stateWords(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestReasonsReadOnFromANumberOfPeople(t *testing.T) {
	for reason, want := range map[models.Reason]string{
		{Reason: "withdrawn", N: 2}:          "took their yes back",
		{Reason: "no_address", N: 2}:         "have no number we can reach",
		{Reason: "no_address", N: 1}:         "has no number we can reach",
		{Reason: "meta", N: 1}:               "did not get it, and Meta did not say why",
		{Reason: "meta", Code: 132000, N: 1}: "did not get it. The message fills more or fewer variables than the template has.",
	} {
		if got := reasonWords(reason); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// manyDo is what no sentence about one person has.
var manyDo = regexp.MustCompile(`^(have|are|were) `)

func TestEveryReasonReadsOnFromOnePersonToo(t *testing.T) {
	for reason := range whyNot {
		if words := WhyNot(1, reason, 0); manyDo.MatchString(words) {
			t.Errorf("1 person %s", words)
		}
	}
	for reason := range whyNotOne {
		if words := WhyNot(2, reason, 0); !manyDo.MatchString(words) {
			t.Errorf("2 people %s", words)
		}
	}
	who := models.Recipient{Message: models.Message{State: models.Cancelled, Reason: "campaign_cancelled"}}
	if got, want := recipientWhy(who), "Was still waiting when the campaign was cancelled"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAShareOfNobodyIsNotWritten(t *testing.T) {
	if got := ofThose(0, 0, "sent"); got != "" {
		t.Errorf("%q of nobody", got)
	}
	if got, want := ofThose(3, 4, "sent"), "75% of those sent"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestATemplateToPlanWithIsNamedInWords(t *testing.T) {
	options := ChooseTemplate{Templates: []models.WordedTemplate{{Template: models.Template{Name: "spring_offer", Language: "pt_BR", Category: "MARKETING"}}}}.options()
	if got, want := options[0].Text, "spring_offer · Portuguese (Brazil) · Marketing"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAnAudienceIsReadAsASentence(t *testing.T) {
	for want, a := range map[string]models.Audience{
		"all contacts":                                     {},
		"contacts in the Netherlands, Germany":             {Countries: []string{"NL", "DE"}},
		"contacts tagged loyalty or shop, speaking French": {Tags: []string{"loyalty", "shop"}, Languages: []string{"fr"}},
	} {
		if got := audienceWords(a); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestChoicesStandInTheOrderOfWhatIsRead(t *testing.T) {
	var read []string
	for _, o := range byText(plainOptions([]string{"DE", "GB", "FR", "AT"}, countryName)) {
		read = append(read, o.Text)
	}
	if got, want := strings.Join(read, ", "), "Austria, France, Germany, United Kingdom"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhoMustWaitForTheMessagingLimitReadsHowLong(t *testing.T) {
	for _, c := range []struct {
		willing, left, limit int64
		title, words         string
	}{
		{1718, 60, 250, "It will take more than a day", "Your messaging limit lets you reach 250 people in 24 hours, and there is room for 60 now. The rest follow as room comes free."},
		{1718, 0, 250, "It will take more than a day", "Your messaging limit lets you reach 250 people in 24 hours, and there is no room now. They follow as room comes free."},
		{250, 249, 250, "It will take up to a day", "Your messaging limit lets you reach 250 people in 24 hours, and there is room for 249 now. The rest follow as room comes free."},
	} {
		title, words := slowWords(models.Preflight{Forecast: models.Forecast{Willing: c.willing}, LimitLeft: c.left, Limit: c.limit})
		if title != c.title || words != c.words {
			t.Errorf("%d people, room for %d of %d: %q, %q", c.willing, c.left, c.limit, title, words)
		}
	}
}

func TestANumberWithoutRoomSaysHowManyItHasReached(t *testing.T) {
	for want, h := range map[string]models.NumberHealth{
		"As many people as you like":                    {Left: -1, Limit: -1},
		"Room for 1 more person now":                    {Left: 1, Limit: 250},
		"No room now: 1,000 people reached in 24 hours": {Limit: 250, Reached: 1000},
	} {
		if got := leftNote(h); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

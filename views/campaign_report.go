package views

import (
	"slices"
	"strings"
	"time"

	"greenlist/models"
)

// campaignTime is the time that says most about a campaign.
func campaignTime(c models.Campaign) time.Time {
	for _, at := range []*time.Time{c.FinishedAt, c.StartedAt, c.ScheduledAt} {
		if at != nil {
			return *at
		}
	}
	return c.CreatedAt
}

// lastTime is when something was last heard of a message.
func lastTime(r models.Recipient) *time.Time {
	for _, at := range []*time.Time{r.ReadAt, r.DeliveredAt, r.FailedAt, r.SentAt, r.AcceptedAt, r.ClaimedAt} {
		if at != nil {
			return at
		}
	}
	return nil
}

func over(s models.CampaignState) bool {
	return s == models.CampaignFinished || s == models.CampaignCancelled
}

// dash writes a number, or a dash for nothing yet.
func dash(n int64) string {
	if n == 0 {
		return "–"
	}
	return Number(int(n))
}

// ofThose is a share of those who came so far; empty where nobody has.
func ofThose(n, all int64, were string) string {
	if all == 0 {
		return ""
	}
	return Percent(int(n), int(all)) + " of those " + were
}

// willingWords is the sentence a launch is decided on.
func willingWords(f models.Forecast) string {
	not := f.People - f.Willing
	if not == 0 {
		return people(f.Willing) + " will get this"
	}
	return people(f.Willing) + " will get this; " + Number(int(not)) + " won’t"
}

func launchWords(c models.Campaign, p models.Preflight) string {
	if c.ScheduledAt != nil {
		return "Schedule for " + people(p.Forecast.Willing)
	}
	return "Send to " + people(p.Forecast.Willing)
}

// slowWords say that the messaging limit makes people wait. Whoever counts to it now does not tomorrow: only more people than it allows take longer.
func slowWords(p models.Preflight) (title, words string) {
	title, words = "It will take up to a day", "Your messaging limit lets you reach "+people(p.Limit)+" in 24 hours, and there is "
	if p.Forecast.Willing > p.Limit {
		title = "It will take more than a day"
	}
	if p.LimitLeft == 0 {
		return title, words + "no room now. They follow as room comes free."
	}
	return title, words + "room for " + Number(int(p.LimitLeft)) + " now. The rest follow as room comes free."
}

// onlyCountedWords say why fewer people are listed as readers than were counted; empty where none is missing.
func onlyCountedWords(n int64) string {
	if n == 0 {
		return ""
	}
	return Count(int(n), "reader is", "readers are") + " counted, not kept by person, because the form did not ask. Their message stays “Delivered”. Such reads are counted for a week after a message went out."
}

// sortedReasons puts the most frequent first.
func sortedReasons(counts map[string]int64) []string {
	reasons := make([]string, 0, len(counts))
	for reason := range counts {
		reasons = append(reasons, reason)
	}
	slices.SortFunc(reasons, func(a, b string) int {
		if counts[a] != counts[b] {
			return int(counts[b] - counts[a])
		}
		return strings.Compare(a, b)
	})
	return reasons
}

func audienceWords(a models.Audience) string {
	if len(a.Contacts) > 0 {
		return people(int64(len(a.Contacts))) + " of the team"
	}
	var parts []string
	if len(a.Tags) > 0 {
		parts = append(parts, "tagged "+strings.Join(a.Tags, " or "))
	}
	if len(a.Countries) > 0 {
		parts = append(parts, "in "+strings.Join(mapped(a.Countries, theCountry), ", "))
	}
	if len(a.Languages) > 0 {
		parts = append(parts, "speaking "+strings.Join(mapped(a.Languages, languageName), ", "))
	}
	if a.Expires > 0 {
		parts = append(parts, "whose yes ends within "+Count(a.Expires, "day", "days"))
	}
	if a.Remind {
		parts = append(parts, "who were asked once and did not answer")
	}
	if len(parts) == 0 {
		return "all contacts"
	}
	return "contacts " + strings.Join(parts, ", ")
}

func mapped(all []string, f func(string) string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = f(s)
	}
	return out
}

func (p CampaignReport) list(s models.Standing) string {
	if s == "" {
		return CampaignPath(p.Campaign.ID) + "/recipients"
	}
	return CampaignPath(p.Campaign.ID) + "/recipients?standing=" + string(s)
}

// back leads to where one came from: tests stand with their template.
func (p CampaignReport) back() Action {
	if p.Campaign.Kind == models.TrialCampaign {
		return Action{"Tests", TrialPath(p.Outline.Template.ID)}
	}
	return Action{"Campaigns", "/campaigns"}
}

func (p CampaignReport) words() string {
	return "To " + audienceWords(p.Campaign.Audience) + "."
}

// status does not say that it is being sent while everything or its number is stopped.
func (p CampaignReport) status() Status {
	if p.Campaign.State == models.CampaignSending && p.held() {
		return Status{"Held back", Caution}
	}
	return campaignStatus[p.Campaign.State]
}

// CampaignPhase is that of a campaign's state on which the whole page depends, and not only the part that keeps itself fresh.
func CampaignPhase(s models.CampaignState) string {
	if s == models.CampaignFreezing {
		s = models.CampaignSending
	}
	return string(s)
}

// Planned tells whether it is to begin at a time that has yet to come.
func (p CampaignReport) Planned() bool {
	return p.Campaign.State == models.CampaignScheduled && p.Campaign.ScheduledAt.After(p.Now)
}

// stateWords say what is going on, for somebody who has just opened the page.
func (p CampaignReport) stateWords() string {
	switch p.Campaign.State {
	case models.CampaignScheduled:
		return p.startWords()
	case models.CampaignFreezing:
		return "Writing down who it is for. Nothing is sent before that is complete."
	case models.CampaignSending:
		return Number(int(p.Funnel.Waiting)) + " still waiting."
	case models.CampaignFinished:
		return p.endWords()
	case models.CampaignCancelled:
		return "Nothing more is sent."
	}
	return ""
}

// startWords say when it begins. One that is late has an alert of its own.
func (p CampaignReport) startWords() string {
	switch at := *p.Campaign.ScheduledAt; {
	case at.After(p.Now):
		return "Starts " + p.Relative(at) + "."
	case p.late():
		return ""
	}
	return "Starts now."
}

// stillRising is how long after the last message much may still be heard of them.
const stillRising = 7 * 24 * time.Hour

// endWords praise nothing that reached nobody.
func (p CampaignReport) endWords() string {
	switch f, at := p.Funnel, p.Campaign.FinishedAt; {
	case f.Sent > 0 && f.Unknown > 0:
		return "It is over. Of " + people(f.Unknown) + " we do not know whether they got it."
	case f.Sent > 0 && at != nil && p.Now.Sub(*at) > stillRising:
		return "Everything has been sent."
	case f.Sent > 0:
		return "Everything has been sent. Delivered and read go on rising as people open their phones."
	case f.Unknown > 0:
		return "It is over. We do not know whether anybody got it."
	}
	return "It is over, and nobody got it."
}

// reasonWords go on from a number of people. What Meta says is a sentence of its own.
func reasonWords(r models.Reason) string {
	words := WhyNot(r.N, r.Reason, r.Code)
	if r.Reason == "meta" && r.Code != 0 {
		return "did not get it. " + words
	}
	return words
}

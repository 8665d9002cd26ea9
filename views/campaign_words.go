package views

import (
	"fmt"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// CampaignPath is a campaign's address.
func CampaignPath(id int64) string { return fmt.Sprintf("/campaigns/%d", id) }

var campaignStatus = map[models.CampaignState]Status{
	models.CampaignDraft:     {"Draft", Quiet},
	models.CampaignScheduled: {"Scheduled", Info},
	models.CampaignFreezing:  {"Preparing", Busy},
	models.CampaignSending:   {"Sending", Busy},
	models.CampaignPaused:    {"Paused", Caution},
	models.CampaignFinished:  {"Finished", Good},
	models.CampaignCancelled: {"Cancelled", Quiet},
}

var standingStatus = map[models.Standing]Status{
	models.StandsWaiting:   {"Waiting", Quiet},
	models.StandsSent:      {"Sent", Info},
	models.StandsDelivered: {"Delivered", Good},
	models.StandsRead:      {"Read", Good},
	models.StandsFailed:    {"Failed", Bad},
	models.StandsNotSent:   {"Not sent", Caution},
	models.StandsUnknown:   {"We can’t know", Caution},
}

// whyNot are the reasons why somebody gets no message, as sentences about them.
var whyNot = map[string]string{
	"no_consent":          "never agreed to this",
	"withdrawn":           "took their yes back",
	"refused":             "said no",
	"expired":             "agreed too long ago",
	"stopped_at_whatsapp": "turned marketing off in WhatsApp",
	"needs_person":        "wrote something that somebody must read first",
	"suppressed":          "asked never to be messaged",
	"no_address":          "have no number we can reach",
	"erased":              "have been erased",
	"merged":              "are the same person as somebody else",
	"late":                "would have got it too late",
	"window_closed":       "wrote longer than 24 hours ago: WhatsApp takes no answer any more",
	"campaign_cancelled":  "were still waiting when the campaign was cancelled",
	"meta":                "did not get it, and Meta did not say why",
	"parameters":          "would have got a message with a gap in it",
	"no_answer":           "may or may not have it: Meta’s answer did not arrive",
	"process_ended":       "may or may not have it: Greenlist was stopped while sending",
}

// whyNotOne are the reasons that read otherwise of one person.
var whyNotOne = map[string]string{
	"no_address":         "has no number we can reach",
	"erased":             "has been erased",
	"merged":             "is the same person as somebody else",
	"campaign_cancelled": "was still waiting when the campaign was cancelled",
}

// WhyNot says in words why n people get no message; Meta's errors are explained by their code.
func WhyNot(n int64, reason string, code int) string {
	if reason == "meta" && code != 0 {
		return whatsapp.Explain(code).What
	}
	if words, ok := whyNotOne[reason]; ok && n == 1 {
		return words
	}
	if words, ok := whyNot[reason]; ok {
		return words
	}
	return strings.ReplaceAll(reason, "_", " ")
}

// people writes a number of people.
func people(n int64) string { return Count(int(n), "person", "people") }

// recipientWhy is the second line in a recipient's row: why it did not go well, in words.
func recipientWhy(r models.Recipient) string {
	switch r.State.Standing() {
	case models.StandsFailed, models.StandsNotSent, models.StandsUnknown:
		return upperFirst(WhyNot(1, r.Reason, r.ErrorCode))
	case models.StandsWaiting:
		return waitingWhy(r.Reason, r.ErrorCode)
	}
	return ""
}

// waitingWhy says why somebody is still waiting who has had a turn; empty for those whose turn has not come.
func waitingWhy(reason string, code int) string {
	switch {
	case code != 0:
		return whatsapp.Explain(code).What + " It is tried again by itself."
	case reason == "needs_person":
		return upperFirst(WhyNot(1, reason, 0)) + "."
	case reason == "no_connection", reason == "not_started":
		return "Meta could not be reached, so nothing was sent. It is tried again by itself."
	}
	return ""
}

func upperFirst(words string) string {
	if words == "" {
		return ""
	}
	r := []rune(words)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

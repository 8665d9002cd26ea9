package views

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TrialPage is where a template is sent to a few of the team, to look at it on a real phone before it goes to anybody else.
type TrialPage struct {
	Plan
	Door    models.TrialDoor
	Testers []models.Tester
	Chosen  []int64
	Trials  []models.TrialLine
	// Seen is the newest test of this visitor's that the page shows.
	Seen int64
	// Join is the page on which a colleague says yes to tests.
	Join string
	// Campaign is the draft whose values fill the test; 0 for none.
	Campaign  int64
	Sandboxed bool
}

// TrialPath is where a template is tested.
func TrialPath(templateID int64) string { return TemplatePath(templateID) + "/tests" }

// TrialOf begins a test with the values of a draft, or the examples that Meta was given.
func TrialOf(c models.Campaign, wording whatsapp.Template, now time.Time) PlanFields {
	f := PlanFields{NumberID: value(c.NumberID), Values: map[string]models.FieldValue{}}
	for _, v := range wording.Variables() {
		given, planned := c.Parameters[v.Key]
		switch {
		case planned && given.Field != models.FieldRenewal:
			f.Values[v.Key] = given
		case v.Kind == whatsapp.KindOffer:
			f.Values[v.Key] = models.FieldValue{Text: strconv.FormatInt(now.Add(72*time.Hour).UnixMilli(), 10)}
		case v.Kind != whatsapp.KindMedia:
			f.Values[v.Key] = models.FieldValue{Text: v.Sample}
		}
	}
	return f
}

func value(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}

// Title implements Screen.
func (p TrialPage) Title() string { return "Test " + p.Template.Name }

func (p TrialPage) path() string { return TrialPath(p.Template.ID) }

// At is the address of the page, with the draft it began with.
func (p TrialPage) At(templateID int64) string {
	if p.Campaign == 0 {
		return TrialPath(templateID)
	}
	return TrialPath(templateID) + "?campaign=" + strconv.FormatInt(p.Campaign, 10)
}

func (p TrialPage) back() Action {
	if p.Campaign != 0 {
		return Action{"The campaign", CampaignPath(p.Campaign)}
	}
	return Action{p.Template.Name, TemplatePath(p.Template.ID)}
}

func (p TrialPage) people() (options []Option) {
	for _, t := range p.Testers {
		help := ""
		if t.Phone != nil && t.Name != "" {
			help = models.ShowPhone(*t.Phone)
		}
		options = append(options, Option{Value: strconv.FormatInt(t.ContactID, 10), Text: t.Label(), Help: help})
	}
	return options
}

// chosen are those ticked; the only one there is need not be.
func (p TrialPage) chosen() (ids []string) {
	for _, id := range p.Chosen {
		ids = append(ids, strconv.FormatInt(id, 10))
	}
	if len(ids) == 0 && len(p.Testers) == 1 && len(p.Errors) == 0 {
		return []string{strconv.FormatInt(p.Testers[0].ContactID, 10)}
	}
	return ids
}

func (p TrialPage) going() bool {
	for _, t := range p.Trials {
		if t.Going(p.Now) {
			return true
		}
	}
	return false
}

// whose is the telephone in the sandbox on which a test arrives; empty where there is none to look at.
func (p TrialPage) whose(r models.Recipient) string {
	if !p.Sandboxed || r.Phone == nil {
		return ""
	}
	return "/phones/" + url.PathEscape(whatsapp.Digits(*r.Phone))
}

// why says what keeps a test from arriving, as far as it is not told by its status.
func (p TrialPage) why(l models.TrialLine, r models.Recipient) string {
	switch {
	case recipientWhy(r) != "":
		return recipientWhy(r)
	case l.State == models.CampaignPaused:
		return pauseWords(l.PauseReason)
	}
	return ""
}

func trialOrder(wording whatsapp.Template) []string {
	order := []string{"people", "number_id"}
	for _, v := range wording.Variables() {
		order = append(order, "text:"+v.Key)
	}
	return order
}

func trialWho(l models.TrialLine) string { return fmt.Sprintf("by %s", l.By) }

package views

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// PlanFields is the form as it was typed.
type PlanFields struct {
	TemplateID, PurposeID, NumberID int64
	Name, Tags, When, At            string
	Countries, Languages            []string
	// Expires is within how many days somebody's yes ends, as it was typed, and Remind that they were asked once.
	Expires string
	Remind  bool
	// AllAtOnce: no small group goes first.
	AllAtOnce bool
	Values    map[string]models.FieldValue
}

// PlanOf fills the form from a draft. Its time is written in the company's zone.
func PlanOf(c models.Campaign, clock Clock) PlanFields {
	f := PlanFields{
		TemplateID: *c.TemplateID, PurposeID: *c.PurposeID, NumberID: *c.NumberID, Name: c.Name, Values: c.Parameters, When: "now", AllAtOnce: c.AllAtOnce,
		Tags: strings.Join(c.Audience.Tags, ", "), Countries: c.Audience.Countries, Languages: c.Audience.Languages,
	}
	if c.Audience.Expires > 0 {
		f.Expires, f.Remind = strconv.Itoa(c.Audience.Expires), c.Audience.Remind
	}
	if c.ScheduledAt != nil {
		f.When, f.At = "later", clock.in(*c.ScheduledAt).Format(LocalTime)
	}
	return f
}

// LocalTime is how browsers write a day and time that was chosen.
const LocalTime = "2006-01-02T15:04"

// Plan is the form of a draft.
type Plan struct {
	Clock
	CampaignID int64
	Fields     PlanFields
	Template   models.Template
	Wording    whatsapp.Template
	Purposes   []models.Purpose
	Numbers    []models.Number
	Choices    models.AudienceChoices
	Errors     map[string]string
	// Trial says that it is a test, in which nobody is asked to say yes again.
	Trial bool
}

// Title implements Screen.
func (p Plan) Title() string {
	if p.CampaignID == 0 {
		return "Plan a campaign"
	}
	return "Change the campaign"
}

func (p Plan) action() string {
	if p.CampaignID == 0 {
		return "/campaigns"
	}
	return CampaignPath(p.CampaignID)
}

func (p Plan) back() string {
	if p.CampaignID == 0 {
		return "/campaigns/new"
	}
	return CampaignPath(p.CampaignID)
}

func (p Plan) purposes() (options []Option) {
	for _, purpose := range p.Purposes {
		if purpose.Kind == models.TrialPurpose {
			continue
		}
		options = append(options, Option{Value: fmt.Sprint(purpose.ID), Text: purpose.Name})
	}
	return options
}

func (p Plan) numbers() (options []Option) {
	for _, n := range p.Numbers {
		options = append(options, Option{Value: fmt.Sprint(n.ID), Text: models.ShowPhone("+"+n.Phone) + " · " + n.VerifiedName})
	}
	return options
}

func plainOptions(values []string, name func(string) string) (options []Option) {
	for _, v := range values {
		options = append(options, Option{Value: v, Text: name(v)})
	}
	return options
}

// byText puts options in the order of what people read.
func byText(options []Option) []Option {
	slices.SortFunc(options, func(a, b Option) int { return strings.Compare(a.Text, b.Text) })
	return options
}

// sources are where a variable can get its value.
func (p Plan) sources(v whatsapp.Variable) []Option {
	if v.Kind == whatsapp.KindURL && p.Trial {
		return []Option{{Value: "", Text: "The same for everybody"}}
	}
	if v.Kind == whatsapp.KindURL {
		return []Option{{Value: "", Text: "The same for everybody"}, {Value: models.FieldRenewal, Text: "Their own link, to say yes again"}}
	}
	key, options := v.Key, []Option{
		{Value: "", Text: "The same words for everybody"},
		{Value: "first_name", Text: "First name"},
		{Value: "name", Text: "Full name"},
	}
	if field := p.Fields.Values[key].Field; strings.HasPrefix(field, "attribute:") && !slices.ContainsFunc(options, func(o Option) bool { return o.Value == field }) {
		options = append(options, Option{Value: field, Text: strings.TrimPrefix(field, "attribute:")})
	}
	return options
}

// source is what is chosen; a first variable in the body is a name more often than not.
func (p Plan) source(v whatsapp.Variable) string {
	if value, ok := p.Fields.Values[v.Key]; ok {
		return value.Field
	}
	if v.Kind == whatsapp.KindURL && p.Fields.Expires != "" {
		return models.FieldRenewal
	}
	if v.Key == "1" || strings.Contains(v.Key, "name") {
		return "first_name"
	}
	return ""
}

// preview fills the message with what everybody reads, and samples for the rest.
func (p Plan) preview() whatsapp.Preview {
	values := p.Wording.Samples()
	for _, v := range p.Wording.Variables() {
		if file := p.file(v); v.Kind == whatsapp.KindMedia && file != "" {
			values[v.Key] = file
		}
	}
	for key, value := range p.Fields.Values {
		if value.Text != "" && value.Field == "" {
			values[key] = value.Text
		}
	}
	return p.Wording.Preview(values)
}

func (p Plan) company() string {
	if len(p.Numbers) > 0 {
		return p.Numbers[0].VerifiedName
	}
	return "Your company"
}

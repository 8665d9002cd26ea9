package main

import (
	"context"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// demoCampaign is a campaign and how it goes.
type demoCampaign struct {
	name     string
	day      int
	hour     int
	template string // as templateKey says it
	purpose  int
	audience models.Audience
	second   string // what stands in the template's second variable
	// reads is the share of those who got it that read it; annoys how many times more of them leave than usual.
	reads  float64
	annoys float64
	// unknown is how many messages Meta's answer got lost of.
	unknown int
	// stop ends it after so many messages; stopped says how.
	stop    int
	stopped func(t *story, ctx context.Context, c *models.Campaign) error
	// renews is the variable in which people's own link stands, of a campaign that asks them to say yes again.
	renews string
}

var demoCampaigns = []demoCampaign{
	{name: "New arrivals, first try", day: -55, hour: 10, template: "new_arrivals nl", audience: models.Audience{Countries: []string{"NL"}, Tags: []string{"succulents", "herbs"}},
		second: "monstera’s, varens en hoya’s", reads: 0.71},
	{name: "Neu eingetroffen", day: -47, hour: 11, template: "new_arrivals de", audience: models.Audience{Countries: []string{"DE"}},
		second: "Monstera, Farne und Hoyas", reads: 0.66},
	{name: "New arrivals UK", day: -44, hour: 12, template: "new_arrivals en", audience: models.Audience{Countries: []string{"GB"}},
		second: "monsteras, ferns and hoyas", reads: 0.68},
	{name: "Kamerplantenweek", day: -39, hour: 10, template: "houseplant_week nl", audience: models.Audience{Countries: []string{"NL"}},
		second: "20%", reads: 0.62, annoys: 1.6},
	{name: "Last chance, summer stock", day: -35, hour: 15, template: "last_chance en", audience: models.Audience{Countries: []string{"GB"}, Tags: []string{"garden show"}},
		reads: 0.56, annoys: 3},
	{name: "Watertips", day: -30, hour: 9, template: "watering_tips nl", purpose: care, audience: models.Audience{Languages: []string{"nl"}, Tags: []string{"plant help"}}, reads: 0.74},
	{name: "Nouveautés", day: -27, hour: 11, template: "new_arrivals fr", audience: models.Audience{Countries: []string{"FR"}},
		second: "des monsteras, des fougères et des hoyas", reads: 0.64},
	{name: "Workshop stekken", day: -23, hour: 10, template: "workshop_invitation nl", purpose: workshops, audience: models.Audience{Tags: []string{"workshop list"}},
		second: "zaterdagmiddag", reads: 0.73, stop: 60, stopped: (*story).cancel},
	{name: "Houseplant week UK", day: -19, hour: 12, template: "houseplant_week en", audience: models.Audience{Countries: []string{"GB"}}, second: "20%", reads: 0.67},
	{name: "Nyheter", day: -16, hour: 11, template: "new_arrivals sv", audience: models.Audience{Countries: []string{"SE"}},
		second: "monstera, ormbunkar och hoya", reads: 0.7},
	{name: "Zimmerpflanzenwoche", day: -12, hour: 11, template: "houseplant_week de", audience: models.Audience{Countries: []string{"DE"}}, second: "20 %", reads: 0.65},
	{name: "Potten voor de halve prijs", day: -10, hour: 13, template: "flash_sale nl", audience: models.Audience{Countries: []string{"NL"}, Tags: []string{"balcony", "garden"}},
		reads: 0.57, annoys: 3},
	{name: "Watering tips", day: -4, hour: 10, template: "watering_tips en", purpose: care, audience: models.Audience{Languages: []string{"en"}, Tags: []string{"plant help"}}, reads: 0.74},
	{name: "Nieuw binnen: varens", day: -2, hour: 10, template: "new_arrivals nl", audience: models.Audience{Countries: []string{"NL"}},
		second: "varens, calathea’s en begonia’s", reads: 0.69, unknown: 2},
}

const suddenTemplate = "flash_sale nl"

// sudden is the campaign of the last hours: it annoyed people, and Meta paused its template.
var sudden = demoCampaign{name: "Potten voor de halve prijs, nog één keer", template: suddenTemplate,
	audience: models.Audience{Countries: []string{"NL"}, Tags: []string{"loyalty card"}}, reads: 0.55, annoys: 3, stop: 190, stopped: (*story).annoy}

// Those that are still to come.
var (
	ready = demoCampaign{name: "Kamerplanten voor de feestdagen", template: "houseplant_week nl",
		audience: models.Audience{Countries: []string{"NL"}, Tags: []string{"houseplants", "succulents"}}, second: "15%"}
	scheduled = demoCampaign{name: "Neu eingetroffen: Farne", template: "new_arrivals de", audience: models.Audience{Countries: []string{"DE"}},
		second: "Farne, Calatheen und Begonien"}
)

func (t *story) planCampaigns() {
	// The story does not go back to those who had had enough, so the company does not either.
	t.at(t.day(-demoDays, 9, 30), func(ctx context.Context) error { return models.SetMoreTries(ctx, t.db, t.admin, 0) })
	for _, c := range demoCampaigns {
		t.at(t.day(c.day-1, 16, 20), func(ctx context.Context) error { return t.prepare(ctx, c, nil) })
		t.at(t.day(c.day, c.hour, 0), func(ctx context.Context) error { return t.launch(ctx, c) })
	}
	t.at(t.until.Add(-5*time.Hour), func(ctx context.Context) error { return t.prepare(ctx, sudden, nil) })
	t.at(t.until.Add(-3*time.Hour), func(ctx context.Context) error { return t.launch(ctx, sudden) })
	t.at(t.until.Add(-50*time.Minute), func(ctx context.Context) error { return t.prepare(ctx, ready, nil) })
	tomorrow := t.day(1, 10, 0)
	t.at(t.until.Add(-40*time.Minute), func(ctx context.Context) error {
		if err := t.prepare(ctx, scheduled, &tomorrow); err != nil {
			return err
		}
		return t.campaigns[scheduled.name].Launch(ctx, t.db, t.marketer)
	})
}

// prepare makes the draft.
func (t *story) prepare(ctx context.Context, c demoCampaign, at *time.Time) error {
	parameters := map[string]models.FieldValue{"1": {Field: "first_name", Text: demoThere[t.templates[c.template].Language]}}
	if c.second != "" {
		parameters["2"] = models.FieldValue{Text: c.second}
	}
	if c.renews != "" {
		parameters[c.renews] = models.FieldValue{Field: models.FieldRenewal}
	}
	made, err := models.CreateCampaign(ctx, t.db, t.marketer, models.CampaignPlan{
		Name: c.name, TemplateID: t.templates[c.template].ID, PurposeID: t.purposes[c.purpose].ID, NumberID: t.number.ID,
		Audience: c.audience, Parameters: parameters, ScheduledAt: at, AllAtOnce: c.reads > 0,
	})
	t.campaigns[c.name] = &made
	return err
}

// demoThere is what people are called whose name is not known.
var demoThere = map[string]string{"nl": "plantenvriend", "de": "Pflanzenfreund", "en": "plant lover", "fr": "ami des plantes", "sv": "växtvän"}

// cancel: the workshop was full.
func (t *story) cancel(ctx context.Context, c *models.Campaign) error {
	t.clock.pass(35 * time.Minute)
	return c.Cancel(ctx, t.db, t.marketer)
}

// annoy: so many people blocked the number that Meta paused the template, and with it the campaign.
func (t *story) annoy(ctx context.Context, c *models.Campaign) error {
	t.clock.pass(20 * time.Minute)
	if err := t.scored(ctx, suddenTemplate, whatsapp.QualityRed); err != nil {
		return err
	}
	return models.BrakeUnapproved(ctx, t.db)
}

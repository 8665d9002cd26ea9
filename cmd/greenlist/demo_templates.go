package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// demoTemplate is a template in its languages, and what becomes of it.
type demoTemplate struct {
	name     string
	category string
	day      int // of its submission; 0 for a draft
	wordings []demoWording
	// reject is Meta's reason for a no; pending leaves it in review. Without either Meta says yes after some hours.
	reject  string
	pending bool
	// scores are what people thought of it, by language and day.
	scores map[string]map[int]string
}

var demoTemplates = []demoTemplate{
	{name: "new_arrivals", category: whatsapp.Marketing, day: -58, wordings: newArrivals, scores: map[string]map[int]string{
		"nl": {-53: whatsapp.QualityGreen}, "de": {-46: whatsapp.QualityGreen}, "en": {-42: whatsapp.QualityGreen}}},
	{name: "order_ready", category: whatsapp.Utility, day: -57, wordings: orderReady},
	{name: "houseplant_week", category: whatsapp.Marketing, day: -43, wordings: houseplantWeek, scores: map[string]map[int]string{
		"nl": {-38: whatsapp.QualityGreen, -37: whatsapp.QualityYellow}, "en": {-18: whatsapp.QualityGreen}, "de": {-11: whatsapp.QualityGreen}}},
	{name: "last_chance", category: whatsapp.Marketing, day: -39, wordings: lastChance, scores: map[string]map[int]string{
		"en": {-35: whatsapp.QualityRed, -34: whatsapp.QualityRed, -33: whatsapp.QualityRed}}},
	{name: "watering_tips", category: whatsapp.Marketing, day: -34, wordings: wateringTips, scores: map[string]map[int]string{
		"nl": {-28: whatsapp.QualityGreen}, "en": {-3: whatsapp.QualityGreen}}},
	{name: "workshop_invitation", category: whatsapp.Marketing, day: -27, wordings: workshopInvitation},
	{name: "loyalty_points", category: whatsapp.Utility, day: -26, wordings: loyaltyPoints},
	{name: "care_reminder", category: whatsapp.Utility, day: -25, wordings: careReminder},
	{name: "birthday_treat", category: whatsapp.Utility, day: -22, wordings: birthdayTreat, reject: whatsapp.ReasonIncorrectCategory},
	{name: "flash_sale", category: whatsapp.Marketing, day: -14, wordings: flashSale, scores: map[string]map[int]string{"nl": {-10: whatsapp.QualityRed}}},
	{name: "delivery_day", category: whatsapp.Utility, day: -7, wordings: deliveryDay, reject: whatsapp.ReasonTagContentMismatch},
	{name: "gift_card", category: whatsapp.Marketing, day: -1, wordings: giftCard, pending: true},
	{name: "plant_sitting", category: whatsapp.Marketing, wordings: plantSitting},
	{name: "repotting_day", category: whatsapp.Marketing, wordings: repottingDay},
}

func (t *story) planTemplates() {
	for i, plan := range demoTemplates {
		when := t.day(plan.day, 10+i%5, t.chance.IntN(60))
		if plan.day == 0 {
			when = t.day(-3, 15, 2*i)
		}
		for _, w := range plan.wordings {
			t.at(when, func(ctx context.Context) error { return t.draft(ctx, plan, w) })
			t.planScores(plan, w.language)
		}
		if plan.day == 0 {
			continue
		}
		t.at(when.Add(25*time.Minute), func(ctx context.Context) error { return t.submit(ctx, plan) })
		if !plan.pending {
			t.at(when.Add(3*time.Hour), func(ctx context.Context) error { return t.decide(ctx, plan) })
		}
	}
	t.planReview()
	t.at(t.day(-1, 16, 0), t.announceCategory)
}

// templateKey is how the story calls a template.
func templateKey(name, language string) string { return name + " " + language }

func (t *story) draft(ctx context.Context, plan demoTemplate, w demoWording) error {
	text := models.NewTemplateText(w.language)
	text.Name, text.Category, text.Body = plan.name, plan.category, w.body
	for i, sample := range w.samples {
		text.Samples[fmt.Sprint(i+1)] = sample
	}
	if plan.category == whatsapp.Utility {
		text.Buttons = nil
	}
	if w.link != "" {
		text.Buttons = append(text.Buttons, models.DraftButton{Kind: whatsapp.ButtonURL, Text: w.link, URL: "https://zaailing.example/" + w.language, Through: t.links})
	}
	made, err := models.CreateTemplate(ctx, t.db, t.marketer, text)
	t.templates[templateKey(plan.name, w.language)] = &made
	return err
}

// submit sends all languages off. The errand that carries them is the server's own.
func (t *story) submit(ctx context.Context, plan demoTemplate) error {
	for _, w := range plan.wordings {
		template := t.templates[templateKey(plan.name, w.language)]
		if err := template.Submit(ctx, t.db, t.marketer); err != nil {
			return fmt.Errorf("template %s in %s: %w", plan.name, w.language, err)
		}
	}
	if err := t.runErrands(ctx); err != nil {
		return err
	}
	for _, w := range plan.wordings {
		template := t.templates[templateKey(plan.name, w.language)]
		seen, err := models.FindTemplate(ctx, t.db, template.ID)
		if err != nil {
			return err
		}
		*template = seen
	}
	return nil
}

// decide is Meta's word on all languages.
func (t *story) decide(ctx context.Context, plan demoTemplate) error {
	for _, w := range plan.wordings {
		key, judge := templateKey(plan.name, w.language), t.phones.Approve
		if plan.reject != "" {
			judge = func(ctx context.Context, id string) error { return t.phones.Reject(ctx, id, plan.reject) }
		}
		if err := judge(ctx, t.templates[key].MetaID); err != nil {
			return fmt.Errorf("template %s: %w", key, err)
		}
		if err := t.observe(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// observe reads how Meta has a template now, as the server does every few minutes.
func (t *story) observe(ctx context.Context, key string) error {
	template := t.templates[key]
	seen, err := t.meta.GetTemplate(ctx, template.MetaID)
	if err != nil {
		return err
	}
	*template, err = models.ObserveTemplate(ctx, t.db, t.account, seen, "poll")
	return err
}

// planScores is what people's reading and blocking does to a template. Red pauses it for some hours, which pass in the pretend Meta.
func (t *story) planScores(plan demoTemplate, language string) {
	for _, day := range slices.Sorted(maps.Keys(plan.scores[language])) {
		score := plan.scores[language][day]
		t.at(t.day(day, 16, t.chance.IntN(60)), func(ctx context.Context) error {
			return t.scored(ctx, templateKey(plan.name, language), score)
		})
		if score == whatsapp.QualityRed {
			t.at(t.day(day, 23, 40), func(ctx context.Context) error { return t.unpaused(ctx, templateKey(plan.name, language)) })
		}
	}
}

func (t *story) scored(ctx context.Context, key, score string) error {
	if err := t.phones.SetTemplateQuality(ctx, t.templates[key].MetaID, score); err != nil {
		return err
	}
	return t.observe(ctx, key)
}

// unpaused lets a pause end at the pretend Meta that was to end by now.
func (t *story) unpaused(ctx context.Context, key string) error {
	if _, err := t.phones.MoveClock(ctx, 0); err != nil {
		return err
	}
	return t.observe(ctx, key)
}

// announceCategory is Meta's warning that it takes a template for marketing.
func (t *story) announceCategory(ctx context.Context) error {
	key := templateKey("care_reminder", "de")
	if err := t.phones.SetTemplateCategory(ctx, t.templates[key].MetaID, whatsapp.Marketing, 48*time.Hour); err != nil {
		return err
	}
	return t.observe(ctx, key)
}

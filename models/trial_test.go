package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// crew is a company whose team can get test messages.
type crew struct {
	talk
	door models.TrialDoor
}

func eachCrew(t *testing.T, f func(c crew)) {
	eachTalk(t, func(k talk) {
		words := models.TrialWords{Purpose: models.NewPurpose{Name: "Tests", Words: k.Purpose.Words, ValidMonths: 12}, FormName: "For the team", Form: k.Draft()}
		door, err := models.OpenTrialDoor(context.Background(), k.DB, k.Marketer, words, modelstest.DrawPlain)
		if err != nil || !door.Open() || door.Purpose.Kind != models.TrialPurpose {
			k.Fatal(door, err)
		}
		f(crew{k, door})
	})
}

// joins is a colleague who signs up and confirms from their own phone, a number without its plus.
func (c crew) joins(number string) models.Contact {
	c.Helper()
	asked := c.Company
	asked.Purpose = c.door.Purpose
	s := asked.SignedUp(c.T, c.door.Form, c.clock, "+"+number)
	c.hears(modelstest.Says("w."+number, number, "", s.Declaration, c.clock.Now()))
	return c.person("+" + number)
}

func (c crew) trial(people ...models.Contact) models.Trial {
	c.Helper()
	last, err := models.LastTrial(context.Background(), c.DB, c.Template.ID, c.Marketer)
	if err != nil {
		c.Fatal(err)
	}
	t := models.Trial{TemplateID: c.Template.ID, NumberID: c.Number.ID, Parameters: map[string]models.FieldValue{"1": {Text: "Bo"}}, Seen: last}
	for _, p := range people {
		t.ContactIDs = append(t.ContactIDs, p.ID)
	}
	return t
}

// sends sends a test and writes it down, as the sender does.
func (c crew) sends(people ...models.Contact) models.Campaign {
	c.Helper()
	ctx := context.Background()
	campaign, err := models.SendTrial(ctx, c.DB, c.Marketer, c.trial(people...))
	if err != nil {
		c.Fatal(err)
	}
	c.frozen(campaign)
	return campaign
}

func (c crew) frozen(campaign models.Campaign) {
	c.Helper()
	ctx := context.Background()
	if started, err := models.StartCampaign(ctx, c.DB, campaign.ID); err != nil || !started {
		c.Fatal(started, err)
	}
	for done := false; !done; {
		var err error
		if done, err = models.FreezeChunk(ctx, c.DB, campaign.ID); err != nil {
			c.Fatal(err)
		}
	}
}

const (
	colleague = "3197010765432"
	other     = "3197010765433"
)

func TestATestReachesThoseChosenAndRestsOnTheirYes(t *testing.T) {
	eachCrew(t, func(c crew) {
		ctx := context.Background()
		bo, ada := c.joins(colleague), c.joins(other)
		c.Willing(c.T, 1) // a customer
		testers, err := models.ListTesters(ctx, c.DB)
		if err != nil || len(testers) != 2 {
			c.Fatal(testers, err)
		}
		campaign := c.sends(bo)
		claimed := claimAll(c.T, c.DB, campaign)
		yes := c.consents(bo)[c.door.Purpose.ID]
		if len(claimed.Dispatches) != 1 || claimed.Dispatches[0].ContactID != bo.ID || claimed.Dispatches[0].ConsentEvidenceID != yes.EvidenceID || claimed.Dispatches[0].Parameters["1"] != "Bo" {
			c.Fatalf("%+v, for the yes %+v", claimed, yes)
		}
		if yes.Grade != models.GradeVerified || len(c.consents(ada)) != 1 {
			c.Errorf("%+v", yes)
		}
		c.hidden(campaign)
		lines, err := models.ListTrials(ctx, c.DB, c.Template.ID, 5)
		if err != nil || len(lines) != 1 || len(lines[0].Recipients) != 1 || lines[0].By != "Anna de Wit" || lines[0].Recipients[0].State != models.Dispatching || !lines[0].Going(c.DB.Now()) {
			c.Errorf("%+v, %v", lines, err)
		}
		sameStory(c.T, c.DB)
	})
}

// hidden holds that a test stands in no list of campaigns and is no use of the template.
func (c crew) hidden(campaign models.Campaign) {
	c.Helper()
	ctx := context.Background()
	all, err := models.ListCampaigns(ctx, c.DB, 0, 10)
	if err != nil || len(all) != 0 {
		c.Errorf("the list has %v, %v", all, err)
	}
	uses, err := models.ListTemplateUses(ctx, c.DB, c.Template.ID)
	if err != nil || len(uses) != 0 {
		c.Errorf("the template says it was used by %v, %v", uses, err)
	}
	overview, err := models.FindOverview(ctx, c.DB)
	if err != nil || len(overview.Campaigns) != 0 {
		c.Errorf("the first page shows %v, %v", overview.Campaigns, err)
	}
	progress, err := models.FindProgress(ctx, c.DB)
	if err != nil || progress.Launched {
		c.Errorf("a test passes for a campaign: %v", err)
	}
	template, err := models.FindTemplate(ctx, c.DB, c.Template.ID)
	if err != nil || template.UsedAt != nil {
		c.Errorf("used at %v, %v", template.UsedAt, err)
	}
}

func TestSTOPEndsTests(t *testing.T) {
	eachCrew(t, func(c crew) {
		ctx := context.Background()
		bo := c.joins(colleague)
		before := c.sends(bo)
		c.clock.Advance(time.Minute)
		c.writes(bo, "w.stop", "STOP")
		if claimed := claimAll(c.T, c.DB, before); len(claimed.Dispatches) != 0 || claimed.Skipped != 1 {
			c.Errorf("%+v went out after STOP", claimed)
		}
		if testers, err := models.ListTesters(ctx, c.DB); err != nil || len(testers) != 0 {
			c.Errorf("%v is offered still, %v", testers, err)
		}
		if _, err := models.SendTrial(ctx, c.DB, c.Marketer, c.trial(bo)); !wrongAt(err, "people") {
			c.Errorf("a test to somebody who stopped: %v", err)
		}
	})
}

func wrongAt(err error, field string) bool {
	var wrong models.Invalid
	return errors.As(err, &wrong) && wrong[field] != ""
}

func TestNobodyElseGetsATest(t *testing.T) {
	eachCrew(t, func(c crew) {
		ctx := context.Background()
		bo, customer := c.joins(colleague), c.Willing(c.T, 1)
		said := c.Person(c.T, 2)
		_, err := said.Assert(ctx, c.DB, models.Assertion{
			PurposeIDs: []int64{c.door.Purpose.ID}, At: c.DB.Now(), Source: models.SourceAPI, Grade: models.GradeAsserted, Words: "said so in the corridor", Who: c.Marketer,
		})
		if err != nil {
			c.Fatal(err)
		}
		gap := c.trial(bo)
		gap.Parameters = map[string]models.FieldValue{"1": {Field: "first_name"}}
		for name, wrong := range map[string]struct {
			trial models.Trial
			field string
		}{
			"a customer": {c.trial(customer), "people"}, "one who was only said to agree": {c.trial(bo, said), "people"}, "nobody": {c.trial(), "people"},
			"too many": {c.trial(make([]models.Contact, 11)...), "people"}, "a gap": {gap, "text:1"},
		} {
			if _, err := models.SendTrial(ctx, c.DB, c.Marketer, wrong.trial); !wrongAt(err, wrong.field) {
				c.Errorf("%s: %v", name, err)
			}
		}
		plan := c.Plan("To colleagues")
		plan.PurposeID = c.door.Purpose.ID
		if _, err := models.CreateCampaign(ctx, c.DB, c.Marketer, plan); !wrongAt(err, "purpose_id") {
			c.Errorf("a campaign to those who agreed to tests: %v", err)
		}
		if n := c.counts(`SELECT COUNT(*) FROM campaigns`); n != 0 {
			c.Errorf("%d campaigns were begun", n)
		}
	})
}

func TestPressingTwiceSendsOneTest(t *testing.T) {
	eachCrew(t, func(c crew) {
		ctx := context.Background()
		bo := c.joins(colleague)
		once := c.trial(bo)
		answers := make(chan error, 2)
		for range 2 {
			go func() {
				_, err := models.SendTrial(ctx, c.DB, c.Marketer, once)
				answers <- err
			}()
		}
		first, second := <-answers, <-answers
		if first == nil {
			first, second = second, first
		}
		if second != nil || !refusedAs(first, models.TrialSent) {
			c.Fatalf("%v and %v", first, second)
		}
		if n := c.counts(`SELECT COUNT(*) FROM campaigns`); n != 1 {
			c.Errorf("%d tests", n)
		}
		// Seen what went out, another may follow; many may not.
		for n := 1; n < 30; n++ {
			c.sends(bo)
		}
		if _, err := models.SendTrial(ctx, c.DB, c.Marketer, c.trial(bo)); !refusedAs(err, models.Throttled) {
			c.Errorf("one test too many: %v", err)
		}
	})
}

func TestATestThatCameTooLateIsNotSent(t *testing.T) {
	eachCrew(t, func(c crew) {
		bo := c.joins(colleague)
		campaign := c.sends(bo)
		c.clock.Advance(61 * time.Minute)
		claimed := claimAll(c.T, c.DB, campaign)
		rows, err := models.ListRecipients(context.Background(), c.DB, campaign.ID, models.StandsNotSent, 0, 5)
		if err != nil || len(claimed.Dispatches) != 0 || len(rows) != 1 || rows[0].Reason != "late" {
			c.Errorf("%+v: %+v, %v", claimed, rows, err)
		}
	})
}

package modelstest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/whatsapp"
)

// Company is a company that is ready to send: Zaailing, a plant shop, with its number, one purpose and one approved template.
type Company struct {
	DB       *models.DB
	Marketer models.Actor
	Account  models.Account
	Number   models.Number
	Purpose  models.Purpose
	Template models.Template
}

// NewCompany fills a fresh database with Zaailing.
func NewCompany(t testing.TB, db *models.DB) Company {
	t.Helper()
	ctx := context.Background()
	marketer := must(models.CreateUser(ctx, db, models.System, models.NewUser{Email: "anna@zaailing.example", Name: "Anna de Wit", Role: models.Marketer}))(t)
	c := Company{DB: db, Marketer: marketer.Actor()}
	c.Account = must(models.Connect(ctx, db, c.Marketer, models.Connection{
		WABAID: "100000000000001", AppID: "100000000000003", Token: "token", AppSecret: "secret", VerifyToken: "verify",
	}))(t)
	c.Number = must(models.ObserveNumber(ctx, db, c.Account, whatsapp.PhoneNumber{
		ID: "100000000000002", DisplayPhoneNumber: "+31 97 0123 4567", VerifiedName: "Zaailing", QualityRating: "GREEN",
		Status: "CONNECTED", ThroughputLevel: "HIGH", MessagingLimit: "TIER_UNLIMITED",
	}, "poll"))(t)
	c.Purpose = must(models.CreatePurpose(ctx, db, c.Marketer, models.NewPurpose{Name: "Offers", Words: map[string]models.PurposeWords{
		"en": {What: "offers on plants", Often: "at most twice a month", Kept: "until you stop, and two years after that as proof"},
		"nl": {What: "aanbiedingen voor planten", Often: "hooguit twee keer per maand", Kept: "tot u stopt, en daarna twee jaar als bewijs"},
	}}))(t)
	c.Template = must(models.ObserveTemplate(ctx, db, c.Account, SpringOffer, "poll"))(t)
	return c
}

// SpringOffer is an approved marketing template with one variable.
var SpringOffer = whatsapp.Template{
	ID: "200000000000001", Name: "spring_offer", Language: "en", Category: "MARKETING", ParameterFormat: "POSITIONAL", Status: "APPROVED",
	Components: []whatsapp.Component{{Type: "BODY", Text: "Hello {{1}}, the first seedlings are in. Come and see them this week.",
		Example: &whatsapp.Example{BodyText: [][]string{{"Mila"}}}}},
}

// Person writes somebody down. The number is fictitious, and different for every n below a million.
func (c Company) Person(t testing.TB, n int) models.Contact {
	t.Helper()
	return must(models.AddContact(context.Background(), c.DB, c.Marketer, models.NewContact{
		Phone: fmt.Sprintf("+31970%08d", 10000000+n), Name: fmt.Sprintf("Person %d", n), Language: "nl", Source: "test",
	}))(t)
}

// Willing is a person who agreed to the company's purpose.
func (c Company) Willing(t testing.TB, n int) models.Contact {
	t.Helper()
	person := c.Person(t, n)
	must(person.Assert(context.Background(), c.DB, models.Assertion{
		PurposeIDs: []int64{c.Purpose.ID}, At: c.DB.Now(), Source: ledger.SourcePaper, Grade: models.GradeProven, Words: "card filled in at the counter", Tracked: true,
		Who: c.Marketer,
	}))(t)
	return person
}

// Plan is a campaign to everybody, now.
func (c Company) Plan(name string) models.CampaignPlan {
	return models.CampaignPlan{
		Name: name, TemplateID: c.Template.ID, PurposeID: c.Purpose.ID, NumberID: c.Number.ID,
		Parameters: map[string]models.FieldValue{"1": {Field: "first_name", Text: "there"}}, AllAtOnce: true,
	}
}

// Sending is a campaign to everybody that has been launched and frozen.
func (c Company) Sending(t testing.TB, name string) models.Campaign {
	t.Helper()
	ctx := context.Background()
	campaign := must(models.CreateCampaign(ctx, c.DB, c.Marketer, c.Plan(name)))(t)
	check(t, campaign.Launch(ctx, c.DB, c.Marketer))
	if !must(models.StartCampaign(ctx, c.DB, campaign.ID))(t) {
		t.Fatal("the campaign did not start")
	}
	for !must(models.FreezeChunk(ctx, c.DB, campaign.ID))(t) {
	}
	return must(models.FindCampaign(ctx, c.DB, campaign.ID))(t)
}

// Planned is a campaign to everybody that has been launched, and begins then.
func (c Company) Planned(t testing.TB, name string, at time.Time) models.Campaign {
	t.Helper()
	plan := c.Plan(name)
	plan.ScheduledAt = &at
	campaign := must(models.CreateCampaign(context.Background(), c.DB, c.Marketer, plan))(t)
	check(t, campaign.Launch(context.Background(), c.DB, c.Marketer))
	return campaign
}

// must takes a value and an error together: must(f())(t).
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		check(t, err)
		return value
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

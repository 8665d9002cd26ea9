package main

import (
	"bytes"
	"context"

	"greenlist/models"
)

var demoCompany = models.Company{
	Name: "Zaailing", LegalName: "Zaailing Plantenwinkels B.V.", Address: "Kasstraat 3\n2061 AB Bloemendaal\nNederland", Email: "hallo@zaailing.example",
	Phone: "+31 970 1020 3040", PrivacyURL: "https://zaailing.example/privacy", Country: "NL", Authority: models.Authorities["NL"].Name,
	AuthorityURL: models.Authorities["NL"].URL, Zone: "Europe/Amsterdam", Currency: "EUR",
}

// demoConnection is what the pretend Meta takes by default.
var demoConnection = models.Connection{
	WABAID: "100000000000001", AppID: "100000000000003", Token: "sandbox-token", AppSecret: "sandbox-secret", VerifyToken: "sandbox-verify",
}

// keptWords say how long a number is kept, for every purpose the same.
var keptWords = map[string]string{
	"en": "until you stop, and two years after that as proof that you agreed",
	"nl": "tot u stopt, en daarna nog twee jaar als bewijs dat u het goedvond",
	"de": "bis zu Ihrem Widerruf und danach zwei Jahre als Nachweis Ihrer Einwilligung",
	"fr": "jusqu’à votre désinscription, puis deux ans comme preuve de votre accord",
	"sv": "tills du slutar, och sedan i två år som bevis på ditt samtycke",
}

var demoPurposes = []models.NewPurpose{
	{Name: "News and offers", Words: map[string]models.PurposeWords{
		"en": {What: "news and offers on plants", Often: "at most three times a month", Kept: keptWords["en"]},
		"nl": {What: "nieuws en aanbiedingen voor planten", Often: "hooguit drie keer per maand", Kept: keptWords["nl"]},
		"de": {What: "Neues und Angebote rund um Pflanzen", Often: "höchstens dreimal im Monat", Kept: keptWords["de"]},
		"fr": {What: "des nouvelles et des offres sur les plantes", Often: "trois fois par mois au plus", Kept: keptWords["fr"]},
		"sv": {What: "nyheter och erbjudanden om växter", Often: "högst tre gånger i månaden", Kept: keptWords["sv"]},
	}},
	{Name: "Plant care", Words: map[string]models.PurposeWords{
		"en": {What: "tips on caring for plants", Often: "once a month", Kept: keptWords["en"]},
		"nl": {What: "tips voor de verzorging van planten", Often: "één keer per maand", Kept: keptWords["nl"]},
		"de": {What: "Tipps zur Pflanzenpflege", Often: "einmal im Monat", Kept: keptWords["de"]},
		"fr": {What: "des conseils pour soigner vos plantes", Often: "une fois par mois", Kept: keptWords["fr"]},
		"sv": {What: "tips om hur du sköter växter", Often: "en gång i månaden", Kept: keptWords["sv"]},
	}},
	{Name: "Workshops", Words: map[string]models.PurposeWords{
		"en": {What: "invitations to workshops", Often: "when there is one, about six times a year", Kept: keptWords["en"]},
		"nl": {What: "uitnodigingen voor workshops", Often: "als er een is, zo’n zes keer per jaar", Kept: keptWords["nl"]},
		"de": {What: "Einladungen zu Workshops", Often: "wenn einer stattfindet, etwa sechsmal im Jahr", Kept: keptWords["de"]},
		"fr": {What: "des invitations à nos ateliers", Often: "quand il y en a un, environ six fois par an", Kept: keptWords["fr"]},
		"sv": {What: "inbjudningar till workshoppar", Often: "när det finns en, ungefär sex gånger om året", Kept: keptWords["sv"]},
	}},
	demoBulbs,
}

// firstWorkshops is how the workshops were announced at first.
var firstWorkshops = map[string]models.PurposeWords{
	"en": {What: "invitations to workshops", Often: "about once a month", Kept: keptWords["en"]},
	"nl": {What: "uitnodigingen voor workshops", Often: "ongeveer één keer per maand", Kept: keptWords["nl"]},
}

// The purposes, by their place in demoPurposes.
const (
	offers = iota
	care
	workshops
	bulbs
)

// cast is who and what the story is about.
type cast struct {
	admin, marketer, reviewer, agent models.Actor
	account                          models.Account
	number                           models.Number
	purposes                         []models.Purpose
	forms                            map[string]*models.Form
	templates                        map[string]*models.Template
	versions                         map[int64]models.TemplateVersion
	campaigns                        map[string]*models.Campaign
}

func (t *story) planCompany() {
	t.forms, t.templates = map[string]*models.Form{}, map[string]*models.Template{}
	t.versions, t.campaigns = map[int64]models.TemplateVersion{}, map[string]*models.Campaign{}
	t.at(t.day(-demoDays, 8, 45), t.hire)
	t.at(t.day(-demoDays, 9, 10), t.found)
	t.at(t.day(-demoDays, 9, 40), t.connect)
	t.at(t.day(-40, 11, 20), t.rewordWorkshops)
}

func (t *story) hire(ctx context.Context) error {
	for _, member := range []struct {
		email, name string
		role        models.Role
		as          *models.Actor
	}{
		{demoAdmin, "Demo Admin", models.Admin, &t.admin},
		{"sanne@zaailing.example", "Sanne Vermeer", models.Marketer, &t.marketer},
		{"joris@zaailing.example", "Joris van Dam", models.Reviewer, &t.reviewer},
		{"noor@zaailing.example", "Noor el Amrani", models.Agent, &t.agent},
	} {
		user, err := models.CreateUser(ctx, t.db, models.System, models.NewUser{Email: member.email, Name: member.name, Role: member.role})
		if err != nil {
			return err
		}
		*member.as = user.Actor()
	}
	return nil
}

func (t *story) found(ctx context.Context) error {
	logo, err := demoLogo()
	if err != nil {
		return err
	}
	says := demoCompany
	if says.Logo, err = models.KeepLogo(ctx, t.db, t.admin, "zaailing.png", bytes.NewReader(logo)); err != nil {
		return err
	}
	var company models.Organisation
	if err := company.Describe(ctx, t.db, t.admin, says); err != nil {
		return err
	}
	for n, purpose := range demoPurposes {
		if n == workshops {
			purpose.Words = firstWorkshops
		}
		made, err := models.CreatePurpose(ctx, t.db, t.marketer, purpose)
		if err != nil {
			return err
		}
		t.purposes = append(t.purposes, made)
	}
	if err := t.defineAttributes(ctx); err != nil {
		return err
	}
	return t.listen(ctx)
}

// listen adds a webhook that is off: the demo knocks nowhere.
func (t *story) listen(ctx context.Context) error {
	endpoint, _, err := models.CreateEndpoint(ctx, t.db, t.admin, models.NewEndpoint{
		URL: "https://crm.zaailing.example/greenlist", Events: []models.Topic{models.TopicGiven, models.TopicWithdrawn},
	})
	if err != nil {
		return err
	}
	return endpoint.SwitchOff(ctx, t.db, t.admin)
}

// rewordWorkshops promises fewer, in more languages; the Dutch form is published again with the new words some days later.
func (t *story) rewordWorkshops(ctx context.Context) error {
	return t.purposes[workshops].Reword(ctx, t.db, t.marketer, demoPurposes[workshops])
}

func (t *story) connect(ctx context.Context) error {
	if _, err := models.Connect(ctx, t.db, t.admin, demoConnection); err != nil {
		return err
	}
	if err := t.runErrands(ctx); err != nil {
		return err
	}
	account, err := models.FindAccount(ctx, t.db)
	if err != nil {
		return err
	}
	numbers, err := models.ListNumbers(ctx, t.db)
	if err != nil {
		return err
	}
	t.account, t.number = account, numbers[0]
	return nil
}

package main

import (
	"context"

	"greenlist/models"
	"greenlist/views"
)

// describe says of the company what a form must say.
func (c *company) describe() {
	c.t.Helper()
	var o models.Organisation
	if err := o.Describe(context.Background(), c.database(), models.System, models.Company{
		Name: "Zaailing", LegalName: "Zaailing B.V.", Address: "Kasstraat 3\n1234 AB Bloemendaal", Email: "hallo@zaailing.example", PrivacyURL: "https://zaailing.example/privacy",
		Country: "NL", Authority: "Autoriteit Persoonsgegevens", Zone: "Europe/Amsterdam", Currency: "EUR",
	}); err != nil {
		c.t.Fatal(err)
	}
}

var formText = models.FormText{Headline: "Be the first to hear", Intro: "New plants and good offers, now and then.", Button: "Sign up on WhatsApp"}

// publish makes a form in English for the company's purpose.
func (c *company) publish(name string) models.Form {
	c.t.Helper()
	ctx := context.Background()
	form, err := models.CreateForm(ctx, c.database(), models.System, name, models.FormDraft{
		Languages: []string{"en"}, PurposeIDs: []int64{c.purpose.ID}, Texts: map[string]models.FormText{"en": formText},
	})
	if err == nil {
		_, err = form.Publish(ctx, c.database(), models.System, views.DrawNotice)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return form
}

package models

import (
	"context"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// Company is what a company says about itself. A published form keeps it as it was.
type Company struct {
	Name       string `json:"name"`
	Address    string `json:"address"`
	Email      string `json:"email"`
	PrivacyURL string `json:"privacy_url"`
	Country    string `json:"country"`
	Authority  string `json:"authority"`
	Zone       string `json:"zone"`
	Currency   string `json:"currency"`
}

// Company is what the organisation says about itself now.
func (o Organisation) Company() Company {
	return Company{
		Name: o.Name, Address: o.Address, Email: o.Email, PrivacyURL: o.PrivacyURL,
		Country: o.Country, Authority: o.Authority, Zone: o.Zone, Currency: o.Currency,
	}
}

// organisation is the company as the records of consent speak of it.
func (c Company) organisation() Organisation {
	return Organisation{
		Name: c.Name, Address: c.Address, Email: c.Email, PrivacyURL: c.PrivacyURL,
		Country: c.Country, Authority: c.Authority, Zone: c.Zone, Currency: c.Currency,
	}
}

// Describe changes what the company says about itself. Forms published before keep what they said. It refuses a company without a name, and
// addresses, countries, zones and currencies that are none; everything but the name may be left open until a form is published.
func (o *Organisation) Describe(ctx context.Context, db *DB, who Actor, c Company) error {
	c = c.tidy()
	if err := c.check(); err != nil {
		return err
	}
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindOrganisation(ctx, tx)
		if err != nil {
			return err
		}
		err = tx.q(ctx).Exec(`UPDATE organisations SET name = ?, address = ?, email = ?, privacy_url = ?, country = ?, authority = ?, zone = ?, currency = ?,
			updated_at = ? WHERE id = 1`, c.Name, c.Address, c.Email, c.PrivacyURL, c.Country, c.Authority, c.Zone, c.Currency, now).Error
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "describe", subject: "company", subjectID: 1, before: before.Company(), after: c})
	})
	if err == nil {
		*o = c.organisation()
		o.ID, o.UpdatedAt = 1, now
	}
	return err
}

func (c Company) tidy() Company {
	for _, field := range []*string{&c.Name, &c.Address, &c.Email, &c.PrivacyURL, &c.Country, &c.Authority, &c.Zone, &c.Currency} {
		*field = strings.TrimSpace(*field)
	}
	c.Address = strings.ReplaceAll(c.Address, "\r\n", "\n")
	c.Country, c.Currency = strings.ToUpper(c.Country), strings.ToUpper(c.Currency)
	if c.Zone == "" {
		c.Zone = "UTC"
	}
	if c.Currency == "" {
		c.Currency = "EUR"
	}
	return c
}

func (c Company) check() error {
	wrong := Invalid{}
	if c.Name == "" {
		wrong.Add("name", "Enter the name your customers know you by.")
	}
	if strings.Contains(c.Name, "\n") || len([]rune(c.Name)) > 80 {
		wrong.Add("name", "Keep the name to one line of at most 80 letters: it stands in the message people send you.")
	}
	if _, err := mail.ParseAddress(c.Email); c.Email != "" && err != nil {
		wrong.Add("email", "Enter an e-mail address, like hello@company.example.")
	}
	if c.PrivacyURL != "" && !isWebAddress(c.PrivacyURL) {
		wrong.Add("privacy_url", "Enter the whole address of the page, beginning with https://.")
	}
	if c.Country != "" && !isCountry(c.Country) {
		wrong.Add("country", "Choose a country.")
	}
	if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "Local" {
		wrong.Add("zone", "Enter a time zone, like Europe/Amsterdam.")
	}
	if len(c.Currency) != 3 || strings.Trim(c.Currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		wrong.Add("currency", "Enter the three letters of a currency, like EUR.")
	}
	return wrong.OrNil()
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && len(code) == 2
}

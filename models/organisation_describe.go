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
	Name         string    `json:"name"`
	LegalName    string    `json:"legal_name"`
	Address      string    `json:"address"`
	Email        string    `json:"email"`
	Phone        string    `json:"phone"`
	PrivacyURL   string    `json:"privacy_url"`
	Country      string    `json:"country"`
	Authority    string    `json:"authority"`
	AuthorityURL string    `json:"authority_url"`
	Retention    Retention `json:"retention"`
	Logo         string    `json:"logo"`
	Zone         string    `json:"zone"`
	Currency     string    `json:"currency"`
	// What follows stands in the records of processing, and on no form.
	DPO            string `json:"dpo,omitempty"`
	DPOContact     string `json:"dpo_contact,omitempty"`
	Representative string `json:"representative,omitempty"`
}

// Company is what the organisation says about itself now.
func (o Organisation) Company() Company {
	return Company{
		Name: o.Name, LegalName: o.LegalName, Address: o.Address, Email: o.Email, Phone: o.Phone, PrivacyURL: o.PrivacyURL, Country: o.Country,
		Authority: o.Authority, AuthorityURL: o.AuthorityURL, Retention: o.Retention, Logo: o.Logo, Zone: o.Zone, Currency: o.Currency,
		DPO: o.DPO, DPOContact: o.DPOContact, Representative: o.Representative,
	}
}

// organisation is the company as the records of consent speak of it.
func (c Company) organisation() Organisation {
	return Organisation{
		Name: c.Name, LegalName: c.LegalName, Address: c.Address, Email: c.Email, Phone: c.Phone, PrivacyURL: c.PrivacyURL, Country: c.Country,
		Authority: c.Authority, AuthorityURL: c.AuthorityURL, Retention: c.Retention, Logo: c.Logo, Zone: c.Zone, Currency: c.Currency,
		DPO: c.DPO, DPOContact: c.DPOContact, Representative: c.Representative,
	}
}

// FullName is the name people know with the one in the register, where they are not the same.
func (c Company) FullName() string {
	switch {
	case c.LegalName == "" || strings.Contains(c.Name, c.LegalName):
		return c.Name
	case strings.Contains(c.LegalName, c.Name):
		return c.LegalName
	}
	return c.Name + " (" + c.LegalName + ")"
}

// Describe changes what the company says about itself. Forms published before keep what they said. It refuses a company without a name, and
// addresses, numbers, countries, zones, currencies and pictures that are none; everything but the name may be left open until a form is
// published. Where the country has one authority and none is named, it is that one.
func (o *Organisation) Describe(ctx context.Context, db *DB, who Actor, c Company) error {
	c = c.tidy()
	if err := c.check(); err != nil {
		return err
	}
	if err := db.checkPicture(ctx, "logo_file", c.Logo); err != nil {
		return err
	}
	next := c.organisation()
	next.ID, next.UpdatedAt = 1, db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindOrganisation(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.q(ctx).Model(&Organisation{}).Where("id = 1").Select("*").Updates(&next).Error; err != nil {
			return err
		}
		if before.Company().Retains() != c.Retains() || before.Zone != next.Zone {
			if err := tx.reckonAnew(ctx, "TRUE"); err != nil {
				return err
			}
		}
		return tx.audit(ctx, who, deed{act: actCompanyDescribe, subjectID: 1, before: before.Company(), after: c})
	})
	if err == nil {
		*o = next
	}
	return err
}

func (c Company) tidy() Company {
	for _, field := range []*string{
		&c.Name, &c.LegalName, &c.Address, &c.Email, &c.Phone, &c.PrivacyURL, &c.Country, &c.Authority, &c.AuthorityURL, &c.Zone, &c.Currency,
		&c.DPO, &c.DPOContact, &c.Representative,
	} {
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
	return c.withAuthority()
}

func (c Company) check() error {
	wrong := Invalid{}
	if c.Name == "" {
		wrong.Add("name", "Enter the name your customers know you by.")
	}
	if strings.Contains(c.Name, "\n") || len([]rune(c.Name)) > 80 {
		wrong.Add("name", "Keep the name to one line of at most 80 letters: it stands in the message people send you.")
	}
	if strings.Contains(c.LegalName, "\n") || len([]rune(c.LegalName)) > 160 {
		wrong.Add("legal_name", "Keep the name to one line of at most 160 letters.")
	}
	c.checkContact(wrong)
	c.checkProtection(wrong)
	if c.Country != "" && !isCountry(c.Country) {
		wrong.Add("country", "Choose a country.")
	}
	if !c.Retention.known() {
		wrong.Add("retention", "Choose how long proof is kept.")
	}
	if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "Local" {
		wrong.Add("zone", "Enter a time zone, like Europe/Amsterdam.")
	}
	if len(c.Currency) != 3 || strings.Trim(c.Currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		wrong.Add("currency", "Enter the three letters of a currency, like EUR.")
	}
	return wrong.OrNil()
}

func (c Company) checkContact(wrong Invalid) {
	if _, err := mail.ParseAddress(c.Email); c.Email != "" && err != nil {
		wrong.Add("email", "Enter an e-mail address, like hello@company.example.")
	}
	if _, err := ParsePhone(c.Phone, c.Country); c.Phone != "" && err != nil {
		wrong.Add("phone", "Enter the number with its country code, like +31 20 123 4567.")
	}
	if c.PrivacyURL != "" && !isWebAddress(c.PrivacyURL) {
		wrong.Add("privacy_url", "Enter the whole address of the page, beginning with https://.")
	}
	if c.AuthorityURL != "" && !isWebAddress(c.AuthorityURL) {
		wrong.Add("authority_url", "Enter the whole address of the authority’s site, beginning with https://.")
	}
}

func (c Company) checkProtection(wrong Invalid) {
	for field, text := range map[string]string{"dpo": c.DPO, "dpo_contact": c.DPOContact, "representative": c.Representative} {
		if len([]rune(text)) > 300 {
			wrong.Add(field, "Say this in at most 300 letters.")
		}
	}
	if c.DPO != "" && c.DPOContact == "" {
		wrong.Add("dpo_contact", "Say how to reach them: an e-mail address or a telephone number.")
	}
	if c.DPO == "" && c.DPOContact != "" {
		wrong.Add("dpo", "Say who that is.")
	}
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && len(code) == 2
}

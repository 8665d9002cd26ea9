package views

import (
	"slices"
	"strings"

	"greenlist/models"
)

// CompanyPage is what the company says about itself.
type CompanyPage struct {
	Company models.Company
	// Missing is what nothing can be published without.
	Missing []models.GapKind
	Errors  map[string]string
}

var companyFields = []string{
	"name", "legal_name", "logo_file", "address", "email", "phone", "privacy_url", "country", "authority", "authority_url", "retention", "dpo", "dpo_contact", "representative", "zone", "currency",
}

// companyGap says what is missing about a company, why it matters, and in which field it belongs.
var companyGap = map[models.GapKind]struct{ missing, why, field string }{
	models.GapName:      {"Your company has no name yet.", "People must see whose messages they ask for.", "name"},
	models.GapLegal:     {"The name your company is registered under is missing.", "It says who answers for a person’s data, in law.", "legal_name"},
	models.GapAddress:   {"Your company’s address is missing.", "People must be able to tell who they say yes to.", "address"},
	models.GapContact:   {"There is no e-mail address or telephone number for questions.", "People must be able to reach you about their data without WhatsApp.", "email"},
	models.GapPrivacy:   {"The link to your privacy notice is missing.", "A form must say, before anybody signs up, how you handle their data.", "privacy_url"},
	models.GapCountry:   {"Your company’s country is missing.", "It decides whose law applies and how long proof is kept.", "country"},
	models.GapAuthority: {"The data protection authority is missing.", "People have a right to know where they can complain.", "authority"},
}

// retentionOptions are the periods, the country's usual one first.
func (p CompanyPage) retentionOptions() []Option {
	options := []Option{{Text: "As usual: " + briefly(models.UsualRetention(p.Company.Country))}}
	for _, r := range models.Retentions {
		options = append(options, Option{Value: string(r), Text: upperFirst(briefly(r))})
	}
	return options
}

// briefly leaves out what the question says already.
func briefly(r models.Retention) string {
	return strings.TrimSuffix(r.String(), " after it was withdrawn")
}

// authorityHelp names the authority of the country, where there is one.
func (p CompanyPage) authorityHelp() string {
	known, ok := models.Authorities[p.Company.Country]
	switch {
	case p.Company.Country == "DE":
		return "Germany has one in every state; the list below names them."
	case ok && known.Name == p.Company.Authority:
		return "Where people can complain about how you handle their data."
	case ok:
		return "For companies there (" + countryName(p.Company.Country) + ") it is: " + known.Name + ". Leave this empty and we fill it in."
	}
	return "Where people can complain. Leave it empty and we fill in the one of your country, if we know it."
}

// publicLanguage is the name of a language that public pages speak, in English and in itself.
func publicLanguage(code string) string {
	if own := WordsIn(code).Name; own != languageName(code) {
		return languageName(code) + " (" + own + ")"
	}
	return languageName(code)
}

// distinct sorts names and leaves out what stands twice.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

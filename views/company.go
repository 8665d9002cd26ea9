package views

import "greenlist/models"

// CompanyPage is what the company says about itself.
type CompanyPage struct {
	Company models.Company
	Errors  map[string]string
}

// publicLanguage is the name of a language that public pages speak, in English and in itself.
func publicLanguage(code string) string {
	if own := WordsIn(code).Name; own != languageName(code) {
		return languageName(code) + " (" + own + ")"
	}
	return languageName(code)
}

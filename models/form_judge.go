package models

import "greenlist/lint"

// HostedPage is what a DrawNotice draws besides the kinds of notice: the whole page as people will see it, to be judged and not to be kept.
const HostedPage = "hosted_page"

// Judge says which rules a form with this content breaks, by its words and by what people will see: the page, and each kind of notice.
func (c FormContent) Judge(draw DrawNotice) ([]lint.Finding, error) {
	asked := lint.Form{
		Company: lint.Company{Name: c.Company.Name, LegalName: c.Company.LegalName, Address: c.Company.Address, PrivacyURL: c.Company.PrivacyURL},
		Country: c.Company.Country, Languages: c.Languages, Texts: map[string]lint.Text{}, Tracking: c.Tracking, ForChildren: c.ForChildren, Mark: c.Mark != "", OfficialMark: c.OfficialMark, Pages: map[string]string{},
	}
	for _, p := range c.Purposes {
		asked.Purposes = append(asked.Purposes, p.judged())
	}
	for _, f := range c.Fields {
		asked.Fields = append(asked.Fields, lint.Field{Key: f.Key, Required: f.Required, Labels: f.Labels, Reasons: f.Reasons})
	}
	for _, language := range c.Languages {
		page, err := draw(c, language, HostedPage)
		if err != nil {
			return nil, wrap("draw the page", err)
		}
		asked.Texts[language], asked.Pages[language] = lint.Text(c.Texts[language]), string(page)
	}
	var err error
	asked.Drawings, err = c.drawings(draw)
	return lint.Check(asked), err
}

// drawings are the kinds of notice besides the page, which holds the consent block.
func (c FormContent) drawings(draw DrawNotice) (map[lint.Medium]map[string]string, error) {
	all := map[lint.Medium]map[string]string{}
	for kind, medium := range judgedAs {
		all[medium] = map[string]string{}
		for _, language := range c.Languages {
			drawn, err := draw(c, language, kind)
			if err != nil {
				return nil, wrap("draw the notice", err)
			}
			all[medium][language] = string(drawn)
		}
	}
	return all, nil
}

var judgedAs = map[string]lint.Medium{CheckoutBlock: lint.AtCheckout, PaperNotice: lint.OnPaper, ScriptNotice: lint.InScript, QuestionNotice: lint.InChat}

func (p FormPurpose) judged() lint.Purpose {
	told := lint.Purpose{ID: p.ID, Name: p.Name, Words: map[string]lint.PurposeWords{}}
	for language, words := range p.Words {
		told.Words[language] = lint.PurposeWords(words)
	}
	return told
}

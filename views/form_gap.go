package views

import "greenlist/models"

// gapWords say what is missing, and where it is mended. A place that is not this role's to change has no link; nor has the editor, when it is open
// already (editor is empty then).
func gapWords(g models.Gap, role Role, editor string) (words string, mend Action) {
	company, in := Action{"Complete your company", "/settings/company"}, " in "+languageName(g.Language)
	if role != Admin {
		company = Action{}
	}
	edit := Action{"Edit the form", editor}
	switch g.Kind {
	case models.GapName, models.GapLegal, models.GapAddress, models.GapContact, models.GapPrivacy, models.GapCountry, models.GapAuthority:
		return companyGap[g.Kind].missing, company
	case models.GapNumber:
		return "No WhatsApp number is connected: people would have nobody to write to.", role.connect()
	case models.GapLanguages:
		return "The form has no language yet.", edit
	case models.GapPurposes:
		return "The form asks for nothing yet: choose at least one purpose.", edit
	case models.GapHeadline:
		return "The headline is missing" + in + ".", edit
	case models.GapButton:
		return "The words on the button are missing" + in + ".", edit
	case models.GapLabel:
		return "A field has no question" + in + ".", edit
	case models.GapReason:
		return "“" + fieldName(g.Field) + "” does not say why you ask" + in + ".", edit
	case models.GapChoices:
		return "“" + fieldName(g.Field) + "” needs the same answers in every language, at least two. Look at those" + in + ".", edit
	case models.GapKey:
		return "“" + fieldName(g.Field) + "” is kept as “" + g.Field.Key + "”, but that holds something of another type. Choose another name.", edit
	case models.GapSuccess:
		return "The words after signing up are missing" + in + ", though another language has them.", edit
	case models.GapConfirmation:
		return "The message on WhatsApp is missing" + in + ", though another language has it.", edit
	}
	if g.Kind == models.GapArchived {
		return "“" + g.Purpose.Name + "” is archived, so nobody is asked for it any more.", Action{"Look at the purpose", PurposePath(g.Purpose.ID)}
	}
	return "“" + g.Purpose.Name + "” does not say what, how often and how long the number is kept" + in + ".",
		Action{"Complete the purpose", PurposePath(g.Purpose.ID) + "/edit"}
}

// fieldName is what a field is called among staff: its question in the first language that has one.
func fieldName(f models.FormField) string {
	for _, language := range models.Languages {
		if f.Labels[language] != "" {
			return f.Labels[language]
		}
	}
	return f.Key
}

func (r Role) connect() Action {
	if r != Admin {
		return Action{}
	}
	return Action{"Connect a number", "/settings/whatsapp"}
}

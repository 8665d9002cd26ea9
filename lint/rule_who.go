package lint

import "strings"

var aboutWho = []Rule{
	{
		ID: "names-business", Severity: Error, Title: "Say who asks",
		Why:     "People agree to hear from somebody. If the page does not say from whom, they agreed to nothing, and Meta refuses the opt-in too.",
		Fix:     "Put your company’s name in the sentence beside the box, as people know it.",
		Sources: []string{gdprClear, metaPolicy}, page: namesBusiness,
	},
	{
		ID: "business-address", Severity: Warning, Title: "Say where you can be found",
		Why:     "People have a right to know who is behind a name: who to write to, and who to complain about.",
		Fix:     "Complete your company’s address; it then stands below the form.",
		Sources: []string{gdprTell}, page: givesAddress,
	},
	{
		ID: "not-meta", Severity: Warning, Title: "Do not speak for WhatsApp",
		Why:     "Messages come from you, not from WhatsApp or Meta. A page that looks like theirs misleads, and Meta closes accounts for it.",
		Fix:     "Say that your company sends the messages, and WhatsApp is only the way.",
		Sources: []string{metaBrand, edpbPatterns}, page: notMeta,
	},
	{
		ID: "meta-mark", Severity: Advice, Title: "Use Meta’s mark only as Meta gives it out",
		Why:     "The WhatsApp logo beside the box helps people see what they agree to, but only the official file may be used. A redrawn or recoloured one may not.",
		Fix:     "Upload the file from Meta’s brand pages and say that it is that file, or leave the picture away: the word WhatsApp is enough.",
		Sources: []string{metaBrand}, form: saysOfficial, page: officialMark,
	},
	{
		ID: "third-parties-named", Severity: Error, Title: "Name everybody who gets the number",
		Why:     "People can only agree to companies they know by name. “Our partners” is nobody, so a yes to them does not count.",
		Fix:     "Name each company, and better give each a box of its own; or leave them out.",
		Sources: []string{edpbConsent, gdprClear, uwg}, page: namesThirdParties,
	},
}

func (c Company) in(text string) bool { return same(text, c.Name) || same(text, c.LegalName) }

func namesBusiness(r reading) []flaw {
	switch {
	case r.Company.in(r.page.form), r.Company.in(r.beside()):
		return nil
	case r.Company.in(r.page.hidden):
		return nil // in-sight says so
	}
	return []flaw{{AtCompany, "Nothing beside the box says that the messages come from your company.", ""}}
}

func givesAddress(r reading) []flaw {
	first, _, _ := strings.Cut(strings.TrimSpace(r.Company.Address), "\n")
	first, _, _ = strings.Cut(first, ",")
	if same(r.page.text, first) {
		return nil
	}
	return []flaw{{AtCompany, "The page does not show your company’s address.", ""}}
}

func notMeta(r reading) []flaw {
	return r.at(r.sentence(r.page.text, official), "This reads as if WhatsApp or Meta itself were asking.")
}

// saysOfficial looks at what was uploaded; a page shows it only once it is said to be Meta's.
func saysOfficial(f Form) []flaw {
	if !f.Mark || f.OfficialMark {
		return nil
	}
	return []flaw{{AtMark, "You uploaded a WhatsApp logo, but did not say that it is Meta’s own file. So people do not see it.", ""}}
}

func officialMark(r reading) []flaw {
	for _, picture := range r.page.pictures {
		if same(picture, "whatsapp") && !r.OfficialMark {
			return []flaw{{AtPage, "The page shows a WhatsApp logo that is not the official file.", ""}}
		}
	}
	return nil
}

func namesThirdParties(r reading) []flaw {
	for _, s := range sentences(r.unnamed(r.page.text)) {
		for _, l := range r.lexica {
			if l[partners] == nil {
				continue
			}
			text := fold(s)
			for _, at := range l[partners].FindAllStringIndex(text, -1) {
				rest := text[at[1]:]
				if !r.says(denies, text[:at[0]]) && (!capital(rest) || same(firstWord(rest), "whatsapp")) {
					return r.at(s, "“"+text[at[0]:at[1]]+"” says that somebody else is involved, but not who.")
				}
			}
		}
	}
	return nil
}

func firstWord(text string) string {
	for word := range strings.FieldsSeq(text) {
		return word
	}
	return ""
}

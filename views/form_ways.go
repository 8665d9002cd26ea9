package views

import "strconv"

// A way is one of the places where people say yes, with the page on which it is set up.
type way struct {
	icon, title, words string
	lead               Action
}

// ways are all but the form's own page. What only makers may do is left out for the others.
func (p FormPage) ways() []way {
	form := formPath(p.Form.ID)
	version := form + "/versions/" + strconv.Itoa(p.current())
	all := []way{
		{"qrcode", "Links and codes", "Posters, parcels, text messages: a link of its own for each, told apart in the numbers.", Action{"Links and codes", form + "/links"}},
		{"file-text", "On paper", "A sheet to print and sign. A scan of it becomes the proof.", Action{"Print the sheet", version + "/paper"}},
		{"phone", "By telephone", "What to say, word by word, and what counts as a yes.", Action{"Open the script", version + "/script"}},
	}
	if p.Role.makes() {
		all = append(all, way{"mail", "Personal invitations", "A file of links for your e-mail or SMS program, with each person’s number filled in.", Action{"Invite people", form + "/invitations"}})
	}
	return all
}

// current is the number of the version that people see.
func (p FormPage) current() int {
	for _, v := range p.Versions {
		if p.Form.VersionID != nil && v.ID == *p.Form.VersionID {
			return v.Number
		}
	}
	return 0
}

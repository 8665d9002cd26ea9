package views

import "strconv"

// A way is one of the places where people say yes, with the page on which it is set up.
type way struct {
	icon, title, words string
	leads              []Action
}

// ways are all but the form's own page. What only makers may do is left out for the others.
func (p FormPage) ways() []way {
	form := formPath(p.Form.ID)
	version := form + "/versions/" + strconv.Itoa(p.current())
	paper, script := []Action{{"Print the sheet", version + "/paper"}}, []Action{{"Open the script", version + "/script"}}
	all := []way{
		{"world", "On your website", "In a page, as a pop-up, or in your shop’s checkout: one line for your web developer.", []Action{{"Put it on a website", form + "/website"}}},
		{"message", "On WhatsApp", "A word people send, or an ad that opens a chat: we ask there, and their press is the yes.", []Action{{"Set up words and ads", form + "/chat"}}},
		{"device-mobile", "On a tablet", "At the till or the door. People confirm on their own phone, and the next one finds it empty.", []Action{{"Set up a tablet", form + "/counters"}}},
		{"qrcode", "Links and codes", "Posters, parcels, text messages: a link of its own for each, told apart in the numbers.", []Action{{"Links and codes", form + "/links"}}},
	}
	if p.Role.makes() {
		paper, script = append(paper, Action{"Record a signed sheet", form + "/records/new"}), append(script, Action{"Record a yes", form + "/records/new?by=phone"})
		all = append(all, way{"mail", "Personal invitations", "A file of links for your e-mail or SMS program, with each person’s number filled in.", []Action{{"Invite people", form + "/invitations"}}})
	}
	return append(all,
		way{"file-text", "On paper", "A sheet to print and sign. A scan of it becomes the proof.", paper},
		way{"phone", "By telephone", "What to say, word by word, and what counts as a yes.", script},
	)
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

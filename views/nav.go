package views

import (
	"slices"
	"strings"
)

// NavGroup is a heading of the navigation and what stands under it. The first group has no heading.
type NavGroup struct {
	Label string
	Items []NavItem
}

// NavItem is one place to go. No roles means everybody; no worlds means all of them.
type NavItem struct {
	Label, Icon, Href string
	// Also are other places that belong to it and have no item of their own.
	Also   []string
	Roles  []Role
	Worlds []World
}

var (
	makers    = []Role{Admin, Marketer}
	admins    = []Role{Admin}
	proof     = []Role{Admin, Reviewer}
	listeners = []Role{Admin, Marketer, Agent}
	most      = []Role{Admin, Marketer, Reviewer}
)

// Navigation is every place the side bar leads to.
var Navigation = []NavGroup{
	{"", []NavItem{{Label: "Home", Icon: "home", Href: "/"}}},
	{"Audience", []NavItem{
		{Label: "Contacts", Icon: "address-book", Href: "/contacts", Roles: most},
		{Label: "Needs a person", Icon: "inbox", Href: DoubtsPath, Roles: listeners},
		{Label: "Never messaged", Icon: "ban", Href: SuppressionsPath, Roles: most},
		{Label: "Forms", Icon: "forms", Href: "/forms", Roles: most},
		{Label: "Purposes", Icon: "list-check", Href: "/purposes", Roles: most},
		{Label: "Renewals", Icon: "calendar-time", Href: RenewalsPath, Roles: most},
		{Label: "Imports", Icon: "file-import", Href: "/imports", Roles: makers},
	}},
	{"Messages", []NavItem{
		{Label: "Templates", Icon: "template", Href: "/templates", Roles: most},
		{Label: "Campaigns", Icon: "send", Href: "/campaigns", Roles: most},
		{Label: "Sending", Icon: "player-play", Href: SendingPath, Roles: most},
		{Label: "Quality", Icon: "gauge", Href: "/quality", Roles: makers},
	}},
	{"Proof", []NavItem{
		{Label: "Cases", Icon: "scale", Href: CasesPath, Roles: proof},
		{Label: "Review", Icon: "search", Href: ReviewPath, Roles: proof},
		{Label: "Samples", Icon: "checks", Href: SamplesPath, Roles: proof},
		{Label: "Evidence", Icon: "file-certificate", Href: "/evidence", Roles: proof, Also: []string{"/exports"}},
		{Label: "Retention", Icon: "hourglass", Href: RetentionPath, Roles: proof},
		{Label: "Data protection", Icon: "shield-lock", Href: ProtectionPath, Roles: proof},
		{Label: "What staff did", Icon: "history", Href: ActsPath, Roles: proof},
	}},
	{"Sandbox", []NavItem{{Label: "Phones", Icon: "device-mobile", Href: "/phones", Worlds: []World{Sandbox}}}},
	{"Settings", []NavItem{
		{Label: "Team", Icon: "users", Href: "/settings/team", Roles: admins},
		{Label: "Company", Icon: "building-store", Href: "/settings/company", Roles: admins},
		{Label: "Four eyes", Icon: "checks", Href: FourEyesPath, Roles: admins},
		{Label: "E-mail", Icon: "mail", Href: MailPath, Roles: admins},
		{Label: "WhatsApp connection", Icon: "plug-connected", Href: "/settings/whatsapp", Roles: admins},
		{Label: "Developers", Icon: "code", Href: "/api", Also: []string{"/settings/keys", "/settings/webhooks"}},
		{Label: "Sessions", Icon: "devices", Href: "/settings/sessions"},
	}},
}

// SignOutPath is where the button in the user's menu posts to.
const SignOutPath = "/sign-out"

// nav leaves out what this user has no business with, and headings with nothing under them.
func (f Frame) nav() []NavGroup {
	var groups []NavGroup
	for _, g := range Navigation {
		items := slices.DeleteFunc(slices.Clone(g.Items), func(i NavItem) bool { return !f.offers(i) })
		if len(items) > 0 {
			groups = append(groups, NavGroup{g.Label, items})
		}
	}
	return groups
}

func (f Frame) offers(i NavItem) bool {
	return (i.Roles == nil || slices.Contains(i.Roles, f.User.Role)) && (i.Worlds == nil || slices.Contains(i.Worlds, f.World))
}

// active says whether the page being shown is this item's, or lies below it.
func (f Frame) active(i NavItem) bool {
	return slices.ContainsFunc(append([]string{i.Href}, i.Also...), func(place string) bool {
		return f.Path == place || place != "/" && strings.HasPrefix(f.Path, place+"/")
	})
}

// current is the value of aria-current: "page" on the very page, "true" below it.
func (f Frame) current(i NavItem) string {
	if f.Path == i.Href {
		return "page"
	}
	return "true"
}

// waiting is how much waits behind an item, for whoever may see to it.
func (f Frame) waiting(i NavItem) int64 {
	if i.Href != DoubtsPath {
		return 0
	}
	return f.Doubts
}

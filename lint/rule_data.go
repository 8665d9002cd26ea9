package lint

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var aboutData = []Rule{
	{
		ID: "privacy-link", Severity: Error, Title: "Link to your privacy notice",
		Why:     "People are told what happens with their data before they hand it over.",
		Fix:     "Enter the https address of the notice on your website in your company’s settings.",
		Sources: []string{gdprTell, metaPolicy}, page: linksPrivacy,
	},
	{
		ID: "number-editable", Severity: Error, Title: "Let people choose the number",
		Why:     "A number you already have was given for something else. People must see it, and be able to change or remove it.",
		Fix:     "Show the number in a field that can be edited.",
		Sources: []string{metaPolicy, gdprConsent, "GDPR Art. 16: people may put their data right"}, on: onlyPage, page: numberEditable,
	},
	{
		ID: "field-without-reason", Severity: Error, Title: "Say why you ask",
		Why:     "Only the number is needed to write to somebody. Everything else needs a reason that people can read.",
		Fix:     "Give the field a reason, such as “so that we can congratulate you”, or leave the field out.",
		Sources: []string{gdprLittle, gdprTell}, on: []Medium{OnPage, OnPaper, InScript}, page: fieldsHaveReasons,
	},
	{
		ID: "sensitive-field", Severity: Error, Title: "Do not ask what is nobody’s business",
		Why:     "Health, faith, politics, origin, love life, and the numbers of identity papers are specially protected. A marketing form has no business with them.",
		Fix:     "Leave the field out.",
		Sources: []string{gdprSensitive, metaPolicy}, on: onlyPage, page: noSensitiveField,
	},
	{
		ID: "field-required", Severity: Advice, Title: "Ask, do not demand",
		Why:     "You can write to somebody without knowing this. A field that must be filled in costs sign-ups, and needs a reason that holds.",
		Fix:     "Let people leave it empty.",
		Sources: []string{gdprLittle, gdprFree}, on: onlyPage, page: fieldsAreFree,
	},
	{
		ID: "tracking-sentence", Severity: Error, Title: "Say that you look",
		Why:     "Keeping who read and who clicked is watching people. They must be told and agree to it; otherwise only totals may be kept.",
		Fix:     "Add the sentence about reading and clicking, or switch to totals only.",
		Sources: []string{gdprTell, "ePrivacy Directive 2002/58 Art. 5(3)", edpbConsent}, page: saysTracking,
	},
	{
		ID: "age", Severity: Error, Title: "Ask a parent where it is for children",
		Why:     "Below 13 to 16, depending on the country, a parent has to agree.",
		Fix:     "Ask parents instead, and say from which age people may sign up themselves: the one that holds where your company is.",
		Sources: []string{gdprChildren, "National laws, such as Denmark: databeskyttelsesloven § 6(2) · Sweden: dataskyddslagen 2 kap. 4 §"}, page: asksParents,
	},
	{
		ID: "parent-checked", Severity: Warning, Title: "Make sure that it is a parent",
		Why:     "A sentence that asks for a parent is soon passed over. Whoever addresses children has to make a reasonable effort to know that a parent agreed.",
		Fix:     "Hand the form to parents rather than children, or check with them. Then say how you do it.",
		Sources: []string{"GDPR Art. 8(2): reasonable efforts to verify", gdprChildren, edpbConsent}, form: checksParents,
	},
	{
		ID: "not-for-ever", Severity: Error, Title: "Keep nothing for ever",
		Why:     "Data may only be kept as long as it is needed, and people are told how long.",
		Fix:     "Say when it goes: “until you stop, and two years after that as proof”.",
		Sources: []string{gdprKept}, page: notForEver,
	},
}

func linksPrivacy(r reading) []flaw {
	for _, l := range r.page.links {
		if !l.seen || !reachable(l.href) {
			continue
		}
		if l.href == r.Company.PrivacyURL || r.says(privacy, l.words) || r.says(privacy, strings.NewReplacer("/", " ", "-", " ", "_", " ").Replace(l.href)) {
			return nil
		}
	}
	if !slices.Contains(onScreen, r.medium) && same(r.page.text, bare(r.Company.PrivacyURL)) {
		return nil
	}
	if r.Company.PrivacyURL != "" && !reachable(r.Company.PrivacyURL) {
		return []flaw{{AtCompany, "The address of your privacy notice is not one that everybody can open by https.", r.Company.PrivacyURL}}
	}
	return []flaw{{AtCompany, "The page has no link to your privacy notice.", ""}}
}

// bare is an address as people write it down.
func bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.TrimSuffix(rest, "/")
}

// reachable tells whether an address is one that anybody can open, as far as its form goes: https, and a public name.
func reachable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.User != nil {
		return false
	}
	host := strings.TrimSuffix(u.Hostname(), ".")
	_, notAName := netip.ParseAddr(host)
	return notAName != nil && strings.Contains(host, ".") && !strings.HasSuffix(host, ".local") && !strings.HasSuffix(host, ".localhost")
}

// numberNames are what programs call the field for the number.
var numberNames = regexp.MustCompile(`(?i)^(\w*[_-])?(phone|mobile|tel|telephone|whatsapp|msisdn|number|gsm)([_-]?(number|no))?$`)

func (in input) number() bool { return in.kind == "tel" || numberNames.MatchString(in.name) }

func numberEditable(r reading) []flaw {
	for _, in := range r.page.fields {
		if in.number() && !in.fixed {
			return nil
		}
	}
	for _, in := range append(r.page.fields, r.page.secret...) {
		if in.number() && (in.fixed || in.kind == "hidden" && in.value != "") {
			return []flaw{{AtPage, "The number is filled in and cannot be changed.", ""}}
		}
	}
	return nil
}

// expected are fields that need no reason: the number and its country, and a name that may be left empty.
var expected = regexp.MustCompile(`(?i)^(country|calling_?code|lang(uage)?|website|name|first_?name)$`)

func (r reading) field(key string) (Field, bool) {
	for _, f := range r.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

func fieldsHaveReasons(r reading) (flaws []flaw) {
	for _, f := range r.Fields {
		if reason := f.Reasons[r.language]; reason == "" || !same(r.page.text, reason) {
			flaws = append(flaws, flaw{AtField(f.Key), "People are not told why you ask for this.", f.Labels[r.language]})
		}
	}
	for _, in := range r.page.fields {
		key := strings.TrimPrefix(in.name, "answer_")
		if _, known := r.field(key); known || in.number() || r.Within != "" || expected.MatchString(in.name) {
			continue
		}
		flaws = append(flaws, flaw{AtField(key), "People are not told why you ask for this.", in.label})
	}
	return flaws
}

func noSensitiveField(r reading) []flaw {
	for _, f := range r.Fields {
		if words := r.find(sensitive, f.Labels[r.language]); words != "" {
			return []flaw{{AtField(f.Key), "“" + words + "” is specially protected.", f.Labels[r.language]}}
		}
	}
	for _, in := range r.page.fields {
		if words := r.find(sensitive, in.label); words != "" {
			return []flaw{{AtField(in.name), "“" + words + "” is specially protected.", in.label}}
		}
	}
	return nil
}

func fieldsAreFree(r reading) (flaws []flaw) {
	for _, f := range r.Fields {
		if f.Required {
			flaws = append(flaws, flaw{AtField(f.Key), "Nobody can sign up without answering this.", f.Labels[r.language]})
		}
	}
	return flaws
}

func saysTracking(r reading) []flaw {
	if !r.Tracking || r.sentence(r.page.text, reads, clicks) != "" {
		return nil
	}
	return []flaw{{AtTracking, "The form keeps who reads and clicks, but the page does not say so.", ""}}
}

func asksParents(r reading) []flaw {
	who := r.sentence(r.page.text, children)
	switch {
	case who == "" && !r.ForChildren:
		return nil
	case !r.says(guardian, r.page.text):
		return []flaw{{AtPage, "The form is for children, but asks neither for a parent nor for an age.", excerpt(who)}}
	case r.Country == "":
		return nil
	}
	from, _ := DigitalAge(r.Country)
	for _, s := range sentences(r.page.text) {
		if named := ages.FindString(r.find(guardian, s)); named != "" && named < strconv.Itoa(from) {
			return r.at(s, "Where your company is, people agree themselves from "+strconv.Itoa(from)+", not from "+named+".")
		}
	}
	return nil
}

// ages are those that a law could mean. They have two digits, so they compare as words.
var ages = regexp.MustCompile(`1[0-8]`)

func checksParents(f Form) []flaw {
	if !f.ForChildren {
		return nil
	}
	from, law := DigitalAge(f.Country)
	return []flaw{{AtChildren, "The form is aimed at children. Under " + strconv.Itoa(from) + " a parent has to agree (" + law + "): how do you make sure of it?", ""}}
}

func notForEver(r reading) []flaw {
	for _, p := range r.Purposes {
		if kept := r.told(p).Kept; r.says(forEver, kept) {
			return []flaw{{AtPurpose(p.ID), "This keeps people’s data for ever.", kept}}
		}
	}
	return r.at(r.sentence(r.page.text, forEver, keeping), "This keeps people’s data for ever.")
}

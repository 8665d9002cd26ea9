package lint

import "slices"

// A Rule is something a form must do, should do, or does better to do.
type Rule struct {
	// ID names the rule for ever: accepted warnings are kept under it.
	ID       string
	Severity Severity
	Title    string
	// Why is the reason in plain words, and Fix what to do.
	Why, Fix string
	// Sources are where the rule comes from.
	Sources []string

	form func(Form) []flaw    // judged once
	page func(reading) []flaw // judged on every page
	on   []Medium             // where page is judged; everywhere if empty
}

// Media are where the rule is judged.
func (r Rule) Media() []Medium {
	if len(r.on) == 0 {
		return slices.Clone(Media)
	}
	return slices.Clone(r.on)
}

// fits tells whether the rule is judged in a medium.
func (r Rule) fits(m Medium) bool {
	return r.page != nil && (len(r.on) == 0 || slices.Contains(r.on, m))
}

// Rules are all rules, in the order in which they are explained: who asks, what for, the box, the choice, the ways
// besides the page, the data, the words.
func Rules() []Rule { return slices.Clone(rules) }

// RuleOf returns the rule with an id; ok is false where there is none.
func RuleOf(id string) (rule Rule, ok bool) {
	at := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if at < 0 {
		return Rule{}, false
	}
	return rules[at], true
}

var rules = slices.Concat(aboutWho, aboutWhat, aboutBoxes, aboutChoice, aboutLeaving, aboutMedia, aboutData, aboutWords)

// Sources, as they are cited.
const (
	gdprConsent    = "GDPR Art. 4(11) and 7"
	gdprShow       = "GDPR Art. 7(1): you must be able to show the consent"
	gdprClear      = "GDPR Art. 7(2) and Recital 42: consent is asked apart from other matters, in plain words, and says who asks"
	gdprWithdraw   = "GDPR Art. 7(3): withdrawing must be as easy as giving, and people are told before they agree"
	gdprFree       = "GDPR Art. 7(4) and Recitals 42 and 43: a yes counts only if saying no costs nothing"
	gdprAct        = "GDPR Recital 32: silence, ticked boxes and doing something else are not consent"
	gdprTell       = "GDPR Art. 13: what people are told when their data is collected"
	gdprLittle     = "GDPR Art. 5(1)(c): ask only for what you need"
	gdprKept       = "GDPR Art. 5(1)(e) and 13(2)(a): no longer than needed, and say how long"
	gdprSensitive  = "GDPR Art. 9, and Art. 87 for national numbers"
	gdprChildren   = "GDPR Art. 8 and Recital 38"
	gdprFair       = "GDPR Art. 5(1)(a) and 25: fair by design"
	planet49       = "CJEU C-673/17 Planet49: a box that is ticked beforehand is no consent"
	orangeRomania  = "CJEU C-61/19 Orange Romania: a box that somebody else ticked, or that misleads, proves nothing"
	edpbConsent    = "EDPB Guidelines 05/2020 on consent"
	edpbPatterns   = "EDPB Guidelines 03/2022 on deceptive design patterns"
	ePrivacy       = "ePrivacy Directive 2002/58 Art. 13"
	uwg            = "Germany: § 7(2) no. 2 UWG"
	bghPayback     = "Germany: BGH VIII ZR 348/06 Payback: a sentence that must be struck out is no consent"
	bghDoubleOptIn = "Germany: BGH I ZR 164/09: each consent must be documented, and by way of that very number"
	telecomNL      = "Netherlands: Telecommunicatiewet Art. 11.7"
	mflSE          = "Sweden: marknadsföringslagen § 19"
	mflDK          = "Denmark: markedsføringsloven § 10"
	cpceFR         = "France: CPCE Art. L34-5"
	lssiES         = "Spain: LSSI Art. 21"
	metaPolicy     = "WhatsApp Business Messaging Policy: the opt-in names the business and says that people will hear from it on WhatsApp"
	metaBrand      = "WhatsApp brand guidelines"
	ucpd           = "Unfair Commercial Practices Directive 2005/29, Annex I"
	ourHabit       = "Greenlist’s own experience, not a law"
)

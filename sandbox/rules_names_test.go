package sandbox

import (
	"encoding/json"
	"strings"

	"greenlist/whatsapp"
)

// What Meta says of names, languages, categories, how long a message is tried, and of what a template consists.
var rulesOfNames = []rule{
	{"a name has at most 512 characters", "name-long", 2388046, letter, most(512, func(t *whatsapp.Template, n int) { t.Name = strings.Repeat("a", n) })},
	{"a name has at least one", "name-missing", unnumbered, letter, keeps(named("a")).breaks(named(""))},
	{"a name has small letters, digits and underscores", "name-format", 2388046, letter,
		keeps(named("az09_"), named("_"), named("0")).breaks(named("Bulbs"), named("spring bulbs"), named("spring-bulbs"), named("bülbs"), named("bulbs\n"))},
	{"a name is not that of a sample", "name-sample", 2388155, letter, keeps(named("hello_worl"), named("hello_world2")).breaks(named("hello_world"))},
	{"a template has a language", "language-missing", unnumbered, letter, keeps(unchanged).breaks(in(""))},
	{"the language is one of 111", "language-unknown", unnumbered, letter, keeps(everyLanguage()...).breaks(in("nl_NL"), in("tlh"), in("EN"), in("en_us"))},
	{"the category is one of three", "category-unknown", unnumbered, letter,
		keeps(categorised("MARKETING"), categorised("marketing")).breaks(categorised("TRANSACTIONAL"), categorised("OTP"), categorised("ACCOUNT_UPDATE"), categorised(""))},
	{"variables have numbers or names", "format-unknown", unnumbered, letter, keeps(formatted(""), formatted("positional"), formatted("NAMED")).breaks(formatted("LETTERS"))},

	{"marketing is tried 30 days at most", "lifetime-range", unnumbered, letter, most(2_592_000, tried)},
	{"marketing is tried 12 hours at least", "lifetime-range", unnumbered, letter, least(43_200, tried)},
	{"marketing has no sign for 30 days", "lifetime-range", unnumbered, letter, keeps(unchanged).breaks(func(t *whatsapp.Template) { tried(t, -1) })},
	{"utility is tried 12 hours at most", "lifetime-range", unnumbered, notice, most(43_200, tried)},
	{"utility is tried 30 seconds at least", "lifetime-range", unnumbered, notice, least(30, tried)},
	{"utility has a sign for 30 days", "lifetime-range", unnumbered, notice,
		keeps(func(t *whatsapp.Template) { tried(t, -1) }).breaks(func(t *whatsapp.Template) { tried(t, -2) })},
	{"a sign-in code is tried 15 minutes at most", "lifetime-range", unnumbered, signIn, most(900, tried)},
	{"a sign-in code is tried 30 seconds at least", "lifetime-range", unnumbered, signIn, least(30, tried)},

	{"a template has a text", "body-missing", unnumbered, letter, keeps(unchanged).breaks(lacking(whatsapp.ComponentBody))},
	{"a part stands there once", "part-twice", unnumbered, letter, keeps(unchanged).breaks(twice(whatsapp.ComponentBody), twice(whatsapp.ComponentFooter))},
	{"parts are of a known type, in any case", "part-unknown", unnumbered, letter,
		keeps(retyped("footer"), retyped("Footer")).breaks(retyped("POSTSCRIPT"), retyped(""))},
	{"what Meta may change by itself is one of ten things", "feature-unknown", taken, letter,
		keeps(letting(`{"image_touchups":{"enroll_status":"OPT_IN"},"text_formatting_optimization":"opt_out"}`)).breaks(letting(`{"new_words":{"enroll_status":"OPT_IN"}}`))},
	{"each of them is let or not", "feature-choice", unnumbered, letter,
		keeps(letting(`{"image_animation":{"enroll_status":"OPT_OUT"}}`), letting(`{}`)).breaks(letting(`{"image_animation":{"enroll_status":"MAYBE"}}`), letting(`{"image_animation":1}`), letting(`[]`))},
}

func tried(t *whatsapp.Template, seconds int) { t.MessageSendTTLSeconds = seconds }

func formatted(as string) edit { return func(t *whatsapp.Template) { t.ParameterFormat = as } }

func everyLanguage() (all []edit) {
	for _, l := range whatsapp.Languages() {
		all = append(all, in(l.Code))
	}
	if len(all) != 111 {
		panic("Meta has 111 languages")
	}
	return all
}

func lacking(kind string) edit {
	return func(t *whatsapp.Template) {
		var rest []whatsapp.Component
		for _, c := range t.Components {
			if c.Type != kind {
				rest = append(rest, c)
			}
		}
		t.Components = rest
	}
}

func twice(kind string) edit {
	return func(t *whatsapp.Template) { t.Components = append(t.Components, *t.Component(kind)) }
}

func retyped(kind string) edit { return func(t *whatsapp.Template) { t.Footer().Type = kind } }

func letting(features string) edit {
	return func(t *whatsapp.Template) {
		t.Extra = whatsapp.Extra{"degrees_of_freedom_spec": json.RawMessage(`{"creative_features_spec":` + features + `}`)}
	}
}

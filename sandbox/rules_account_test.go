package sandbox

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// A rule about what else there is in the account: surroundings that just keep it and that just break it, and the same at Meta.
type accountRule struct {
	says         string
	id           string
	meta         int
	kept, broken []whatsapp.Surroundings
	atMeta       func(k *kit)
}

type around = whatsapp.Surroundings

var rulesOfAccounts = []accountRule{
	{"a name has a language once", "name-taken", 2388024, []around{{}}, []around{{Taken: true}}, func(k *kit) {
		k.creates(letter())
		k.creates(letter(), in("nl"))
		k.refuses(2388024, letter())
	}},
	{"a name rests for 30 days after an approved template was deleted", "name-blocked", 2388023, []around{{}}, []around{{BlockedUntil: noon}}, func(k *kit) {
		id := k.creates(letter())
		k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
		k.ok("DELETE", waba+"/message_templates?name="+letter().Name, nil)
		k.move(whatsapp.BlockedUntil(noon).Sub(noon) - time.Second)
		k.refuses(2388023, letter())
		k.move(time.Second)
		k.creates(letter())
	}},
	{"all languages of a name share a category", "name-category", unnumbered, []around{{}, {Category: whatsapp.Marketing}}, []around{{Category: whatsapp.Utility}}, func(k *kit) {
		k.creates(letter())
		k.creates(letter(), in("nl"))
		k.refuses(unnumbered, letter(), in("de"), categorised(whatsapp.Utility))
	}},
	{"an account has 6,000 templates, or 250", "account-full", 2388019, []around{{Templates: 5998}, {Templates: 5999}}, []around{{Templates: 6000}, {Templates: 6001}}, func(k *kit) {
		k.control("POST", "account", object{"verified": false}, nil)
		k.createsMany(maxUnverified - 1)
		k.creates(letter(), named("the_last"))
		k.refuses(2388019, letter(), named("one_more"))
		k.control("POST", "account", object{"verified": true}, nil)
		k.creates(letter(), named("one_more"))
	}},
	{"the last tenth of them is near the end", "account-nearly-full", taken,
		[]around{{Templates: 223}, {Templates: 224}, {Templates: 251}, {Templates: 5399}}, []around{{Templates: 225}, {Templates: 250}, {Templates: 5400}, {Templates: 5999}}, nil},
	{"a hundred are made in an hour", "created-this-hour", taken, []around{{Created: 88}, {Created: 89}}, []around{{Created: 90}, {Created: 100}}, func(k *kit) {
		k.createsMany(templatesPerHour - 1)
		k.creates(letter(), named("the_last"))
		k.refused(http.StatusTooManyRequests, 80007, "POST", waba+"/message_templates", letter())
		k.move(time.Hour)
		k.creates(letter())
	}},
	{"no two templates say the same", "text-twin", inReview, []around{{}}, []around{{Twin: "spring_bulbs"}}, func(k *kit) {
		k.creates(letter())
		k.move(time.Minute)
		twin, other := k.creates(letter(), named("again")), k.creates(letter(), named("other"), signed("Another shop"))
		k.move(time.Minute)
		same(k, "twin", k.ok("GET", twin+"?fields=status", nil)["status"], any("REJECTED"))
		same(k, "another footer", k.ok("GET", other+"?fields=status", nil)["status"], any("APPROVED"))
	}},
	{"links lead to the company’s own websites", "link-foreign", taken, []around{{}, {Domains: []string{"veldhuis.example"}}}, []around{{Domains: []string{"another.example"}}, {Domains: []string{"huis.example"}}}, nil},
}

func (k *kit) creates(t whatsapp.Template, changes ...edit) (id string) {
	k.Helper()
	for _, c := range changes {
		c(&t)
	}
	return k.ok("POST", waba+"/message_templates", t)["id"].(string)
}

func (k *kit) refuses(subcode int, t whatsapp.Template, changes ...edit) {
	k.Helper()
	for _, c := range changes {
		c(&t)
	}
	if e := k.refused(http.StatusBadRequest, 100, "POST", waba+"/message_templates", t); e.Subcode != subcode {
		k.Fatalf("refused with %d: %v", e.Subcode, e)
	}
}

// createsMany makes so many templates, and lets an hour pass before there are too many in one.
func (k *kit) createsMany(n int) {
	k.Helper()
	for i := range n {
		if i > 0 && i%templatesPerHour == 0 {
			k.move(time.Hour)
		}
		k.creates(letter(), named(fmt.Sprint("many_", i)))
	}
}

func TestEveryRuleOfAnAccountAtItsLimit(t *testing.T) {
	linked := letter()
	pressing(replying("Stop promotions"))(&linked)
	linked.Component(whatsapp.ComponentButtons).Buttons = append(linked.Buttons(), leading("https://shop.veldhuis.example"))
	for _, r := range rulesOfAccounts {
		t.Run(r.says, func(t *testing.T) {
			t.Parallel()
			heard := func(s around) (f whatsapp.Finding, ok bool) {
				all := s.Lint(linked)
				i := slices.IndexFunc(all, func(f whatsapp.Finding) bool { return f.Rule == r.id })
				if i < 0 {
					return f, false
				}
				return all[i], true
			}
			for _, s := range r.kept {
				if f, ok := heard(s); ok {
					t.Errorf("of %+v the lint says %+v", s, f)
				}
			}
			for _, s := range r.broken {
				f, ok := heard(s)
				if !ok || f.Code != max(r.meta, 0) || f.Review != (r.meta == inReview) || advised(f) != (r.meta < 0) || f.Source.AsOf == "" {
					t.Errorf("of %+v the lint says %+v", s, f)
				}
			}
			if r.atMeta != nil {
				r.atMeta(start(t, func(o *Options) { o.Webhook, o.ReviewAfter = "", time.Minute }))
			}
		})
	}
}

package sandbox

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/whatsapp"
)

// A rule of Meta's on what a send fills a template with: sends that just keep it and sends that just break it, and the code that is answered.
type sendRule struct {
	says         string
	code         int
	from         func() whatsapp.Template
	kept, broken []parts
}

type parts = []whatsapp.SendComponent

var rulesOfSending = []sendRule{
	{"as many values as variables", 132000, greeting, []parts{{texts("Fleur", "Utrecht")}}, []parts{{texts("Fleur")}, {texts("Fleur", "Utrecht", "x")}, nil}},
	{"a value is not empty", 100, greeting, []parts{{texts("F", "U")}}, []parts{{texts("", "Utrecht")}}},
	{"a value has no line break, tab, or more than four spaces", 132018, greeting,
		[]parts{{texts("Fleur   V", "Utrecht")}, {texts("Fleur    V", "Utrecht")}}, []parts{{texts("Fleur     V", "Utrecht")}, {texts("Fleur\nV", "Utrecht")}, {texts("Fleur\tV", "Utrecht")}}},
	{"with its values a text has 1,024 characters", 132005, greeting, []parts{{filled(1023)}, {filled(1024)}}, []parts{{filled(1025)}}},
	{"values of names have names", 100, greetingByName, []parts{{byName("first_name", "Fleur")}}, []parts{{texts("Fleur")}, {byName("last_name", "Visser")}}},
	{"a picture comes with every send", 132012, pictured, []parts{{media("image")}}, []parts{nil, {media("video")}, {{Type: "header", Parameters: texts("x").Parameters}}}},
	{"a picture is somewhere", 132018, pictured, []parts{{media("image")}}, []parts{{{Type: "header", Parameters: []whatsapp.Parameter{{Type: "image", Image: &whatsapp.MediaRef{}}}}}}},
	{"a place has all it needs", 100, placed, []parts{{place("52.09", "5.12", "Shop", "Dorpsstraat 1")}},
		[]parts{{place("", "5.12", "Shop", "Dorpsstraat 1")}, {place("52.09", "", "Shop", "Dorpsstraat 1")}, {place("52.09", "5.12", "", "Dorpsstraat 1")}, {place("52.09", "5.12", "Shop", "")}}},
	{"a link gets its end", 131008, linked, []parts{{pressed("url", 0, ending("x"))}}, []parts{nil, {{Type: "button", SubType: "url"}}}},
	{"the end of a link is not empty", 100, linked, []parts{{pressed("url", 0, ending("x"))}}, []parts{{pressed("url", 0, ending(""))}}},
	{"a value is for the button it is for", 132018, linked, []parts{{pressed("url", 0, ending("x"))}}, []parts{{pressed("quick_reply", 0, payload(1))}, {pressed("url", 1, ending("x"))}}},
	{"a code comes with every send", 131008, couponed, []parts{{pressed("copy_code", 0, code(1))}}, []parts{nil}},
	{"a code has 20 letters and digits", 131009, couponed, []parts{{pressed("copy_code", 0, code(19))}, {pressed("copy_code", 0, code(20))}},
		[]parts{{pressed("copy_code", 0, code(21))}, {pressed("copy_code", 0, whatsapp.Parameter{Type: "coupon_code", CouponCode: "TULIP-10"})}}},
	{"what comes back of an answer has 512 characters", 131009, letter, []parts{nil, {pressed("quick_reply", 0, payload(511))}, {pressed("quick_reply", 0, payload(512))}}, []parts{{pressed("quick_reply", 0, payload(513))}}},
	{"all cards come, and no other", 132012, swipe, []parts{{carousel(2, media("image"))}}, []parts{nil, {carousel(1, media("image"))}, {carousel(3, media("image"))}}},
	{"each card has its picture", 132012, swipe, []parts{{carousel(2, media("image"))}}, []parts{{carousel(2)}, {carousel(2, media("video"))}}},
	{"each card has the end of its link", 131008, swipingLinked, []parts{{carousel(2, media("image"), pressed("url", 0, ending("x")))}}, []parts{{carousel(2, media("image"))}}},
	{"an offer has its end", 131008, dealWithout, []parts{{media("image"), ends(1)}}, []parts{{media("image")}, {media("image"), ends(0)}}},
}

func TestEveryRuleOfSendingAtItsLimit(t *testing.T) {
	for _, r := range rulesOfSending {
		t.Run(r.says, func(t *testing.T) {
			t.Parallel()
			k := start(t, func(o *Options) { o.Webhook = "" })
			id := k.creates(r.from())
			k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
			for _, p := range r.kept {
				k.ok("POST", phone+"/messages", send(r.from(), p))
			}
			for _, p := range r.broken {
				if e := k.refused(http.StatusBadRequest, r.code, "POST", phone+"/messages", send(r.from(), p)); e.Details == "" {
					t.Errorf("refused without a word of why: %v", e)
				}
			}
		})
	}
}

// There is no falling back to another language, and what is not approved is as good as not there.
func TestOnlyTheVeryTemplateIsSent(t *testing.T) {
	k := start(t, func(o *Options) { o.Webhook = "" })
	id := k.creates(letter())
	k.refused(http.StatusNotFound, 132001, "POST", phone+"/messages", send(letter(), nil))
	k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	for _, c := range []edit{in("en"), in("en_GB"), named("spring_bulb")} {
		other := letter()
		c(&other)
		k.refused(http.StatusNotFound, 132001, "POST", phone+"/messages", send(other, nil))
	}
	strict := send(letter(), nil)
	strict["template"] = object{"name": letter().Name, "language": object{"code": "en_US", "policy": "deterministic"}}
	k.ok("POST", phone+"/messages", strict)
}

func send(t whatsapp.Template, p parts) object {
	return object{"messaging_product": "whatsapp", "to": fleur, "type": "template",
		"template": whatsapp.TemplateMessage{Name: t.Name, Language: t.Language, Components: p}}
}

func changed(from func() whatsapp.Template, changes ...edit) func() whatsapp.Template {
	return func() whatsapp.Template {
		t := from()
		for _, c := range changes {
			c(&t)
		}
		return t
	}
}

var (
	greeting       = changed(letter, saying("Hello {{1}}, our shop in {{2}} has tulips again."))
	greetingByName = changed(letter, by(saying("Hello {{first_name}}, our shop has tulips again.")))
	pictured       = changed(letter, above("IMAGE"))
	placed         = changed(letter, sampleless("LOCATION"))
	linked         = changed(letter, pressing(leading("https://veldhuis.example/{{1}}", "x")))
	couponed       = changed(letter, pressing(coupons("TULIP10")))
	swipingLinked  = changed(swipe, cardPressing(leading("https://veldhuis.example/{{1}}", "x")))
	dealWithout    = changed(deal, pressing(leading("https://veldhuis.example")))
)

func texts(values ...string) whatsapp.SendComponent {
	c := whatsapp.SendComponent{Type: "body"}
	for _, v := range values {
		c.Parameters = append(c.Parameters, whatsapp.Parameter{Type: "text", Text: v})
	}
	return c
}

// filled makes the greeting so long.
func filled(n int) whatsapp.SendComponent {
	rest := len(strings.NewReplacer("{{1}}", "F", "{{2}}", "").Replace(greeting().Body().Text))
	return texts("F", long(n-rest))
}

func byName(name, value string) whatsapp.SendComponent {
	return whatsapp.SendComponent{Type: "body", Parameters: []whatsapp.Parameter{{Type: "text", ParameterName: name, Text: value}}}
}

func media(kind string) whatsapp.SendComponent {
	p, ref := whatsapp.Parameter{Type: kind}, &whatsapp.MediaRef{Link: "https://veldhuis.example/tulips"}
	if p.Image = ref; kind == "video" {
		p.Image, p.Video = nil, ref
	}
	return whatsapp.SendComponent{Type: "header", Parameters: []whatsapp.Parameter{p}}
}

func place(latitude, longitude, name, address string) whatsapp.SendComponent {
	return whatsapp.SendComponent{Type: "header", Parameters: []whatsapp.Parameter{{Type: "location",
		Location: &whatsapp.Location{Latitude: latitude, Longitude: longitude, Name: name, Address: address}}}}
}

func pressed(kind string, index int, p whatsapp.Parameter) whatsapp.SendComponent {
	return whatsapp.SendComponent{Type: "button", SubType: kind, Index: index, Parameters: []whatsapp.Parameter{p}}
}

func ending(text string) whatsapp.Parameter { return whatsapp.Parameter{Type: "text", Text: text} }

func payload(n int) whatsapp.Parameter {
	return whatsapp.Parameter{Type: "payload", Payload: strings.Repeat("p", n)}
}

func code(n int) whatsapp.Parameter {
	return whatsapp.Parameter{Type: "coupon_code", CouponCode: strings.Repeat("A", n)}
}

func carousel(n int, each ...whatsapp.SendComponent) whatsapp.SendComponent {
	c := whatsapp.SendComponent{Type: "carousel"}
	for i := range n {
		c.Cards = append(c.Cards, whatsapp.SendCard{CardIndex: i, Components: each})
	}
	return c
}

func ends(ms int64) whatsapp.SendComponent {
	return whatsapp.SendComponent{Type: "limited_time_offer", Parameters: []whatsapp.Parameter{{Type: "limited_time_offer", Offer: &whatsapp.OfferExpiry{ExpirationTimeMS: ms}}}}
}

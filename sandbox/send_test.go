package sandbox

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestTemplateIsSentDeliveredAndRead(t *testing.T) {
	k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = 1; o.Behaviour = &b })
	k.approved("tulips", whatsapp.Marketing)
	answer := k.ok("POST", phone+"/messages", templateSend("+"+fleur, "tulips", "Fleur"))
	id := idOf(answer)
	contact := answer["contacts"].([]any)[0].(object)
	same(t, "wa_id", contact["wa_id"], any(fleur))
	same(t, "input", contact["input"], any("+"+fleur))
	same(t, "message_status", answer["messages"].([]any)[0].(object)["message_status"], any("accepted"))
	if !strings.HasPrefix(id, "wamid.HBg") {
		t.Errorf("id %q does not look like Meta's", id)
	}
	k.move(time.Minute)
	last := ""
	for _, want := range []string{"sent", "delivered", "read"} {
		s := k.hooks.status(want)
		same(t, "id", s["id"], any(id))
		same(t, "opaque", s["biz_opaque_callback_data"], any("attempt-of-+"+fleur))
		same(t, "recipient", s["recipient_id"], any(fleur))
		same(t, "pricing present", s["pricing"] != nil, want != "read")
		if at := s["timestamp"].(string); at < last {
			t.Errorf("%s happened at %s, before %s", want, at, last)
		} else {
			last = at
		}
	}
}

func TestAddressIsUnderstoodAsMetaDoes(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	for to, want := range map[string]string{"+31 970 10 20 34": "319701020" + "34", "0970-102034": fleur, fleur: fleur} {
		answer := k.ok("POST", phone+"/messages", templateSend(to, "tulips", "Fleur"))
		same(t, to, answer["contacts"].([]any)[0].(object)["wa_id"], any(want))
	}
	for _, to := range []string{"12", "fleur", "+31 97"} {
		k.refused(400, 131009, "POST", phone+"/messages", templateSend(to, "tulips", "Fleur"))
	}
	k.refused(400, 131021, "POST", phone+"/messages", templateSend("+31 970 102 00 100", "tulips", "Fleur"))
}

func TestMistakesInASend(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	node := newTemplate("offer", whatsapp.Marketing)
	node["components"] = append(node["components"].([]object)[:1], object{"type": "HEADER", "format": "IMAGE", "example": object{"header_handle": []string{"4::x"}}},
		object{"type": "BUTTONS", "buttons": []object{{"type": "URL", "text": "See them", "url": "https://garden.example/{{1}}", "example": []string{"https://garden.example/tulips"}}}})
	offer := k.ok("POST", waba+"/message_templates", node)["id"].(string)
	k.refused(404, 132001, "POST", phone+"/messages", templateSend(fleur, "offer", "Fleur"))
	k.control("POST", "templates/"+offer+"/decide", object{"decision": "approve"}, nil)

	image := object{"type": "header", "parameters": []object{{"type": "image", "image": object{"link": "https://garden.example/a.jpg"}}}}
	button := object{"type": "button", "sub_type": "url", "index": "0", "parameters": []object{{"type": "text", "text": "tulips"}}}
	body := object{"type": "body", "parameters": []object{{"type": "text", "text": "Fleur"}}}
	send := func(components ...object) object {
		s := templateSend(fleur, "offer")
		s["template"].(object)["components"] = components
		return s
	}
	for name, c := range map[string]struct {
		body    object
		http    int
		code    int
		details string
	}{
		"no product":       {object{"to": fleur, "type": "text", "text": object{"body": "x"}}, 400, 100, ""},
		"nobody":           {object{"messaging_product": "whatsapp", "type": "text", "text": object{"body": "x"}}, 400, 100, ""},
		"unknown type":     {object{"messaging_product": "whatsapp", "to": fleur, "type": "poem", "poem": object{}}, 400, 100, ""},
		"empty text":       {textSend(fleur, " "), 400, 100, ""},
		"long text":        {textSend(fleur, strings.Repeat("x", 4097)), 400, 100, ""},
		"unknown template": {templateSend(fleur, "roses"), 404, 132001, "template name (roses) does not exist in en_US"},
		"too few":          {templateSend(fleur, "tulips"), 400, 132000, "body: number of localizable_params (0) does not match the expected number of params (1)"},
		"too many":         {templateSend(fleur, "tulips", "a", "b"), 400, 132000, "(2) does not match"},
		"empty value":      {templateSend(fleur, "tulips", ""), 400, 100, "'text' is mandatory"},
		"line break":       {templateSend(fleur, "tulips", "a\nb"), 400, 132018, "new-line"},
		"no picture":       {send(body, button), 400, 132012, "header: Format mismatch, expected IMAGE, received UNKNOWN"},
		"no button":        {send(image, body), 400, 131008, "buttons: Button at index 0 of type Url requires a parameter"},
		"wrong button": {send(image, body, object{"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": []object{{"type": "payload", "payload": "x"}}}),
			400, 132018, "must be of type Url"},
		"unknown user id": {object{"messaging_product": "whatsapp", "recipient": "NL.1", "type": "text", "text": object{"body": "x"}}, 400, 131009, ""},
		"four buttons":    {object{"messaging_product": "whatsapp", "to": fleur, "type": "interactive", "interactive": object{"type": "button", "action": object{"buttons": []object{{}, {}, {}, {}}}}}, 400, 131009, "Max allowed buttons: 3"},
	} {
		e := k.refused(c.http, c.code, "POST", phone+"/messages", c.body)
		if !strings.Contains(e.Details, c.details) {
			t.Errorf("%s: details %q, want %q", name, e.Details, c.details)
		}
	}
	k.sent(send(image, body, button)) // the same with nothing wrong is taken
}

func TestMeaninglessCalls(t *testing.T) {
	k := start(t)
	status, raw := k.exchange("GET", "/v26.0/"+phone, nil, "Bearer wrong")
	if e := whatsapp.ParseError(status, raw); status != 401 || e == nil || e.Code != 190 {
		t.Errorf("a wrong token gets %d %s", status, raw)
	}
	for _, path := range []string{"123456", phone + "/nothing", "upload:abc"} {
		if e := k.refused(400, 100, "GET", path, nil); e.Subcode != 33 || e.Type != "GraphMethodException" {
			t.Errorf("GET %s: %+v", path, e)
		}
	}
	if status, _ := k.exchange("GET", "/v19.0/"+phone+"?access_token=sandbox-token", nil, ""); status != 200 {
		t.Errorf("token in the query of another version: %d", status)
	}
}

func TestFailuresThatOnlyTheOtherEndKnows(t *testing.T) {
	k := start(t, func(o *Options) { o.Limit = "TIER_50" })
	k.approved("tulips", whatsapp.Marketing)
	fails := func(body object, code int) {
		t.Helper()
		k.sent(body)
		k.move(time.Minute)
		s := k.hooks.status("failed")
		problem := s["errors"].([]any)[0].(object)
		same(t, "code", problem["code"], any(float64(code)))
		same(t, "title present", problem["title"] != "", true)
		same(t, "pricing present", s["pricing"] != nil, false)
	}
	fails(textSend(fleur, "Are you there?"), 131047)
	fails(templateSend("+1 212 555 0142", "tulips", "Sam"), 131049)
	k.control("POST", "people", object{"phone": "31970000001", "behaviour": object{"unreachable": true}}, nil)
	fails(templateSend("31970000001", "tulips", "Bram"), 131026)
	k.control("POST", "people/"+fleur+"/preferences", object{"value": "stop"}, nil)
	same(t, "preference", k.hooks.of(whatsapp.FieldPreferences)["user_preferences"].([]any)[0].(object)["value"], any("stop"))
	fails(templateSend(fleur, "tulips", "Fleur"), 131050)

	for i := range 50 {
		k.sent(templateSend(fmt.Sprintf("+3197011110%02d", i), "tulips", "You"))
	}
	k.control("POST", "faults", object{"webhooks": object{"pause": true}}, nil)
	k.sent(templateSend("+31970111199", "tulips", "You"))
	var state stateView
	k.control("GET", "state", nil, &state)
	same(t, "people reached", state.Number.Reached, 50)
	k.sent(templateSend("+3197011110"+"07", "tulips", "You")) // reached already, so not counted again
	k.move(time.Minute)
	for to, want := range map[string]int{"31970111199": 131048, "319701111007": 0} {
		var page struct{ Records []Record }
		k.control("GET", "recorded?to="+to, nil, &page)
		same(t, to, page.Records[len(page.Records)-1].Error, want)
	}
	k.move(24 * time.Hour)
	k.sent(templateSend("+31970111198", "tulips", "You"))
	k.control("GET", "state", nil, &state)
	same(t, "people reached a day later", state.Number.Reached, 1)
}

func TestServiceWindow(t *testing.T) {
	k := start(t)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Do you have tulips?"}, nil)
	m := k.hooks.message()
	same(t, "from", m["from"], any(fleur))
	same(t, "text", m["text"].(object)["body"], any("Do you have tulips?"))
	k.move(24*time.Hour - time.Second)
	k.sent(textSend(fleur, "Yes, all colours."))
	k.move(time.Millisecond * 200)
	price := k.hooks.status("sent")["pricing"].(object)
	same(t, "type", price["type"], any("free_customer_service"))
	same(t, "category", price["category"], any("service"))
	k.move(time.Second)
	k.sent(textSend(fleur, "Still there?"))
	k.move(200 * time.Millisecond)
	for h := k.hooks.next(); !strings.Contains(h.raw, "131047"); h = k.hooks.next() {
	}
}

func TestPairRate(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	for range pairBurst {
		k.sent(templateSend(fleur, "tulips", "Fleur"))
	}
	k.refused(400, 131056, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.sent(templateSend("31970999999", "tulips", "Daan"))
	k.move(6 * time.Second)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.refused(400, 131056, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
}

func TestThroughput(t *testing.T) {
	k := start(t, func(o *Options) { o.Throughput = 3 })
	k.approved("tulips", whatsapp.Marketing)
	for i := range 3 {
		k.sent(templateSend(fmt.Sprintf("3197000000%d", i), "tulips", "You"))
	}
	k.refused(429, 130429, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.move(time.Second)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
}

func TestPriceOfService(t *testing.T) {
	for name, c := range map[string]struct {
		at       time.Time
		category string
		done     int
		want     string
	}{
		"first thousand":       {noon, categoryService, 999, "free_customer_service"},
		"after that":           {noon, categoryService, 1000, "regular"},
		"before October 2026":  {time.Date(2026, 9, 30, 23, 0, 0, 0, time.UTC), categoryService, 5000, "free_customer_service"},
		"utility":              {noon, whatsapp.Utility, 0, "regular"},
		"utility before":       {time.Date(2026, 9, 30, 23, 0, 0, 0, time.UTC), whatsapp.Utility, 0, "free_customer_service"},
		"marketing before too": {time.Date(2026, 9, 30, 23, 0, 0, 0, time.UTC), whatsapp.Marketing, 0, "regular"},
	} {
		w := newWorld(Options{Behaviour: &Behaviour{}})
		w.limits.service[month(c.at)] = c.done
		r := &resident{wrote: c.at.Add(-time.Hour)}
		same(t, name, w.priceOf(r, c.category, c.at), c.want)
	}
}

func TestTimeToLive(t *testing.T) {
	k := start(t)
	node := newTemplate("order", whatsapp.Utility)
	node["message_send_ttl_seconds"] = 60
	id := k.ok("POST", waba+"/message_templates", node)["id"].(string)
	k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	k.hooks.of(whatsapp.FieldTemplateStatus)
	for _, who := range []string{fleur, "31970999999"} {
		k.control("POST", "people", object{"phone": who, "behaviour": object{"offline": true}}, nil)
		k.sent(templateSend(who, "order", "You"))
	}
	k.move(30 * time.Second)
	k.hooks.status("sent")
	k.hooks.status("sent")
	k.control("POST", "people", object{"phone": fleur, "behaviour": object{"offline": false}}, nil)
	same(t, "back in time", k.hooks.status("delivered")["recipient_id"], any(fleur))
	k.move(time.Minute)
	k.control("POST", "people", object{"phone": "31970999999", "behaviour": object{"offline": false, "read": 0}}, nil)
	var records struct{ Records []Record }
	k.control("GET", "recorded?to=31970999999", nil, &records)
	same(t, "too late", records.Records[0].Status, "sent")
}

func TestMarkRead(t *testing.T) {
	k := start(t)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	id := k.hooks.message()["id"]
	read := object{"messaging_product": "whatsapp", "status": "read", "message_id": id}
	same(t, "success", k.ok("POST", phone+"/messages", read)["success"], any(true))
	read["message_id"] = "wamid.unknown"
	k.refused(400, 100, "POST", phone+"/messages", read)
}

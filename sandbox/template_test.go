package sandbox

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestTemplateIsApprovedAfterAWhile(t *testing.T) {
	k := start(t, func(o *Options) { o.ReviewAfter = time.Minute })
	answer := k.ok("POST", waba+"/message_templates", newTemplate("tulips", "marketing"))
	id := answer["id"].(string)
	same(t, "status", answer["status"], any("PENDING"))
	same(t, "category", answer["category"], any("MARKETING"))
	k.move(59 * time.Second)
	same(t, "before", k.ok("GET", id+"?fields=status", nil)["status"], any("PENDING"))
	k.move(time.Second)
	same(t, "after", k.ok("GET", id+"?fields=status", nil)["status"], any("APPROVED"))
	v := k.hooks.of(whatsapp.FieldTemplateStatus)
	same(t, "event", v["event"], any("APPROVED"))
	same(t, "reason", v["reason"], any("NONE"))
	same(t, "language", v["message_template_language"], any("en-US"))
	same(t, "category", v["message_template_category"], any("MARKETING"))
	if got := fmt.Sprintf("%.0f", v["message_template_id"]); got != id {
		t.Errorf("id %s is not the number %s", got, id)
	}
}

func TestModerator(t *testing.T) {
	for text, want := range map[string]string{
		"Hello {{1}}, the tulips have arrived.":                           "",
		"Hello {{1}}, REJECT-ME:PROMOTIONAL please.":                      "PROMOTIONAL",
		"Hello {{1}}, you have won a garden today.":                       "SCAM",
		"Hello {{1}}, see https://bit.ly/tulips for more.":                "SCAM",
		"Hello {{1}}, only an idiot misses this one.":                     "ABUSIVE_CONTENT",
		"Hello {{1}}, write to wa.me/31970102034 today.":                  "INVALID_FORMAT",
		"Hello {{1}} {{2}}, the tulips have arrived today, come and see.": "INVALID_FORMAT",
	} {
		k := start(t)
		node := newTemplate("tulips", whatsapp.Marketing)
		node["components"].([]object)[0]["text"] = text
		node["components"].([]object)[0]["example"] = object{"body_text": [][]string{{"Fleur", "de Vries"}}}
		id := k.ok("POST", waba+"/message_templates", node)["id"].(string)
		k.move(time.Minute)
		v := k.hooks.of(whatsapp.FieldTemplateStatus)
		reason := v["reason"]
		if want == "" {
			same(t, text, v["event"], any("APPROVED"))
			continue
		}
		same(t, text, reason, any(want))
		same(t, text, v["event"], any("REJECTED"))
		same(t, text, v["rejection_info"] != nil, want == "INVALID_FORMAT")
		same(t, text, k.ok("GET", id+"?fields=rejected_reason", nil)["rejected_reason"], any(want))
	}
}

func TestSameWordsTwiceAreRejected(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.ok("POST", waba+"/message_templates", newTemplate("tulips_again", whatsapp.Marketing))
	k.move(time.Minute)
	same(t, "reason", k.hooks.of(whatsapp.FieldTemplateStatus)["reason"], any("INVALID_FORMAT"))
}

func TestUtilityThatSellsBecomesMarketing(t *testing.T) {
	k := start(t)
	node := newTemplate("order", whatsapp.Utility)
	node["components"].([]object)[0]["text"] = "Hello {{1}}, get 20% off all tulips now."
	answer := k.ok("POST", waba+"/message_templates", node)
	same(t, "at once", answer["category"], any("MARKETING"))

	id := k.approved("delivery", whatsapp.Utility)
	edit := newTemplate("", "")["components"].([]object)
	edit[0]["text"] = "Hello {{1}}, our big discount starts tomorrow."
	k.ok("POST", id, object{"components": edit})
	k.hooks.of(whatsapp.FieldTemplateComponents)
	k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	v := k.hooks.of(whatsapp.FieldTemplateCategory)
	same(t, "previous", v["previous_category"], any("UTILITY"))
	same(t, "new", v["new_category"], any("MARKETING"))
	same(t, "correct", v["correct_category"], nil)
	k.hooks.of(whatsapp.FieldTemplateStatus)
}

func TestAnnouncedCategory(t *testing.T) {
	k := start(t)
	id := k.approved("delivery", whatsapp.Utility)
	k.control("POST", "templates/"+id+"/category", object{"category": "marketing", "in": "24h"}, nil)
	v := k.hooks.of(whatsapp.FieldTemplateCategory)
	same(t, "current", v["new_category"], any("UTILITY"))
	same(t, "coming", v["correct_category"], any("MARKETING"))
	same(t, "when", v["category_update_timestamp"], any(float64(noon.Add(24*time.Hour).Unix())))
	k.move(24 * time.Hour)
	same(t, "done", k.hooks.of(whatsapp.FieldTemplateCategory)["previous_category"], any("UTILITY"))
	node := k.ok("GET", id, nil)
	same(t, "category", node["category"], any("MARKETING"))
	same(t, "previous_category", node["previous_category"], any("UTILITY"))
}

func TestMistakesInATemplate(t *testing.T) {
	k := start(t)
	k.approved("taken", whatsapp.Marketing)
	with := func(change func(node object, components []object)) object {
		node := newTemplate("tulips", whatsapp.Marketing)
		change(node, node["components"].([]object))
		return node
	}
	body := func(text string) func(object, []object) {
		return func(_ object, c []object) { c[0]["text"] = text }
	}
	for name, c := range map[string]struct {
		node    object
		subcode int
	}{
		"no name":         {with(func(n object, _ []object) { delete(n, "name") }), 0},
		"bad name":        {with(func(n object, _ []object) { n["name"] = "Tulips!" }), 2388046},
		"sample's name":   {with(func(n object, _ []object) { n["name"] = "hello_world" }), 2388155},
		"language":        {with(func(n object, _ []object) { n["language"] = "tlh" }), 0},
		"category":        {with(func(n object, _ []object) { n["category"] = "TRANSACTIONAL" }), 0},
		"no sample":       {with(func(_ object, c []object) { delete(c[0], "example") }), 2388043},
		"too long":        {with(body("Hello {{1}}, " + strings.Repeat("tulips ", 200))), 2388040},
		"variable last":   {with(body("The tulips have arrived just for you, {{1}}")), 2388299},
		"taken":           {newTemplate("taken", whatsapp.Marketing), 2388024},
		"other category":  {with(func(n object, _ []object) { n["name"], n["language"], n["category"] = "taken", "nl", "UTILITY" }), 0},
		"button variable": {with(func(_ object, c []object) { c[1]["buttons"].([]object)[0]["text"] = "Hi {{1}}" }), 2388060},
	} {
		e := k.refused(400, 100, "POST", waba+"/message_templates", c.node)
		if e.Subcode != c.subcode {
			t.Errorf("%s: subcode %d, want %d (%v)", name, e.Subcode, c.subcode, e)
		}
		if c.subcode != 0 && (e.Title == "" || e.UserMessage == "" || e.Message != "Invalid parameter") {
			t.Errorf("%s: %+v is not of the template envelope", name, e)
		}
	}
	k.ok("POST", waba+"/message_templates", newTemplate("tulips", whatsapp.Marketing))
}

func TestEditing(t *testing.T) {
	k := start(t)
	id := k.approved("tulips", whatsapp.Marketing)
	edit := func(text string) object {
		c := newTemplate("", "")["components"].([]object)
		c[0]["text"] = text
		return object{"components": c}
	}
	approve := func() {
		k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	}
	k.refused(400, 100, "POST", id, object{"category": "UTILITY"})
	k.ok("POST", id, edit("Hello {{1}}, the roses have arrived."))
	same(t, "status", k.ok("GET", id, nil)["status"], any("PENDING"))
	k.refused(404, 132001, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	if e := k.refused(400, 100, "POST", id, edit("Hello {{1}}, once more.")); e.Subcode != 2388039 {
		t.Errorf("editing in review: %v", e)
	}
	approve()
	contains(t, k.refused(400, 100, "POST", id, edit("Hello {{1}}, too soon again.")).UserMessage, "once in 24 hours")
	for i := range editsAMonth - 1 {
		k.move(24 * time.Hour)
		k.ok("POST", id, edit(fmt.Sprintf("Hello {{1}}, edit number %d is here.", i)))
		approve()
	}
	k.move(24 * time.Hour)
	k.refused(400, 100, "POST", id, edit("Hello {{1}}, one too many."))
	k.move(21 * 24 * time.Hour)
	k.ok("POST", id, edit("Hello {{1}}, a month has passed."))
	k.control("POST", "templates/"+id+"/decide", object{"decision": "reject", "reason": "SCAM"}, nil)
	k.ok("POST", id, edit("Hello {{1}}, rejected ones are free."))
}

func TestDeleting(t *testing.T) {
	k := start(t)
	en := k.approved("tulips", whatsapp.Marketing)
	dutch := newTemplate("tulips", whatsapp.Marketing)
	dutch["language"] = "nl"
	nl := k.ok("POST", waba+"/message_templates", dutch)["id"].(string)
	if e := k.refused(400, 100, "DELETE", waba+"/message_templates?name=roses", nil); e.Subcode != 2593002 {
		t.Errorf("an unknown name: %v", e)
	}
	k.refused(400, 100, "DELETE", waba+"/message_templates?hsm_ids="+nl+",123", nil)
	k.ok("DELETE", waba+"/message_templates?name=tulips&hsm_id="+nl, nil)
	v := k.hooks.of(whatsapp.FieldTemplateStatus)
	same(t, "event", v["event"], any("DELETED"))
	same(t, "reason", v["reason"], nil)
	k.refused(400, 100, "GET", nl, nil)
	contains(t, k.refused(400, 100, "POST", waba+"/message_templates", dutch).UserMessage, "less than 1 minute")
	k.move(nameRest)
	k.ok("POST", waba+"/message_templates", dutch) // it was never approved, so its name is free
	k.ok("DELETE", waba+"/message_templates?name=tulips", nil)
	k.refused(404, 132001, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.refused(400, 100, "GET", en, nil)
	if e := k.refused(400, 100, "POST", waba+"/message_templates", newTemplate("tulips", whatsapp.Marketing)); e.Subcode != 2388023 {
		t.Errorf("a blocked name: %v", e)
	}
	k.move(nameBlock)
	k.ok("POST", waba+"/message_templates", newTemplate("tulips", whatsapp.Marketing))
}

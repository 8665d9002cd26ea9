package sandbox

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func (k *kit) thread(id string) (bubbles []whatsapp.Bubble) {
	k.control("GET", "people/"+id+"/thread", nil, &bubbles)
	return bubbles
}

func TestThreadAndButton(t *testing.T) {
	k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = 0; o.Behaviour = &b })
	k.approved("tulips", whatsapp.Marketing)
	send := templateSend(fleur, "tulips", "Fleur")
	template := send["template"].(object)
	template["components"] = append(template["components"].([]object), object{"type": "button", "sub_type": "quick_reply", "index": "0",
		"parameters": []object{{"type": "payload", "payload": "stop-promotions"}}})
	id := k.sent(send)
	same(t, "not there yet", len(k.thread(fleur)), 0)
	k.move(time.Minute)
	b := k.thread(fleur)[0]
	same(t, "body", b.Body, "Hello Fleur, the tulips have arrived in our garden shop.")
	same(t, "from business", b.FromBusiness, true)
	same(t, "status", b.Status, "delivered")
	same(t, "button", b.Buttons[0].Text, "Stop promotions")
	k.hooks.status("sent")
	k.hooks.status("delivered")

	same(t, "wrong button", k.controlStatus("POST", "people/"+fleur+"/presses", object{"bubble": id, "button": "Buy"}), 404)
	k.control("POST", "people/"+fleur+"/presses", object{"bubble": id, "button": "stop promotions"}, nil)
	k.hooks.status("read")
	m := k.hooks.message()
	same(t, "type", m["type"], any("button"))
	same(t, "payload", m["button"].(object)["payload"], any("stop-promotions"))
	same(t, "text", m["button"].(object)["text"], any("Stop promotions"))
	same(t, "context", m["context"].(object)["id"], any(id))
	k.control("POST", "people/"+fleur+"/presses", object{"bubble": id, "button": "0"}, nil)
	same(t, "thread", len(k.thread(fleur)), 3)
}

func TestInteractiveButtons(t *testing.T) {
	k := start(t)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	k.hooks.message()
	id := k.sent(object{"messaging_product": "whatsapp", "to": fleur, "type": "interactive", "interactive": object{"type": "button",
		"body": object{"text": "Which colour?"}, "action": object{"buttons": []object{
			{"type": "reply", "reply": object{"id": "r", "title": "Red"}}, {"type": "reply", "reply": object{"id": "y", "title": "Yellow"}}}}}})
	k.move(3 * time.Second)
	k.control("POST", "people/"+fleur+"/presses", object{"bubble": id, "button": "Yellow"}, nil)
	for {
		h := k.hooks.next()
		if messages, ok := h.value["messages"].([]any); ok {
			reply := messages[0].(object)["interactive"].(object)
			same(t, "kind", reply["type"], any("button_reply"))
			same(t, "id", reply["button_reply"].(object)["id"], any("y"))
			return
		}
	}
}

func TestWhatPeopleDoByThemselves(t *testing.T) {
	for name, c := range map[string]struct {
		behaviour object
		want      func(k *kit)
	}{
		"reply": {object{"reply": 1, "reply_text": "Lovely"}, func(k *kit) {
			same(t, "text", k.hooks.message()["text"].(object)["body"], any("Lovely"))
		}},
		"stop": {object{"stop": 1}, func(k *kit) {
			same(t, "text", k.hooks.message()["text"].(object)["body"], any("STOP"))
		}},
		"press": {object{"press": 1}, func(k *kit) {
			same(t, "type", k.hooks.message()["type"], any("button"))
		}},
		"stop marketing": {object{"stop_marketing": 1}, func(k *kit) {
			k.hooks.of(whatsapp.FieldPreferences)
			var p Person
			k.control("GET", "people/"+fleur, nil, &p)
			same(t, "stopped", p.StoppedMarketing, true)
		}},
		"block": {object{"block": 1}, func(k *kit) {
			var p Person
			k.control("GET", "people/"+fleur, nil, &p)
			same(t, "blocked", p.Blocked, true)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			k := start(t)
			k.approved("tulips", whatsapp.Marketing)
			c.behaviour["read"] = 1
			k.control("POST", "people", object{"phone": fleur, "behaviour": c.behaviour}, nil)
			k.sent(templateSend(fleur, "tulips", "Fleur"))
			k.move(time.Minute)
			for _, s := range []string{"sent", "delivered", "read"} {
				k.hooks.status(s)
			}
			c.want(k)
		})
	}
}

func TestBlockedBusiness(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "people", object{"phone": fleur}, nil)
	k.control("POST", "people/"+fleur+"/block", nil, nil)
	same(t, "cannot write", k.controlStatus("POST", "people/"+fleur+"/messages", object{"text": "Hello"}), 409)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(time.Hour)
	k.hooks.status("sent")
	k.control("POST", "people/"+fleur+"/unblock", nil, nil)
	k.move(time.Hour)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	k.hooks.message() // and nothing was delivered before it
	same(t, "thread", len(k.thread(fleur)), 1)
}

func TestHiddenReads(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "people", object{"phone": fleur, "behaviour": object{"read": 1, "hides_reads": true, "reply": 1}}, nil)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(time.Hour)
	k.hooks.status("sent")
	k.hooks.status("delivered")
	k.hooks.message()
}

func TestSearchingPeople(t *testing.T) {
	k := start(t)
	k.control("POST", "people", object{"phone": "+31 970 10 20 34", "name": "Fleur de Vries"}, nil)
	k.control("POST", "people", object{"phone": "+44 7700 900123", "name": "Harry Shah"}, nil)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	for search, want := range map[string]string{"": "[31970102034 447700900123]", "vries": "[31970102034]", "7700": "[447700900123]", "GB.": "[447700900123]", "nobody": "[]"} {
		var people []Person
		k.control("GET", "people?search="+search, nil, &people)
		ids := []string{}
		for _, p := range people {
			ids = append(ids, p.ID())
		}
		same(t, search, fmt.Sprint(ids), want)
	}
	same(t, "nobody", k.controlStatus("GET", "people/31970000000", nil), 404)
	same(t, "no number", k.controlStatus("POST", "people", object{"name": "X"}), 400)
}

// story is everything that became of messages sent by several clients at
// once, in an order of its own.
func story(t *testing.T, seed uint64) string {
	k := start(t, func(o *Options) { o.Seed = seed })
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "behaviour", object{"deliver_after": "1s", "deliver_spread": "5s", "read": 0.5, "read_spread": "9s", "reply": 0.3, "stop": 0.2}, nil)
	var clients sync.WaitGroup
	for c := range 3 {
		clients.Go(func() {
			for i := c; i < 60; i += 3 {
				k.sent(templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
			}
		})
	}
	clients.Wait()
	k.move(time.Hour)
	var lines []string
	for i := range 60 {
		id := fmt.Sprintf("3197000%04d", i)
		for _, b := range k.thread(id) {
			lines = append(lines, fmt.Sprint(id, b.Body, b.Status, b.At))
		}
	}
	return strings.Join(lines, "\n")
}

func TestSameSeedSameStory(t *testing.T) {
	one := story(t, 1)
	same(t, "again", story(t, 1) == one, true)
	same(t, "another seed", story(t, 2) == one, false)
}

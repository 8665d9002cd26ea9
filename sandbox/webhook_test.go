package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestEscapedBytesAreSigned(t *testing.T) {
	k := start(t)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Grüße <b>50%</b> a@b.example 🌷"}, nil)
	k.hooks.message()
	body := string(<-k.hooks.posts)
	contains(t, body, `Gr\u00fc\u00dfe \u003Cb>50\u0025\u003C\/b> a\u0040b.example \ud83c\udf37`)
	for _, r := range body {
		if r > 126 {
			t.Fatalf("%q is not ASCII", r)
		}
	}
}

func TestEscapeKeepsTheMeaning(t *testing.T) {
	for _, words := range []string{"", "plain", "a/b<c>&%@", "äöå", "🌷\u2028", "quote \" and \\ back", "new\nline"} {
		var got string
		raw := escape(plainJSON(words))
		if err := json.Unmarshal(raw, &got); err != nil || got != words {
			t.Errorf("%q became %s: %q %v", words, raw, got, err)
		}
	}
}

func TestSignatureOfKnownBytes(t *testing.T) {
	got := whatsapp.Sign("test-app-secret", []byte(`{"object":"whatsapp_business_account"}`))
	same(t, "signature", got, "sha256=b6978b21c4467654c466607663db9b43fae44b71083568df403e0a077089208e")
}

func TestOrderForOnePerson(t *testing.T) {
	k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = 1; o.Behaviour = &b })
	k.approved("tulips", whatsapp.Marketing)
	const people = 200
	for i := range people {
		k.sent(templateSend(fmt.Sprintf("319700%05d", i), "tulips", "You"))
	}
	k.move(time.Hour)
	next := map[any]int{}
	for told := 0; told < 3*people; {
		h := k.hooks.next()
		if h.field != whatsapp.FieldMessages {
			continue
		}
		told++
		s := h.value["statuses"].([]any)[0].(object)
		same(t, "order", s["status"], any([]string{"sent", "delivered", "read"}[next[s["id"]]]))
		next[s["id"]]++
	}
	same(t, "messages", len(next), people)
	if posts := len(k.hooks.posts); posts > people {
		t.Errorf("%d posts for %d updates: they are not batched", posts, 3*people)
	}
}

func TestRetriesUntilTheReceiverIsBack(t *testing.T) {
	k := start(t)
	k.hooks.mu.Lock()
	k.hooks.answer = func(n int) int {
		if n <= 8 {
			return http.StatusInternalServerError
		}
		return http.StatusOK
	}
	k.hooks.mu.Unlock()
	for i := range 20 {
		k.control("POST", fmt.Sprintf("people/3197000%04d/messages", i), object{"text": "Hello"}, nil)
	}
	seen := map[any]bool{}
	for range 20 {
		seen[k.hooks.message()["id"]] = true
	}
	same(t, "messages", len(seen), 20)
}

func TestPausesDouble(t *testing.T) {
	w := newWorld(Options{Behaviour: &Behaviour{}, RetryBase: time.Second, RetryMax: time.Minute})
	for failures, want := range map[int]time.Duration{0: time.Second, 1: 2 * time.Second, 5: 32 * time.Second, 6: time.Minute, 1000: time.Minute} {
		same(t, fmt.Sprint(failures, " failures"), w.pause(failures), want)
	}
}

func TestWebhookIsGivenUpAfterAWeek(t *testing.T) {
	w := newWorld(Options{Behaviour: &Behaviour{}, Now: func() time.Time { return noon }, RetryBase: time.Second, RetryMax: time.Minute, Log: quietly()})
	w.outbox.push(update{news: &news{}})
	b := &batch{updates: []update{w.outbox.waiting[1]}, since: noon.Add(-webhookLife)}
	w.missed(w.outbox.lanes[0], b, errLost)
	same(t, "still waiting", len(w.outbox.waiting), 1)
	b.since = b.since.Add(-time.Second)
	w.missed(w.outbox.lanes[0], b, errLost)
	same(t, "given up", len(w.outbox.waiting), 0)
}

func TestHandshakeComesFirst(t *testing.T) {
	posts := make(chan string, 10)
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { posts <- r.Method }))
	defer server.Close()
	k := start(t, func(o *Options) { o.Webhook = server.URL }) // answers 200, but not the challenge
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	for range 3 {
		same(t, "method", <-posts, "GET")
	}
	k.control("POST", "webhook", object{"url": k.hooks.url}, nil)
	k.hooks.message()
	k.control("POST", "webhook", object{"url": ""}, nil)
}

func TestSubscription(t *testing.T) {
	k := start(t)
	mine := newReceiver(t)
	k.refused(400, 2200, "POST", waba+"/subscribed_apps", object{"override_callback_uri": mine.url, "verify_token": "wrong"})
	k.ok("POST", waba+"/subscribed_apps", object{"override_callback_uri": mine.url, "verify_token": "sandbox-verify"})
	k.control("POST", "people/"+fleur+"/messages", object{"text": "one"}, nil)
	same(t, "override", mine.message()["text"].(object)["body"], any("one"))
	list := k.ok("GET", waba+"/subscribed_apps", nil)["data"].([]any)
	same(t, "listed", list[0].(object)["override_callback_uri"], any(mine.url))

	k.ok("DELETE", waba+"/subscribed_apps", nil)
	same(t, "listed", len(k.ok("GET", waba+"/subscribed_apps", nil)["data"].([]any)), 0)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "two"}, nil)
	k.ok("POST", waba+"/subscribed_apps", nil)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "three"}, nil)
	same(t, "back to the app, without what nobody listened to", k.hooks.message()["text"].(object)["body"], any("three"))
}

func TestPersonWithoutPhone(t *testing.T) {
	k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = 1; o.Behaviour = &b })
	const user = "NL.48130912"
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "people", object{"user_id": user, "name": "Noor Bakker", "username": "@noor"}, nil)
	send := templateSend("", "tulips", "Noor")
	delete(send, "to")
	send["recipient"] = user
	contact := k.ok("POST", phone+"/messages", send)["contacts"].([]any)[0].(object)
	same(t, "input", contact["input"], any(user))
	same(t, "user_id", contact["user_id"], any(user))
	same(t, "wa_id", contact["wa_id"], nil)
	k.move(time.Hour)
	k.control("POST", "people/"+user+"/messages", object{"text": "Thanks"}, nil)
	k.control("POST", "people/"+user+"/preferences", object{"value": "stop"}, nil)
	for range 5 {
		h := k.hooks.next()
		for _, field := range []string{"wa_id", "recipient_id", `"from":`} {
			if strings.Contains(h.raw, field) {
				t.Errorf("%s tells %s", h.raw, field)
			}
		}
		contains(t, h.raw, user)
	}
}

func TestFailedStatusesHaveNoContacts(t *testing.T) {
	k := start(t)
	k.sent(textSend(fleur, "Hello?"))
	k.move(time.Minute)
	h := k.hooks.next()
	same(t, "contacts present", h.value["contacts"] != nil, false)
	contains(t, h.raw, `"recipient_id":"`+fleur+`"`)
	contains(t, h.raw, `"recipient_user_id":"NL.`)
}

package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// post sends and returns the status, or the error of the connection.
func (k *kit) post(ctx context.Context, body object) (int, error) {
	b, _ := json.Marshal(body)
	req, err := http.NewRequestWithContext(ctx, "POST", k.url+"/v26.0/"+phone+"/messages", bytes.NewReader(b))
	if err != nil {
		k.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer sandbox-token")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	resp.Body.Close()
	return resp.StatusCode, nil
}

func (k *kit) recorded() int {
	var count struct{ Count int }
	k.control("GET", "recorded/count", nil, &count)
	return count.Count
}

func TestMishapsOfSends(t *testing.T) {
	for _, c := range []struct {
		fault    string
		status   int
		accepted int
	}{{"err_before", 500, 0}, {"limit", 429, 0}, {"err_after", 500, 1}, {"reset", 0, 1}, {"hang", 0, 1}} {
		t.Run(c.fault, func(t *testing.T) {
			k := start(t)
			k.approved("tulips", whatsapp.Marketing)
			k.control("POST", "faults", object{c.fault: 1}, nil)
			patience := 10 * time.Second
			if c.fault == "hang" {
				patience = 300 * time.Millisecond
			}
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			status, err := k.post(ctx, templateSend(fleur, "tulips", "Fleur"))
			same(t, "status", status, c.status)
			same(t, "connection lost", err != nil, c.status == 0)
			same(t, "recorded", k.recorded(), c.accepted)
			k.control("POST", "faults", object{}, nil)
			k.sent(templateSend("31970999999", "tulips", "Daan"))
		})
	}
}

func TestHangEndsWithTheSandbox(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "faults", object{"hang": 1}, nil)
	done := make(chan error)
	go func() {
		_, err := k.post(t.Context(), templateSend(fleur, "tulips", "Fleur"))
		done <- err
	}()
	k.s.Close()
	if err := <-done; err == nil {
		t.Error("the call was answered")
	}
}

func TestRatesOfMishaps(t *testing.T) {
	w := newWorld(Options{Behaviour: &Behaviour{}, Seed: 7})
	w.faults = Faults{Hang: 0.1, Reset: 0.2, ErrAfter: 0.1, ErrBefore: 0.3, Limit: 0.1}
	count := map[mishap]int{}
	for range 10_000 {
		count[w.mishap()]++
	}
	for kind, want := range map[mishap]int{hang: 1000, reset: 2000, errAfter: 1000, errBefore: 3000, overLimit: 1000, noMishap: 2000} {
		if got := count[kind]; got < want-200 || got > want+200 {
			t.Errorf("%q: %d of 10,000, want about %d", kind, got, want)
		}
	}
}

func TestImpossibleFaultsAreRefused(t *testing.T) {
	k := start(t)
	for _, f := range []object{{"hang": 0.6, "reset": 0.6}, {"hang": -1}, {"webhooks": object{"lose": 2}}, {"hagn": 1}} {
		same(t, fmt.Sprint(f), k.controlStatus("POST", "faults", f), 400)
	}
}

func TestDuplicatedAndShuffledWebhooks(t *testing.T) {
	k := start(t)
	k.control("POST", "faults", object{"webhooks": object{"duplicate": 0.5, "shuffle": 0.5, "lose": 0.3}}, nil)
	const people = 40
	for i := range people {
		for _, text := range []string{"one", "two"} {
			k.control("POST", fmt.Sprintf("people/3197000%04d/messages", i), object{"text": text}, nil)
		}
	}
	came, first, reordered := map[any]int{}, map[any]string{}, 0
	for len(came) < 2*people || sum(came) < 2*people+people/2 {
		m := k.hooks.message()
		came[m["id"]]++
		if text := m["text"].(object)["body"].(string); first[m["from"]] == "" {
			if first[m["from"]] = text; text == "two" {
				reordered++
			}
		}
	}
	if reordered == 0 {
		t.Error("nothing came out of order")
	}
}

func sum(counts map[any]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

func TestDeliveredIsSkipped(t *testing.T) {
	k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = 1; o.Behaviour = &b })
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "faults", object{"webhooks": object{"skip": 1}}, nil)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(time.Minute)
	k.hooks.status("sent")
	same(t, "pricing comes with read", k.hooks.status("read")["pricing"] != nil, true)
}

func TestPausedDelivery(t *testing.T) {
	k := start(t)
	k.control("POST", "faults", object{"webhooks": object{"pause": true}}, nil)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	var view webhookView
	k.control("GET", "webhook", nil, &view)
	same(t, "pending", view.Pending, 1)
	same(t, "came", len(k.hooks.events), 0)
	k.control("POST", "faults", object{}, nil)
	k.hooks.message()
}

func TestLatency(t *testing.T) {
	k := start(t)
	k.control("POST", "faults", object{"latency": "50ms"}, nil)
	before := time.Now()
	k.ok("GET", phone, nil)
	if took := time.Since(before); took < 50*time.Millisecond {
		t.Errorf("answered after %s", took)
	}
}

func TestSendsAreRefusedOrFailWithACodeOfMetas(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "faults", object{"refuse": object{"code": 131042}}, nil)
	k.refused(400, 131042, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	same(t, "recorded", k.recorded(), 0)
	k.control("POST", "faults", object{"fail": object{"code": 131026}}, nil)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(time.Minute)
	same(t, "why", k.hooks.status("failed")["errors"].([]any)[0].(object)["code"], any(131026.0))
	k.control("POST", "faults", object{}, nil)
	k.sent(templateSend("31970999999", "tulips", "Daan"))
	k.move(time.Minute)
	k.hooks.status("sent")
	for _, f := range []object{{"refuse": object{"code": -1}}, {"fail": object{"code": 1, "rate": 2}}} {
		same(t, fmt.Sprint(f), k.controlStatus("POST", "faults", f), 400)
	}
}

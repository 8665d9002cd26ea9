package sandbox

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// everything is all the control API shows, as one text.
func (k *kit) everything() string {
	k.Helper()
	var all []any
	for _, path := range []string{"state", "recorded?body=1", "people?limit=1000", "people/" + fleur + "/thread", "faults", "behaviour"} {
		var answer any
		k.control("GET", path, nil, &answer)
		all = append(all, answer)
	}
	b, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		k.Fatal(err)
	}
	return string(b)
}

func TestRestartRemembersEverything(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sandbox.jsonl")
	remember := func(o *Options) { o.State = file }
	k := start(t, remember)
	id := k.approved("tulips", whatsapp.Marketing)
	k.ok("POST", waba+"/message_templates", newTemplate("pending", whatsapp.Marketing))
	k.ok("POST", waba+"/message_templates", newTemplate("deleted", whatsapp.Utility))
	k.ok("DELETE", waba+"/message_templates?name=deleted", nil)
	k.control("POST", "people", object{"phone": fleur, "name": "Fleur", "behaviour": object{"read": 1, "reply": 1}}, nil)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	for i := range 30 {
		k.sent(templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
	}
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(2 * time.Second) // some have arrived, some have not
	k.control("POST", "people/31970000003/block", nil, nil)
	k.control("POST", "people/31970000004/preferences", object{"value": "stop"}, nil)
	k.control("POST", "templates/"+id+"/quality", object{"score": "YELLOW"}, nil)
	k.control("POST", "faults", object{"latency": "1ms", "webhooks": object{"pause": true}}, nil)
	before, rating := k.everything(), *k.s.world.number.rating
	k.s.Close()

	k.run(remember)
	sameLines(t, withoutCounts(k.everything()), withoutCounts(before))
	same(t, "the number's rating", *k.s.world.number.rating, rating)
	k.refused(400, 100, "POST", waba+"/message_templates", newTemplate("pending", whatsapp.Marketing))
	k.move(time.Hour)
	same(t, "the moderator goes on", strings.Contains(k.everything(), `"PENDING"`), false)
	same(t, "people go on", len(k.thread(fleur)), 3)
}

func sameLines(t *testing.T, got, want string) {
	t.Helper()
	lines := strings.Split(got, "\n")
	for i, line := range strings.Split(want, "\n") {
		if i >= len(lines) || lines[i] != line {
			t.Fatalf("line %d was %q and is %q", i, line, lines[min(i, len(lines)-1)])
		}
	}
}

// withoutCounts drops the count of webhooks, some of which were delivered
// between the look and the end, and of plans, some of which had become void.
func withoutCounts(everything string) string {
	var kept []string
	for line := range strings.Lines(everything) {
		if !strings.Contains(line, `"pending"`) && !strings.Contains(line, `"agenda"`) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func TestRestartDeliversWhatWasNotAcknowledged(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sandbox.jsonl")
	k := start(t, func(o *Options) { o.State, o.Webhook = file, "http://127.0.0.1:1/nobody" })
	for i := range 20 {
		k.control("POST", fmt.Sprintf("people/3197000%04d/messages", i), object{"text": "Hello"}, nil)
	}
	k.control("POST", "people/31970000000/preferences", object{"value": "stop"}, nil)
	k.s.Close()
	k.run(func(o *Options) { o.State = file })
	seen := map[string]int{}
	for range 21 {
		seen[k.hooks.next().raw]++
	}
	same(t, "updates", len(seen), 21)
	pending := func() int {
		var view webhookView
		k.control("GET", "webhook", nil, &view)
		return view.Pending
	}
	for pending() > 0 { // the last acknowledgement is still being written down
	}
	k.control("POST", "faults", object{"webhooks": object{"pause": true}}, nil)
	k.s.Close()
	k.run(func(o *Options) { o.State = file })
	same(t, "left for the third", pending(), 0)
}

func TestTornLineIsCutOff(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sandbox.jsonl")
	k := start(t, func(o *Options) { o.State = file })
	k.control("POST", "people/"+fleur+"/messages", object{"text": "one"}, nil)
	k.hooks.message()
	k.s.Close()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString(`{"message":{"id":"wamid.torn","per`)
	f.Close()
	k.run(func(o *Options) { o.State = file })
	k.control("POST", "people/"+fleur+"/messages", object{"text": "two"}, nil)
	k.s.Close()
	k.run(func(o *Options) { o.State = file })
	same(t, "messages", len(k.thread(fleur)), 2)
}

func TestDamagedJournalIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sandbox.jsonl")
	for content, words := range map[string]string{
		"{}\nnonsense\n{}\n": "line 2",
		`{"birth":{"waba":"1","seed":1,"at":"2026-11-20T12:00:00Z"}}` + "\n": "belongs to WABA 1",
	} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := New(Options{State: file})
		if err == nil {
			t.Fatalf("%q was accepted", content)
		}
		contains(t, err.Error(), words)
	}
}

func TestWitnessThatCannotWriteAcceptsNothing(t *testing.T) {
	k := start(t, func(o *Options) { o.State = filepath.Join(t.TempDir(), "sandbox.jsonl") })
	k.approved("tulips", whatsapp.Marketing)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.s.world.journal.file.Close()
	e := k.refused(503, 2, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	contains(t, e.Details, "journal")
}

func TestTwoWorldsHaveDifferentIDs(t *testing.T) {
	id := func(born time.Time) string {
		k := start(t, func(o *Options) { o.Now = func() time.Time { return born } })
		k.approved("tulips", whatsapp.Marketing)
		return k.sent(templateSend(fleur, "tulips", "Fleur"))
	}
	same(t, "born later", id(noon) == id(noon.Add(time.Hour)), false)
	same(t, "born at once", id(noon) == id(noon), true)
}

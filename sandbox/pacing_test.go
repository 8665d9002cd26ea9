package sandbox

import (
	"fmt"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// paced sends so many messages with a new template of which two may go, and returns the answers' statuses and the template.
func paced(k *kit, n int) (id string, statuses []any) {
	k.Helper()
	id = k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "pacing", object{"after": 2, "hold": "30m"}, nil)
	for i := range n {
		answer := k.ok("POST", phone+"/messages", templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
		statuses = append(statuses, answer["messages"].([]any)[0].(object)["message_status"])
	}
	return id, statuses
}

// news is the next webhook about a template, past those about messages.
func (k *kit) news(field string) object {
	k.Helper()
	for {
		if h := k.hooks.next(); h.field == field {
			return h.value
		}
	}
}

// counts are the statuses of all messages by now.
func (k *kit) counts() string {
	k.Helper()
	var answer struct {
		Statuses map[string]int `json:"statuses"`
	}
	k.control("GET", "recorded/count", nil, &answer)
	return fmt.Sprint(answer.Statuses)
}

func quietPeople(o *Options) {
	b := EverydayBehaviour()
	b.Read = 0
	o.Behaviour = &b
}

func TestPacingHoldsAndReleases(t *testing.T) {
	k := start(t, quietPeople)
	_, statuses := paced(k, 5)
	held := any("held_for_quality_assessment")
	same(t, "answers", fmt.Sprint(statuses), fmt.Sprint([]any{"accepted", "accepted", held, held, held}))
	k.move(29 * time.Minute)
	same(t, "while held", k.counts(), "map[accepted:3 delivered:2]")
	k.move(2 * time.Minute)
	same(t, "released", k.counts(), "map[delivered:5]")
	answer := k.ok("POST", phone+"/messages", templateSend(fleur, "tulips", "You"))
	same(t, "afterwards", answer["messages"].([]any)[0].(object)["message_status"], any("accepted"))
}

func TestPacingDropsWhatPeopleDislike(t *testing.T) {
	k := start(t, quietPeople)
	id, _ := paced(k, 5)
	k.move(time.Minute)
	k.control("POST", "templates/"+id+"/quality", object{"score": "RED"}, nil)
	same(t, "quality", k.news(whatsapp.FieldTemplateQuality)["new_quality_score"], any("RED"))
	v := k.news(whatsapp.FieldTemplateStatus)
	same(t, "event", v["event"], any("PAUSED"))
	same(t, "title", v["other_info"].(object)["title"], any("RATE_LIMITING_PAUSE"))
	same(t, "dropped", k.counts(), "map[delivered:2 failed:3]")
	k.move(48 * time.Hour)
	same(t, "nobody unpaused it", k.ok("GET", id, nil)["status"], any("PAUSED"))
	k.ok("POST", id+"/unpause", nil)
	k.sent(templateSend(fleur, "tulips", "You"))
	same(t, "still dropped", k.counts(), "map[accepted:1 delivered:2 failed:3]")
}

func TestPacingIsForUntrustedMarketing(t *testing.T) {
	k := start(t, quietPeople)
	k.approved("delivery", whatsapp.Utility)
	k.control("POST", "pacing", object{"after": 1}, nil)
	status := func(name string, n int) any {
		answer := k.ok("POST", phone+"/messages", templateSend(fmt.Sprintf("3197000%04d", n), name, "You"))
		return answer["messages"].([]any)[0].(object)["message_status"]
	}
	for i := range 3 {
		same(t, "utility", status("delivery", i), any("accepted"))
	}
	id := k.ok("GET", waba+"/message_templates?name=delivery", nil)["data"].([]any)[0].(object)["id"].(string)
	k.control("POST", "templates/"+id+"/quality", object{"score": "RED"}, nil)
	k.move(3 * time.Hour)
	same(t, "first after a pause", status("delivery", 3), any("accepted"))
	same(t, "second after a pause", status("delivery", 4), any("held_for_quality_assessment"))
	k.move(7 * 24 * time.Hour)
	k.control("POST", "templates/"+id+"/quality", object{"score": "UNKNOWN"}, nil)
	same(t, "a week later", status("delivery", 5), any("accepted"))
}

func TestHeldMessagesOutliveARestart(t *testing.T) {
	file := t.TempDir() + "/sandbox.jsonl"
	remember := func(o *Options) { quietPeople(o); o.State = file }
	k := start(t, remember)
	paced(k, 4)
	k.move(time.Minute)
	k.s.Close()
	k.run(remember)
	k.move(time.Minute)
	same(t, "still held", k.counts(), "map[accepted:2 delivered:2]")
	k.move(time.Hour)
	same(t, "released", k.counts(), "map[delivered:4]")
}

package sandbox

import (
	"fmt"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestRedTemplateIsPausedAndResumes(t *testing.T) {
	k := start(t)
	id := k.approved("tulips", whatsapp.Marketing)
	red := func() {
		t.Helper()
		k.control("POST", "templates/"+id+"/quality", object{"score": "RED"}, nil)
		same(t, "quality", k.hooks.of(whatsapp.FieldTemplateQuality)["new_quality_score"], any("RED"))
	}
	title := func(event, title string) {
		t.Helper()
		v := k.hooks.of(whatsapp.FieldTemplateStatus)
		same(t, "event", v["event"], any(event))
		same(t, "title", v["other_info"].(object)["title"], any(title))
	}
	for _, step := range []struct {
		title string
		last  time.Duration
	}{{"FIRST_PAUSE", 3 * time.Hour}, {"SECOND_PAUSE", 6 * time.Hour}} {
		red()
		title("PAUSED", step.title)
		k.refused(400, 132015, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
		k.move(step.last)
		title("APPROVED", "UNPAUSED")
		same(t, "score", k.ok("GET", id+"?fields=quality_score", nil)["quality_score"].(object)["score"], any("UNKNOWN"))
	}
	red()
	title("DISABLED", "DISABLED")
	k.refused(400, 132016, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.refused(400, 100, "DELETE", waba+"/message_templates?name=tulips", nil)
	k.refused(400, 100, "POST", id+"/unpause", nil)
}

func TestUnpauseByHand(t *testing.T) {
	k := start(t)
	id := k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "templates/"+id+"/quality", object{"score": "RED"}, nil)
	k.ok("POST", id+"/unpause", nil)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(3 * time.Hour) // the end of the pause has nothing left to do
	same(t, "status", k.ok("GET", id, nil)["status"], any("APPROVED"))
}

func TestBlocksTurnTemplateAndNumberRed(t *testing.T) {
	k := start(t)
	id := k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "faults", object{"webhooks": object{"pause": true}}, nil)
	for i := range 60 {
		k.sent(templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
	}
	k.move(time.Minute)
	score := func() any { return k.ok("GET", id+"?fields=quality_score", nil)["quality_score"].(object)["score"] }
	same(t, "liked", score(), any("GREEN"))
	for i := range 5 {
		if i == 3 {
			same(t, "after three", score(), any("YELLOW"))
		}
		k.control("POST", fmt.Sprintf("people/3197000%04d/block", i), nil, nil)
	}
	same(t, "after five", score(), any("RED"))
	same(t, "status", k.ok("GET", id, nil)["status"], any("PAUSED"))
	same(t, "number", k.ok("GET", phone, nil)["quality_rating"], any("RED"))
	k.control("POST", "faults", object{}, nil)
	var fields []string
	for len(fields) < 5 {
		if h := k.hooks.next(); h.field != whatsapp.FieldMessages {
			fields = append(fields, h.field)
		}
	}
	same(t, "webhooks", fmt.Sprint(fields), fmt.Sprint([]string{whatsapp.FieldTemplateQuality, whatsapp.FieldTemplateQuality,
		whatsapp.FieldTemplateQuality, whatsapp.FieldTemplateStatus, whatsapp.FieldNumberQuality}))
}

func TestFewReadersTurnTemplateYellow(t *testing.T) {
	for read, want := range map[float64]string{0.05: "YELLOW", 0.8: "GREEN"} {
		k := start(t, func(o *Options) { b := EverydayBehaviour(); b.Read = read; o.Behaviour = &b })
		id := k.approved("tulips", whatsapp.Marketing)
		for i := range 250 {
			k.sent(templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
		}
		k.move(25 * time.Hour)
		same(t, fmt.Sprint(read), k.ok("GET", id+"?fields=quality_score", nil)["quality_score"].(object)["score"], any(want))
	}
}

func TestLimitGrows(t *testing.T) {
	k := start(t, func(o *Options) { o.Limit = "TIER_250" })
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "faults", object{"webhooks": object{"pause": true}}, nil)
	for i := range 125 {
		k.sent(templateSend(fmt.Sprintf("3197000%04d", i), "tulips", "You"))
	}
	limit := func() any {
		return k.ok("GET", phone+"?fields=whatsapp_business_manager_messaging_limit", nil)["whatsapp_business_manager_messaging_limit"]
	}
	same(t, "at first", limit(), any("TIER_250"))
	k.move(growAfter)
	same(t, "later", limit(), any("TIER_2K"))
	k.control("POST", "numbers/"+phone+"/limit", object{"limit": "TIER_UNLIMITED"}, nil)
	k.control("POST", "faults", object{}, nil)
	for _, want := range []float64{2000, -1} {
		h := k.hooks.next()
		for h.field != whatsapp.FieldCapability {
			h = k.hooks.next()
		}
		same(t, "told", h.value["max_daily_conversations_per_business"], any(want))
	}
}

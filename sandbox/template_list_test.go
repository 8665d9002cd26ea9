package sandbox

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestListing(t *testing.T) {
	k := start(t)
	for i := range 7 {
		category := whatsapp.Marketing
		if i%2 == 1 {
			category = whatsapp.Utility
		}
		k.ok("POST", waba+"/message_templates", newTemplate(fmt.Sprintf("tulips_%d", i), category))
	}
	names := func(path string) (names []string, answer object) {
		t.Helper()
		answer = k.ok("GET", waba+"/message_templates?"+path, nil)
		for _, n := range answer["data"].([]any) {
			names = append(names, n.(object)["name"].(string)[len("tulips_"):])
		}
		return names, answer
	}
	var seen []string
	path := "limit=3&fields=name"
	for path != "" {
		page, answer := names(path)
		seen = append(seen, page...)
		next, _ := answer["paging"].(object)["next"].(string)
		_, path, _ = strings.Cut(next, "?")
	}
	same(t, "all pages", strings.Join(seen, ""), "0123456")
	_, answer := names("limit=3&after=&fields=name")
	after := answer["paging"].(object)["cursors"].(object)["after"].(string)
	page, answer := names("limit=2&fields=name&after=" + after)
	same(t, "after", strings.Join(page, ""), "34")
	before := answer["paging"].(object)["cursors"].(object)["before"].(string)
	page, _ = names("limit=2&fields=name&before=" + before)
	same(t, "before", strings.Join(page, ""), "12")
	for path, want := range map[string]string{"category=utility": "135", "name=tulips_4": "4", "status=APPROVED": "",
		"status=pending&limit=2": "01", "language=nl": "", "name_or_content=S_6": "6", "content=garden+shop&category=UTILITY": "135"} {
		page, _ := names(path)
		same(t, path, strings.Join(page, ""), want)
	}
	_, answer = names("summary=total_count,message_template_limit&category=UTILITY")
	same(t, "total", answer["summary"].(object)["total_count"], any(3.0))
	same(t, "limit", answer["summary"].(object)["message_template_limit"], any(6000.0))
	same(t, "fields", len(k.ok("GET", waba+"/message_templates?fields=name,status&limit=1", nil)["data"].([]any)[0].(object)), 3)
	k.refused(400, 131059, "GET", waba+"/message_templates?after=garbage", nil)
}

func TestQuotas(t *testing.T) {
	k := start(t)
	for i := range templatesPerHour {
		k.ok("POST", waba+"/message_templates", newTemplate(fmt.Sprintf("tulips_%d", i), whatsapp.Marketing))
	}
	k.refused(429, 80007, "POST", waba+"/message_templates", newTemplate("one_more", whatsapp.Marketing))
	k.move(time.Hour)
	k.ok("POST", waba+"/message_templates", newTemplate("one_more", whatsapp.Marketing))

	k.s.world.limits.calls.n = callsPerHour
	k.refused(429, 80007, "GET", waba+"/message_templates", nil)
	k.move(time.Hour)
	k.ok("GET", waba+"/message_templates", nil)
}

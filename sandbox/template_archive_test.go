package sandbox

import (
	"fmt"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestArchiving(t *testing.T) {
	k := start(t)
	id := k.approved("tulips", whatsapp.Marketing)
	pending := k.ok("POST", waba+"/message_templates", newTemplate("roses", whatsapp.Marketing))["id"].(string)
	answer := k.ok("POST", waba+"/message_templates/archive", object{"hsm_ids": []string{id, pending, "12"}})
	same(t, "archived", fmt.Sprint(answer["archived_templates"]), "["+id+"]")
	same(t, "failed", len(answer["failed_templates"].(object)), 2)
	same(t, "told", k.hooks.of(whatsapp.FieldTemplateStatus)["event"], any("ARCHIVED"))
	same(t, "status", k.ok("GET", id, nil)["status"], any("ARCHIVED"))
	k.refused(404, 132001, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	if e := k.refused(400, 100, "POST", id, object{"components": newTemplate("", "")["components"]}); e.Subcode != 2388039 {
		t.Errorf("editing an archived one: %v", e)
	}
	answer = k.ok("POST", waba+"/message_templates/unarchive", object{"hsm_ids": id + "," + pending})
	same(t, "back", fmt.Sprint(answer["unarchived_templates"]), "["+id+"]")
	same(t, "told", k.hooks.of(whatsapp.FieldTemplateStatus)["event"], any("UNARCHIVED"))
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.refused(400, 100, "POST", waba+"/message_templates/archive", object{})
}

// A year without use archives, a use in between puts it off, and four weeks later the template is gone.
func TestIdleTemplatesAreArchivedAndThenDeleted(t *testing.T) {
	k := start(t, func(o *Options) { o.Webhook = "" })
	create := func(name string) string {
		id := k.ok("POST", waba+"/message_templates", newTemplate(name, whatsapp.Marketing))["id"].(string)
		k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
		return id
	}
	idle, used := create("tulips"), create("roses")
	status := func(id string) any { return k.ok("GET", id+"?fields=status", nil)["status"] }
	k.move(200 * 24 * time.Hour)
	k.sent(templateSend(fleur, "roses", "Fleur"))
	k.move(165*24*time.Hour - time.Second)
	same(t, "the day before", status(idle), any("APPROVED"))
	k.move(time.Second)
	same(t, "a year on", status(idle), any("ARCHIVED"))
	same(t, "the used one", status(used), any("APPROVED"))
	k.move(archiveLife - time.Second)
	same(t, "four weeks later", status(idle), any("ARCHIVED"))
	k.move(time.Second)
	k.refused(400, 100, "GET", idle, nil)
	k.move(180 * 24 * time.Hour)
	same(t, "the other, in its time", status(used), any("ARCHIVED"))
	k.ok("POST", waba+"/message_templates/unarchive", object{"hsm_ids": []string{used}})
	k.move(archiveLife)
	same(t, "brought back", status(used), any("APPROVED"))
}

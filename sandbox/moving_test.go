package sandbox

import (
	"path/filepath"
	"testing"

	"greenlist/whatsapp"
)

const newer = "31970102099"

func TestSomebodyTakesTheirAccountToAnotherNumber(t *testing.T) {
	k := start(t)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	before := k.hooks.message()
	var p Person
	k.control("POST", "people/"+fleur+"/number", object{"phone": "+" + newer}, &p)
	news := k.hooks.message()
	same(t, "type", news["type"], any("system"))
	same(t, "from", news["from"], any(fleur))
	same(t, "to", news["system"].(object)["wa_id"], any(newer))
	same(t, "kind", news["system"].(object)["type"], any(whatsapp.SystemChangedNumber))
	same(t, "phone", p.Phone, newer)
	same(t, "thread", len(k.thread(newer)), 1)
	same(t, "old number", k.controlStatus("GET", "people/"+fleur, nil), 404)
	k.control("POST", "people/"+newer+"/messages", object{"text": "It is me"}, nil)
	after := k.hooks.message()
	if after["from"] != any(newer) || after["from_user_id"] == before["from_user_id"] {
		t.Errorf("%v, and before that %v", after, before)
	}
	same(t, "no number", k.controlStatus("POST", "people/"+newer+"/number", object{"phone": "x"}), 400)
	same(t, "the same number", k.controlStatus("POST", "people/"+newer+"/number", object{"phone": newer}), 409)
}

func TestANumberPassesToSomebodyNew(t *testing.T) {
	state := filepath.Join(t.TempDir(), "journal")
	keep := func(o *Options) { o.State = state }
	k := start(t, keep)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	before := k.hooks.message()
	var holder Person
	k.control("POST", "people/"+fleur+"/handover", object{"name": "Jan Bos"}, &holder)
	same(t, "name", holder.Name, "Jan Bos")
	same(t, "empty phone", len(k.thread(fleur)), 0)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Who are you?"}, nil)
	after := k.hooks.message()
	if after["from"] != any(fleur) || after["from_user_id"] == before["from_user_id"] {
		t.Errorf("%v, and before that %v", after, before)
	}
	k.s.Close()
	k.run(keep)
	var again Person
	k.control("GET", "people/"+fleur, nil, &again)
	same(t, "after a restart", again.Name, "Jan Bos")
	same(t, "thread after a restart", len(k.thread(fleur)), 1)
	same(t, "nobody's number", k.controlStatus("POST", "people/"+before["from_user_id"].(string)+"/handover", object{}), 409)
}

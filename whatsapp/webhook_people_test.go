package whatsapp

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

const twoWriters = `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
	"metadata":{"phone_number_id":"9"},"contacts":[{"wa_id":"31970100001","user_id":"NL.1","profile":{"name":"Mila"}},{"wa_id":"31970100002","profile":{"name":"Jan"}}],
	"messages":[{"id":"wamid.a","from":"31970100001","from_user_id":"NL.1","text":{"body":"yes"}},{"id":"wamid.b","from":31970100002,"text":{"body":"hello  \u00eb"}}]}}]},
	{"id":"2","changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.c","status":"sent","recipient_id":"31970100001"}]}}]}]}`

func TestPeopleInAWebhook(t *testing.T) {
	people := PeopleIn([]byte(twoWriters))
	if len(people) != 2 {
		t.Fatalf("speaks of %v", people)
	}
	for _, person := range people {
		if slices.Contains(person, "NL.1") != slices.Contains(person, "31970100001") {
			t.Errorf("number and user id of one person stand apart: %v", people)
		}
	}
	if people := PeopleIn([]byte(`nonsense`)); people != nil {
		t.Errorf("in nonsense: %v", people)
	}
}

func TestAWebhookWithoutOneOfItsPeople(t *testing.T) {
	left, err := Without([]byte(twoWriters), Mentions([]string{"31970100001", "NL.1"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"31970100001", "NL.1", "Mila", "wamid.a", "wamid.c"} {
		if bytes.Contains(left, []byte(gone)) {
			t.Errorf("%s is still in %s", gone, left)
		}
	}
	delivery, err := Parse(left)
	if err != nil || len(delivery.Events) != 1 {
		t.Fatalf("%v, %v", delivery, err)
	}
	if e := delivery.Events[0].(InboundEvent); e.MessageID != "wamid.b" || e.Name != "Jan" || e.Text != "hello  ë" {
		t.Errorf("the other's message became %+v", e)
	}
	if again, err := Without(left, Mentions([]string{"31970100002"})); again != nil || err != nil {
		t.Errorf("of nobody is left %s, %v", again, err)
	}
	if !json.Valid(left) {
		t.Error("not JSON")
	}
}

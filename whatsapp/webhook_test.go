package whatsapp

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// delivered wraps change values the way Meta does.
func delivered(field, value string) string {
	return `{"object":"whatsapp_business_account","entry":[{"id":77,"time":1790000000,"changes":[{"field":"` + field + `","value":` + value + `}]}]}`
}

// messaging wraps the lists of a messages value.
func messaging(lists string) string {
	return delivered(FieldMessages, `{"messaging_product":"whatsapp","metadata":{"display_phone_number":"319701000001","phone_number_id":4001},`+lists+`}`)
}

func parsed(t *testing.T, body string) []Event {
	t.Helper()
	d, err := Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return d.Events
}

// only finds the single event of a delivery, of the type asked for.
func only[E Event](t *testing.T, body string) E {
	t.Helper()
	events := parsed(t, body)
	if len(events) != 1 {
		t.Fatalf("%d events: %+v", len(events), events)
	}
	e, ok := events[0].(E)
	if !ok {
		t.Fatalf("a %T: %+v", events[0], events[0])
	}
	return e
}

// bare takes the origin off, so that the rest can be compared.
func bare[E any](e E) E {
	v := reflect.ValueOf(&e).Elem().FieldByName("Origin")
	v.Set(reflect.Zero(v.Type()))
	return e
}

func TestOrigin(t *testing.T) {
	e := only[StatusEvent](t, messaging(`"statuses":[{"id":"wamid.1","status":"sent","timestamp":"1790000001","recipient_id":"31970"}]`))
	o := e.Where()
	if o.AccountID != "77" || o.PhoneNumberID != "4001" || o.DisplayPhoneNumber != "319701000001" || o.Field != FieldMessages {
		t.Errorf("%+v", o)
	}
	if !o.At.Equal(time.Unix(1790000001, 0)) || !strings.Contains(string(o.Raw), "wamid.1") {
		t.Errorf("%+v", o)
	}
	other := only[CapabilityEvent](t, delivered(FieldCapability, `{}`))
	if !other.At.Equal(time.Unix(1790000000, 0)) || other.PhoneNumberID != "" {
		t.Errorf("%+v", other)
	}
}

func TestParseRefusesWhatIsNoDelivery(t *testing.T) {
	for _, body := range []string{"", "null", "[]", "{}", `{"object":"x"}`, `{"entry":{}}`, "<html>"} {
		if _, err := Parse([]byte(body)); err == nil {
			t.Errorf("%q was read", body)
		}
	}
}

// Poison in one place leaves the neighbours and the order alone.
func TestPoisonStaysAlone(t *testing.T) {
	body := `{"object":"whatsapp_business_account","entry":[
	 {"id":"77","changes":[
	  {"field":"messages","value":{"metadata":{"phone_number_id":"4001"},"statuses":[
	   {"id":"wamid.1","status":"sent"},{"id":{"a":1},"status":"sent"},{"id":"wamid.2","status":"read"},{"status":"sent"},"x"]}},
	  {"field":"messages","value":{"statuses":"none"}},
	  7,
	  {"field":"message_template_status_update","value":[1]},
	  {"field":"messages","value":{"messages":[{"id":"wamid.3","type":"text","text":{"body":"stop"}},{"type":"text"}]}}]},
	 "poison",
	 {"id":"78","changes":[{"field":"account_update","value":{"event":"ACCOUNT_DELETED"}}]}]}`
	var got []string
	for _, e := range parsed(t, body) {
		name := reflect.TypeOf(e).Name()
		if broken, ok := e.(BrokenEvent); ok && (broken.Err == nil || len(broken.Raw) == 0) {
			t.Errorf("a broken event without error or content: %+v", broken)
		}
		got = append(got, strings.TrimSuffix(name, "Event"))
	}
	want := "Status Broken Status Broken Broken Broken Broken Broken Inbound Broken Broken Account"
	if strings.Join(got, " ") != want {
		t.Errorf("events\n%s\nwant\n%s", strings.Join(got, " "), want)
	}
}

// A rider nobody needs must not cost a person's stop.
func TestOddRidersDoNotCostTheMessage(t *testing.T) {
	e := only[InboundEvent](t, messaging(`"contacts":["?"],"errors":"?","messages":[{"id":"wamid.1","from":31970,"type":"text","text":{"body":"stop"},
		"timestamp":"soon","context":[],"referral":"?","errors":{},"location":[1],"image":"?","system":4,"button":[],"edit":1}]`))
	if e.Text != "stop" || e.From != "31970" || !e.At.IsZero() {
		t.Errorf("%+v", e)
	}
	s := only[StatusEvent](t, messaging(`"statuses":[{"id":"wamid.1","status":"DELIVERED","pricing":[],"conversation":"?","errors":"?","timestamp":{}}]`))
	if s.Status != StatusDelivered || s.Pricing != nil {
		t.Errorf("%+v", s)
	}
}

func TestUnknownFieldsAndShapesAreKept(t *testing.T) {
	for _, body := range []string{delivered("something_new", `{"a":1}`), delivered(FieldMessages, `{"a":1}`), delivered(FieldMessages, `null`),
		delivered(FieldTemplateStatus, `{"a":1}`), delivered(FieldAccount, `{"a":1}`), delivered(FieldPreferences, `{"a":1}`),
		`{"entry":[{"id":"77","field":"account_update"}]}`} {
		if e := only[UnknownEvent](t, body); len(e.Raw) == 0 || e.AccountID != "77" {
			t.Errorf("%s: %+v", body, e)
		}
	}
}

func TestErrorsWithoutMessage(t *testing.T) {
	e := only[ErrorEvent](t, messaging(`"errors":[{"code":130429,"title":"Rate limit hit","error_data":{"details":"slow down"}}]`))
	if len(e.Errors) != 1 || e.Errors[0].Code != 130429 || e.Errors[0].Details != "slow down" {
		t.Errorf("%+v", e)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(messaging(`"contacts":[{"wa_id":"31970"}],"messages":[{"id":"a","type":"edit","edit":{"message":{"type":"edit","edit":{}}}}],"statuses":[{"id":"b","status":"sent"}]`)))
	f.Add([]byte(delivered(FieldTemplateStatus, `{"event":"APPROVED","message_template_id":12}`)))
	f.Add([]byte(delivered(FieldNumberQuality, `{"current_limit":"TIER_1K"}`)))
	f.Add([]byte(delivered(FieldPreferences, `{"user_preferences":[{"value":"stop","timestamp":1}]}`)))
	f.Add([]byte(`{"entry":[null,{"changes":[null,{"field":"messages"}]}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := Parse(body)
		if err != nil && len(d.Events) > 0 {
			t.Error("events and an error")
		}
		for _, e := range d.Events {
			if raw := e.Where().Raw; raw != nil && !json.Valid(raw) {
				t.Errorf("raw is not JSON: %q", raw)
			}
		}
	})
}

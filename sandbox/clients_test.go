package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"greenlist/whatsapp"
)

// What clients of others write differently from ours, as make prove-clients sees it.

// Meta's own SDK writes the token into the address and follows the pages as it is told, adding nothing.
func TestPagesAreFollowedWithATokenInTheAddress(t *testing.T) {
	k := start(t)
	for i := range 5 {
		k.ok("POST", waba+"/message_templates", newTemplate(fmt.Sprintf("tulips_%d", i), whatsapp.Marketing))
	}
	next, names := k.url+"/v24.0/"+waba+"/message_templates?"+url.Values{"access_token": {"sandbox-token"}, "limit": {"2"}, "fields": {"name,status"}}.Encode(), ""
	for next != "" {
		u, _ := url.Parse(next)
		status, raw := k.exchange("GET", u.RequestURI(), nil, "")
		same(t, "status", status, 200)
		var page listing
		if err := json.Unmarshal(raw, &page); err != nil {
			t.Fatal(err)
		}
		for _, node := range page.Data {
			names += node["name"].(string)[len("tulips_"):]
		}
		next = ""
		if page.Paging != nil {
			next = page.Paging.Next
		}
	}
	same(t, "all", names, "01234")
	status, raw := k.exchange("GET", "/v24.0/"+waba+"/message_templates?limit=2", nil, "Bearer sandbox-token")
	same(t, "with a header", status, 200)
	same(t, "the token stays out of the address", strings.Contains(string(raw), "sandbox-token"), false)
}

// Enumerations come in any case, indexes as numbers and as text, and a sub-type as Meta's page on coupons writes it.
func TestSendsAreReadInAllTheirForms(t *testing.T) {
	k := start(t)
	id := k.ok("POST", waba+"/message_templates", object{"name": "coupon", "language": "en_US", "category": "marketing", "components": []object{
		{"type": "body", "text": "Use {{1}} for all the bulbs in our shop.", "example": object{"body_text": []string{"BULBS10"}}},
		{"type": "buttons", "buttons": []object{{"type": "quick_reply", "text": "Stop promotions"}, {"type": "copy_code", "example": "BULBS10"}}},
	}})["id"].(string)
	k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	for _, index := range []any{1, "1"} {
		for _, kind := range []string{"COPY_CODE", "copy_code"} {
			send := templateSend(fleur, "coupon", "BULBS10")
			template := send["template"].(object)
			template["components"] = append(template["components"].([]object), object{"type": "button", "sub_type": kind, "index": index, "parameters": []object{{"type": "coupon_code", "coupon_code": "BULBS10"}}})
			k.sent(send)
		}
	}
}

package sandbox

import (
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestInsightsAreRefusedInEurope(t *testing.T) {
	k := start(t)
	k.refused(400, 200005, "GET", waba+"/template_analytics?granularity=DAILY&template_ids=[1]", nil)
	k.refused(400, 200005, "POST", waba+"?is_enabled_for_insights=true", nil)
	e := k.refused(400, 100, "GET", waba+`/template_analytics?product_type=["CLOUD_API","MARKETING_MESSAGES_LITE_API"]`, nil)
	same(t, "two kinds", e.Subcode, 2388077)
	same(t, "title", e.Title, "Insight Invalid Product Type Combination")
}

func TestUtilityIsBlockedAfterMisuse(t *testing.T) {
	k := start(t)
	k.approved("delivery", whatsapp.Utility)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "account", object{"utility_block": "168h"}, nil)
	k.refused(400, 131064, "POST", phone+"/messages", templateSend(fleur, "delivery", "Fleur"))
	k.refused(400, 131064, "POST", waba+"/message_templates", newTemplate("parcel", whatsapp.Utility))
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.move(7 * 24 * time.Hour)
	k.sent(templateSend(fleur, "delivery", "Fleur"))
}

// Somebody who has had enough marketing gets utility all the same, and marketing inside a conversation.
func TestCappedPeople(t *testing.T) {
	k := start(t)
	k.approved("delivery", whatsapp.Utility)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "people", object{"phone": fleur, "behaviour": object{"capped": true}}, nil)
	status := func(id string) string {
		k.move(time.Minute)
		var answer struct{ Records []Record }
		k.control("GET", "recorded", nil, &answer)
		for _, r := range answer.Records {
			if r.ID == id {
				return r.Status
			}
		}
		return ""
	}
	same(t, "marketing", status(k.sent(templateSend(fleur, "tulips", "Fleur"))), "failed")
	same(t, "utility", status(k.sent(templateSend(fleur, "delivery", "Fleur"))) != "failed", true)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	same(t, "in a conversation", status(k.sent(templateSend(fleur, "tulips", "Fleur"))) != "failed", true)
}

func TestVerificationDecidesHowManyTemplates(t *testing.T) {
	k := start(t)
	limit := func() any {
		return k.ok("GET", waba+"/message_templates?summary=message_template_limit", nil)["summary"].(object)["message_template_limit"]
	}
	same(t, "verified", limit(), any(6000.0))
	k.control("POST", "account", object{"verified": false}, nil)
	same(t, "not verified", limit(), any(250.0))
	same(t, "told", k.ok("GET", waba+"?fields=business_verification_status", nil)["business_verification_status"], any("not_verified"))
	same(t, "nonsense", k.controlStatus("POST", "account", object{"refuse_next": 7}), 400)
}

func TestARestrictionIsToldAndEnds(t *testing.T) {
	k := start(t)
	k.approved("tulips", whatsapp.Marketing)
	k.control("POST", "account", object{"restrict": object{"type": "RESTRICTED_ADD_PHONE_NUMBER_ACTION"}}, nil)
	k.hooks.of(whatsapp.FieldAccount)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.control("POST", "account", object{"restrict": object{"type": "restricted_biz_initiated_messaging", "for": "72h"}}, nil)
	told := k.hooks.of(whatsapp.FieldAccount)
	same(t, "event", told["event"], any("ACCOUNT_RESTRICTION"))
	same(t, "what", told["restriction_info"].([]any)[0].(object)["restriction_type"], any("RESTRICTED_BIZ_INITIATED_MESSAGING"))
	k.refused(403, 368, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Hello"}, nil)
	k.sent(object{"messaging_product": "whatsapp", "to": fleur, "type": "text", "text": object{"body": "Hello"}})
	k.move(72 * time.Hour)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
	k.control("POST", "account", object{"restrict": object{"type": "RESTRICTED_BIZ_INITIATED_MESSAGING"}}, nil)
	k.refused(403, 368, "POST", phone+"/messages", templateSend(fleur, "tulips", "Fleur"))
	k.control("POST", "account", object{"restrict": object{"type": ""}}, nil)
	k.sent(templateSend(fleur, "tulips", "Fleur"))
}

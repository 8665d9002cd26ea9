package whatsapp

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestStatusEvent(t *testing.T) {
	billed := true
	tests := []struct {
		name, lists string
		want        StatusEvent
	}{
		{"sent, with a price", `"statuses":[{"id":"wamid.1","status":"sent","timestamp":"1","recipient_id":"31970","biz_opaque_callback_data":"7.8.1",
			"conversation":{"id":"c1"},"pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusSent, RecipientID: "31970", Opaque: "7.8.1", ConversationID: "c1",
				Pricing: &Pricing{Billable: &billed, Model: "PMP", Type: "regular", Category: "marketing"}}},
		{"delivered to a user id", `"contacts":[{"user_id":"NL.1","parent_user_id":"NL.ENT.1"}],"statuses":[{"id":"wamid.1","status":"delivered","recipient_user_id":"NL.1"}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusDelivered, RecipientUserID: "NL.1", RecipientParentUserID: "NL.ENT.1"}},
		{"parent's other name", `"statuses":[{"id":"wamid.1","status":"read","recipient_user_id":"NL.1","parent_recipient_user_id":"NL.ENT.2"}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusRead, RecipientUserID: "NL.1", RecipientParentUserID: "NL.ENT.2"}},
		{"completed from the contact", `"contacts":[{"wa_id":"31970","user_id":"NL.1"}],"statuses":[{"id":"wamid.1","status":"read","recipient_id":"31970"}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusRead, RecipientID: "31970", RecipientUserID: "NL.1"}},
		{"not from somebody else's", `"contacts":[{"wa_id":"31999","user_id":"NL.9"}],"statuses":[{"id":"wamid.1","status":"read","recipient_id":"31970"}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusRead, RecipientID: "31970"}},
		{"failed", `"statuses":[{"id":"wamid.1","status":"failed","recipient_id":"31970","errors":[{"code":131049,"title":"t","message":"m","error_data":{"details":"d"},"href":"/x"}]}]`,
			StatusEvent{MessageID: "wamid.1", Status: StatusFailed, RecipientID: "31970", Errors: []Error{{Code: 131049, Title: "t", Message: "m", Details: "d"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := bare(only[StatusEvent](t, messaging(tt.lists))); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestStatusRankOnlyRises(t *testing.T) {
	order := []string{"", StatusSent, StatusDelivered, StatusRead}
	for i := 1; i < len(order); i++ {
		if StatusRank(order[i]) <= StatusRank(order[i-1]) {
			t.Errorf("%s does not rank above %s", order[i], order[i-1])
		}
	}
	if StatusRank(StatusFailed) >= StatusRank(StatusDelivered) {
		t.Error("a failure could undo a delivery")
	}
}

func TestInboundEvent(t *testing.T) {
	tests := []struct {
		name, message string
		want          InboundEvent
	}{
		{"text", `"type":"text","text":{"body":"Hoi"},"context":{"from":"319701000001","id":"wamid.q"}`,
			InboundEvent{Type: InboundText, Text: "Hoi", ContextID: "wamid.q", ContextFrom: "319701000001"}},
		{"forwarded", `"type":"text","text":{"body":"Hoi"},"context":{"frequently_forwarded":true}`, InboundEvent{Type: InboundText, Text: "Hoi", Forwarded: true}},
		{"from an ad", `"type":"text","text":{"body":"Hoi"},"referral":{"source_type":"ad","source_id":"5","headline":"Tulpen","ctwa_clid":"clk"}`,
			InboundEvent{Type: InboundText, Text: "Hoi", Referral: &Referral{SourceType: "ad", SourceID: "5", Headline: "Tulpen", ClickID: "clk"}}},
		{"quick reply", `"type":"button","button":{"payload":"stop-all","text":"Stop"}`, InboundEvent{Type: InboundButton, Button: &ButtonReply{"stop-all", "Stop"}}},
		{"reply button", `"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"b1","title":"Ja"}}`,
			InboundEvent{Type: InboundInteractive, Interactive: &InteractiveReply{Kind: "button_reply", ID: "b1", Title: "Ja"}}},
		{"list", `"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"r1","title":"Rood","description":"Tulp"}}`,
			InboundEvent{Type: InboundInteractive, Interactive: &InteractiveReply{Kind: "list_reply", ID: "r1", Title: "Rood", Description: "Tulp"}}},
		{"flow", `"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Verzonden","response_json":"{\"a\":1}"}}`,
			InboundEvent{Type: InboundInteractive, Interactive: &InteractiveReply{Kind: "nfm_reply", ID: "flow", Title: "Verzonden", Response: json.RawMessage(`{"a":1}`)}}},
		{"newer interactive", `"type":"interactive","interactive":{"type":"hologram"}`, InboundEvent{Type: InboundInteractive, Interactive: &InteractiveReply{Kind: "hologram"}}},
		{"picture", `"type":"image","image":{"id":"m1","mime_type":"image/jpeg","sha256":"s","caption":"stop","url":"u"}`,
			InboundEvent{Type: InboundImage, Media: &Media{ID: "m1", MimeType: "image/jpeg", SHA256: "s", Caption: "stop", URL: "u"}}},
		{"voice", `"type":"audio","audio":{"id":"m1","voice":true}`, InboundEvent{Type: InboundAudio, Media: &Media{ID: "m1", Voice: true}}},
		{"sticker", `"type":"sticker","sticker":{"id":"m1","animated":true}`, InboundEvent{Type: InboundSticker, Media: &Media{ID: "m1", Animated: true}}},
		{"place", `"type":"location","location":{"latitude":52.25,"longitude":"5","name":"Veld"}`,
			InboundEvent{Type: InboundLocation, Location: &Location{Latitude: "52.25", Longitude: "5", Name: "Veld"}}},
		{"reaction", `"type":"reaction","reaction":{"message_id":"wamid.q","emoji":"👍"}`, InboundEvent{Type: InboundReaction, TargetID: "wamid.q", Emoji: "👍"}},
		{"order", `"type":"order","order":{"catalog_id":"1","text":"Graag","product_items":[]}`, InboundEvent{Type: InboundOrder, Text: "Graag"}},
		{"contacts", `"type":"contacts","contacts":[{"name":{"formatted_name":"A"}}]`, InboundEvent{Type: InboundContacts}},
		{"new number", `"type":"system","system":{"type":"user_changed_number","body":"b","wa_id":"31971"}`,
			InboundEvent{Type: InboundSystem, System: &SystemChange{Type: SystemChangedNumber, Body: "b", WaID: "31971"}}},
		{"new user id", `"type":"system","system":{"type":"user_changed_user_id","user_id":"NL.2","previous_user_id":"NL.1"}`,
			InboundEvent{Type: InboundSystem, System: &SystemChange{Type: SystemChangedUserID, UserID: "NL.2", PreviousUserID: "NL.1"}}},
		{"revoked", `"type":"revoke","revoke":{"original_message_id":"wamid.q"}`, InboundEvent{Type: InboundRevoke, TargetID: "wamid.q"}},
		{"welcome", `"type":"request_welcome"`, InboundEvent{Type: InboundWelcome}},
		{"unsupported", `"type":"unsupported","unsupported":{"type":"poll"},"errors":[{"code":131051,"title":"t"}]`,
			InboundEvent{Type: InboundUnsupported, UnsupportedType: "poll", Errors: []Error{{Code: 131051, Title: "t"}}}},
		{"in a group", `"type":"text","text":{"body":"x"},"group_id":"g1"`, InboundEvent{Type: InboundText, Text: "x", GroupID: "g1"}},
		{"of the future", `"type":"hologram","hologram":{"a":1}`, InboundEvent{Type: "hologram"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.MessageID, tt.want.From = "wamid.m", "31970"
			got := bare(only[InboundEvent](t, messaging(`"messages":[{"id":"wamid.m","from":"31970",`+tt.message+`}]`)))
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestEditedMessage(t *testing.T) {
	e := only[InboundEvent](t, messaging(`"messages":[{"id":"wamid.m","type":"edit","edit":{"original_message_id":"wamid.q",
		"message":{"type":"text","text":{"body":"Stop"},"edit":{"message":{"type":"text"}}}}}]`))
	if e.TargetID != "wamid.q" || e.Edited == nil || e.Edited.Text != "Stop" || e.Edited.Edited != nil {
		t.Errorf("%+v", e)
	}
}

func TestPeopleWithoutNumber(t *testing.T) {
	e := only[InboundEvent](t, messaging(`"contacts":[{"profile":{"name":"Noor","username":"noor.veld"},"user_id":"NL.1","parent_user_id":"NL.ENT.1"}],
		"messages":[{"id":"wamid.m","from_user_id":"NL.1","type":"text","text":{"body":"Hoi"}}]`))
	if e.From != "" || e.FromUserID != "NL.1" || e.FromParentUserID != "NL.ENT.1" || e.Name != "Noor" || e.Username != "noor.veld" {
		t.Errorf("%+v", e)
	}
}

func TestNamesGoToTheRightPeople(t *testing.T) {
	events := parsed(t, messaging(`"contacts":[{"profile":{"name":"Noor"},"wa_id":"31970"},{"profile":{"name":"Sem"},"wa_id":"31971"}],
		"messages":[{"id":"a","from":"31970","type":"text"},{"id":"b","from":"31971","type":"text"}]`))
	if events[0].(InboundEvent).Name != "Noor" || events[1].(InboundEvent).Name != "Sem" {
		t.Errorf("%+v", events)
	}
	swapped := only[InboundEvent](t, messaging(`"contacts":[{"profile":{"name":"Noor"},"wa_id":"31970"}],"messages":[{"id":"b","from":"31971","type":"text"}]`))
	if swapped.Name != "" {
		t.Errorf("%s got somebody else's name", swapped.From)
	}
}

func TestWords(t *testing.T) {
	for want, e := range map[string]InboundEvent{"a": {Text: "a"}, "b": {Button: &ButtonReply{Text: "b"}},
		"c": {Interactive: &InteractiveReply{Title: "c"}}, "d": {Media: &Media{Caption: "d"}}} {
		if e.Words() != want {
			t.Errorf("%+v says %q", e, e.Words())
		}
	}
}

func TestPreferenceEvent(t *testing.T) {
	value := func(item, contacts string) string {
		return delivered(FieldPreferences, `{"metadata":{"phone_number_id":"4001"},"contacts":[`+contacts+`],"user_preferences":[`+item+`]}`)
	}
	stop := only[PreferenceEvent](t, value(`{"wa_id":"31970","detail":"d","category":"marketing_messages","value":"stop","timestamp":1790000009}`, `{"wa_id":"31970","user_id":"NL.1"}`))
	if stop.At.Unix() != 1790000009 || stop.PhoneNumberID != "4001" {
		t.Errorf("%+v", stop)
	}
	if got, want := bare(stop), (PreferenceEvent{Phone: "31970", UserID: "NL.1", Value: PreferenceStop, Category: "marketing_messages", Detail: "d"}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	signup := bare(only[PreferenceEvent](t, value(`{"user_id":"NL.1","value":"SIGNUP","signup_id":88,"timestamp":"1"}`, "")))
	if want := (PreferenceEvent{UserID: "NL.1", Value: PreferenceSignup, SignupID: "88"}); !reflect.DeepEqual(signup, want) {
		t.Errorf("%+v", signup)
	}
	if broken := only[BrokenEvent](t, value(`{"wa_id":"31970"}`, "")); broken.Err == nil {
		t.Error("a preference without a value has no error")
	}
}

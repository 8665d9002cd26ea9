package whatsapp

import (
	"reflect"
	"testing"
	"time"
)

const groetRef = `"message_template_id":90071992547409931,"message_template_name":"groet","message_template_language":"nl-BE"`

var groet = TemplateRef{"90071992547409931", "groet", "nl_BE"}

func TestTemplateStatusEvent(t *testing.T) {
	tests := []struct {
		value string
		want  TemplateStatusEvent
	}{
		{`{"event":"APPROVED",` + groetRef + `,"reason":"NONE","message_template_category":"UTILITY"}`,
			TemplateStatusEvent{Status: TemplateApproved, Reason: ReasonNone, Category: Utility}},
		{`{"event":"rejected",` + groetRef + `,"reason":"INVALID_FORMAT","rejection_info":{"reason":"r","recommendation":"rec"}}`,
			TemplateStatusEvent{Status: TemplateRejected, Reason: ReasonInvalidFormat, RejectionReason: "r", Recommendation: "rec"}},
		{`{"event":"PAUSED",` + groetRef + `,"other_info":{"title":"FIRST_PAUSE","description":"3 h"}}`,
			TemplateStatusEvent{Status: TemplatePaused, OtherTitle: "FIRST_PAUSE", OtherDescription: "3 h"}},
		{`{"event":"DISABLED",` + groetRef + `,"disable_info":{"disable_date":1790000000}}`,
			TemplateStatusEvent{Status: TemplateDisabled, DisableDate: time.Unix(1790000000, 0).UTC()}},
		{`{"event":"DELETED",` + groetRef + `,"reason":null}`, TemplateStatusEvent{Status: TemplateDeleted}},
		{`{"event":"UNARCHIVED",` + groetRef + `}`, TemplateStatusEvent{Status: TemplateUnarchived}},
	}
	for _, tt := range tests {
		tt.want.TemplateRef = groet
		if got := bare(only[TemplateStatusEvent](t, delivered(FieldTemplateStatus, tt.value))); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%+v", got)
		}
	}
}

func TestTemplateQualityEventUnderEitherName(t *testing.T) {
	for _, field := range []string{FieldTemplateQuality, FieldTemplateStatus} {
		got := bare(only[TemplateQualityEvent](t, delivered(field, `{"previous_quality_score":"green","new_quality_score":"RED",`+groetRef+`}`)))
		if want := (TemplateQualityEvent{TemplateRef: groet, Previous: QualityGreen, New: QualityRed}); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", field, got)
		}
	}
}

func TestTemplateCategoryEvent(t *testing.T) {
	coming := bare(only[TemplateCategoryEvent](t, delivered(FieldTemplateCategory, `{`+groetRef+`,"new_category":"UTILITY","correct_category":"MARKETING","category_update_timestamp":1790000000}`)))
	if want := (TemplateCategoryEvent{TemplateRef: groet, New: Utility, Correct: Marketing, EffectiveAt: time.Unix(1790000000, 0).UTC()}); !reflect.DeepEqual(coming, want) {
		t.Errorf("%+v", coming)
	}
	done := bare(only[TemplateCategoryEvent](t, delivered(FieldTemplateCategory, `{`+groetRef+`,"previous_category":"UTILITY","new_category":"marketing"}`)))
	if want := (TemplateCategoryEvent{TemplateRef: groet, Previous: Utility, New: Marketing}); !reflect.DeepEqual(done, want) {
		t.Errorf("%+v", done)
	}
}

func TestTemplateComponentsEvent(t *testing.T) {
	got := bare(only[TemplateComponentsEvent](t, delivered(FieldTemplateComponents, `{`+groetRef+`,"message_template_title":"T","message_template_element":"B","message_template_footer":"F",
		"message_template_buttons":[{"message_template_button_type":"url","message_template_button_text":"Kijk","message_template_button_url":"https://veld.example"}]}`)))
	want := TemplateComponentsEvent{TemplateRef: groet, Title: "T", Body: "B", Footer: "F", Buttons: []Button{{Type: ButtonURL, Text: "Kijk", URL: "https://veld.example"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestNumberQualityEvent(t *testing.T) {
	for value, want := range map[string]NumberQualityEvent{
		`{"display_phone_number":"31970","event":"ONBOARDING","current_limit":"TIER_250"}`:                               {Event: "ONBOARDING", Limit: "TIER_250"},
		`{"display_phone_number":"31970","event":"THROUGHPUT_UPGRADE","max_daily_conversations_per_business":-1}`:        {Event: "THROUGHPUT_UPGRADE", Limit: "TIER_UNLIMITED"},
		`{"display_phone_number":"31970","event":"upgrade","old_limit":"TIER_1K","current_limit":"TIER_10K"}`:            {Event: "UPGRADE", Limit: "TIER_10K", PreviousLimit: "TIER_1K"},
		`{"display_phone_number":"31970","event":"ONBOARDING","max_daily_conversations_per_business":"TIER_2K"}`:         {Event: "ONBOARDING", Limit: "TIER_2K"},
		`{"display_phone_number":"31970","event":"ONBOARDING","max_daily_conversations_per_business":3000,"other":null}`: {Event: "ONBOARDING", Limit: "3000"},
	} {
		e := only[NumberQualityEvent](t, delivered(FieldNumberQuality, value))
		if e.DisplayPhoneNumber != "31970" || !reflect.DeepEqual(bare(e), want) {
			t.Errorf("%s: %+v", value, e)
		}
	}
}

func TestCapabilityEvent(t *testing.T) {
	number := func(n int) *int { return &n }
	for value, want := range map[string]CapabilityEvent{
		`{"max_daily_conversations_per_business":2000,"max_phone_numbers_per_waba":25}`: {MessagingLimit: number(2000), MaxNumbers: number(25)},
		`{"max_daily_conversations_per_business":-1}`:                                   {MessagingLimit: number(Unlimited)},
		`{"max_daily_conversation_per_phone":"250","max_phone_numbers_per_business":2}`: {MessagingLimit: number(250), MaxNumbers: number(2)},
		`{"max_daily_conversation_per_phone":"TIER_NOT_SET"}`:                           {},
		`{}`: {},
	} {
		if got := bare(only[CapabilityEvent](t, delivered(FieldCapability, value))); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", value, got)
		}
	}
}

func TestAccountEvents(t *testing.T) {
	tests := []struct {
		field, value string
		want         AccountEvent
	}{
		{FieldAccount, `{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"ADULT"}}`, AccountEvent{Event: "ACCOUNT_VIOLATION", Detail: "ADULT"}},
		{FieldAccount, `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"reinstate","waba_ban_date":"April 17, 2026"}}`, AccountEvent{Event: "DISABLED_UPDATE", Detail: "REINSTATE"}},
		{FieldAccount, `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1790000000},{"restriction_type":"x"}]}`,
			AccountEvent{Event: "ACCOUNT_RESTRICTION", Restrictions: []Restriction{{"RESTRICTED_BIZ_INITIATED_MESSAGING", time.Unix(1790000000, 0).UTC()}, {Type: "X"}}}},
		{FieldAccountReview, `{"decision":"approved"}`, AccountEvent{Event: "ACCOUNT_REVIEW", Detail: "APPROVED"}},
		{FieldAccountAlerts, `{"alert_info":{"alert_severity":"WARNING","alert_status":"ACTIVE","alert_type":"OBA_REJECTED","alert_description":"No"}}`,
			AccountEvent{Event: "OBA_REJECTED", Severity: "WARNING", Detail: "No"}},
	}
	for _, tt := range tests {
		if got := bare(only[AccountEvent](t, delivered(tt.field, tt.value))); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v", tt.value, got)
		}
	}
}

func TestNumberNameEvent(t *testing.T) {
	got := bare(only[NumberNameEvent](t, delivered(FieldNumberName, `{"display_phone_number":"31970","decision":"APPROVED","requested_verified_name":"Veld","rejection_reason":null}`)))
	if want := (NumberNameEvent{Decision: "APPROVED", Name: "Veld"}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

package whatsapp

import (
	"encoding/json"
	"testing"
)

func TestPhoneNumberJSON(t *testing.T) {
	want := PhoneNumber{ID: "4001", DisplayPhoneNumber: "+31 970 1", VerifiedName: "Veld", QualityRating: QualityGreen, Status: NumberConnected,
		ThroughputLevel: "HIGH", MessagingLimit: "TIER_UNLIMITED", NameStatus: "APPROVED", CodeVerificationStatus: "VERIFIED", AccountMode: "LIVE",
		PlatformType: "CLOUD_API", Username: "veld", OnBusinessApp: true}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got PhoneNumber
	if err := json.Unmarshal(b, &got); err != nil || got != want {
		t.Errorf("%s reads as %+v, %v", b, got, err)
	}
}

func TestPhoneNumberOldNames(t *testing.T) {
	var got PhoneNumber
	err := json.Unmarshal([]byte(`{"id":4001,"messaging_limit_tier":"tier_1k","whatsapp_business_manager_messaging_limit":""}`), &got)
	if err != nil || got.ID != "4001" || got.MessagingLimit != "TIER_1K" || got.QualityRating != QualityUnknown {
		t.Errorf("%+v, %v", got, err)
	}
}

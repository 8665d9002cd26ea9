package graph

import (
	"context"
	"errors"
	"testing"

	"greenlist/whatsapp"
)

func TestNumbers(t *testing.T) {
	m := answering(t, 200, `{"data":[{"id":4001,"display_phone_number":"+31 970 100 0001","verified_name":"Bakkerij Veld","quality_rating":"GREEN",
		"status":"connected","throughput":{"level":"standard"},"is_on_biz_app":true,"whatsapp_business_manager_messaging_limit":"TIER_2K"},{"id":"4002","quality_rating":"NA"}]}`)
	got, err := newClient(t, m.URL).Numbers(context.Background(), "77")
	if err != nil || len(got) != 2 {
		t.Fatalf("%v, %v", got, err)
	}
	if got[0].ID != "4001" || got[0].Status != whatsapp.NumberConnected || got[0].ThroughputLevel != "STANDARD" || got[0].MessagingLimit != "TIER_2K" || !got[0].OnBusinessApp || got[1].OnBusinessApp {
		t.Errorf("%+v", got[0])
	}
	if got[1].QualityRating != whatsapp.QualityUnknown {
		t.Errorf("%+v", got[1])
	}
}

func TestAccount(t *testing.T) {
	m := answering(t, 200, `{"id":"77","name":"Bakkerij Veld","timezone_id":"100","account_review_status":"approved"}`)
	got, err := newClient(t, m.URL).Account(context.Background(), "77")
	if err != nil || got.Name != "Bakkerij Veld" || got.TimezoneID != "100" || got.ReviewStatus != "APPROVED" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestUnknownObject(t *testing.T) {
	m := answering(t, 400, `{"error":{"message":"Unsupported get request","type":"GraphMethodException","code":100,"error_subcode":33}}`)
	_, err := newClient(t, m.URL).Account(context.Background(), "77")
	e, ok := errors.AsType[*whatsapp.Error](err)
	if !ok || e.Class() != whatsapp.ClassStop {
		t.Errorf("%v", err)
	}
}

func TestSubscriptions(t *testing.T) {
	m := answering(t, 200, `{"data":[{"whatsapp_business_api_data":{"id":"60","name":"Greenlist"},"override_callback_uri":"https://shop.example/hook"}]}`)
	got, err := newClient(t, m.URL).Subscriptions(context.Background(), "77")
	if err != nil || len(got) != 1 || got[0] != (Subscription{"60", "Greenlist", "https://shop.example/hook"}) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestSubscribeTo(t *testing.T) {
	m := answering(t, 200, `{"success":true}`)
	if err := newClient(t, m.URL).SubscribeTo(context.Background(), "77", "https://shop.example/hook", "v"); err != nil {
		t.Fatal(err)
	}
	if want := `{"override_callback_uri":"https://shop.example/hook","verify_token":"v"}`; m.only(t).Body != want {
		t.Errorf("body %s", m.only(t).Body)
	}
}

func TestTransportErrorsKeepTheirCause(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := newClient(t, "http://127.0.0.1:1").Account(cancelled, "77")
	if _, ok := errors.AsType[*whatsapp.Error](err); !ok || !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

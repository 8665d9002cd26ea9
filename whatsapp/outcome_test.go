package whatsapp

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadOutcomeAccepted(t *testing.T) {
	o := ReadOutcome(200, []byte(`{"contacts":[{"input":"+31970","wa_id":31970,"user_id":"NL.1"}],"messages":[{"id":"wamid.1","message_status":"held_for_quality_assessment"}]}`))
	if o != (Outcome{Verdict: Accepted, MessageID: "wamid.1", MessageStatus: MessageHeld, WaID: "31970", UserID: "NL.1"}) {
		t.Errorf("%+v", o)
	}
}

// A page of a proxy may hold anything, so none of it may reach a log.
func TestReadOutcomeQuotesNothingItCannotRead(t *testing.T) {
	for _, status := range []int{200, 302, 404, 502} {
		o := ReadOutcome(status, []byte("<b>31970123456</b>"))
		if o.Verdict != Unknown || o.Err.HTTPStatus != status || strings.Contains(o.Err.Error(), "31970") {
			t.Errorf("%d: %+v", status, o)
		}
	}
}

// Every code of the table, with every status that matters: a 4xx is a refusal
// exactly when the code is definite, and no other status ever is.
func TestReadOutcomeForEveryCode(t *testing.T) {
	for _, e := range Explanations() {
		body := []byte(fmt.Sprintf(`{"error":{"message":"(#%d) x","code":%d}}`, e.Code, e.Code))
		for _, status := range []int{199, 200, 301, 400, 401, 403, 404, 429, 499, 500, 503} {
			want := Unknown
			if e.Definite && status >= 400 && status < 500 {
				want = Refused
			}
			if got := ReadOutcome(status, body).Verdict; got != want {
				t.Errorf("code %d with HTTP %d: %s, want %s", e.Code, status, got, want)
			}
		}
	}
}

func FuzzReadOutcome(f *testing.F) {
	f.Add(200, []byte(`{"messages":[{"id":"wamid.1"}]}`))
	f.Add(400, []byte(`{"error":{"code":100,"error_data":"x"}}`))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		o := ReadOutcome(status, body)
		if o.Verdict == Accepted && (o.MessageID == "" || status < 200 || status > 299) {
			t.Errorf("accepted %d %q", status, body)
		}
		if o.Verdict == Refused && (o.Err == nil || status < 400 || status > 499) {
			t.Errorf("refused %d %q", status, body)
		}
	})
}

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

// What is read letter by letter comes to what the parser makes of it, and whatever is not quite the same is left to the parser.
func TestTheUsualAnswerIsReadAsTheParserReadsIt(t *testing.T) {
	usual := `{"messaging_product":"whatsapp","contacts":[{"input":"+31970","wa_id":"31970"}],"messages":[{"id":"wamid.A","message_status":"accepted"}]}`
	silent := strings.Replace(usual, `,"message_status":"accepted"`, ``, 1)
	for _, body := range []string{usual, silent} {
		o, ok := usualAnswer([]byte(body))
		if parsed := parseAccepted(200, []byte(body)); !ok || o != parsed {
			t.Errorf("%s: %+v, and the parser says %+v", body, o, parsed)
		}
	}
	for i := range usual {
		for _, other := range []string{usual[:i], usual[:i] + `\` + usual[i:], usual[:i] + "\n" + usual[i:], usual[:i] + `"` + usual[i:], usual[:i] + "é" + usual[i:]} {
			got, want := ReadOutcome(200, []byte(other)), parseAccepted(200, []byte(other))
			if got.Verdict != want.Verdict || got.MessageID != want.MessageID || got.MessageStatus != want.MessageStatus || got.WaID != want.WaID {
				t.Errorf("%s: %+v, and the parser says %+v", other, got, want)
			}
		}
	}
}

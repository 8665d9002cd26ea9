package sandbox

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"greenlist/whatsapp"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// noon is when tests begin; the clock stands still unless they move it.
var noon = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)

const (
	waba  = "100000000000001"
	phone = "100000000000002"
	app   = "100000000000003"
	fleur = "31970102034"
)

// kit is a sandbox behind a real server, with a client that knows the token.
type kit struct {
	testing.TB
	s     *Sandbox
	url   string
	hooks *receiver
}

func quietly() *slog.Logger { return slog.New(slog.DiscardHandler) }

// start runs a sandbox whose webhooks go to a receiver of the test's own.
func start(t testing.TB, change ...func(*Options)) *kit {
	k := &kit{TB: t, hooks: newReceiver(t)}
	k.run(change...)
	return k
}

func (k *kit) run(change ...func(*Options)) {
	opts := Options{Now: func() time.Time { return noon }, Webhook: k.hooks.url, RetryBase: time.Millisecond,
		RetryMax: 20 * time.Millisecond, Log: quietly()}
	for _, c := range change {
		c(&opts)
	}
	s, err := New(opts)
	if err != nil {
		k.Fatal(err)
	}
	server := httptest.NewServer(s)
	k.s, k.url = s, server.URL
	k.Cleanup(func() {
		s.Close()
		server.Close()
	})
}

type object = map[string]any

// ask makes a call to the Graph API; body nil, text or anything for JSON.
func (k *kit) ask(method, path string, body any) (int, object) {
	k.Helper()
	status, raw := k.exchange(method, "/v26.0/"+path, body, "Bearer sandbox-token")
	var answer object
	if err := json.Unmarshal(raw, &answer); err != nil {
		k.Fatalf("%s %s: %d %q: %v", method, path, status, raw, err)
	}
	return status, answer
}

func (k *kit) exchange(method, path string, body any, auth string) (int, []byte) {
	k.Helper()
	var r io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			k.Fatal(err)
		}
		r = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(k.Context(), method, k.url+path, r)
	if err != nil {
		k.Fatal(err)
	}
	req.Header.Set("Authorization", auth)
	return k.do(req)
}

func (k *kit) do(req *http.Request) (int, []byte) {
	k.Helper()
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		k.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		k.Fatal(err)
	}
	return resp.StatusCode, b
}

// ok is ask for a call that has to succeed.
func (k *kit) ok(method, path string, body any) object {
	k.Helper()
	status, answer := k.ask(method, path, body)
	if status != http.StatusOK {
		k.Fatalf("%s %s: %d %v", method, path, status, answer)
	}
	return answer
}

// refused is ask for a call that has to fail with this status and code.
func (k *kit) refused(status, code int, method, path string, body any) *whatsapp.Error {
	k.Helper()
	got, raw := k.exchange(method, "/v26.0/"+path, body, "Bearer sandbox-token")
	e := whatsapp.ParseError(got, raw)
	if got != status || e == nil || e.Code != code {
		k.Fatalf("%s %s: got %d %s, want %d with code %d", method, path, got, raw, status, code)
	}
	return e
}

// control makes a call to the control API that has to succeed.
func (k *kit) control(method, path string, body, out any) {
	k.Helper()
	status, raw := k.exchange(method, controlPrefix+path, body, "")
	if status != http.StatusOK {
		k.Fatalf("%s %s: %d %s", method, path, status, raw)
	}
	if out == nil {
		return
	}
	if err := json.Unmarshal(raw, out); err != nil {
		k.Fatalf("%s %s: %v in %s", method, path, err, raw)
	}
}

func (k *kit) controlStatus(method, path string, body any) int {
	k.Helper()
	status, _ := k.exchange(method, controlPrefix+path, body, "")
	return status
}

func (k *kit) move(d time.Duration) {
	k.Helper()
	k.control("POST", "clock", object{"advance": d.String()}, nil)
}

// newTemplate is a marketing template with a variable and a quick reply.
func newTemplate(name, category string) object {
	return object{"name": name, "language": "en_US", "category": category, "components": []object{
		{"type": "BODY", "text": "Hello {{1}}, the tulips have arrived in our garden shop.", "example": object{"body_text": [][]string{{"Fleur"}}}},
		{"type": "BUTTONS", "buttons": []object{{"type": "QUICK_REPLY", "text": "Stop promotions"}}},
	}}
}

// approved creates a template and has it approved; its webhook is swallowed.
func (k *kit) approved(name, category string) string {
	k.Helper()
	id := k.ok("POST", waba+"/message_templates", newTemplate(name, category))["id"].(string)
	k.control("POST", "templates/"+id+"/decide", object{"decision": "approve"}, nil)
	k.hooks.of(whatsapp.FieldTemplateStatus)
	return id
}

func templateSend(to, name string, values ...string) object {
	parameters := []object{}
	for _, v := range values {
		parameters = append(parameters, object{"type": "text", "text": v})
	}
	return object{"messaging_product": "whatsapp", "to": to, "type": "template", "biz_opaque_callback_data": "attempt-of-" + to,
		"template": object{"name": name, "language": object{"code": "en_US"}, "components": []object{{"type": "body", "parameters": parameters}}}}
}

func textSend(to, text string) object {
	return object{"messaging_product": "whatsapp", "to": to, "type": "text", "text": object{"body": text}}
}

// sent sends and returns the message's id.
func (k *kit) sent(body object) string {
	k.Helper()
	return idOf(k.ok("POST", phone+"/messages", body))
}

func idOf(answer object) string {
	return answer["messages"].([]any)[0].(object)["id"].(string)
}

func contains(t testing.TB, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%q does not say %q", text, part)
	}
}

func same[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

package graph

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestSendVerdicts(t *testing.T) {
	accepted := `{"messaging_product":"whatsapp","contacts":[{"input":"+31970","wa_id":"31970"}],"messages":[{"id":"wamid.A","message_status":"accepted"}]}`
	limited := `{"error":{"message":"(#130429) Rate limit hit","type":"OAuthException","code":130429}}`
	broken := `{"error":{"message":"(#131000) Something went wrong","code":131000}}`
	tests := []struct {
		name   string
		status int
		body   string
		want   whatsapp.Verdict
	}{
		{"accepted", 200, accepted, whatsapp.Accepted},
		{"accepted with 201", 201, accepted, whatsapp.Accepted},
		{"2xx without id", 200, `{"messages":[{}]}`, whatsapp.Unknown},
		{"2xx with an error", 200, limited, whatsapp.Unknown},
		{"2xx, a page of a proxy", 200, "<html>", whatsapp.Unknown},
		{"2xx, nothing", 200, "", whatsapp.Unknown},
		{"listed refusal", 429, limited, whatsapp.Refused},
		{"listed refusal as 400", 400, limited, whatsapp.Refused},
		{"listed refusal as 500", 500, limited, whatsapp.Unknown},
		{"Meta stumbled, 500", 500, broken, whatsapp.Unknown},
		{"Meta stumbled, 400", 400, broken, whatsapp.Unknown},
		{"unlisted code", 400, `{"error":{"message":"?","code":987654}}`, whatsapp.Unknown},
		{"4xx without JSON", 404, "not here", whatsapp.Unknown},
		{"4xx without code", 400, `{"error":{"message":"?"}}`, whatsapp.Unknown},
		{"gateway", 502, "bad gateway", whatsapp.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := answering(t, tt.status, tt.body)
			o := newClient(t, m.URL).Send(context.Background(), "4001", textTo("+31970", 1))
			if o.Verdict != tt.want {
				t.Errorf("%s, want %s (%v)", o.Verdict, tt.want, o.Err)
			}
			if (o.Err == nil) != (tt.want == whatsapp.Accepted) {
				t.Errorf("error %v", o.Err)
			}
			m.only(t)
		})
	}
}

func TestSendWritesTheMessage(t *testing.T) {
	m := answering(t, 200, `{"contacts":[{"input":"US.77","user_id":"US.77"}],"messages":[{"id":"wamid.B"}]}`)
	o := newClient(t, m.URL).Send(context.Background(), "4001", whatsapp.Message{Recipient: "US.77", Opaque: "d.1.1", Text: &whatsapp.TextMessage{Body: "Hi"}})
	if o.MessageID != "wamid.B" || o.UserID != "US.77" || o.WaID != "" {
		t.Errorf("outcome %+v", o)
	}
	got := m.only(t)
	if got.Method != "POST" || got.Path != "/v26.0/4001/messages" || got.Auth != "Bearer "+token {
		t.Errorf("request %+v", got)
	}
	var sent map[string]any
	if err := json.Unmarshal([]byte(got.Body), &sent); err != nil {
		t.Fatal(err)
	}
	if sent["recipient"] != "US.77" || sent["biz_opaque_callback_data"] != "d.1.1" || sent["to"] != nil {
		t.Errorf("body %s", got.Body)
	}
}

func TestSendFollowsNoRedirect(t *testing.T) {
	elsewhere := answering(t, 200, `{"messages":[{"id":"wamid.elsewhere"}]}`)
	for _, status := range []int{301, 302, 303, 307, 308} {
		m := answering(t, status, "", "Location", elsewhere.URL)
		if o := newClient(t, m.URL).Send(context.Background(), "4001", textTo("+31970", 1)); o.Verdict != whatsapp.Unknown {
			t.Errorf("%d: %s", status, o.Verdict)
		}
	}
	if len(elsewhere.seen) > 0 {
		t.Errorf("%d requests followed a redirect", len(elsewhere.seen))
	}
}

func TestNotSentWithoutConnection(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	m := answering(t, 200, `{}`)
	tests := map[string]whatsapp.Outcome{
		"nobody listens":   newClient(t, "http://"+listener.Addr().String()).Send(context.Background(), "4001", textTo("+31970", 1)),
		"no such host":     newClient(t, "http://nowhere.invalid").Send(context.Background(), "4001", textTo("+31970", 1)),
		"cancelled before": newClient(t, m.URL).Send(cancelled, "4001", textTo("+31970", 1)),
	}
	for name, o := range tests {
		if o.Verdict != whatsapp.NotSent || o.Err == nil {
			t.Errorf("%s: %s, %v", name, o.Verdict, o.Err)
		}
	}
	if len(m.seen) > 0 {
		t.Errorf("%d requests arrived", len(m.seen))
	}
}

func TestInvalidMessagesAreRefusedAtHome(t *testing.T) {
	m := answering(t, 200, `{}`)
	c := newClient(t, m.URL)
	for name, o := range map[string]whatsapp.Outcome{
		"no number": c.Send(context.Background(), "", textTo("+31970", 1)),
		"nobody":    c.Send(context.Background(), "4001", whatsapp.Message{Text: &whatsapp.TextMessage{Body: "x"}}),
	} {
		if o.Verdict != whatsapp.Refused || o.Err.Class() != whatsapp.ClassFix || o.Err.Message == "" {
			t.Errorf("%s: %s, %v", name, o.Verdict, o.Err)
		}
	}
	if len(m.seen) > 0 {
		t.Errorf("%d requests arrived", len(m.seen))
	}
}

// A certificate nobody trusts ends the call before anything is written.
func TestNotSentWithoutTrust(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a request arrived") }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	if o := newClient(t, server.URL).Send(context.Background(), "4001", textTo("+31970", 1)); o.Verdict != whatsapp.NotSent {
		t.Errorf("%s, %v", o.Verdict, o.Err)
	}
}

func TestUnknownWhenTheAnswerIsLost(t *testing.T) {
	release := make(chan struct{})
	behaviours := map[string]http.HandlerFunc{
		"closed without answer": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"cut off in the middle": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "500")
			_, _ = w.Write([]byte(`{"messages":[{"id":"wamid.C"}]}`))
			panic(http.ErrAbortHandler)
		},
		"no answer in time": func(http.ResponseWriter, *http.Request) { <-release },
	}
	for name, behave := range behaviours {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(behave)
			c, err := New(Options{BaseURL: server.URL, Token: token, Timeout: 150 * time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			if o := c.Send(context.Background(), "4001", textTo("+31970", 1)); o.Verdict != whatsapp.Unknown || o.Err.Code != whatsapp.CodeTransport {
				t.Errorf("%s, %v", o.Verdict, o.Err)
			}
			if name == "no answer in time" {
				close(release)
			}
			server.Close()
		})
	}
}

func TestSecretsStayOut(t *testing.T) {
	m := answering(t, 401, `{"error":{"message":"Malformed access token `+token+`","code":190,"error_user_msg":"`+token+`","error_data":{"details":"`+token+`"}}}`)
	c := newClient(t, m.URL)
	o := c.Send(context.Background(), "4001", textTo("+31970", 1))
	_, err := c.Account(context.Background(), "77")
	lost := newClient(t, "http://nowhere.invalid/"+token).Send(context.Background(), "4001", textTo("+31970", 1))
	for _, words := range []string{o.Err.Error(), err.Error(), lost.Err.Error()} {
		if strings.Contains(words, token) {
			t.Errorf("the token is in %q", words)
		}
	}
	if !strings.Contains(o.Err.Error(), hidden) {
		t.Error("the control failed: the server did not repeat the token")
	}
}

func TestRetryAfter(t *testing.T) {
	refusal := `{"error":{"message":"(#80007) Rate limit","code":80007}}`
	usage := `{"77":[{"type":"whatsapp","call_count":100,"estimated_time_to_regain_access":15}]}`
	tests := []struct {
		header, value string
		want          time.Duration
	}{
		{"Retry-After", "20", 20 * time.Second},
		{"Retry-After", "soon", 0},
		{"X-Business-Use-Case-Usage", usage, 15 * time.Minute},
		{"X-Business-Use-Case-Usage", "{", 0},
		{"X-Other", "1", 0},
	}
	for _, tt := range tests {
		m := answering(t, 429, refusal, tt.header, tt.value)
		_, err := newClient(t, m.URL).Account(context.Background(), "77")
		refused, ok := errors.AsType[*whatsapp.Error](err)
		if !ok || refused.RetryAfter != tt.want {
			t.Errorf("%s %s: %v, want %v", tt.header, tt.value, err, tt.want)
		}
	}
}

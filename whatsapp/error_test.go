package whatsapp

import "testing"

func TestParseErrorEnvelopes(t *testing.T) {
	tests := []struct {
		name, body string
		want       Error
	}{
		{"messages", `{"error":{"message":"(#132000) Count","type":"OAuthException","code":132000,"error_data":{"messaging_product":"whatsapp","details":"body: 1 of 3"},"fbtrace_id":"Ab"}}`,
			Error{Code: 132000, HTTPStatus: 400, Type: "OAuthException", Message: "(#132000) Count", Details: "body: 1 of 3", TraceID: "Ab"}},
		{"templates", `{"error":{"message":"Invalid parameter","code":"100","error_subcode":2388046,"is_transient":false,"error_user_title":"Naam","error_user_msg":"Kleine letters","error_data":{"blame_field_specs":[["name"]]}}}`,
			Error{Code: 100, Subcode: 2388046, HTTPStatus: 400, Message: "Invalid parameter", Title: "Naam", UserMessage: "Kleine letters"}},
		{"schema", `{"error":{"message":"JSON schema constraint 'required'","type":"OAuthException","code":100,"fbtrace_id":"Cd"}}`,
			Error{Code: 100, HTTPStatus: 400, Type: "OAuthException", Message: "JSON schema constraint 'required'", TraceID: "Cd"}},
		{"details as text", `{"error":{"message":"m","code":1,"error_data":"why"}}`, Error{Code: 1, HTTPStatus: 400, Message: "m", Details: "why"}},
		{"code nought", `{"error":{"message":"m","code":0}}`, Error{HTTPStatus: 400, Message: "m"}},
	}
	for _, tt := range tests {
		if got := ParseError(400, []byte(tt.body)); got == nil || *got != tt.want {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

func TestParseErrorFindsNone(t *testing.T) {
	for _, body := range []string{"", "null", "[]", "{}", `{"error":null}`, `{"error":"x"}`, `{"error":{}}`, `{"error":{"code":null}}`, `{"error":{"code":"x"}}`, `{"error":{"message":"m"}}`} {
		if got := ParseError(400, []byte(body)); got != nil {
			t.Errorf("%s: %+v", body, got)
		}
	}
}

func TestErrorWords(t *testing.T) {
	e := &Error{Code: 100, Subcode: 33, HTTPStatus: 400, Message: "m", Details: "d"}
	if e.Error() != "whatsapp: error 100/33 (HTTP 400): m: d" {
		t.Error(e.Error())
	}
}

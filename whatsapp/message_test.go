package whatsapp

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestMessageJSON(t *testing.T) {
	text := &TextMessage{Body: "Dag"}
	tests := []struct {
		name string
		m    Message
		want string
	}{
		{"text to a phone", Message{To: "+31970", Text: text},
			`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+31970","type":"text","text":{"body":"Dag"}}`},
		{"to wins", Message{To: "+31970", Recipient: "NL.1", Text: text},
			`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+31970","type":"text","text":{"body":"Dag"}}`},
		{"answer to a user id", Message{Recipient: "NL.1", Text: text, ReplyTo: "wamid.q", Opaque: "1.2.3"},
			`{"messaging_product":"whatsapp","recipient_type":"individual","recipient":"NL.1","type":"text","text":{"body":"Dag"},"context":{"message_id":"wamid.q"},"biz_opaque_callback_data":"1.2.3"}`},
		{"template", Message{To: "+31970", Template: &TemplateMessage{Name: "groet", Language: "nl"}},
			`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+31970","type":"template","template":{"name":"groet","language":{"code":"nl"}}}`},
		{"buttons", Message{To: "+31970", Buttons: &ButtonsMessage{Body: "Mag dat?", Buttons: []ReplyButton{{"yes:1", "Ja"}, {"no:1", "Nee"}}}},
			`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+31970","type":"interactive","interactive":{"type":"button","body":{"text":"Mag dat?"},"action":{"buttons":[{"type":"reply","reply":{"id":"yes:1","title":"Ja"}},{"type":"reply","reply":{"id":"no:1","title":"Nee"}}]}}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := json.Marshal(tt.m)
			if err != nil || string(b) != tt.want {
				t.Fatalf("%s, %v", b, err)
			}
			var back Message
			if err := json.Unmarshal(b, &back); err != nil {
				t.Fatal(err)
			}
			if tt.m.To != "" {
				tt.m.Recipient = ""
			}
			if !reflect.DeepEqual(back, tt.m) {
				t.Errorf("read back %+v", back)
			}
		})
	}
}

func TestMessageRefuses(t *testing.T) {
	text, template := &TextMessage{Body: "Dag"}, &TemplateMessage{Name: "groet"}
	for name, m := range map[string]Message{"nobody": {Text: text}, "nothing": {To: "+31970"},
		"both": {To: "+31970", Text: text, Template: template}, "blank": {To: "+31970", Text: &TextMessage{Body: " "}},
		"long": {To: "+31970", Text: &TextMessage{Body: strings.Repeat("é", 4097)}}, "opaque": {To: "+31970", Text: text, Opaque: strings.Repeat("1", 513)}} {
		if _, err := json.Marshal(m); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if _, err := json.Marshal(Message{To: "+31970", Text: &TextMessage{Body: strings.Repeat("é", 4096)}, Opaque: strings.Repeat("1", 512)}); err != nil {
		t.Errorf("the longest message was refused: %v", err)
	}
}

func TestButtonsThatAreRefused(t *testing.T) {
	good := ButtonsMessage{Body: strings.Repeat("é", 1024), Buttons: []ReplyButton{{strings.Repeat("i", 256), strings.Repeat("é", 20)}, {"2", "b"}, {"3", "c"}}}
	write := func(spoil func(*ButtonsMessage)) error {
		m := good
		m.Buttons = append([]ReplyButton{}, good.Buttons...)
		spoil(&m)
		_, err := json.Marshal(Message{To: "+31970", Buttons: &m})
		return err
	}
	for name, spoil := range map[string]func(*ButtonsMessage){
		"blank": func(m *ButtonsMessage) { m.Body = "\n" }, "long": func(m *ButtonsMessage) { m.Body += "é" },
		"none": func(m *ButtonsMessage) { m.Buttons = nil }, "four": func(m *ButtonsMessage) { m.Buttons = append(m.Buttons, ReplyButton{"4", "d"}) },
		"no title": func(m *ButtonsMessage) { m.Buttons[0].Title = " " }, "long title": func(m *ButtonsMessage) { m.Buttons[0].Title += "é" },
		"no id": func(m *ButtonsMessage) { m.Buttons[1].ID = "" }, "long id": func(m *ButtonsMessage) { m.Buttons[0].ID += "i" },
		"same id": func(m *ButtonsMessage) { m.Buttons[1].ID = "3" }, "same title": func(m *ButtonsMessage) { m.Buttons[1].Title = "c" },
	} {
		if write(spoil) == nil {
			t.Errorf("%s was written", name)
		}
	}
	if err := write(func(*ButtonsMessage) {}); err != nil {
		t.Errorf("the control was refused: %v", err)
	}
}

func TestSendComponentReadsLooseForms(t *testing.T) {
	var c SendComponent
	err := json.Unmarshal([]byte(`{"type":"BUTTON","sub_type":"COPY_CODE","index":"2","parameters":[{"type":"COUPON_CODE","coupon_code":"A1"}]}`), &c)
	want := SendComponent{Type: SendButton, SubType: "copy_code", Index: 2, Parameters: []Parameter{{Type: ParameterCouponCode, CouponCode: "A1"}}}
	if err != nil || !reflect.DeepEqual(c, want) {
		t.Errorf("%+v, %v", c, err)
	}
}

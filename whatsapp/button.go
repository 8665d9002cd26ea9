package whatsapp

import "encoding/json"

// Types of a button.
const (
	ButtonQuickReply  = "QUICK_REPLY"
	ButtonURL         = "URL"
	ButtonPhoneNumber = "PHONE_NUMBER"
	ButtonCopyCode    = "COPY_CODE"
	ButtonOTP         = "OTP"
	ButtonFlow        = "FLOW"
	ButtonCatalog     = "CATALOG"
	ButtonMPM         = "MPM"
	ButtonSPM         = "SPM"
	ButtonVoiceCall   = "VOICE_CALL"
)

// Button is one button of a template. Example holds the sample of a URL's
// variable or of a code; Meta writes the first as a list and the second as
// one string. Target is ours and nothing that Meta is told: where a link leads
// whose presses are counted on the way, at the address in URL.
type Button struct {
	Type        string   `json:"type"`
	Text        string   `json:"text,omitempty"`
	URL         string   `json:"url,omitempty"`
	PhoneNumber string   `json:"phone_number,omitempty"`
	Example     []string `json:"example,omitempty"`
	OTPType     string   `json:"otp_type,omitempty"`
	FlowID      string   `json:"flow_id,omitempty"`
	Target      string   `json:"counted_target,omitempty"`
	Extra       Extra    `json:"-"`
}

// UnmarshalJSON reads a button whatever the case of its type and whichever
// way its example is written.
func (b *Button) UnmarshalJSON(raw []byte) error {
	type plain Button
	*b = Button{}
	w := struct {
		*plain
		PhoneNumber looseString  `json:"phone_number"`
		FlowID      looseString  `json:"flow_id"`
		Example     looseStrings `json:"example"`
	}{plain: (*plain)(b)}
	if err := json.Unmarshal(raw, &w); err != nil {
		return err
	}
	b.PhoneNumber, b.FlowID, b.Example = string(w.PhoneNumber), string(w.FlowID), w.Example
	b.Type, b.OTPType = upper(b.Type), upper(b.OTPType)
	extra, err := unknownFields(raw, *b)
	b.Extra = extra
	return err
}

// MarshalJSON writes Meta's shape: the sample of a code is a string, not a list.
func (b Button) MarshalJSON() ([]byte, error) {
	type plain Button
	if upper(b.Type) != ButtonCopyCode || len(b.Example) == 0 {
		return marshalWith(plain(b), b.Extra)
	}
	return marshalWith(struct {
		plain
		Example string `json:"example"`
	}{plain(b), b.Example[0]}, b.Extra)
}

// Sample returns the button's sample value, empty when it has none.
func (b Button) Sample() string {
	if len(b.Example) == 0 {
		return ""
	}
	return b.Example[0]
}

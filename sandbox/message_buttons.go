package sandbox

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"greenlist/whatsapp"
)

// checkButtons checks the parameters of a template's buttons: those that need
// one have it, and none is of another kind than its button.
func checkButtons(buttons []whatsapp.Button, sent []whatsapp.SendComponent) *refusal {
	given := map[int]whatsapp.SendComponent{}
	for _, c := range sent {
		if c.Type == whatsapp.SendButton {
			given[c.Index] = c
		}
	}
	for index, c := range given {
		if refused := checkKind(buttons, index, c); refused != nil {
			return refused
		}
	}
	for index, b := range buttons {
		if kind, needed := needsParameter(b); needed && len(given[index].Parameters) == 0 {
			return refuse(131008, "buttons: Button at index %d of type %s requires a parameter", index, kind)
		}
	}
	return nil
}

func checkKind(buttons []whatsapp.Button, index int, c whatsapp.SendComponent) *refusal {
	if index < 0 || index >= len(buttons) {
		return refuse(132018, "buttons: Button at index %d does not exist", index)
	}
	want := subTypeOf(buttons[index].Type)
	if want != "" && c.SubType != want {
		return refuse(132018, "buttons: Button at index %d must be of type %s", index, kindOf(buttons[index].Type))
	}
	for _, p := range c.Parameters {
		if refused := checkValue(p); refused != nil {
			return refused
		}
	}
	return nil
}

// What the parameters of buttons may hold, in characters.
const (
	maxCoupon  = 20
	maxPayload = 512
)

var coupon = regexp.MustCompile(`^[A-Za-z0-9]+$`)

// checkValue looks at what one button is filled with. Which code Meta answers to the last two nobody wrote down; this is the one it documents for
// values that cannot be.
func checkValue(p whatsapp.Parameter) *refusal {
	switch {
	case p.Type == whatsapp.ParameterText && p.Text == "":
		return refuse(100, "button: Parameter 'text' is mandatory for component parameter type 'text' and cannot be empty")
	case p.Type == whatsapp.ParameterCouponCode && (len(p.CouponCode) > maxCoupon || !coupon.MatchString(p.CouponCode)):
		return refuse(131009, "button: a coupon code is 1 to %d letters and digits", maxCoupon)
	case p.Type == whatsapp.ParameterPayload && utf8.RuneCountInString(p.Payload) > maxPayload:
		return refuse(131009, "button: a payload is at most %d characters", maxPayload)
	}
	return nil
}

// needsParameter tells which buttons have to be filled in on every send.
func needsParameter(b whatsapp.Button) (kind string, needed bool) {
	switch b.Type {
	case whatsapp.ButtonURL:
		return kindOf(b.Type), len(whatsapp.Placeholders(b.URL)) > 0
	case whatsapp.ButtonCopyCode, whatsapp.ButtonOTP:
		return kindOf(b.Type), true
	}
	return "", false
}

// subTypeOf is how a send calls a type of button.
func subTypeOf(kind string) string {
	switch kind {
	case whatsapp.ButtonOTP:
		return "url"
	case whatsapp.ButtonPhoneNumber:
		return ""
	}
	return strings.ToLower(kind)
}

// kindOf is how Meta's errors call a type of button.
func kindOf(kind string) string {
	switch kind {
	case whatsapp.ButtonQuickReply:
		return "QuickReply"
	case whatsapp.ButtonURL, whatsapp.ButtonOTP:
		return "Url"
	case whatsapp.ButtonCopyCode:
		return "CopyCode"
	}
	return kind
}

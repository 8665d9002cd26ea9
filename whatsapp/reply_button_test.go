package whatsapp

import (
	"testing"

	"greenlist/replies"
)

// What a button says was written by the company: its tone is nobody's wish, but its words count.
func TestAButtonHasNoTone(t *testing.T) {
	for _, e := range []struct {
		words          string
		pressed, typed replies.Intent
	}{
		{"Less of this, please", replies.Nothing, replies.Unclear},
		{"Stop promotions", replies.Stop, replies.Stop},
		{"Geen aanbiedingen meer", replies.Stop, replies.Stop},
	} {
		pressed := InboundEvent{Type: InboundButton, Button: &ButtonReply{Text: e.words}}
		typed := InboundEvent{Type: InboundText, Text: e.words}
		if pressed.Intent() != e.pressed || typed.Intent() != e.typed {
			t.Errorf("%q says %q when pressed and %q when typed", e.words, pressed.Intent(), typed.Intent())
		}
	}
}

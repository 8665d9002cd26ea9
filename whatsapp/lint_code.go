package whatsapp

import "slices"

// otpTypes are how a sign-in code gets into an app.
var otpTypes = []string{"COPY_CODE", "ONE_TAP", "ZERO_TAP"}

// codeTemplate checks authentication templates, whose words are WhatsApp's
// own.
func (l *linter) codeTemplate() {
	for i := range l.t.Components {
		c := &l.t.Components[i]
		switch upper(c.Type) {
		case ComponentBody:
			l.ownWords(c, "body")
		case ComponentFooter:
			l.ownWords(c, "footer")
			l.expiry(c)
		case ComponentButtons:
		default:
			l.codeFinding("code-part", placeOf(c), "A sign-in code has a text, a footer and one button, nothing else.")
		}
	}
	if buttons := l.t.Buttons(); len(buttons) != 1 || !l.codeButton(buttons[0]) {
		l.codeFinding("code-button", "buttons", "A sign-in code needs one button that copies or fills in the code.")
	} else {
		l.codeApp(buttons[0])
	}
}

// codeApp checks what a button needs that fills the code into an app: which app it may be, and for one that needs no tap the consent to
// Meta's terms. Listings may leave both out.
func (l *linter) codeApp(b Button) {
	kind := upper(b.OTPType)
	if l.t.ID != "" || kind != "ONE_TAP" && kind != "ZERO_TAP" {
		return
	}
	if apps := string(b.Extra["supported_apps"]); apps == "" || apps == "[]" || apps == "null" {
		l.codeFinding("code-app", "button 1", "Name the app that the code is filled into.")
	}
	if kind == "ZERO_TAP" && string(b.Extra["zero_tap_terms_accepted"]) != "true" {
		l.codeFinding("code-terms", "button 1", "A code that is filled in without a tap needs consent to Meta’s terms for it.")
	}
}

// ownWords allows text in templates that came from Meta, which lists what it
// wrote itself.
func (l *linter) ownWords(c *Component, place string) {
	if c.Text != "" && l.t.ID == "" {
		l.codeFinding("code-words", place, "WhatsApp writes the words of a sign-in code; leave this empty.")
	}
}

func (l *linter) expiry(c *Component) {
	if n := c.CodeExpirationMinutes; (n != 0 || c.Text == "") && (n < 1 || n > maxExpiryMinutes) {
		l.codeFinding("code-expiry", "footer", "A code lasts 1 to 90 minutes.")
	}
}

// codeButton also knows the link that Meta lists in place of the code button.
func (l *linter) codeButton(b Button) bool {
	if upper(b.Type) == ButtonURL {
		return l.t.ID != ""
	}
	return upper(b.Type) == ButtonOTP && slices.Contains(otpTypes, upper(b.OTPType))
}

func (l *linter) codeFinding(rule, place, message string) {
	l.add(Finding{Rule: rule, Place: place, Title: "Sign-in code", Message: message, Source: sourceCodes})
}

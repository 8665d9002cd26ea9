package whatsapp

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"
)

// fixedLabels are buttons whose words WhatsApp writes itself.
var fixedLabels = map[string]bool{ButtonCopyCode: true, ButtonOTP: true, ButtonSPM: true, ButtonMPM: true, ButtonCatalog: true,
	"REQUEST_CONTACT_INFO": true}

func (l *linter) button(b Button, place string) {
	kind := upper(b.Type)
	if _, known := buttonLimits[kind]; !known {
		l.add(Finding{Rule: "button-kind", Code: 2388060, Place: place, Title: "Unknown kind of button", Source: sourceComponents,
			Message: "WhatsApp has no such button."})
		return
	}
	if !fixedLabels[kind] {
		l.label(b.Text, place)
	}
	switch kind {
	case ButtonURL:
		l.buttonURL(b, place)
	case ButtonPhoneNumber:
		l.buttonPhone(b, place)
	case ButtonCopyCode:
		l.buttonCode(b, place)
	case ButtonOTP:
		l.add(Finding{Rule: "button-otp", Code: 2388060, Place: place, Title: "Code button", Source: sourceCodes,
			Message: "Buttons for sign-in codes belong to authentication templates."})
	}
}

func (l *linter) label(label, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Label", Source: sourceErrors}
	switch {
	case strings.TrimSpace(label) == "":
		f.Rule, f.Message = "label-missing", "Write what the button says."
	case utf8.RuneCountInString(label) > maxLabel:
		f.Rule, f.Code, f.Start, f.End = "label-long", 2388040, offsetOf(label, maxLabel), len(label)
		f.Message = fmt.Sprintf("Use at most %d characters; this is %d.", maxLabel, utf8.RuneCountInString(label))
	case strings.Contains(label, "{{") || strings.Contains(label, "}}"):
		f.Rule, f.Message = "label-variable", "A label cannot have variables."
	case strings.ContainsAny(label, "\r\n"):
		f.Rule, f.Message = "label-line-break", "Write the label on one line."
	case styled(label):
		f.Rule, f.Message = "label-formatting", "A label cannot be bold, italic or struck through."
	case emojiAt(label) >= 0:
		f.Rule, f.Message, f.Start, f.End = "label-emoji", "A label cannot have emoji.", emojiAt(label), len(label)
	default:
		return
	}
	l.add(f)
}

func (l *linter) buttonURL(b Button, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Web address", Source: sourceComponents}
	found := Placeholders(b.URL)
	switch {
	case strings.TrimSpace(b.URL) == "":
		f.Rule, f.Message = "url-missing", "Enter the web address."
	case utf8.RuneCountInString(b.URL) > maxURL:
		f.Rule, f.Code, f.Message = "url-long", 2388040, "Use at most 2,000 characters."
	case !webAddress(b.URL):
		f.Rule, f.Message = "url-format", "Enter a whole web address, starting with https://."
	case len(found) > 1:
		f.Rule, f.Start, f.End, f.Message = "url-variables", found[1].Start, found[1].End, "A web address can have one variable."
	case len(found) == 1 && found[0].End != len(b.URL):
		f.Rule, f.Start, f.End, f.Message = "url-variable-place", found[0].Start, found[0].End, "The variable has to be the end of the web address."
	case len(found) == 1 && found[0].Name != "1" && !l.named:
		f.Rule, f.Review, f.Start, f.End, f.Message = "url-variable-name", true, found[0].Start, found[0].End, "Write the variable as {{1}}."
	case len(found) == 1 && strings.TrimSpace(b.Sample()) == "":
		f.Rule, f.Code, f.Source, f.Message = "sample-missing", 2388043, sourceErrors, "Add an example of the whole address, for WhatsApp's reviewers."
	default:
		return
	}
	l.add(f)
}

// webAddress checks the part before a variable: http or https and a host.
func webAddress(raw string) bool {
	if found := Placeholders(raw); len(found) > 0 {
		raw = placeholderPattern.ReplaceAllString(raw, "x")
		if !strings.Contains(raw, "://") {
			return false
		}
	}
	u, err := url.Parse(raw)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(raw, " \t\r\n")
}

var phonePattern = regexp.MustCompile(`^\+?[0-9][0-9 ()-]*$`)

func (l *linter) buttonPhone(b Button, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Phone number", Source: sourceComponents}
	switch {
	case strings.TrimSpace(b.PhoneNumber) == "":
		f.Rule, f.Message = "phone-missing", "Enter the phone number to call."
	case len(b.PhoneNumber) > maxPhone:
		f.Rule, f.Code, f.Message = "phone-long", 2388040, "Use at most 20 characters."
	case !phonePattern.MatchString(b.PhoneNumber):
		f.Rule, f.Message = "phone-format", "Enter the number with its country code, such as +31 970 1234 5678."
	default:
		return
	}
	l.add(f)
}

var codePattern = regexp.MustCompile(`^[A-Za-z0-9]+$`)

// buttonCode: most of Meta's pages allow 15 characters, the newest 20.
func (l *linter) buttonCode(b Button, place string) {
	code := b.Sample()
	f := Finding{Place: place, Title: "Code", Source: sourceComponents}
	switch {
	case strings.TrimSpace(code) == "":
		f.Rule, f.Code, f.Message = "sample-missing", 2388043, "Add an example of the code, for WhatsApp's reviewers."
	case !codePattern.MatchString(code):
		f.Rule, f.Code, f.Message = "code-format", 2388060, "Use only letters and digits in a code."
	case len(code) > maxCode:
		f.Rule, f.Code, f.Message = "code-long", 2388040, "Use at most 20 letters and digits."
	case len(code) > maxPrudentCode:
		f.Rule, f.Severity, f.Message = "code-long", SeverityWarning, "Codes longer than 15 letters and digits are new at WhatsApp and may be refused."
	default:
		return
	}
	l.add(f)
}

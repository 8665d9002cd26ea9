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
	case ButtonFlow:
		l.buttonFlow(b, place)
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
		f.Start, f.End = bracesAt(label)
	case strings.ContainsAny(label, "\r\n"):
		f.Rule, f.Message = "label-line-break", "Write the label on one line."
		f.Start, f.End = lineEndAt(label)
	case styled(label):
		f.Rule, f.Message, f.End = "label-formatting", "A label cannot be bold, italic or struck through.", len(label)
	case emojiAt(label) >= 0:
		f.Rule, f.Message, f.Start = "label-emoji", "A label cannot have emoji.", emojiAt(label)
		f.End = emojiEnd(label, f.Start)
	default:
		return
	}
	l.add(f)
}

func (l *linter) buttonURL(b Button, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Web address", Source: sourceComponents}
	found := Placeholders(b.URL)
	switch {
	case b.Counts() && !SafeTarget(b.Target):
		f.Rule, f.Code, f.Source, f.Message = "target-insecure", 0, sourceOurs, unsafeTarget(b.Target)
	case strings.TrimSpace(b.URL) == "":
		f.Rule, f.Message = "url-missing", "Enter the web address."
	case utf8.RuneCountInString(b.URL) > maxURL:
		f.Rule, f.Code, f.Message = "url-long", 2388040, "Use at most 2,000 characters."
		f.Start, f.End = offsetOf(b.URL, maxURL), len(b.URL)
	case !webAddress(b.URL):
		f.Rule, f.Message, f.End = "url-format", "Enter a whole web address, starting with https://.", len(b.URL)
	case len(found) > 1:
		f.Rule, f.Start, f.End, f.Message = "url-variables", found[1].Start, found[1].End, "A web address can have one variable."
	case len(found) == 1 && found[0].End != len(b.URL):
		f.Rule, f.Start, f.End, f.Message = "url-variable-place", found[0].Start, found[0].End, "The variable has to be the end of the web address."
	case len(found) == 1 && found[0].Name != "1" && !l.named:
		f.Rule, f.Review, f.Start, f.End, f.Message = "url-variable-name", true, found[0].Start, found[0].End, "Write the variable as {{1}}."
	case len(found) == 1 && strings.TrimSpace(b.Sample()) == "":
		f.Rule, f.Code, f.Source, f.Message = "sample-missing", 2388043, sourceErrors, "Add an example of the whole address, for WhatsApp’s reviewers."
		f.Start, f.End = found[0].Start, found[0].End
	case insecure(b.URL) && !b.Counts():
		f.Rule, f.Code, f.Severity, f.Source, f.End = "url-insecure", 0, SeverityWarning, sourceReview, len("http://")
		f.Message = "Start the address with https://. Phones warn of other addresses, and reviewers may refuse them."
	default:
		return
	}
	l.add(f)
}

// unsafeTarget says what is wrong with where a counted link leads.
func unsafeTarget(target string) string {
	if strings.Contains(target, "{{") {
		return "Where clicks are counted, everybody is led to the same page: take the variable out of the address, or do not count clicks."
	}
	return "Where clicks are counted, the address has to be a whole one that starts with https://."
}

// webAddress checks the part before a variable: http or https and a host.
func webAddress(raw string) bool {
	if found := Placeholders(raw); len(found) > 0 {
		raw = replaced(raw, func(Placeholder) string { return "x" })
		if !strings.Contains(raw, "://") {
			return false
		}
	}
	u, err := url.Parse(raw)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(raw, " \t\r\n")
}

func insecure(address string) bool { return strings.HasPrefix(strings.ToLower(address), "http://") }

var phonePattern = regexp.MustCompile(`^\+?[0-9][0-9 ()-]*$`)

func (l *linter) buttonPhone(b Button, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Phone number", Source: sourceComponents}
	switch {
	case strings.TrimSpace(b.PhoneNumber) == "":
		f.Rule, f.Message = "phone-missing", "Enter the phone number to call."
	case utf8.RuneCountInString(b.PhoneNumber) > maxPhone:
		f.Rule, f.Code, f.Message, f.Start, f.End = "phone-long", 2388040, "Use at most 20 characters.", offsetOf(b.PhoneNumber, maxPhone), len(b.PhoneNumber)
	case !phonePattern.MatchString(b.PhoneNumber):
		f.End = len(b.PhoneNumber)
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
		f.Rule, f.Code, f.Message = "sample-missing", 2388043, "Add an example of the code, for WhatsApp’s reviewers."
	case !codePattern.MatchString(code):
		f.Rule, f.Code, f.Message, f.End = "code-format", 2388060, "Use only letters and digits in a code.", len(code)
	case len(code) > maxCode:
		f.Rule, f.Code, f.Message, f.Start, f.End = "code-long", 2388040, "Use at most 20 letters and digits.", maxCode, len(code)
	case len(code) > maxPrudentCode:
		f.Start, f.End = maxPrudentCode, len(code)
		f.Rule, f.Severity, f.Message = "code-long", SeverityWarning, "Codes longer than 15 letters and digits are new at WhatsApp and may be refused."
	default:
		return
	}
	l.add(f)
}

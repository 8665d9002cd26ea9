package whatsapp

// Class says what to do about an error.
type Class string

const (
	// ClassRetry: try again soon, backing off.
	ClassRetry Class = "retry"
	// ClassWait: try again much later.
	ClassWait Class = "wait"
	// ClassStop: stop the sender or the campaign and call a person.
	ClassStop Class = "stop"
	// ClassNever: never again to this recipient with this message.
	ClassNever Class = "never"
	// ClassFix: the request or the template is wrong.
	ClassFix Class = "fix"
	// ClassUseTemplate: the customer service window is closed.
	ClassUseTemplate Class = "use_template"
	// ClassOther: not about sending messages.
	ClassOther Class = "other"
	// ClassUnlisted: Meta's list has no such code.
	ClassUnlisted Class = "unlisted"
)

// Codes of errors that did not come from Meta.
const (
	// CodeUnreadable: an answer that is not what Meta's API answers.
	CodeUnreadable = -1
	// CodeTransport: the connection failed.
	CodeTransport = -2
	// CodeInvalid: the message could not be written, so nothing was sent.
	CodeInvalid = -3
)

// Explanation is what an error code means, in words for people who send
// campaigns. HTTP is the status Meta documents (0: none), a hint only: others
// are seen. Definite means that a 4xx answer with this code proves that the
// message was not accepted.
type Explanation struct {
	Code     int
	HTTP     int
	Class    Class
	Definite bool
	Title    string
	What     string
	Do       string
}

// Explain finds the explanation of a code, or of a subcode of template
// errors. A code Meta does not list gets ClassUnlisted and honest words.
func Explain(code int) Explanation {
	if e, ok := explanations[code]; ok {
		return e
	}
	for _, r := range explanationRanges {
		if code >= r.from && code <= r.to {
			e := r.Explanation
			e.Code = code
			return e
		}
	}
	return Explanation{Code: code, Class: ClassUnlisted, Title: "An error we do not know",
		What: "WhatsApp answered with an error that is not on its public list.",
		Do:   "If it keeps happening, look the number up in Meta’s documentation or ask Meta’s support."}
}

// Explain finds the most precise explanation of the error: of code 100 the
// subcode tells a missing object (33) and the rules of templates apart, and
// words for people without a known one come of the management of templates.
func (e *Error) Explain() Explanation {
	switch _, known := explanations[e.Subcode]; {
	case e.Code != 100:
	case known && e.Subcode != 0:
		return Explain(e.Subcode)
	case e.UserMessage != "":
		return e.ExplainSubmission()
	}
	return Explain(e.Code)
}

// Class says what to do about the error.
func (e *Error) Class() Class { return e.Explain().Class }

// Definite reports whether a 4xx answer with this error proves that nothing
// was accepted. It looks at the code only, never at words or subcodes.
func (e *Error) Definite() bool { return Explain(e.Code).Definite }

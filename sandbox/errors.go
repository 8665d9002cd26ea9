package sandbox

import (
	"cmp"
	"fmt"
	"net/http"

	"greenlist/whatsapp"
)

// refusal is an error answer of the Graph API. Which fields are set makes the
// three envelopes: sending has Details, template management has UserTitle and
// UserMsg with a subcode, everything else has only a message.
type refusal struct {
	HTTP      int
	Code      int
	Subcode   int
	Type      string
	Message   string
	Details   string
	UserTitle string
	UserMsg   string
	Blame     string // the field at fault
}

func (r *refusal) body(trace string) any {
	e := map[string]any{"message": r.Message, "type": cmp.Or(r.Type, "OAuthException"), "code": r.Code, "fbtrace_id": trace}
	if r.Subcode != 0 {
		e["error_subcode"] = r.Subcode
	}
	if r.Details != "" {
		e["error_data"] = map[string]any{"messaging_product": "whatsapp", "details": r.Details}
	}
	if r.UserTitle != "" || r.UserMsg != "" {
		e["is_transient"], e["error_user_title"], e["error_user_msg"] = false, r.UserTitle, r.UserMsg
	}
	if r.Blame != "" {
		e["error_data"] = map[string]any{"blame_field_specs": [][]string{{r.Blame}}}
	}
	return map[string]any{"error": e}
}

func (r *refusal) status() int { return cmp.Or(r.HTTP, http.StatusBadRequest) }

// titles are Meta's words for the codes the sandbox uses.
var titles = map[int]string{
	2:      "Service temporarily unavailable",
	368:    "Temporarily blocked for policies violations",
	100:    "Invalid parameter",
	80007:  "There have been too many calls to this WhatsApp Business account. Wait a bit and try again.",
	130429: "Rate limit hit",
	131000: "Something went wrong",
	131008: "Required parameter is missing",
	131009: "Parameter value is not valid",
	131021: "Recipient cannot be sender",
	131026: "Message undeliverable",
	131031: "Account has been locked",
	131042: "Business eligibility payment issue",
	131047: "Re-engagement message",
	131048: "Spam rate limit hit",
	131049: "This message was not delivered to maintain healthy ecosystem engagement.",
	131050: "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
	131051: "Message type unknown",
	131056: "(Business Account, Consumer Account) pair rate limit hit",
	131059: "Invalid or expired cursor",
	131064: "Template message limit reached due to template misclassification",
	131062: "Business-scoped user id is not supported for this message",
	132000: "Number of parameters does not match the expected number of params",
	132001: "Template name does not exist in the translation",
	132005: "Translated text too long",
	132012: "Parameter format does not match format in the created template",
	132015: "Template is paused",
	132016: "Template is disabled",
	132018: "There’s an issue with the parameters in your template",
}

// details are Meta's longer words in failed statuses.
var details = map[int]string{
	131026: "Message Undeliverable.",
	131047: "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
	131048: "Message failed to send because there are restrictions on how many messages can be sent from this phone number.",
	131049: "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
	131050: "The recipient has stopped marketing messages from this business.",
}

// statusOf is the HTTP status of a code where it is not 400.
var statusOf = map[int]int{2: http.StatusServiceUnavailable, 131000: http.StatusInternalServerError,
	132001: http.StatusNotFound, 130429: http.StatusTooManyRequests, 80007: http.StatusTooManyRequests}

// refuse is a refusal of the messaging surface.
func refuse(code int, format string, args ...any) *refusal {
	return &refusal{HTTP: cmp.Or(statusOf[code], whatsapp.Explain(code).HTTP), Code: code, Details: fmt.Sprintf(format, args...),
		Message: fmt.Sprintf("(#%d) %s", code, titles[code])}
}

// malformed is a refusal of a template or another managed object.
func malformed(subcode int, title, words string) *refusal {
	return &refusal{Code: 100, Subcode: subcode, Message: "Invalid parameter", UserTitle: title, UserMsg: words}
}

// badRequest is a refusal with words of its own.
func badRequest(format string, args ...any) *refusal {
	return &refusal{Code: 100, Message: "(#100) " + fmt.Sprintf(format, args...)}
}

func badToken() *refusal {
	return &refusal{HTTP: http.StatusUnauthorized, Code: 190,
		Message: "Invalid OAuth access token - Cannot parse access token"}
}

// unknownObject is what Meta says, with 400 and never 404, about anything it
// does not have, cannot show or cannot do.
func unknownObject(method, id string) *refusal {
	return &refusal{Code: 100, Subcode: 33, Type: "GraphMethodException", Message: fmt.Sprintf(
		"Unsupported %s request. Object with ID '%s' does not exist, cannot be loaded due to missing permissions, or does not support this operation. "+
			"Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api", methodWord(method), id)}
}

func methodWord(method string) string {
	switch method {
	case http.MethodPost:
		return "post"
	case http.MethodDelete:
		return "delete"
	}
	return "get"
}

// sessionLost is how the sandbox says that its journal cannot be written.
func sessionLost(err error) *refusal { return refuse(2, "sandbox journal: %v", err) }

// problem is an error in a webhook.
type problem struct {
	Code    int         `json:"code"`
	Title   string      `json:"title"`
	Message string      `json:"message"`
	Data    problemData `json:"error_data"`
	Href    string      `json:"href"`
}

type problemData struct {
	Details string `json:"details"`
}

func problemOf(code int) problem {
	return problem{Code: code, Title: titles[code], Message: titles[code], Data: problemData{cmp.Or(details[code], titles[code])},
		Href: "/documentation/business-messaging/whatsapp/support/error-codes"}
}

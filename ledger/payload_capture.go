package ledger

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"
)

// Capture is how an act came in through one of our pages.
type Capture struct {
	Controls []Control `json:"ui_action"`            // in the order they were used
	Token    string    `json:"served_token"`         // as handed out with the page
	Served   Time      `json:"served_at"`            // when the token was issued
	Origin   string    `json:"origin"`               // where the form was embedded
	Page     string    `json:"page"`                 // address without query or fragment
	Referrer string    `json:"referrer,omitempty"`   // host only
	Network  string    `json:"network,omitempty"`    // truncated address: /24 or /48
	Browser  string    `json:"user_agent,omitempty"` // family only
	Message  int64     `json:"message,omitempty"`    // our question in a conversation, as messages.csv names it
	Ad       *Ad       `json:"ad,omitempty"`         // the advertisement that opened the conversation
}

// Ad is an advertisement or post, as Meta told of it.
type Ad struct {
	Kind     string `json:"kind"`               // ad or post
	ID       string `json:"id"`                 //
	Address  string `json:"address,omitempty"`  // where it stands
	Headline string `json:"headline,omitempty"` //
	Words    string `json:"words,omitempty"`    //
	Click    string `json:"click,omitempty"`    // Meta's id of this one click
}

// Control is one thing the person touched.
type Control struct {
	Kind    string `json:"kind"`    // checkbox, button, link
	Label   string `json:"label"`   // the words beside it
	Default string `json:"default"` // its state before: unchecked, none
	Action  string `json:"action"`  // checked, pressed, offered
}

// check refuses addresses that say more than they may: pages with a query,
// referrers with a path, networks narrower than /24 or /48.
func (c *Capture) check(m *Missing) {
	m.need(len(c.Controls) > 0, "capture.ui_action")
	for i, k := range c.Controls {
		m.item(says(k.Kind) && says(k.Label) && says(k.Default) && says(k.Action), "capture.ui_action", i, "label")
	}
	m.words("capture.served_token", c.Token)
	m.need(!c.Served.IsZero(), "capture.served_at")
	m.words("capture.origin", c.Origin)
	m.need(c.Page != "" && !strings.ContainsAny(c.Page, "?#"), "capture.page")
	m.need(!strings.ContainsAny(c.Referrer, "/?#"), "capture.referrer")
	m.need(c.Network == "" || coarse(c.Network), "capture.network")
}

// coarse reports whether network is a truncated address.
func coarse(network string) bool {
	p, err := netip.ParsePrefix(network)
	if err != nil || p != p.Masked() {
		return false
	}
	return p.Addr().Is4() && p.Bits() <= 24 || p.Addr().Is6() && p.Bits() <= 48
}

// Ways in which a person proved to hold the number.
const (
	MethodInbound = "wa_inbound" // they wrote to us, with the form's nonce
	MethodButton  = "wa_button"  // they pressed a button in our message
	MethodSetting = "wa_setting" // they chose it in WhatsApp itself; there is no message
	MethodStatus  = "wa_status"  // WhatsApp told whom a message of ours reached
	MethodOTP     = "otp"        // they typed a code we sent
	MethodLink    = "wa_link"    // they pressed a button on a page whose link stood in our message to them
)

// Verification is the proof that the person holds the number.
type Verification struct {
	Method   string   `json:"method"`
	Webhook  *Webhook `json:"webhook,omitempty"`
	WAMID    string   `json:"wamid,omitempty"`
	WAID     string   `json:"wa_id,omitempty"`
	UserID   string   `json:"user_id,omitempty"` // BSUID
	Typed    string   `json:"typed,omitempty"`   // phone as typed into the form
	Match    string   `json:"match"`             // "same", "different", "unknown" to what was typed
	Attempts int      `json:"attempts"`          // 1 on the first try
	Text     string   `json:"text,omitempty"`    // what the person wrote
}

// Webhook is Meta's signed call. Body may be left out where it also speaks of
// other people; it is then kept apart under its hash and can go on its own.
type Webhook struct {
	Signature string `json:"signature"` // X-Hub-Signature-256 as received
	SHA256    string `json:"sha256"`    // of the body, lower-case hex
	Body      []byte `json:"body,omitempty"`
}

func (v *Verification) check(m *Missing) {
	m.words("verification.method", v.Method)
	m.need(v.Match == "same" || v.Match == "different" || v.Match == "unknown", "verification.match")
	m.need(v.Attempts > 0, "verification.attempts")
	if v.Method == MethodInbound || v.Method == MethodButton || v.Method == MethodStatus {
		m.need(v.Webhook != nil, "verification.webhook")
		m.words("verification.wamid", v.WAMID)
		m.need(v.WAID != "" || v.UserID != "", "verification.wa_id")
	}
	if v.Webhook != nil {
		v.Webhook.check(m, "verification.webhook")
	}
}

func (w *Webhook) check(m *Missing, path string) {
	m.words(path+".signature", w.Signature)
	m.need(isDigest(w.SHA256), path+".sha256")
	m.need(w.Body == nil || w.SHA256 == hexSum(w.Body), path+".body")
}

// MetaSignature is the X-Hub-Signature-256 of a webhook's body.
func MetaSignature(appSecret string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(appSecret))
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// Withdrawal is how a no came in.
type Withdrawal struct {
	Channel   string   `json:"channel"`           // stop_word, button, preferences, whatsapp_setting, staff, error
	Input     string   `json:"input"`             // what the person wrote, pressed or said
	Received  Time     `json:"received"`          //
	Effective Time     `json:"effective"`         //
	Handler   string   `json:"handler"`           // who handled it: "system" or a member of staff
	Message   int64    `json:"message,omitempty"` // our confirmation, if one was sent
	Webhook   *Webhook `json:"webhook,omitempty"`
}

func (w *Withdrawal) check(m *Missing) {
	m.words("withdrawal.channel", w.Channel)
	m.words("withdrawal.input", w.Input)
	m.need(!w.Received.IsZero(), "withdrawal.received")
	m.need(!w.Effective.IsZero(), "withdrawal.effective")
	m.words("withdrawal.handler", w.Handler)
	if w.Webhook != nil {
		w.Webhook.check(m, "withdrawal.webhook")
	}
}

// Assertion is a yes that somebody else wrote down.
type Assertion struct {
	By      string `json:"by"`                // who brought it in
	Import  int64  `json:"import,omitempty"`  // the upload, for a list
	Row     int64  `json:"row,omitempty"`     // its line there
	File    string `json:"file,omitempty"`    // SHA-256 of the file, lower-case hex
	Words   string `json:"words"`             // what it says about the consent
	Shown   string `json:"shown,omitempty"`   // the words the person read, where they were not a notice of ours
	Page    string `json:"page,omitempty"`    // address without query or fragment
	Network string `json:"network,omitempty"` // truncated address: /24 or /48
	Tracked bool   `json:"tracked,omitempty"` // told that reads and clicks are kept per person; a notice of ours says so itself
}

func (a *Assertion) check(m *Missing) {
	m.words("assertion.by", a.By)
	m.words("assertion.words", a.Words)
	m.need(a.File == "" || isDigest(a.File), "assertion.file")
	m.need(!strings.ContainsAny(a.Page, "?#"), "assertion.page")
	m.need(a.Network == "" || coarse(a.Network), "assertion.network")
}

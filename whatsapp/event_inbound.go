package whatsapp

import (
	"encoding/json"

	"greenlist/replies"
)

// Types of an inbound message.
const (
	InboundText        = "text"
	InboundImage       = "image"
	InboundVideo       = "video"
	InboundAudio       = "audio"
	InboundDocument    = "document"
	InboundSticker     = "sticker"
	InboundLocation    = "location"
	InboundContacts    = "contacts"
	InboundReaction    = "reaction"
	InboundInteractive = "interactive"
	InboundButton      = "button"
	InboundOrder       = "order"
	InboundSystem      = "system"
	InboundWelcome     = "request_welcome"
	InboundEdit        = "edit"
	InboundRevoke      = "revoke"
	InboundUnsupported = "unsupported"
)

// InboundEvent is a message from a person. Type says which parts are set.
// From is the phone number without plus and may be empty; FromUserID is the
// business-scoped user id and may be empty too. ContextID is the message
// being answered. TargetID is the message a reaction, an edit or a removal is
// about.
type InboundEvent struct {
	Origin
	MessageID        string
	Type             string
	From             string
	FromUserID       string
	FromParentUserID string
	Name             string
	Username         string
	GroupID          string
	Text             string
	Button           *ButtonReply
	Interactive      *InteractiveReply
	Media            *Media
	Location         *Location
	Emoji            string
	TargetID         string
	Edited           *InboundEvent
	System           *SystemChange
	UnsupportedType  string
	ContextID        string
	ContextFrom      string
	Forwarded        bool
	Referral         *Referral
	Errors           []Error
}

// ButtonReply is a tap on a template's quick reply.
type ButtonReply struct {
	Payload string `json:"payload"`
	Text    string `json:"text"`
}

// InteractiveReply is an answer to an interactive message. Kind is Meta's
// name for it (button_reply, list_reply, nfm_reply, call_permission_reply);
// Response is the JSON a flow answered with.
type InteractiveReply struct {
	Kind        string
	ID          string
	Title       string
	Description string
	Response    json.RawMessage
}

// Media is a picture, film, sound, document or sticker somebody sent. The id
// works for 7 days, the URL for minutes and only with a token.
type Media struct {
	ID       string `json:"id"`
	MimeType string `json:"mime_type"`
	SHA256   string `json:"sha256"`
	URL      string `json:"url,omitempty"`
	Caption  string `json:"caption,omitempty"`
	Filename string `json:"filename,omitempty"`
	Voice    bool   `json:"voice,omitempty"`
	Animated bool   `json:"animated,omitempty"`
}

// Kinds of a system change.
const (
	SystemChangedNumber = "user_changed_number"
	SystemChangedUserID = "user_changed_user_id"
)

// SystemChange tells that a person has a new number or user id.
type SystemChange struct {
	Type                 string `json:"type"`
	Body                 string `json:"body"`
	WaID                 string `json:"wa_id"`
	UserID               string `json:"user_id"`
	PreviousUserID       string `json:"previous_user_id"`
	ParentUserID         string `json:"parent_user_id"`
	PreviousParentUserID string `json:"previous_parent_user_id"`
}

// Referral tells which ad or post brought the person here.
type Referral struct {
	SourceURL  string `json:"source_url"`
	SourceType string `json:"source_type"`
	SourceID   string `json:"source_id"`
	Headline   string `json:"headline,omitempty"`
	Body       string `json:"body,omitempty"`
	MediaType  string `json:"media_type,omitempty"`
	ClickID    string `json:"ctwa_clid,omitempty"`
}

// Words is what the person said or tapped, in whichever form it came: the
// text, the button's words, the title of a reply or the caption.
func (e InboundEvent) Words() string {
	switch {
	case e.Button != nil:
		return e.Button.Text
	case e.Interactive != nil:
		return e.Interactive.Title
	case e.Media != nil:
		return e.Media.Caption
	}
	return e.Text
}

// Intent is what the person says about wanting more.
func (e InboundEvent) Intent() replies.Intent {
	if e.Button != nil || e.Interactive != nil {
		return replies.Button(e.Words())
	}
	return replies.IntentOf(e.Words())
}

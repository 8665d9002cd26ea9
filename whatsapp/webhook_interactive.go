package whatsapp

import "encoding/json"

type interactiveWire struct {
	Type   string     `json:"type"`
	Button *replyItem `json:"button_reply"`
	List   *replyItem `json:"list_reply"`
	Flow   *struct {
		Name     string          `json:"name"`
		Body     string          `json:"body"`
		Response json.RawMessage `json:"response_json"`
	} `json:"nfm_reply"`
	Call json.RawMessage `json:"call_permission_reply"`
}

type replyItem struct {
	ID          looseString `json:"id"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
}

func (w interactiveWire) reply() *InteractiveReply {
	switch {
	case w.Button != nil:
		return w.Button.reply("button_reply")
	case w.List != nil:
		return w.List.reply("list_reply")
	case w.Flow != nil:
		return &InteractiveReply{Kind: "nfm_reply", ID: w.Flow.Name, Title: w.Flow.Body, Response: unquoted(w.Flow.Response)}
	case w.Call != nil:
		return &InteractiveReply{Kind: "call_permission_reply", Response: w.Call}
	case w.Type != "":
		return &InteractiveReply{Kind: w.Type}
	}
	return nil
}

func (r replyItem) reply(kind string) *InteractiveReply {
	return &InteractiveReply{Kind: kind, ID: string(r.ID), Title: r.Title, Description: r.Description}
}

// unquoted gives the JSON inside a JSON string: flows answer with one.
func unquoted(raw json.RawMessage) json.RawMessage {
	var s string
	if json.Unmarshal(raw, &s) != nil || !json.Valid([]byte(s)) {
		return raw
	}
	return json.RawMessage(s)
}

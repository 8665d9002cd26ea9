package sandbox

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"greenlist/whatsapp"
)

func checkText(text *whatsapp.TextMessage) *refusal {
	switch {
	case text == nil || strings.TrimSpace(text.Body) == "":
		return badRequest("The parameter text[body] is required.")
	case utf8.RuneCountInString(text.Body) > 4096:
		return badRequest("Param text[body] must be at most 4096 characters long.")
	}
	return nil
}

// checkInteractive checks what reply buttons must keep.
func checkInteractive(object json.RawMessage) *refusal {
	i := readInteractive(object)
	if i.Type != "button" {
		return nil
	}
	if n := len(i.Action.Buttons); n < 1 || n > 3 {
		return refuse(131009, "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
	}
	for _, b := range i.Action.Buttons {
		if utf8.RuneCountInString(b.Reply.Title) > 20 {
			return refuse(131009, "Button title exceeds 20 characters")
		}
	}
	return nil
}

// checkAttachment checks that a picture, film, sound or document is there.
func (w *world) checkAttachment(kind string, object json.RawMessage) *refusal {
	switch kind {
	case "image", "audio", "video", "document", "sticker":
	default:
		return nil
	}
	var ref whatsapp.MediaRef
	if json.Unmarshal(object, &ref) != nil || ref.ID == "" && ref.Link == "" {
		return refuse(131008, "Either id or link of the %s is required.", kind)
	}
	if ref.ID != "" && w.files.media(ref.ID) == nil {
		return badRequest("Param %s['id'] is not a valid whatsapp business account media attachment ID", kind)
	}
	return nil
}

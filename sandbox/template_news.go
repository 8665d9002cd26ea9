package sandbox

import (
	"encoding/json"
	"maps"
	"strconv"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// statusNews is what a webhook says about a step in a template's life.
type statusNews struct {
	Event   string
	Reason  *string // nil: NONE, except for a deleted one
	Title   string  // which pause it is
	Words   string
	Disable time.Time
}

func (w *world) announceStatus(t *template, n statusNews, at time.Time) {
	value := map[string]any{"event": n.Event, "message_template_category": t.Node.Category, "reason": whatsapp.ReasonNone}
	switch {
	case n.Reason != nil:
		value["reason"] = *n.Reason
	case n.Event == whatsapp.TemplateDeleted:
		value["reason"] = nil
	}
	if t.Rejection.Reason != "" {
		value["rejection_info"] = map[string]any{"reason": t.Rejection.Reason, "recommendation": t.Rejection.Recommendation}
	}
	if n.Title != "" {
		value["other_info"] = map[string]any{"title": n.Title, "description": n.Words}
	}
	if !n.Disable.IsZero() {
		value["disable_info"] = map[string]any{"disable_date": n.Disable.Unix()}
	}
	w.announceTemplate(whatsapp.FieldTemplateStatus, t, value, at)
}

// announceTemplate adds which template it is, in the form of template
// webhooks: the id is a number and the language has a hyphen.
func (w *world) announceTemplate(field string, t *template, value map[string]any, at time.Time) {
	all := t.reference(whatsapp.WebhookLanguage(t.Node.Language))
	maps.Copy(all, value)
	w.announce(field, "", plainJSON(all), at)
}

func (t *template) reference(language string) map[string]any {
	id, _ := strconv.ParseInt(t.Node.ID, 10, 64)
	return map[string]any{"message_template_id": id, "message_template_name": t.Node.Name, "message_template_language": language}
}

// componentsValue tells of edited words; here the language keeps its underscore.
func (t *template) componentsValue() json.RawMessage {
	value := t.reference(t.Node.Language)
	value["message_template_element"] = textOf(t.Node.Body())
	if title := textOf(t.Node.Header()); title != "" {
		value["message_template_title"] = title
	}
	if footer := textOf(t.Node.Footer()); footer != "" {
		value["message_template_footer"] = footer
	}
	var buttons []map[string]any
	for _, b := range t.Node.Buttons() {
		button := map[string]any{"message_template_button_type": b.Type, "message_template_button_text": b.Text}
		if b.URL != "" {
			button["message_template_button_url"] = b.URL
		}
		if b.PhoneNumber != "" {
			button["message_template_button_phone_number"] = b.PhoneNumber
		}
		buttons = append(buttons, button)
	}
	if buttons != nil {
		value["message_template_buttons"] = buttons
	}
	return plainJSON(value)
}

func upper(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

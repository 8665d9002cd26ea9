package sandbox

import (
	"slices"
	"strconv"

	"greenlist/whatsapp"
)

// defaultFields are those of a template nobody asked fields of.
var defaultFields = []string{"name", "parameter_format", "components", "language", "status", "category", "sub_category", "previous_category"}

// node is the template as the API shows it, always with its id.
func (t *template) node(fields []string) map[string]any {
	if len(fields) == 0 {
		fields = defaultFields
	}
	shown := map[string]any{"id": t.Node.ID}
	for _, name := range fields {
		if value := t.field(name); value != nil {
			shown[name] = value
		}
	}
	return shown
}

func (t *template) field(name string) any {
	n := t.Node
	switch name {
	case "name":
		return n.Name
	case "parameter_format":
		return n.ParameterFormat
	case "components":
		return listed(n.Components)
	case "language":
		return n.Language
	case "status":
		return n.Status
	case "category":
		return n.Category
	case "previous_category", "correct_category":
		return optional(map[string]string{"previous_category": n.PreviousCategory, "correct_category": n.CorrectCategory}[name])
	case "quality_score":
		return map[string]any{"score": t.Score, "date": t.ScoredAt.Unix()}
	case "rejected_reason":
		return or(n.RejectedReason, whatsapp.ReasonNone)
	case "last_updated_time":
		return n.LastUpdated.Format("2006-01-02T15:04:05-0700")
	case "message_send_ttl_seconds":
		return optional(n.MessageSendTTLSeconds)
	case "source":
		return "manual"
	case "health_status":
		return t.health()
	}
	if raw, ok := n.Extra[name]; ok {
		return raw
	}
	return nil
}

// optional is nil for a zero value, so that the field is left out.
func optional[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

func (t *template) health() any {
	state := "AVAILABLE"
	if !whatsapp.Sendable(t.Node.Status) {
		state = "BLOCKED"
	}
	return map[string]any{"can_send_message": state, "entities": []any{
		map[string]any{"entity_type": "MESSAGE_TEMPLATE", "id": t.Node.ID, "can_send_message": state}}}
}

// listed are components as listings show them: a sample's handle has become
// the address of a picture.
func listed(components []whatsapp.Component) []whatsapp.Component {
	all := slices.Clone(components)
	for i, c := range all {
		all[i].Cards = slices.Clone(c.Cards)
		for n, card := range c.Cards {
			all[i].Cards[n].Components = listed(card.Components)
		}
		if c.Example == nil || len(c.Example.HeaderHandle) == 0 {
			continue
		}
		example := *c.Example
		example.HeaderHandle = []string{"https://scontent.whatsapp.net/v/t61.29466-34/" + strconv.FormatUint(chance(0).number(c.Example.HeaderHandle[0]), 10) + "_n.jpg"}
		all[i].Example = &example
	}
	return all
}

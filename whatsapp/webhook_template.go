package whatsapp

import (
	"encoding/json"
	"time"
)

// templateWire is the value of all template fields together.
type templateWire struct {
	ID            looseString  `json:"message_template_id"`
	Name          string       `json:"message_template_name"`
	Language      string       `json:"message_template_language"`
	Event         string       `json:"event"`
	Category      string       `json:"message_template_category"`
	Reason        looseString  `json:"reason"`
	Rejection     rejection    `json:"rejection_info"`
	Other         otherInfo    `json:"other_info"`
	Disable       disableInfo  `json:"disable_info"`
	PreviousScore string       `json:"previous_quality_score"`
	NewScore      string       `json:"new_quality_score"`
	Previous      string       `json:"previous_category"`
	New           string       `json:"new_category"`
	Correct       string       `json:"correct_category"`
	EffectiveAt   looseTime    `json:"category_update_timestamp"`
	Title         string       `json:"message_template_title"`
	Element       string       `json:"message_template_element"`
	Footer        string       `json:"message_template_footer"`
	Buttons       []buttonWire `json:"message_template_buttons"`
}

type rejection struct {
	Reason         string `json:"reason"`
	Recommendation string `json:"recommendation"`
}

type otherInfo struct {
	Title       string `json:"title"`
	Description string `json:"description"`
}

type disableInfo struct {
	Date looseString `json:"disable_date"`
}

type buttonWire struct {
	Type  string      `json:"message_template_button_type"`
	Text  string      `json:"message_template_button_text"`
	URL   string      `json:"message_template_button_url"`
	Phone looseString `json:"message_template_button_phone_number"`
}

func readTemplate(o Origin) (templateWire, TemplateRef, error) {
	var w templateWire
	err := json.Unmarshal(o.Raw, &w)
	return w, TemplateRef{string(w.ID), w.Name, RESTLanguage(w.Language)}, err
}

// parseTemplateStatus also reads a change of quality that came under the name
// of a change of status, as Meta's own page shows it.
func parseTemplateStatus(o Origin) ([]Event, error) {
	w, ref, err := readTemplate(o)
	if err != nil {
		return nil, err
	}
	if w.Event == "" && w.NewScore != "" {
		return parseTemplateQuality(o)
	}
	if w.Event == "" {
		return []Event{UnknownEvent{o}}, nil
	}
	date, _ := parseDate(string(w.Disable.Date))
	return []Event{TemplateStatusEvent{Origin: o, TemplateRef: ref, Status: upper(w.Event), Category: upper(w.Category),
		Reason: upper(string(w.Reason)), RejectionReason: w.Rejection.Reason, Recommendation: w.Rejection.Recommendation,
		OtherTitle: upper(w.Other.Title), OtherDescription: w.Other.Description, DisableDate: date}}, nil
}

func parseTemplateQuality(o Origin) ([]Event, error) {
	w, ref, err := readTemplate(o)
	if err != nil {
		return nil, err
	}
	return []Event{TemplateQualityEvent{o, ref, quality(w.PreviousScore), quality(w.NewScore)}}, nil
}

func parseTemplateCategory(o Origin) ([]Event, error) {
	w, ref, err := readTemplate(o)
	if err != nil {
		return nil, err
	}
	return []Event{TemplateCategoryEvent{Origin: o, TemplateRef: ref, Previous: upper(w.Previous), New: upper(w.New),
		Correct: upper(w.Correct), EffectiveAt: w.EffectiveAt.Time}}, nil
}

func parseTemplateComponents(o Origin) ([]Event, error) {
	w, ref, err := readTemplate(o)
	if err != nil {
		return nil, err
	}
	e := TemplateComponentsEvent{Origin: o, TemplateRef: ref, Title: w.Title, Body: w.Element, Footer: w.Footer}
	for _, b := range w.Buttons {
		e.Buttons = append(e.Buttons, Button{Type: upper(b.Type), Text: b.Text, URL: b.URL, PhoneNumber: string(b.Phone)})
	}
	return []Event{e}, nil
}

// parseDate reads Unix seconds and the dates Meta writes out in words.
func parseDate(s string) (time.Time, error) {
	if at, err := parseTime(s); err == nil {
		return at, nil
	}
	if at, err := time.Parse("January 2, 2006", s); err == nil {
		return at, nil
	}
	return time.Parse(time.DateOnly, s)
}

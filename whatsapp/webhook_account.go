package whatsapp

import "encoding/json"

type numberQualityWire struct {
	DisplayPhoneNumber looseString `json:"display_phone_number"`
	Event              string      `json:"event"`
	CurrentLimit       looseString `json:"current_limit"`
	OldLimit           looseString `json:"old_limit"`
	capabilityWire
}

func parseNumberQuality(o Origin) ([]Event, error) {
	var w numberQualityWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	o.DisplayPhoneNumber = string(w.DisplayPhoneNumber)
	e := NumberQualityEvent{Origin: o, Event: upper(w.Event), Limit: upper(string(w.CurrentLimit)), PreviousLimit: upper(string(w.OldLimit))}
	if n := w.limit(); n != nil {
		e.Limit = TierOf(*n)
	}
	return []Event{e}, nil
}

func parseNumberName(o Origin) ([]Event, error) {
	var w struct {
		DisplayPhoneNumber looseString `json:"display_phone_number"`
		Decision           string      `json:"decision"`
		Name               string      `json:"requested_verified_name"`
		Rejection          string      `json:"rejection_reason"`
	}
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	o.DisplayPhoneNumber = string(w.DisplayPhoneNumber)
	return []Event{NumberNameEvent{o, upper(w.Decision), w.Name, upper(w.Rejection)}}, nil
}

// capabilityWire has the names of API v24 and of those before it. A limit is a
// number, or a tier where Meta was not consistent.
type capabilityWire struct {
	Limit      *looseString `json:"max_daily_conversations_per_business"`
	OldLimit   *looseString `json:"max_daily_conversation_per_phone"`
	Numbers    *looseInt    `json:"max_phone_numbers_per_waba"`
	OldNumbers *looseInt    `json:"max_phone_numbers_per_business"`
}

func (w capabilityWire) limit() *int {
	for _, given := range []*looseString{w.Limit, w.OldLimit} {
		if given == nil {
			continue
		}
		if n, known := LimitOf(string(*given)); known {
			return &n
		}
	}
	return nil
}

func parseCapability(o Origin) ([]Event, error) {
	var w capabilityWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	e := CapabilityEvent{Origin: o, MessagingLimit: w.limit(), MaxNumbers: (*int)(w.Numbers)}
	if e.MaxNumbers == nil {
		e.MaxNumbers = (*int)(w.OldNumbers)
	}
	return []Event{e}, nil
}

type accountWire struct {
	Event       string `json:"event"`
	Country     string `json:"country"`
	PhoneNumber string `json:"phone_number"`
	Violation   struct {
		Type string `json:"violation_type"`
	} `json:"violation_info"`
	Ban struct {
		State looseString `json:"waba_ban_state"`
		Date  looseString `json:"waba_ban_date"`
	} `json:"ban_info"`
	Restrictions []struct {
		Type  string      `json:"restriction_type"`
		Until looseString `json:"expiration"`
	} `json:"restriction_info"`
}

func parseAccount(o Origin) ([]Event, error) {
	var w accountWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	if w.Event == "" {
		return []Event{UnknownEvent{o}}, nil
	}
	e := AccountEvent{Origin: o, Event: upper(w.Event)}
	e.Detail = orElse(upper(w.Violation.Type), orElse(upper(string(w.Ban.State)), w.Country))
	for _, r := range w.Restrictions {
		until, _ := parseDate(string(r.Until))
		e.Restrictions = append(e.Restrictions, Restriction{upper(r.Type), until})
	}
	return []Event{e}, nil
}

func parseAccountReview(o Origin) ([]Event, error) {
	var w struct {
		Decision string `json:"decision"`
	}
	err := json.Unmarshal(o.Raw, &w)
	return []Event{AccountEvent{Origin: o, Event: "ACCOUNT_REVIEW", Detail: upper(w.Decision)}}, err
}

func parseAccountAlert(o Origin) ([]Event, error) {
	var w struct {
		Alert struct {
			Severity    string `json:"alert_severity"`
			Status      string `json:"alert_status"`
			Type        string `json:"alert_type"`
			Description string `json:"alert_description"`
		} `json:"alert_info"`
	}
	err := json.Unmarshal(o.Raw, &w)
	return []Event{AccountEvent{Origin: o, Event: upper(w.Alert.Type), Severity: upper(w.Alert.Severity),
		Detail: orElse(w.Alert.Description, upper(w.Alert.Status))}}, err
}

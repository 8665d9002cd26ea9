package views

import (
	"greenlist/models"
	"greenlist/whatsapp"
)

// templateEvents tell what happened to a template.
func templateEvents(steps []models.TemplateStepBy) []Event {
	events := make([]Event, len(steps))
	for i, s := range steps {
		events[i] = templateEvent(s)
		events[i].At, events[i].Who = s.At, s.Who
	}
	return events
}

func templateEvent(s models.TemplateStepBy) Event {
	switch s.Field {
	case "state":
		return stateEvent(s)
	case "submission":
		return Event{What: "Meta did not take it", Words: s.Reason, Tone: Bad}
	case "status":
		return statusEvent(s)
	case "category":
		return Event{What: "Meta made it " + category(s.After), Words: "It was " + category(s.Before) + ".", Tone: Caution}
	case "category_announced":
		return Event{What: "Meta will make it " + category(s.After), Tone: Caution}
	case "quality":
		return Event{What: "Quality: " + quality(s.After).Word, Words: "Before: " + quality(s.Before).Word + ".", Tone: quality(s.After).Tone}
	case "wording":
		return wordingEvent(s)
	}
	return Event{What: plainWord(s.Field) + ": " + s.After}
}

func stateEvent(s models.TemplateStepBy) Event {
	switch {
	case s.Reason == "submit":
		return Event{What: "Sent to Meta for review", Tone: Info}
	case s.Reason == "correct":
		return Event{What: "Corrected draft begun"}
	case s.Reason == "discard":
		return Event{What: "Draft thrown away"}
	}
	return Event{What: "Draft begun"}
}

func statusEvent(s models.TemplateStepBy) Event {
	status := metaWord(s.After)
	e := Event{What: status.Word, Tone: status.Tone}
	switch s.After {
	case whatsapp.TemplatePending:
		e.What = "Meta has it in review"
	case whatsapp.TemplateApproved:
		e.What = "Approved by Meta"
	case whatsapp.TemplateRejected:
		e.What = "Rejected by Meta"
		if v, ok := rejections[s.Reason]; ok {
			e.Words = v.what
		}
	case whatsapp.TemplatePaused:
		e.What = "Paused by Meta"
	}
	if s.Source == "poll" {
		e.Who = "found when we looked"
	}
	return e
}

func wordingEvent(s models.TemplateStepBy) Event {
	if s.Source == "staff" {
		return Event{What: "New version begun"}
	}
	return Event{What: "Wording taken over from Meta"}
}

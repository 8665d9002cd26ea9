package views

import (
	"fmt"
	"slices"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// story is what happened to a template, campaigns that used it among the rest; the newest first.
func (p TemplatePage) story() []Event {
	events := templateEvents(p.Steps)
	for _, c := range p.Uses {
		events = append(events, useEvents(c)...)
	}
	slices.SortStableFunc(events, func(a, b Event) int { return b.At.Compare(a.At) })
	return events
}

func useEvents(c models.Campaign) []Event {
	link := linkTo(Action{"See the campaign", CampaignPath(c.ID)})
	events := []Event{{At: *c.LaunchedAt, What: "Campaign “" + c.Name + "” launched", Tone: Info, More: link}}
	if c.FinishedAt != nil && c.State == models.CampaignFinished {
		events = append(events, Event{At: *c.FinishedAt, What: "Campaign “" + c.Name + "” finished", Tone: Quiet})
	}
	return events
}

// templateEvents tell what happened to a template.
func templateEvents(steps []models.TemplateStepBy) []Event {
	events := make([]Event, len(steps))
	for i, s := range steps {
		who := s.Who
		events[i] = templateEvent(s)
		events[i].At = s.At
		if who != "" {
			events[i].Who = who
		}
	}
	return events
}

func templateEvent(s models.TemplateStepBy) Event {
	switch s.Field {
	case "state":
		return stateEvent(s)
	case "four_eyes":
		return Event{What: "Sent without a second pair of eyes", Words: capital(s.After) + ".", Tone: Quiet}
	case "submission":
		return Event{What: "Meta did not take it", Words: s.Reason, Tone: Bad}
	case "wish":
		return Event{What: wishes[models.TemplateWish(s.Before)].failed, Words: s.Reason, Tone: Bad}
	case "status":
		return statusEvent(s)
	case "notice":
		return Event{What: "Meta says: " + plainWord(s.After), Words: asideWords[s.After], Tone: Caution}
	case "category":
		return Event{What: "Meta made it " + lowerFirst(category(s.After)), Words: "It was " + lowerFirst(category(s.Before)) + ". " + priceEffect(s.Before, s.After), Tone: Caution}
	case "category_announced":
		return Event{What: "Meta will make it " + lowerFirst(category(s.After)), Tone: Caution}
	case "quality":
		return Event{What: "Quality: " + quality(s.After).Word, Words: "Before: " + quality(s.Before).Word + ".", Tone: quality(s.After).Tone}
	case "wording":
		return wordingEvent(s)
	}
	return Event{What: plainWord(s.Field) + ": " + s.After}
}

// asideWords explain what Meta says of a template without taking it out of use.
var asideWords = map[string]string{
	whatsapp.TemplateFlagged: "Its quality is low. If that does not change, Meta pauses or disables it.",
	whatsapp.TemplateLocked:  "Its words cannot be changed for the time being.",
}

// turns are what staff did, by what the step calls it.
var turns = map[string]Event{
	"submit":    {What: "Sent to Meta for review", Tone: Info},
	"correct":   {What: "New draft begun"},
	"discard":   {What: "Draft thrown away"},
	"review":    {What: "Review asked for", Tone: Info},
	"take back": {What: "Taken back to be changed"},
	"send back": {What: "Sent back: changes wanted", Tone: Caution},
	"clear":     {What: "Cleared for Meta", Tone: Good},
	"take over": {What: "Words at Meta read and taken over"},
	"delete":    {What: "Meta asked to delete it", Tone: Caution},
	"unpause":   {What: "Meta asked to resume it", Tone: Info},
	"archive":   {What: "Meta asked to archive it", Tone: Info},
	"unarchive": {What: "Meta asked to bring it back", Tone: Info},
}

func stateEvent(s models.TemplateStepBy) Event {
	if e, known := turns[s.Reason]; known {
		return e
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
		e.What = approvedAfter(s.Before)
	case whatsapp.TemplateRejected:
		e.What = "Rejected by Meta"
		if v, ok := rejections[s.Reason]; ok {
			e.Words = v.what
		}
	case whatsapp.TemplatePaused:
		e.What, e.Words = "Paused by Meta", pausedFor(s.Reason)
	case whatsapp.TemplateDeleted:
		e.What = "Deleted at Meta"
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
	return Event{What: "Another wording found at Meta", Tone: Caution}
}

// approvedAfter says what an approval was, by where the template stood before.
func approvedAfter(before string) string {
	switch before {
	case whatsapp.TemplatePaused:
		return "Resumed: it can be sent again"
	case whatsapp.TemplateArchived:
		return "Back from the archive"
	}
	return "Approved by Meta"
}

// pausedFor says how long a pause lasts, as far as Meta's word for it tells.
func pausedFor(title string) string {
	lasts, known := whatsapp.PauseOf(title)
	switch {
	case title == whatsapp.PauseOfPace:
		return "Too many people did not like the first messages of a campaign. It does not end by itself."
	case !known:
		return ""
	}
	return fmt.Sprintf("Too many people blocked or reported it, or did not read it. It ends by itself after %d hours.", int(lasts/time.Hour))
}

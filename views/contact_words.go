package views

import (
	"fmt"
	"strings"
	"time"

	"greenlist/models"
)

// ContactPath is a contact's address.
func ContactPath(id int64) string { return fmt.Sprintf("/contacts/%d", id) }

var consentStatus = map[models.ConsentState]Status{
	models.ConsentGiven:     {"Agreed", Good},
	models.ConsentWithdrawn: {"Took it back", Bad},
	models.ConsentRefused:   {"Said no", Bad},
	models.ConsentExpired:   {"No longer counts", Caution},
	models.NoConsent:        {"Never agreed", Quiet},
}

// consentStanding is how a consent stands at a moment: one whose time is over is no longer given, whether or not somebody wrote that down.
func consentStanding(c models.Consent, now time.Time) Status {
	if c.State == models.ConsentGiven && !c.Live(now) {
		return consentStatus[models.ConsentExpired]
	}
	return consentStatus[c.State]
}

var gradeWords = map[string]string{
	models.GradeVerified: "From their own phone", models.GradeProven: "With proof of the number",
	models.GradeRecorded: "On record, with a date and words", models.GradeAsserted: "On somebody’s word",
}

// sourceWords say where an act or a contact came from.
var sourceWords = map[string]string{
	"form": "A form", "widget": "A form on your website", "invitation": "A personal invitation", "checkout": "Your shop’s checkout", "counter": "A form at the counter",
	"keyword": "A word on WhatsApp", "chat": "A question on WhatsApp", "renewal": "A request to say yes again", "ad": "An advertisement", "whatsapp": "WhatsApp", "list": "An imported list", "paper": "Paper", "phone": "Telephone", "api": "Another system",
	"preferences": "Their preferences page", "staff": "Somebody of the staff", "system": "Greenlist",
}

func worded(words map[string]string, key string) string {
	if w, ok := words[key]; ok {
		return w
	}
	return key
}

var channelWords = map[string]string{
	"stop_word": "wrote", "button": "pressed", "preferences": "on their preferences page", "whatsapp_setting": "in WhatsApp’s own settings",
	"error": "WhatsApp told us", "staff": "told the staff", "api": "told another system", "merge": "said so as a contact that is this person",
}

var actWords = map[string]struct {
	what string
	tone Tone
}{
	"granted":   {"Filled in a form", Info},
	"confirmed": {"Said yes from their own phone", Good},
	"import":    {"Was recorded as having agreed", Good},
	"withdrawn": {"Said stop", Bad},
	"refused":   {"Said no", Bad},
	"expired":   {"Their yes came to an end", Caution},
	"corrected": {"Their details were corrected", Quiet},
	"erased":    {"Their data were erased", Quiet},
}

// events are the history as people read it.
func (p Contact) events() []Event {
	var all []Event
	for _, h := range p.History {
		switch {
		case h.Act != nil:
			all = append(all, p.actEvent(h))
		case h.Message != nil:
			all = append(all, messageEvent(h))
		case h.Inbound != nil:
			all = append(all, inboundEvent(h))
		}
	}
	if p.Next != nil {
		return all
	}
	return append(all, Event{At: p.Contact.CreatedAt, What: "Became a contact", Words: worded(sourceWords, p.Contact.Source)})
}

func (p Contact) actEvent(h models.HistoryEntry) Event {
	act := actWords[string(h.Act.Type)]
	e := Event{At: h.At, What: act.what, Tone: act.tone}
	if h.Act.Renewed {
		e.What = saidAgain
	}
	if e.What == "" {
		e.What = capital(string(h.Act.Type))
	}
	if len(h.Act.Purposes) > 0 && h.Act.Type != "corrected" {
		e.What += ": " + strings.Join(h.Act.Purposes, ", ")
	}
	var said []string
	if h.Act.Channel != "" {
		said = append(said, upperFirst(worded(channelWords, h.Act.Channel)))
	}
	switch {
	case h.Act.Words == "":
	case len(h.Act.Changes) > 0:
		said = append(said, clip(h.Act.Words, 400), changesWords(h.Act.Changes))
	case h.Act.Type.Yes() && h.Act.Grade != models.GradeVerified:
		said = append(said, clip(h.Act.Words, 400))
	default:
		said = append(said, "“"+clip(h.Act.Words, 400)+"”")
	}
	if h.Act.Grade != "" {
		said = append(said, worded(gradeWords, h.Act.Grade)+".")
	}
	e.Words = strings.Join(said, " ")
	if h.Act.EvidenceID > 0 {
		e.More = withFiles(proofLink(ProofPath(p.Contact.ID, h.Act.EvidenceID)), h.Files)
	}
	return e
}

// changesWords are what was put right, in one line.
func changesWords(changes []models.Change) string {
	all := make([]string, len(changes))
	for i, change := range changes {
		all[i] = upperFirst(factName(change.Field)) + ": " + orDash(change.Before) + " → " + orDash(change.After) + "."
	}
	return strings.Join(all, " ")
}

func messageEvent(h models.HistoryEntry) Event {
	m := h.Message
	standing := standingStatus[m.State.Standing()]
	e := Event{At: h.At, What: standing.Word + ": " + m.Campaign, Tone: standing.Tone, Words: clip(m.Body, 300)}
	if said, ok := m.Said(); ok {
		e.What, e.Words = standing.Word+": "+replyName(said), clip(withoutKeys(said.Text), 300)
	}
	if why := recipientWhy(models.Recipient{Message: m.Message}); why != "" {
		e.Words = why
	}
	if words := openedWords(m.Opened); words != "" {
		e.Words = strings.TrimSpace(e.Words + " " + words)
	}
	e.More = seeMessage(m.ID)
	return e
}

// openedWords say which links somebody opened; empty for none, and for whoever was not told that it is kept.
func openedWords(all []models.OpenedLink) string {
	var names []string
	for _, o := range all {
		names = append(names, "“"+o.Words+"”")
	}
	if len(names) == 0 {
		return ""
	}
	return "Opened the link " + strings.Join(names, " and ") + "."
}

// attributeName writes the key of an attribute as people read it.
func attributeName(key string) string { return upperFirst(strings.ReplaceAll(key, "_", " ")) }

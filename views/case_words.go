package views

import (
	"fmt"
	"strings"
	"time"

	"greenlist/models"
)

// CasesPath is the list of cases.
const CasesPath = "/cases"

// CasePath is one case.
func CasePath(id int64) string { return fmt.Sprintf("%s/%d", CasesPath, id) }

// caseWords are what somebody wants, as a title and in a sentence.
var caseWords = map[models.CaseKind]struct{ title, wants string }{
	models.CaseAccess:        {"Access to their data", "They want to know what you have of them, and get a copy (GDPR Art. 15)."},
	models.CasePortability:   {"Data to take along", "They want what they gave you in a form another program reads (GDPR Art. 20)."},
	models.CaseRectification: {"Something put right", "Something you have of them is wrong (GDPR Art. 16)."},
	models.CaseErasure:       {"Erasure", "They want everything about them erased (GDPR Art. 17)."},
	models.CaseObjection:     {"Objection to marketing", "They want no messages of this kind any more (GDPR Art. 21)."},
	models.CaseComplaint:     {"Complaint", "Something went wrong in their eyes."},
	models.CaseAuthority:     {"Question of an authority", "An authority or a court asks about somebody."},
	models.CaseFinding:       {"Something you found", "Nobody asked, but something about somebody’s data has to be looked into."},
}

func caseOptions(kinds []models.CaseKind) (all []Option) {
	for _, kind := range kinds {
		all = append(all, Option{Value: string(kind), Text: caseWords[kind].title, Help: caseWords[kind].wants})
	}
	return all
}

var caseChannelWords = map[models.CaseChannel]string{
	models.CaseByEmail: "E-mail", models.CaseByLetter: "Letter", models.CaseByTelephone: "Telephone", models.CaseByWhatsApp: "WhatsApp",
	models.CaseInPerson: "In person", models.CaseByWebsite: "Website",
	models.CaseByReview: "In a review",
}

// byChannel is a channel within a sentence: "by letter".
func byChannel(channel models.CaseChannel) string {
	switch channel {
	case models.CaseByWhatsApp:
		return "by WhatsApp"
	case models.CaseInPerson:
		return "in person"
	case models.CaseByReview:
		return "in a review"
	}
	return "by " + strings.ToLower(caseChannelWords[channel])
}

func channelOptions() []Option {
	all := []Option{{Text: "Choose …"}}
	for _, channel := range models.CaseChannels {
		all = append(all, Option{Value: string(channel), Text: caseChannelWords[channel]})
	}
	return all
}

var caseOutcomeWords = map[models.CaseOutcome]string{
	models.CaseGranted: "Done as they asked", models.CasePartly: "Done in part", models.CaseRefused: "Refused",
	models.CaseWithdrawn: "They took it back", models.CaseDuplicate: "It came twice", models.CaseNobody: "Nobody by that name could be found",
}

func outcomeOptions(all []models.CaseOutcome) []Option {
	options := []Option{{Text: "Choose …"}}
	for _, outcome := range all {
		options = append(options, Option{Value: string(outcome), Text: caseOutcomeWords[outcome]})
	}
	return options
}

// caseStatus is how a case stands: the nearer its deadline, the louder.
func (c Clock) caseStatus(one models.Case) Status {
	switch {
	case one.State == models.CaseAnswered:
		return Status{Word: "Answered", Tone: Good}
	case one.State == models.CaseClosed:
		return Status{Word: "Closed", Tone: Quiet}
	case one.Overdue(c.Now):
		return Status{Word: "Overdue", Tone: Bad}
	case one.DueAt.Sub(c.Now) < models.CaseSoon:
		return Status{Word: "Due soon", Tone: Caution}
	}
	return Status{Word: "Open", Tone: Info}
}

// daysLeft says how much of the deadline is left: "12 days left", "3 days late".
func (c Clock) daysLeft(one models.Case) string {
	days := c.days(one.DueAt)
	switch {
	case one.State != models.CaseOpen:
		return ""
	case days < 0:
		return Count(-days, "day late", "days late")
	case days == 0:
		return "ends today"
	}
	return Count(days, "day left", "days left")
}

func caseWho(line models.CaseLine) string {
	if line.ContactID == nil {
		return line.Person
	}
	return contactName(line.Who)
}

func dayInput(c Clock, t time.Time) string { return c.in(t).Format(time.DateOnly) }

// Known is what stands in a field before anybody has typed.
func (p CasePage) Known(field string) string {
	switch field {
	case "name":
		return p.Line.Who.Name
	case "language":
		return p.Line.Who.Language
	}
	return ""
}

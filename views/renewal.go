package views

import (
	"fmt"
	"strconv"

	"greenlist/models"
)

// RenewalsPath is where it stands whose yes ends, and how many said yes again.
const RenewalsPath = "/renewals"

// Renewals tells, purpose by purpose, whose yes ends soon and what came of asking.
type Renewals struct {
	Clock
	All    []models.RenewalFigures
	MayAct bool
	// Address is what stands behind a template's button, for the link.
	Address string
}

// Title implements Screen.
func (Renewals) Title() string { return "Renewals" }

func endingPath(purposeID int64) string {
	return RenewalsPath + "/" + strconv.FormatInt(purposeID, 10)
}

// askPath begins a campaign that asks those who are to be asked.
func askPath(f models.RenewalFigures) string {
	return fmt.Sprintf("/campaigns/new?purpose=%d&expires=%d", f.Purpose.ID, f.Plan.AskDays)
}

// remindPath begins one that reminds those who did not answer.
func remindPath(f models.RenewalFigures) string { return askPath(f) + "&remind=on" }

// busiest is the finding of the weeks: when most end.
func busiest(f models.RenewalFigures) string {
	most := models.RenewalWeek{}
	for _, week := range f.Weeks {
		if week.N > most.N {
			most = week
		}
	}
	if most.N == 0 {
		return "None ends in the next three months."
	}
	return "Most end in the week of " + most.Monday.Format("2 January") + ": " + Number(int(most.N)) + "."
}

func planWords(p models.RenewalPlan) string {
	words := fmt.Sprintf("People are asked %s before the end", Count(p.AskDays, "day", "days"))
	if !p.Automatic {
		return words + ", when you send a campaign. Silence never renews anything."
	}
	words += ", every day by itself"
	if p.Remind {
		words += fmt.Sprintf(", and reminded once after %d days", int(models.ReminderAfter.Hours()/24))
	}
	return words + ". Silence never renews anything."
}

func holdsFor(p models.Purpose) string {
	if p.ValidMonths == 0 {
		return "A new yes holds until it is withdrawn; some given before still end."
	}
	return "A yes holds for " + Count(p.ValidMonths, "month", "months") + "."
}

// Endings lists the people whose yes to a purpose ends by itself.
type Endings struct {
	Clock
	Purpose models.Purpose
	Page    []models.Ending
	Next    string
	MayAct  bool
}

// Title implements Screen.
func (p Endings) Title() string { return "Ending by themselves: " + p.Purpose.Name }

func askedWords(e models.Ending) string {
	switch e.Asked {
	case 0:
		return "Not yet"
	case 1:
		return "Once"
	}
	return "Twice"
}

// RenewalFields is the plan as it was typed.
type RenewalFields struct {
	AskDays              string
	Remind, Automatic    bool
	TemplateID, NumberID int64
}

// RenewalPlan asks when people are asked, and whether that goes by itself.
type RenewalPlan struct {
	Purpose   models.Purpose
	Fields    RenewalFields
	Templates []models.Template
	Numbers   []models.Number
	Trouble   string
	Address   string
	Errors    map[string]string
}

// Title implements Screen.
func (p RenewalPlan) Title() string { return "Renewing “" + p.Purpose.Name + "”" }

func (p RenewalPlan) templates() []Option {
	options := []Option{{Text: "Choose a template"}}
	for _, t := range p.Templates {
		options = append(options, Option{Value: strconv.FormatInt(t.ID, 10), Text: t.Name + " · " + languageName(t.Language)})
	}
	return options
}

func (p RenewalPlan) numbers() []Option {
	options := []Option{{Text: "Choose a number"}}
	for _, n := range p.Numbers {
		options = append(options, Option{Value: strconv.FormatInt(n.ID, 10), Text: models.ShowPhone("+"+n.Phone) + " · " + n.VerifiedName})
	}
	return options
}

func (p RenewalPlan) how() string {
	if p.Fields.Automatic {
		return "automatic"
	}
	return "hand"
}

func chosenID(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

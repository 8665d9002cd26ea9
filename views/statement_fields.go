package views

import "greenlist/models"

// statementField is something only the company can say.
type statementField struct {
	label, help string
	optional    bool
	rows        int // of a long answer; 0 is one line
}

var statementFields = map[string]statementField{
	"joint":      {"Jointly responsible", "Another company that decides with you what the data are used for, such as a sister company. Leave it empty if there is none.", true, 2},
	"hosting":    {"Who runs the machine", "The hosting company or your own computer room: name, country, and the contract of Art. 28 with its date.", false, 3},
	"processors": {"Others who work for you with these data", "An agency, a support firm, a freelancer: name, what they do, and the contract. Leave it empty if there is nobody.", true, 3},
	"safeguards": {"What protects data outside the EU", "For Meta: the terms you agreed to, with their date, such as standard contractual clauses or an adequacy decision. For others the same.", false, 3},
	"measures":   {"Measures outside this program", "Encrypted disks, backups and who can read them, updates, who has a key to the room, training of staff.", false, 4},
	"remarks":    {"Remarks", "What a reader should know besides.", true, 3},

	"context":         {"Why you do this, in your own words", "What the company sells, whom it writes to and what those people expect. Three or four sentences.", false, 4},
	"necessity":       {"Why these data, and not fewer", "Could the same be reached without a number, without names, or with fewer people? Say what you considered.", false, 4},
	"proportionality": {"Why this is fair to people", "What do they get from it, what does it cost them, and is there a gentler way, such as e-mail?", false, 4},
	"consulted":       {"What people themselves think", "Did you ask customers or their representatives? If not, say why not.", false, 3},
	"advice":          {"Advice of the data protection officer", "Their words, or a summary, and what you did with it.", false, 4},
	"decision":        {"What was decided", "Go on, go on with changes, or stop; and why the risks that remain are acceptable.", false, 3},
	"signed_by":       {"Decided by", "Name and office.", false, 0},
	"signed_on":       {"Decided on", "The day.", false, 0},
	"review_on":       {"To be looked at again on", "At the latest when something changes that matters for a risk.", false, 0},
}

// levelOptions are how high a risk can be.
func levelOptions() []Option {
	options := []Option{{Text: "Not judged yet"}}
	for _, level := range models.RiskLevels {
		options = append(options, Option{Value: level, Text: upperFirst(level)})
	}
	return options
}

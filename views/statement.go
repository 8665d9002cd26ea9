package views

import (
	"strings"
	"time"

	"greenlist/models"
)

// ProtectionPath is where the company's own papers on data protection are.
const ProtectionPath = "/data-protection"

// StatementPath is where a statement stands as it would be now.
func StatementPath(kind models.StatementKind) string { return ProtectionPath + "/" + string(kind) }

// statementWords say what the kinds are called, what asks for them, and what they are for.
var statementWords = map[models.StatementKind]struct{ title, law, words string }{
	models.StatementRecords: {
		"Records of processing", "GDPR Art. 30",
		"Which data of people this program handles, for what, who gets them, how long they stay and how they are protected. An authority may ask for it any day.",
	},
	models.StatementAssessment: {
		"Impact assessment", "GDPR Art. 35",
		"A draft that says what could go wrong for people, with the facts of this installation beside each risk, and room for your own judgement.",
	},
}

// caution stands at the top of every statement.
var caution = map[models.StatementKind]string{
	models.StatementRecords: "Generated from what is set in Greenlist, and no legal advice. It covers what this program does; what else your company does with data belongs beside it.",
	models.StatementAssessment: "This is a draft and no legal advice. The facts come from what is set in Greenlist; whether the processing is necessary, fair and safe enough is for " +
		"your company to judge, with its data protection officer.",
}

// DraftStatement says the facts in words.
func DraftStatement(kind models.StatementKind, facts models.StatementFacts) models.StatementBody {
	d := draft{StatementFacts: facts, kind: kind, body: models.StatementBody{
		Kind: kind, Title: statementWords[kind].title, Company: facts.Company.FullName(), MadeAt: facts.At, Caution: caution[kind],
	}}
	if kind == models.StatementRecords {
		d.records()
	} else {
		d.assessment()
	}
	return d.body
}

// draft is a statement that is being written.
type draft struct {
	models.StatementFacts
	kind models.StatementKind
	body models.StatementBody
}

// section adds a part; lines without words are left out, and so is a part without lines.
func (d *draft) section(title, basis string, lines ...models.StatementLine) {
	var said []models.StatementLine
	for _, line := range lines {
		if line.Text != "" {
			said = append(said, line)
		}
	}
	if len(said) == 0 {
		return
	}
	d.body.Sections = append(d.body.Sections, models.StatementSection{Title: title, Basis: basis, Lines: said})
}

func says(name, text string) models.StatementLine {
	return models.StatementLine{Name: name, Text: text}
}

func counts(name, text string) models.StatementLine {
	return models.StatementLine{Name: name, Text: text, Figure: true}
}

func wanting(name, text, where string) models.StatementLine {
	return models.StatementLine{Name: name, Text: text, Gap: true, Where: where}
}

// filled is what somebody entered elsewhere, or that it is missing and where to enter it.
func filled(name, text, missing, where string) models.StatementLine {
	if text == "" {
		return wanting(name, missing, where)
	}
	return says(name, text)
}

// company is a field of the company's page.
func (d *draft) company(name, text, missing, field string) models.StatementLine {
	return filled(name, text, missing, "/settings/company#"+fieldID(field))
}

// answer is what was typed for this statement.
func (d *draft) answer(field string) models.StatementLine {
	asked := statementFields[field]
	if asked.optional && d.Answers[field] == "" {
		return says(asked.label, "")
	}
	return filled(asked.label, d.Answers[field], "Nothing is written here yet. "+asked.help, StatementPath(d.kind)+"/answers#"+fieldID(field))
}

// day is a day in the company's zone.
func (d *draft) day(t time.Time) string { return t.In(d.Zone).Format("2 January 2006") }

// gapWord says what is the matter with a line: something is not there, or something that is counted should not be.
func gapWord(line models.StatementLine) string {
	if line.Figure {
		return "Look at this"
	}
	return "Missing"
}

// list puts one thing on each line.
func list(all []string) string { return strings.Join(all, "\n") }

// upTo is a count that may have stopped early.
func upTo(n, most int64) string {
	if n > most {
		return "more than " + Number(int(most))
	}
	return Number(int(n))
}

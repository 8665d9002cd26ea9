package views

import (
	"fmt"
	"strings"

	"greenlist/models"
)

// riskWords say what could happen to people, and what the program does about it.
var riskWords = map[string]struct{ title, happens, done string }{
	"unasked": {"Somebody gets messages they never asked for", "A nuisance, and an intrusion into a place people keep for friends.",
		"By default people confirm from their own WhatsApp. Each yes carries a grade for its proof, and the yes is checked in the transaction that sends the message."},
	"handover": {"A number has become somebody else’s", "A stranger gets the messages, and learns what the one before them wanted.",
		"A message or a report with another user id ends every yes given for the number."},
	"too_much": {"More messages than were promised", "People feel chased, and stop trusting the word they were given.",
		"Each purpose says how often; people stop with one word. How often is really sent is for the company to keep to."},
	"tracking": {"What people do is watched", "From who reads what, when, somebody could tell habits and interests.",
		"Kept for each person only where the form said so in a sentence of its own; otherwise only totals, by a hash that goes after a week."},
	"transfer": {"Data leave the EU through Meta", "Authorities elsewhere may reach them; rights may be harder to enforce.",
		"Meta gets the number and what the message says, nothing else. Proof, answers and attributes stay in this installation."},
	"systems": {"Other systems spread it further", "A leak or a mistake there, and a no that does not reach them.",
		"Each key is for stated uses and can be revoked; webhooks are signed, and every no is told. Connections lead to public addresses only."},
	"insiders": {"Staff look, export or change what they should not", "Curiosity, or a list taken along to the next job.",
		"Roles; who judges proof cannot change it; every export and every look at a dossier is on record, in a log that outsiders can check."},
	"kept": {"Data stay longer than they are needed", "What is no longer there cannot leak.", "Proof goes by itself when its time is over; a case can hold it. Who has no proof left and is silent is erased."},
	"written": {"What people write says more than it should", "Health, faith or quarrels, in a message to a shop.",
		"Only messages needed to serve somebody are kept, with the person, and erased with them. Nothing is derived from what they say."},
	"rights": {"A request is late or forgotten", "Somebody cannot find out, correct or end what happens with their data.",
		"Each request is a case with its deadline; what is late stands on the first page."},
}

// risk is one risk with the facts of this installation, and what the company thinks of it.
func (d *draft) risk(key string) {
	words := riskWords[key]
	d.section("Risk: "+words.title, "Art. 35(7)(c)",
		says("What could happen", words.happens),
		counts("How it stands here", d.standing(key)),
		says("What the program does", words.done),
		d.judged(key), d.level(key),
	)
}

func (d *draft) judged(key string) models.StatementLine {
	return filled("Your judgement", d.Answers[models.RiskAnswer(key)], "Nobody has judged this yet.", StatementPath(d.kind)+"/answers#"+fieldID(models.RiskAnswer(key)))
}

func (d *draft) level(key string) models.StatementLine {
	return filled("What remains", upperFirst(d.Answers[models.RiskLevel(key)]), "Nobody has said how high the risk is after all measures.", StatementPath(d.kind)+"/answers#"+fieldID(models.RiskLevel(key)))
}

// standing are the facts beside a risk.
func (d *draft) standing(key string) string {
	switch key {
	case "unasked":
		return d.grades()
	case "handover":
		return Count(int(d.People.HandedOver), "number has", "numbers have") + " become somebody else’s so far."
	case "too_much":
		return d.often()
	case "tracking":
		return d.watched()
	case "transfer":
		return fmt.Sprintf("%s went through Meta since %s.", Count(int(d.Acts.Sent), "message", "messages"), d.day(d.Acts.Since))
	case "systems":
		return d.connected()
	case "insiders":
		return d.insiders()
	case "kept":
		return d.kept()
	case "written":
		return "Kept now: " + upTo(d.People.Written, models.MostTallied) + " messages people wrote, and " + upTo(d.People.Files, models.MostTallied) + " files."
	case "rights":
		return d.asked() + "\n" + d.late().Text
	}
	return ""
}

// grades are how strong the proof of the yeses in force is.
func (d *draft) grades() string {
	var all []string
	for _, grade := range []string{models.GradeVerified, models.GradeProven, models.GradeRecorded, models.GradeAsserted} {
		n := d.People.Given(func(t models.ConsentTally) bool { return t.Grade == grade })
		if n > 0 {
			all = append(all, fmt.Sprintf("Grade %s, %s: %s", grade, strings.ToLower(gradeWords[grade][:1])+gradeWords[grade][1:], Number(int(n))))
		}
	}
	all = append(all, fmt.Sprintf("From lists: %s, out of %s.", Count(int(d.Acts.Listed), "yes", "yeses"), Count(int(d.Acts.Imports), "import", "imports")), d.unfoundedWords())
	return list(all)
}

func (d *draft) unfoundedWords() string {
	return fmt.Sprintf("Sent without a valid consent: %s, of %s judged.", Number(int(d.House.Uses.Wrong())), Number(int(d.House.Uses.LookedAt)))
}

func (d *draft) often() string {
	var all []string
	for _, p := range d.People.Purposes {
		all = append(all, fmt.Sprintf("%s: promised “%s”; %s since %s.", p.Name, p.In("en").Often, Count(int(d.Acts.Campaigns[p.ID]), "campaign", "campaigns"), d.day(d.Acts.Since)))
	}
	return orNone(list(all), "No purpose is defined yet.")
}

func (d *draft) watched() string {
	var forms []string
	for _, version := range d.People.Forms {
		if version.Content.Tracking {
			forms = append(forms, "“"+d.People.Names[version.FormID]+"”")
		}
	}
	words := d.observing(d.People.Given(func(t models.ConsentTally) bool { return t.Tracked }))
	if len(forms) > 0 {
		words += " Forms in use that say so: " + strings.Join(forms, ", ") + "."
	}
	return words
}

func (d *draft) connected() string {
	unused := 0
	for _, k := range d.House.Keys {
		if k.LastUsedAt == nil || k.LastUsedAt.Before(d.At.AddDate(0, -3, 0)) {
			unused++
		}
	}
	words := fmt.Sprintf("%s and %s in use.", Count(len(d.House.Endpoints), "webhook", "webhooks"), Count(len(d.House.Keys), "API key", "API keys"))
	if unused > 0 {
		words += " " + Count(unused, "key has", "keys have") + " not been used for three months or ever: revoke what nobody needs."
	}
	return words
}

func (d *draft) insiders() string {
	n, adminsN := 0, 0
	for _, t := range d.House.Staff {
		n += t.N
		if t.Role == models.Admin {
			adminsN = t.N
		}
	}
	return fmt.Sprintf("%s, %s of them with the right to everything.", Count(n, "account", "accounts"), Number(adminsN))
}

// kept says which rules apply, and to whom a country's usual rule does not.
func (d *draft) kept() string {
	ruled := map[string]bool{d.Company.Country: true}
	all := []string{"Everywhere: " + d.Company.Retains().String() + "."}
	for _, rule := range d.House.Rules {
		ruled[rule.Country] = true
		all = append(all, countryName(rule.Country)+": "+rule.Period.String()+".")
	}
	for _, c := range d.People.Countries {
		if usual := models.UsualRetention(c.Country); !ruled[c.Country] && usual != d.Company.Retains() {
			all = append(all, fmt.Sprintf("%s, %s: usual there is %s, but there is no rule of its own.", countryName(c.Country), Count(int(c.N), "person", "people"), usual))
		}
	}
	return list(all)
}

// RiskFacts are how each risk stands.
func RiskFacts(facts models.StatementFacts) map[string]string {
	d, all := draft{StatementFacts: facts, kind: models.StatementAssessment}, map[string]string{}
	for _, risk := range models.Risks {
		all[risk] = d.standing(risk)
	}
	return all
}

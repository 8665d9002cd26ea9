package views

import (
	"fmt"

	"greenlist/models"
)

// assessment is the draft of an impact assessment, in the order of GDPR Art. 35(7).
func (d *draft) assessment() {
	d.needed()
	d.described()
	d.section("Necessary and in proportion", "Art. 35(7)(b)", d.answer("necessity"), d.answer("proportionality"), d.limits())
	for _, risk := range models.Risks {
		d.risk(risk)
	}
	d.section("Measures", "Art. 35(7)(d)", d.transport(), d.database(), d.staff(), d.witnesses(), d.unfounded(), d.answer("measures"))
	d.section("Who was asked", "Art. 35(2), 35(9)", d.officer(), d.answer("advice"), d.answer("consulted"))
	d.section("Decision", "Art. 35(11), 36", d.answer("decision"), d.answer("signed_by"), d.answer("signed_on"), d.answer("review_on"), d.high())
}

// needed are facts that speak for an assessment being needed; whether it is, is for the company to say.
func (d *draft) needed() {
	people := d.reached()
	tracked := d.People.Given(func(t models.ConsentTally) bool { return t.Tracked })
	d.section("Is an assessment needed?", "Art. 35(1), 35(3)",
		says("How to judge", "The authorities ask for one as a rule where two or more of their criteria are met. These are the facts for those that may fit; your authority’s own list counts as well."),
		counts("Large scale", fmt.Sprintf("%s with a number in %s; %s sent since %s.", Count(int(people), "person", "people"), Count(len(d.People.Countries), "country", "countries"),
			Count(int(d.Acts.Sent), "message", "messages"), d.day(d.Acts.Since))),
		counts("Observing what people do", d.observing(tracked)),
		counts("Matching data", fmt.Sprintf("%s brought in, with %s; %s and %s connected.", Count(int(d.Acts.Imports), "list was", "lists were"),
			Count(int(d.Acts.Rows), "row", "rows"), Count(len(d.House.Endpoints), "webhook", "webhooks"), Count(len(d.House.Keys), "API key", "API keys"))),
		says("Deciding about people", "None. Nobody is refused anything because of what this program knows; it only chooses who gets a message."),
		d.children(),
	)
}

func (d *draft) observing(tracked int64) string {
	if tracked == 0 {
		return "Whether somebody read a message is kept for nobody; only totals are."
	}
	return "Whether they read messages, and which counted links in them they open, is kept for " + Count(int(tracked), "consent", "consents") + ", whose form said so in a sentence of its own. For all others only totals are kept."
}

func (d *draft) reached() (n int64) {
	for _, c := range d.People.Countries {
		n += c.N
	}
	return n
}

func (d *draft) children() models.StatementLine {
	for _, version := range d.People.Forms {
		if version.Content.ForChildren {
			return says("People who cannot agree by themselves", "The form “"+d.People.Names[version.FormID]+"” is aimed at children, and asks for a parent.")
		}
	}
	return says("People who cannot agree by themselves", "No form is aimed at children. Nobody’s age is checked.")
}

func (d *draft) described() {
	var purposes []string
	for _, p := range d.People.Purposes {
		line := p.Name + ": " + p.In("en").Sentence()
		if n := d.Acts.Campaigns[p.ID]; n > 0 {
			line += fmt.Sprintf(" (%s since %s)", Count(int(n), "campaign", "campaigns"), d.day(d.Acts.Since))
		}
		purposes = append(purposes, line)
	}
	d.section("What is done", "Art. 35(7)(a)",
		d.answer("context"),
		says("In short", "People say yes on a form, on WhatsApp, on paper or elsewhere. The proof is kept. Messages go out through Meta’s WhatsApp Business Platform to those whose yes is live at that moment. Whoever stops gets nothing more."),
		counts("Purposes", orNone(list(purposes), "None yet.")),
		d.sources(),
		says("In full", "See the records of processing, generated from the same configuration."),
	)
}

// limits are what keeps the processing small, as far as it is built in or set.
func (d *draft) limits() models.StatementLine {
	fields := 0
	for _, version := range d.People.Forms {
		fields += len(version.Content.Fields)
	}
	return says("What keeps it small", fmt.Sprintf("A form asks for the number only, unless a reason is stated that people read; %s in use asks for %s beyond it. Sign-ups nobody confirmed go after a day. Proof goes %s.",
		Count(len(d.People.Forms), "form", "forms"), Count(fields, "thing", "things"), "when its time is over ("+d.Company.Retains().String()+")"))
}

func (d *draft) officer() models.StatementLine {
	return d.company("Data protection officer", join(d.Company.DPO, d.Company.DPOContact), "You have not named a data protection officer.", "dpo")
}

// high reminds of the duty to consult where a risk stays high.
func (d *draft) high() models.StatementLine {
	n := 0
	for _, risk := range models.Risks {
		if d.Answers[models.RiskLevel(risk)] == "high" {
			n++
		}
	}
	if n == 0 {
		return says("Risks that stay high", "")
	}
	return wanting("Risks that stay high", Count(n, "risk is", "risks are")+" judged high. Where no measure helps, the authority has to be consulted before you go on (Art. 36).", StatementPath(d.kind)+"/answers")
}

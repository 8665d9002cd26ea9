package views

import (
	"fmt"
	"slices"
	"strings"

	"greenlist/models"
)

// records are the records of processing, in the order of GDPR Art. 30(1).
func (d *draft) records() {
	d.controller()
	d.purposes()
	d.people()
	d.data()
	d.recipients()
	d.transfers()
	d.retention()
	d.security()
	d.rights()
	d.section("Remarks", "", d.answer("remarks"))
}

func (d *draft) controller() {
	c := d.Company
	d.section("Who is responsible", "Art. 30(1)(a)",
		d.company("Name", c.FullName(), "The company has no name yet.", "name"),
		d.company("Address", c.Address, "The address is missing.", "address"),
		d.company("Contact", join(c.Email, c.Phone), "There is neither an e-mail address nor a telephone number.", "email"),
		d.company("Country", countryOr(c.Country), "The country is missing: it decides whose law applies.", "country"),
		d.company("Supervisory authority", join(c.Authority, c.AuthorityURL), "The authority is missing.", "authority"),
		d.company("Privacy notice", c.PrivacyURL, "The link to the privacy notice is missing.", "privacy_url"),
		d.company("Data protection officer", join(c.DPO, c.DPOContact), "You have not named a data protection officer. Where the law does not ask for one, say so among the remarks.", "dpo"),
		says("Representative in the EU", c.Representative),
		d.answer("joint"),
	)
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

func countryOr(code string) string {
	if code == "" {
		return ""
	}
	return countryName(code)
}

func (d *draft) purposes() {
	lines := []models.StatementLine{
		says("Processing", "Sending marketing messages on WhatsApp to people who asked for them; keeping the proof that they did; making sure that nobody is messaged after a no."),
		says("Legal basis", "Consent (Art. 6(1)(a)) for every message. For keeping proof, and the list of who is never messaged: the duty to demonstrate consent (Art. 7(1), Art. 6(1)(c)) and "+
			"the company’s interest in answering claims (Art. 6(1)(f))."),
	}
	for _, p := range d.People.Purposes {
		lines = append(lines, d.purpose(p))
	}
	if len(d.People.Purposes) == 0 {
		lines = append(lines, wanting("Purposes", "No purpose is defined yet, so nobody can agree to anything.", "/purposes"))
	}
	d.section("What it is for", "Art. 30(1)(b)", lines...)
}

func (d *draft) purpose(p models.Purpose) models.StatementLine {
	words := p.In("en")
	holds := "A yes holds until it is withdrawn."
	if p.ValidMonths > 0 {
		holds = "A yes ends by itself after " + Count(p.ValidMonths, "month", "months") + "."
	}
	return says("Purpose: "+p.Name, fmt.Sprintf("People read (version %d): “%s”. %s", p.Version, upperFirst(words.Sentence()), holds))
}

func (d *draft) people() {
	var from []string
	for n, c := range d.People.Countries {
		if n == 10 {
			from = append(from, Count(len(d.People.Countries)-10, "further country", "further countries"))
			break
		}
		from = append(from, countryName(c.Country)+": "+Number(int(c.N)))
	}
	lines := []models.StatementLine{
		says("Who", "Customers and others who signed up for messages; people who wrote to the company’s number; people on lists the company brought in; the company’s own staff as users."),
		counts("By country of the number", list(from)),
	}
	for _, p := range d.People.Purposes {
		n := d.People.Given(func(t models.ConsentTally) bool { return t.PurposeID == p.ID })
		lines = append(lines, counts("Have agreed to "+p.Name, Number(int(n))))
	}
	d.section("Whose data", "Art. 30(1)(c)", append(lines, d.sources())...)
}

// sources are how the yeses in force came about.
func (d *draft) sources() models.StatementLine {
	by := map[string]int64{}
	var names []string
	for _, t := range d.People.Consents {
		if t.State != models.ConsentGiven {
			continue
		}
		name := sourceName(t.Source)
		if by[name] == 0 {
			names = append(names, name)
		}
		by[name] += t.N
	}
	slices.SortFunc(names, func(a, b string) int { return int(by[b] - by[a]) })
	for n, name := range names {
		names[n] = name + ": " + Number(int(by[name]))
	}
	return counts("Where the yeses in force come from", list(names))
}

// heldAs names what a table holds, to somebody it is not about.
var heldAs = map[string]string{
	"signups": "Forms filled in: number, name, answers, what was ticked, and the page it happened on", "consents": "Consents: what was agreed to or stopped, when and how",
	"inbound_messages": "Messages people wrote to the company", "messages": "Messages sent, with what became of each", "doubts": "Messages a member of staff had to read",
	"attachments": "Files people sent, and scans of signed sheets", "deliveries": "What other systems were told about somebody’s consent",
	"cases": "Requests and complaints, with the answers", "case_notes": "Notes of staff on requests", "contacts": "Number or WhatsApp user id, name, language, country, tags, and the attributes below",
	"former_addresses": "Keyed hashes of numbers somebody no longer has", "sealed": "Proof of consent: the record of every yes and no as it was sealed",
	"audit_entries": "What members of staff did with somebody’s data", "webhook_bodies": "Signed calls from WhatsApp that brought a yes or a no",
	"early_stops": "Keyed hashes of numbers that stopped before they were known", "suppressions": "Why somebody is never messaged",
}

func (d *draft) data() {
	var held []string
	for _, t := range d.People.Held {
		words, ok := heldAs[t.Table]
		if !ok {
			words = "“" + t.Words + "”, as people are told who ask for a copy"
		}
		if t.Stays {
			words += " (on erasure emptied, the row stays as a number)"
		}
		held = append(held, words)
	}
	lines := []models.StatementLine{says("Kinds of data", list(held))}
	for _, a := range d.People.Attributes {
		lines = append(lines, d.attribute(a))
	}
	lines = append(lines, says("Special categories", "None are asked for. What people write, and free attributes, may hold some; that is for the company to prevent."))
	d.section("Which data", "Art. 30(1)(c)", lines...)
}

// attribute is something a company wants to know about people, with the reason the forms give for it.
func (d *draft) attribute(a models.Attribute) models.StatementLine {
	for _, version := range d.People.Forms {
		for _, f := range version.Content.Fields {
			if language := version.Content.Languages[0]; f.Key == a.Key {
				return says("Attribute: "+a.Name, fmt.Sprintf("Asked on “%s”, because: “%s”", d.People.Names[version.FormID], f.Reasons[language]))
			}
		}
	}
	return wanting("Attribute: "+a.Name, "No published form asks for it, so no reason is on record. It comes from lists, other systems or staff.", "/attributes")
}

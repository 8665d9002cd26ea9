package views

import (
	"fmt"
	"strings"

	"greenlist/models"
)

func (d *draft) recipients() {
	var numbers, systems, keys, holders []string
	for _, n := range d.House.Numbers {
		numbers = append(numbers, models.ShowPhone("+"+n.Phone)+" ("+n.VerifiedName+")")
	}
	for _, e := range d.House.Endpoints {
		systems = append(systems, host(e.URL)+": "+strings.ToLower(strings.Join(topicNames(e.Events), ", ")))
	}
	for _, k := range d.House.Keys {
		keys = append(keys, fmt.Sprintf("“%s”: %s", k.Name, strings.ToLower(strings.Join(scopeNames(k.Scopes), ", "))))
	}
	for _, h := range d.House.Holders {
		holders = append(holders, h.Name)
	}
	meta := "WhatsApp Ireland Limited, Merrion Road, Dublin 4, Ireland: the number or user id, and what each message says. It acts as processor for the messages."
	if len(numbers) > 0 {
		meta += " Sent from " + strings.Join(numbers, ", ") + "."
	}
	d.section("Who gets them", "Art. 30(1)(d)",
		says("Meta (WhatsApp Business Platform)", meta),
		says("Other systems told by webhook", orNone(list(systems), "None.")),
		says("Other systems with an API key", orNone(list(keys), "None.")),
		d.mail(),
		says("Holders of signed checkpoints", orNone(list(holders), "Nobody.")+"\nA checkpoint holds no data of people."),
		d.answer("hosting"),
		d.answer("processors"),
	)
}

func (d *draft) mail() models.StatementLine {
	if d.House.Mail == nil {
		return says("Mail server", "None. No mail is sent.")
	}
	return says("Mail server", d.House.Mail.Host+": sign-in links for staff and checkpoints for their holders. Customers get no mail.")
}

func orNone(words, none string) string {
	if words == "" {
		return none
	}
	return words
}

func (d *draft) transfers() {
	d.section("Transfers outside the EU", "Art. 30(1)(e)",
		says("By Meta", "Messages pass through Meta’s servers, and Meta may process them outside the EU, under its own terms."),
		d.answer("safeguards"),
	)
}

func (d *draft) retention() {
	lines := []models.StatementLine{
		says("While a consent is in force", "It and its proof stay."),
		says("After it ended", "The proof stays "+d.Company.Retains().String()+", then it goes by itself. Somebody whose last proof goes, and who has been silent for a month, is erased."),
	}
	for _, rule := range d.House.Rules {
		lines = append(lines, says("Numbers from "+countryName(rule.Country), fmt.Sprintf("%s. Reason: %s", upperFirst(rule.Period.String()), rule.Reason)))
	}
	if d.Company.Retention == "" {
		lines = append(lines, wanting("Chosen by the company", "Nobody has chosen how long proof is kept: what is usual in your country applies.", "/settings/company#"+fieldID("retention")))
	}
	d.section("When they are erased", "Art. 30(1)(f)", append(lines,
		says("Sign-ups nobody confirmed", "Erased after "+Long(models.SignupLife)+"."),
		says("Delivery reports from WhatsApp", "Erased 7 days after they were applied."),
		says("What other systems were told", "Forgotten after "+Long(models.DeliveryLife)+"."),
		says("Mail to staff and holders", "Forgotten after "+Long(models.MailLife)+"."),
		says("Sessions of staff", "End after "+Long(models.SessionIdle)+" without use, and after "+Long(models.SessionLife)+" in any case."),
		says("That somebody said no", "Never forgotten: a keyed hash of the number, so that no old list brings them back."),
	)...)
}

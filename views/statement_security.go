package views

import (
	"fmt"

	"greenlist/models"
)

// security says what is configured, not what could be.
func (d *draft) security() {
	d.section("How they are protected", "Art. 30(1)(g), Art. 32",
		d.transport(), d.database(),
		says("Secrets", "Access tokens, webhook secrets and the mail password are encrypted in the database; the key is kept outside it. Passwords of staff are hashed with argon2id."),
		d.staff(), d.sessions(), d.witnesses(), d.mailSecurity(), d.unfounded(),
		says("What staff do", "Every change, export and look at a dossier is recorded in the transaction it happens in, with before and after, in the same log as the consents."),
		d.answer("measures"),
	)
}

func (d *draft) transport() models.StatementLine {
	if !d.Secure {
		return wanting("On the way", "People reach this installation at "+d.Address+", which is not encrypted. Put it behind https.", "")
	}
	return says("On the way", "Everything is reached over https, at "+d.Address+".")
}

func (d *draft) database() models.StatementLine {
	if d.Postgres {
		return says("Database", "Postgres. Where it stands, and how its disks and backups are protected, is said under “Measures outside this program”.")
	}
	return says("Database", "One SQLite file on the machine that runs Greenlist; what is deleted is overwritten. How its disk and backups are protected is said under “Measures outside this program”.")
}

func (d *draft) staff() models.StatementLine {
	var roles []string
	for _, t := range d.House.Staff {
		roles = append(roles, fmt.Sprintf("%s: %s. %s", Role(t.Role).Word(), Count(t.N, "account", "accounts"), duties[t.Role]))
	}
	return counts("Who of the staff may do what", list(roles))
}

func (d *draft) sessions() models.StatementLine {
	open, all := 0, 0
	for _, t := range d.House.Staff {
		open, all = open+t.N-t.Passwords, all+t.N
	}
	words := "By password or a link that works once. Guessing is slowed down for each account and network."
	if open > 0 {
		words += fmt.Sprintf(" %d of %s so far by link only.", open, Count(all, "account signs in", "accounts sign in"))
	}
	return counts("Signing in", words)
}

func (d *draft) witnesses() models.StatementLine {
	if len(d.House.Holders) == 0 {
		return wanting("The log cannot be rewritten unseen", "Nobody outside holds a checkpoint, so whoever runs the database could rewrite the log. Give somebody checkpoints.", "/evidence")
	}
	words := fmt.Sprintf("Each day the signed state of the log goes to %s outside.", Count(len(d.House.Holders), "holder", "holders"))
	if last := d.House.Log.Checkpoint; last.Size > 0 {
		words += " The last was signed on " + d.day(last.CreatedAt) + "."
	}
	return counts("The log cannot be rewritten unseen", words)
}

func (d *draft) mailSecurity() models.StatementLine {
	if d.House.Mail == nil || d.House.Mail.Security != models.MailOpen {
		return says("Mail", "")
	}
	return wanting("Mail", "The connection to the mail server is not encrypted.", MailPath)
}

func (d *draft) unfounded() models.StatementLine {
	uses := d.House.Uses
	if n := uses.Wrong(); n > 0 {
		return models.StatementLine{Name: "Messages sent without a valid consent", Text: Number(int(n)), Gap: true, Where: ReviewPath + "/consent", Figure: true}
	}
	return counts("Messages sent without a valid consent", fmt.Sprintf("None. %s judged from the log alone.", Count(int(uses.LookedAt), "message was", "messages were")))
}

func (d *draft) rights() {
	d.section("What people can ask for", "Art. 12–22",
		says("Stopping", "By writing STOP, by a button in the message, in WhatsApp’s own settings, on their own page without signing in, or by telling anybody of the staff. It counts at once."),
		says("Access, data to take along, correction, erasure, objection", "Each is kept as a case with its deadline of a month. Admins and reviewers see to them; only admins change or erase."),
		counts("Asked in the last year", d.asked()),
		d.late(),
		counts("Last erasure at somebody’s request", d.erased()),
		counts("Never messaged again", Count(int(d.People.Suppressed), "entry on the list", "entries on the list")),
	)
}

func (d *draft) asked() string {
	var all []string
	for _, kind := range models.CaseKinds {
		n, inTime, answered := int64(0), int64(0), int64(0)
		for _, t := range d.Acts.Cases {
			if t.Kind != kind {
				continue
			}
			n, inTime = n+t.N, inTime+t.InTime
			if t.State == models.CaseAnswered {
				answered += t.N
			}
		}
		if n > 0 {
			all = append(all, fmt.Sprintf("%s: %d, answered %d, in time %d", caseWords[kind].title, n, answered, inTime))
		}
	}
	return orNone(list(all), "Nothing.")
}

func (d *draft) late() models.StatementLine {
	if d.Acts.Late == 0 {
		return counts("Late", "Nothing that is open is late.")
	}
	return models.StatementLine{Name: "Late", Text: Count(int(d.Acts.Late), "open case is", "open cases are") + " past the deadline.", Gap: true, Where: CasesPath, Figure: true}
}

func (d *draft) erased() string {
	if d.Acts.Erased == nil {
		return "Nobody yet."
	}
	return d.day(*d.Acts.Erased)
}

package views

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"greenlist/models"
)

// Letters are the words of what is mailed to staff and to those who hold checkpoints, in English like the dashboard. It is a models.Letters.
type Letters struct {
	// Public is the address of the dashboard.
	Public *url.URL
}

// Test implements models.Letters.
func (l Letters) Test(t models.TestLetter) models.Written {
	return models.Written{Subject: "A test from Greenlist", Body: apart(
		"This is a test. That you read it means that "+or(t.Company)+" can send mail from Greenlist.",
		"Somebody pressed the button on "+l.Public.JoinPath("settings", "mail").String()+" on "+t.At.Format(letterTime)+". There is nothing to do.",
	)}
}

const letterTime = "2 January 2006 at 15:04 MST"

// Checkpoint implements models.Letters. It says what the file is, what to do with it and what it is good for, to somebody who has never heard of
// Greenlist.
func (l Letters) Checkpoint(c models.CheckpointLetter) models.Written {
	company := or(c.Company)
	return models.Written{
		Subject: fmt.Sprintf("Keep this: checkpoint of %s’s consent log, %s, %s", company, Count(int(c.Size), "entry", "entries"), c.At.Format("2 January 2006")),
		Body: apart(
			"The attached file is a checkpoint of the log in which "+company+" keeps proof of consent. Please keep it, or this mail, where "+company+" cannot change it. That is all there is to do.",
			"WHAT IT IS\nEvery yes, every no and every message that relied on a yes is an entry in a log to which entries can only be added. A checkpoint is the log’s signed word on all of them at one moment: "+
				Count(int(c.Size), "entry", "entries")+" on "+c.At.Format(letterTime)+". There is no personal data in it.",
			"WHY YOU\nWhoever runs the server has the log and its key, and could write another history. Not one that fits the file you hold: if anything before it is changed, removed or slipped in later, the check below says so.",
			"HOW TO CHECK, TODAY OR IN YEARS\n"+
				"1. Ask "+company+" for the evidence folder (on the server: greenlist evidence export audit).\n"+
				"2. On your own computer, without a network and without trusting anybody’s server:\n\n"+
				"   greenlist verify audit --vkey '"+c.VKey+"' --checkpoint "+models.CheckpointFile(c.Size)+"\n\n"+
				"It says whether the folder is whole, and whether it still holds everything that this checkpoint covers, unchanged. The folder describes the check, so that other programs can do it as well. The part after --vkey is the log’s public key: this mail is where you have it from, not the folder.",
			"The log calls itself "+c.Origin+".",
			"You get one a day, on days on which something was added. "+unsubscribe(c.Email, company),
		),
	}
}

func unsubscribe(email, company string) string {
	if email == "" {
		return "To get no more, tell " + company + "."
	}
	return "To get no more, answer this mail or write to " + email + "."
}

// SignIn implements models.Letters.
func (l Letters) SignIn(s models.SignInLetter) models.Written {
	greeting := "Hello,"
	if s.Name != "" {
		greeting = "Hello " + s.Name + ","
	}
	return models.Written{Subject: "Your way into " + or(s.Company) + "’s Greenlist", Body: apart(
		greeting,
		"With this link you can sign in to the Greenlist of "+or(s.Company)+":\n\n   "+models.LinkPlace,
		"It works once, within "+Count(int(s.Life/(24*time.Hour)), "day", "days")+". Whoever opens it first is in, so do not pass it on. If an older link lies about, it no longer works.",
		"If you do not know what this is about, do nothing: without the link nobody gets in.",
	)}
}

// Link implements models.Letters.
func (l Letters) Link(token string) string { return l.Public.JoinPath("sign-in", token).String() }

func apart(all ...string) string { return strings.Join(all, "\n\n") + "\n" }

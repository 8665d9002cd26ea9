package views

import (
	"strings"

	"greenlist/models"
)

// faultWords say why a mail was not taken, and what helps.
var faultWords = map[models.MailFault]struct{ what, cure string }{
	"no-host":      {"There is no server of that name.", "Look for a typing mistake in the server’s name. If it is a name in your own network, this machine must be able to look it up."},
	"forbidden":    {"That address is not one that mail goes to.", "It leads to a cloud’s own services, or to no machine at all; in a rehearsal, it leads away from this machine. Enter the mail server’s address."},
	"refused":      {"Nobody listens there.", "Check the port: 587 and 465 are usual. A firewall between this machine and the server can also be the reason."},
	"timeout":      {"The server did not answer in time.", "Often a firewall swallows the connection: many hosting companies close port 25. Try port 587 or 465. With TLS from the start on a port that wants STARTTLS (or the other way round) both sides wait for each other too."},
	"stranger":     {"What answers there is not a mail server.", "Check the port. The address of a website or of webmail is not that of the mail server."},
	"tls":          {"No encrypted connection came about.", "Port 465 goes with TLS from the start, 587 and 25 with STARTTLS. A server that only knows TLS older than 1.2 must be updated."},
	"certificate":  {"The server’s certificate is not valid for its name.", "Use the very name that stands in the certificate, not an IP address or an alias. If your company signs certificates itself, have its authority added to those that this machine trusts."},
	"no-tls":       {"The server offers no encryption.", "Try TLS from the start with port 465. If it is a server in your own network without a password, choose no encryption."},
	"login":        {"The server does not accept the name or the password.", "Enter both once more. If the account has two-step sign-in, the provider wants an app password instead of the usual one. Some providers must first allow sending by SMTP for the mailbox."},
	"no-login":     {"The server takes no password on this connection, or none of the kind we can give.", "Choose encryption: without it servers take no password. If the server knows us by our address instead, leave name and password empty."},
	"login-needed": {"The server wants to know who is sending.", "Enter the name and the password of a mailbox it knows."},
	"sender":       {"The server does not let us send from this address.", "Use the address of the mailbox you sign in with, or have this address added to it as an alias."},
	"relay":        {"The server does not pass on mail to this address (relay denied).", "It only takes mail for its own people from strangers. Enter a name and a password it knows, or have this machine’s address allowed at the server."},
	"recipient":    {"The server says that this address does not exist or takes no mail.", "Check the address with whoever it belongs to."},
	"content":      {"The server refused the mail itself.", "Its answer below says why. Often it takes the mail for spam: have whoever runs it allow this sender."},
	"busy":         {"The server asked us to come back later.", "Nothing needs to be done: it is tried again by itself. Some servers do this with everybody they do not know yet."},
	"broke":        {"The connection broke before the mail was handed over.", "Nothing was taken. It is tried again by itself."},
	"unseen":       {"The mail went out and no answer came back, so we can’t know whether it was taken.", "Ask whoever it is for. A test or a checkpoint is sent again by itself: getting it twice does no harm. A sign-in link is not."},
	"address":      {"This is not an address that mail can go to.", "Correct it and send again."},

	models.FaultGone:    {"Greenlist stopped while it was sending this, so we can’t know whether it was taken.", "Ask whoever it is for. A test or a checkpoint is sent again by itself: getting it twice does no harm. A sign-in link is not."},
	models.FaultStopped: {"It was not sent: whoever it is for gets no more, or may no longer sign in.", ""},
	models.FaultOurs:    {"Greenlist could not get this ready, so nothing was sent.", "It is tried again by itself. If it stays, whoever runs Greenlist finds the reason in the log."},
	models.FaultWeb:     {"The address on the web did not take it.", "Whoever runs it finds it in their log. It is tried again for three days."},
}

// faultLine is a fault in one line, for a list.
func faultLine(m models.Mail) string {
	words := faultWords[m.LastFault].what
	if m.LastFault == models.FaultWeb {
		return m.LastSaid
	}
	return words
}

// serverSaid is the other side's own answer, where it says more than we do.
func serverSaid(m models.Mail) string {
	if m.LastSaid == "" || m.LastFault == "" {
		return ""
	}
	if m.LastCode == 0 || m.LastFault == models.FaultWeb {
		return m.LastSaid
	}
	return strings.TrimSpace(Number(m.LastCode) + " " + m.LastSaid)
}

// faultTone is how bad it is: what is tried again by itself is no disaster yet.
func faultTone(m models.Mail) Tone {
	if m.State == models.MailFailed {
		return Bad
	}
	return Caution
}

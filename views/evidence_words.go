package views

import (
	"fmt"
	"strings"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

// lateEnough is how much later than it happened something must have been written down for that to be worth saying.
const lateEnough = time.Minute

// actTitle says in a few words what a piece of evidence is.
func actTitle(p models.Proof) string {
	if p.Event != nil && p.Event.Event.State == ledger.StateRenewed {
		return saidAgain
	}
	if act := actWords[string(p.Evidence.Type)]; act.what != "" {
		return act.what
	}
	return "Proof"
}

// meanings say what a piece of evidence changes, to somebody who has never seen one.
var meanings = map[ledger.Type]string{
	ledger.Granted:   "They filled in the form and sent it. That is not a yes yet: anybody could type a number.",
	ledger.Confirmed: "They sent the declaration from their own phone. From this moment on messages may rely on it, until they say no or its time is over.",
	ledger.Imported:  "Somebody wrote down that they agreed. Messages may rely on it, as far as the law lets proof of this strength count.",
	ledger.Withdrawn: "They took their yes back. From the moment this was written down no campaign message may be sent to them.",
	ledger.Refused:   "They were asked and said no. No campaign message may be sent to them for this.",
	ledger.Expired:   "Their yes came to an end without a word from them: its time was over, or their number became somebody else’s.",
	ledger.Corrected: "What you know about them changed. It changes nothing about what they agreed to.",
}

// saidAgain is a yes while one was in force.
const saidAgain = "Said yes again"

func actMeaning(p models.Proof) string {
	if p.Event != nil && p.Event.Verification != nil && p.Event.Verification.Method == ledger.MethodLink {
		return "They opened their own page by the link in a message that went to their number, read the question, and pressed the button for yes. From this moment on messages may rely on this yes instead of the one before it."
	}
	if p.Signup != nil && p.Evidence.Type == ledger.Granted && p.Signup.Source == ledger.SourceRenewal && p.Signup.MessageID == nil {
		return "Their own page showed them this question before their yes ended. The press of the button is recorded next."
	}
	if p.Event != nil && p.Event.Verification != nil && p.Event.Verification.Method == ledger.MethodButton && p.Event.Type == ledger.Confirmed {
		return "They were asked in a conversation and pressed the button for yes on their own phone. From this moment on messages may rely on it, until they say no or its time is over."
	}
	if p.Signup != nil && p.Evidence.Type == ledger.Granted && p.Signup.MessageID != nil {
		return "They were sent this question in a conversation. That is not a yes yet: it waits for their own press of the button."
	}
	return meanings[p.Evidence.Type]
}

func purposeWords(e *ledger.ConsentEvent) string {
	var all []string
	for _, purpose := range e.Terms.Purposes {
		all = append(all, upperFirst(purpose.Words))
	}
	return strings.Join(all, "; ")
}

// validityWords say how long a yes holds: "until withdrawn", or a number of months as ISO 8601 writes it.
func validityWords(validity string) string {
	var months int
	if _, err := fmt.Sscanf(validity, "P%dM", &months); err != nil {
		return "Until they say no"
	}
	return "For " + Count(months, "month", "months") + ", or until they say no"
}

// sentBetween says when messages relied on a yes.
func sentBetween(c Clock, s models.SentOn) string {
	if s.N == 1 {
		return "was sent, claimed " + c.Second(s.First) + "."
	}
	return "were sent, the first claimed " + c.Second(s.First) + ", the last " + c.Second(s.Last) + "."
}

var genuineStatus = map[models.Genuine]Status{
	models.SignedByMeta: {"Signature checked now: right", Good}, models.SignedOtherwise: {"Signature checked now: not right", Bad},
	models.AlteredBody: {"Not what was received", Bad}, models.Uncheckable: {"Cannot be checked", Caution},
}

var genuineWords = map[models.Genuine]string{
	models.SignedByMeta:    "Only somebody who has your app secret could have made this signature: Meta, or you.",
	models.SignedOtherwise: "The signature does not fit the app secret in use. It may have been changed at Meta since; with the old one it can still be checked.",
	models.AlteredBody:     "The body that is kept is not the one that the record names. Somebody changed it.",
	models.Uncheckable:     "Another person it spoke of was erased, so it is not here as it was signed; or no app secret is set.",
}

func openStatus(opens bool) Status {
	if opens {
		return Status{"Yes: not a byte was changed", Good}
	}
	return Status{"No: somebody changed it", Bad}
}

// unsaidWords name what a record had to say and does not.
func unsaidWords(missing []ledger.Field) string {
	if len(missing) == 0 {
		return fmt.Sprintf("All %d things: ISO/IEC TS 27560 and GDPR", len(ledger.Fields))
	}
	return fmt.Sprintf("%d of %d things; not stated: %s", len(ledger.Fields)-len(missing), len(ledger.Fields), fieldNames(missing))
}

func fieldNames(fields []ledger.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// The addresses of what a reviewer sees of a person.

// TimelinePath is where all evidence about somebody stands, in order.
func TimelinePath(contactID int64) string { return ContactPath(contactID) + "/timeline" }

// DossierPath is where all of it stands on one page.
func DossierPath(contactID int64) string { return ContactPath(contactID) + "/dossier" }

// UsesPath is where the messages stand that relied on a piece of evidence.
func UsesPath(contactID, evidenceID int64) string {
	return ProofPath(contactID, evidenceID) + "/messages"
}

// MessagePath is a message's own page.
func MessagePath(id int64) string { return fmt.Sprintf("/messages/%d", id) }

package models

import "strings"

// agreement is what a cell says about a yes.
type agreement int

const (
	unclear agreement = iota
	saysYes
	saysNo
)

var yesWords = map[string]bool{
	"yes": true, "y": true, "true": true, "1": true, "x": true, "ok": true, "agreed": true, "given": true, "granted": true, "subscribed": true, "opted in": true,
	"opt in": true, "consented": true, "freely given consent from contact": true, "consent": true,
	"ja": true, "j": true, "waar": true, "akkoord": true, "toestemming": true, "wahr": true, "zugestimmt": true, "eingewilligt": true, "sandt": true, "sant": true,
	"samtykke": true, "samtycke": true, "oui": true, "o": true, "vrai": true, "d accord": true, "si": true, "s": true, "verdadero": true,
}

var noWords = map[string]bool{
	"no": true, "n": true, "false": true, "0": true, "refused": true, "declined": true, "withdrawn": true, "unsubscribed": true, "opted out": true, "opt out": true,
	"stop": true, "never": true, "nee": true, "onwaar": true, "geweigerd": true, "ingetrokken": true, "afgemeld": true, "nein": true, "falsch": true,
	"abgelehnt": true, "widerrufen": true, "nej": true, "falsk": true, "falskt": true, "afmeldt": true, "avanmald": true, "non": true, "faux": true,
	"desinscrit": true, "falso": true, "baja": true,
}

// readAgreement is strict: only a plain yes is a yes. An empty cell, a legal basis that is not consent, a sentence that could mean either are
// none, because nobody can be asked.
func readAgreement(cell string) agreement {
	text := strings.Join(splitWords(cell), " ")
	switch {
	case yesWords[text] || strings.TrimSpace(cell) == "✓" || strings.TrimSpace(cell) == "✔":
		return saysYes
	case noWords[text]:
		return saysNo
	}
	return unclear
}

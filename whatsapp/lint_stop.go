package whatsapp

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"greenlist/replies"
)

// stopWays are words that tell people how they stop the messages. STOP counts where it stands out: people also stop by, and stop at nothing.
var stopWays = newAdvice(advice{
	everywhere: regexp.MustCompile(`(?:^|[^\p{L}\p{N}])(STOP|["“”„‘’«»](?i:stop)["“”‘’«»])(?:$|[^\p{L}\p{N}])`),
	words: map[string][]string{
		"en": {"unsubscribe*", "opt out", "opt-out", "reply stop", "text stop", "send stop", "write stop", "answer stop"},
		"nl": {"afmeld*", "meld je af", "meld u af", "uitschrijven", "schrijf je uit", "schrijf u uit", "antwoord stop", "stuur stop", "app stop"},
		"de": {"abmeld*", "melden sie sich ab", "melde dich ab", "abbestell*", "antworten sie stop", "antworte stop", "schreiben sie stop"},
		"da": {"afmeld*", "frameld*", "meld dig fra", "svar stop", "skriv stop", "send stop"},
		"sv": {"avregistrera*", "avanmäl*", "avsluta prenumeration*", "svara stopp", "svara stop", "skriv stopp", "skriv stop"},
		"fr": {"désabonne*", "désinscri*", "vous désabonner", "répondez stop", "écrivez stop", "envoyez stop"},
		"es": {"darse de baja", "darte de baja", "date de baja", "dese de baja", "la baja", "cancelar la suscripción", "responde stop", "responda stop"},
	},
})

// optOut is advice: people who see no way to stop the messages block or report instead. What is advised is what the layout has room for: an offer
// takes neither footer nor answers, cards take answers only.
func (l *linter) optOut() {
	if upper(l.t.Category) != Marketing || l.t.tellsHowToStop() {
		return
	}
	f := Finding{Rule: "opt-out-button", Severity: SeverityWarning, Place: "buttons", Title: "No way to say stop", Source: sourcePolicy,
		Message: "Add a quick reply such as “Stop promotions”, or a footer that says how to stop. People without one block or report instead, which lowers your quality rating."}
	switch {
	case l.t.Component(ComponentOffer) != nil:
		f.Rule, f.Place = "opt-out-words", "body"
		f.Message = "Say in the text how people stop, such as “Reply STOP to get no more of these”: an offer has no room for a button or a footer that does."
	case len(l.t.cards()) > 0:
		f.Place = "cards"
		f.Message = "Give the cards a quick reply such as “Stop promotions”, or say in the text how people stop. Without it they block or report instead, which lowers your quality rating."
	}
	l.add(f)
}

func (t Template) tellsHowToStop() bool {
	if slices.ContainsFunc(t.Buttons(), isStopButton) {
		return true
	}
	for _, card := range t.cards() {
		if b := findComponent(card.Components, ComponentButtons); b != nil && slices.ContainsFunc(b.Buttons, isStopButton) {
			return true
		}
	}
	for _, c := range t.Components {
		if kind := upper(c.Type); kind != ComponentBody && kind != ComponentFooter {
			continue
		}
		if _, _, found := stopWays.find(c.Text, t.Language); found {
			return true
		}
	}
	return false
}

// isStopButton goes by what a press will be taken for when it comes back.
func isStopButton(b Button) bool {
	if upper(b.Type) != ButtonQuickReply || len(b.Text) > maxLabel*utf8.UTFMax {
		return false
	}
	intent := replies.Button(b.Text)
	return intent == replies.Stop || intent == replies.Unclear
}

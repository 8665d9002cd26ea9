package whatsapp

import (
	"slices"
	"strings"
	"testing"
)

// stopAdvice is the advice on how people stop, or nothing.
func stopAdvice(t Template) (Finding, bool) {
	all := Lint(t)
	i := slices.IndexFunc(all, func(f Finding) bool { return strings.HasPrefix(f.Rule, "opt-out-") })
	if i < 0 {
		return Finding{}, false
	}
	return all[i], true
}

func footer(text string) func(*Template) {
	return func(t *Template) {
		t.Components = []Component{t.Components[1], {Type: ComponentFooter, Text: text}}
	}
}

// answering gives the last card an answer.
func answering(words string) func(*Template) {
	return func(t *Template) {
		cards := t.Component(ComponentCarousel).Cards
		cards[len(cards)-1].Components[2].Buttons = []Button{{Type: ButtonQuickReply, Text: words}}
	}
}

func TestStoppingIsAdvisedWhereThereIsRoomForIt(t *testing.T) {
	same := func(*Template) {}
	for _, c := range []struct {
		name   string
		start  func() Template
		change func(*Template)
		place  string // of the advice; empty where there is none
	}{
		{"a button", sound, same, ""},
		{"neither button nor words", sound, func(t *Template) { t.Components = t.Components[:3] }, "buttons"},
		{"an answer about something else", sound, func(t *Template) { t.Buttons()[0].Text = "Vertel me meer" }, "buttons"},
		{"a link with such words", sound, func(t *Template) {
			t.Buttons()[0] = Button{Type: ButtonURL, Text: "Afmelden", URL: "https://veld.example"}
		}, "buttons"},
		{"words in the footer", sound, footer("Geen berichten meer? Antwoord STOP."), ""},
		{"a footer about something else", sound, footer("U krijgt dit omdat u zich hebt aangemeld."), "buttons"},
		{"stopping by", sound, footer("Stop by any time."), "buttons"},
		{"utility", sound, func(t *Template) { t.Category, t.Components = Utility, t.Components[:3] }, ""},
		{"cards", soundCarousel, same, "cards"},
		{"cards with a button", soundCarousel, answering("Afmelden"), ""},
		{"cards with another answer", soundCarousel, answering("Bewaar dit"), "cards"},
		{"cards and words", soundCarousel, body("Kies een bos. Met “stop” hoor je niets meer."), ""},
		{"an offer", soundOffer, same, "body"},
		{"an offer and words", soundOffer, body("Tulpen met korting. Afmelden kan altijd."), ""},
	} {
		template := c.start()
		c.change(&template)
		if f, found := stopAdvice(template); f.Place != c.place || found != (c.place != "") {
			t.Errorf("%s: advised at %q, want %q", c.name, f.Place, c.place)
		}
	}
}

// An offer has neither answers nor a footer: nobody is told to add them.
func TestAnOfferIsNotToldToHaveWhatItCannotHave(t *testing.T) {
	f, _ := stopAdvice(soundOffer())
	if f.Severity != SeverityWarning || strings.Contains(f.Message, "Add a quick reply") || !strings.Contains(f.Message, "Say in the text") {
		t.Errorf("%+v", f)
	}
}

func TestWordsOnHowToStopAreKnownInEveryLanguage(t *testing.T) {
	for language, words := range map[string][2]string{
		"en": {"Reply stop to get no more.", "The sale stops on Sunday."}, "nl": {"Schrijf je uit met één woord.", "Stop met zoeken."},
		"de": {"Hier können Sie sich abmelden.", "Der Bus hält vor der Tür."}, "da": {"Svar stop for at slippe.", "Vi stopper aldrig."},
		"sv": {"Svara STOPP för att slippa.", "Stoppa inte nu."}, "fr": {"Pour vous désabonner, un mot suffit.", "On ne s’arrête jamais."},
		"es": {"Puede darse de baja cuando quiera.", "No pares."}, "it": {"Rispondi STOP.", "Non ti fermare."},
	} {
		for i, text := range words {
			template := saying(Marketing, language, text)
			if _, advised := stopAdvice(template); advised != (i == 1) {
				t.Errorf("%s: %q: advised %v", language, text, advised)
			}
		}
	}
}

package replies

import "testing"

func TestStopWord(t *testing.T) {
	for want, messages := range map[Intent][]string{
		Stop: {"STOP", "Non, stop", "stop", " Stop! ", "stop.", "Stop 🙏", "🛑 STOP 🛑", "*STOP*", "“stop”", "please stop", "Stop please, thank you", "STOP\n", "Stop, stop, stop",
			"unsubscribe", "Unsubscribe me.", "opt out", "OPT-OUT", "Remove me", "don't message me again", "don’t message me", "stop promotions",
			"stoppen", "Afmelden", "Meld mij af aub", "uitschrijven", "geen reclame meer!",
			"Abmelden", "STOPP", "bitte abmelden", "Keine Werbung mehr", "aufhören", "abbestellen",
			"afmeld", "Frameld mig", "tak stop", "ikke flere beskeder",
			"sluta", "Avregistrera mig", "avanmäl", "inga fler meddelanden",
			"arrêt", "ARRETER", "désabonner", "Désinscription svp",
			"baja", "Darme de baja por favor", "¡BASTA!", "🛑", "how do I stop this?", "Wie kann ich mich abmelden?", "¿cómo me doy de baja?", "no más mensajes", "cancelar suscripción"},
		Start:   {"START", "start!", "subscribe", "opt in", "aanmelden", "Meld me aan graag", "anmelden", "tilmeld", "anmäl mig", "s'abonner", "alta"},
		Unclear: {"stop sending me stuff about dogs", "can I unsubscribe from the weekly one only", "this is spam", "cancel"},
		Nothing: {"", " ", "👍", "thanks", "Hello", "the non-stop party", "non stop", "Nonstop!", "bus stop", "stopcontact", "unstoppable", "startende", "stop-motion film",
			"Do you have tulips?", "pit stop", "I am at the bus stop", "de halte", "stophoest", "vol-au-vent", "restart", "planta baja", "ik wil me graag afmelden voor de training"},
	} {
		for _, message := range messages {
			if got := IntentOf(message); got != want {
				t.Errorf("%q means %q, want %q", message, got, want)
			}
		}
	}
}

// What made it a stop is shown to people who doubt it.
func TestReadStopNamesTheWords(t *testing.T) {
	for message, words := range map[string]string{
		"Hi there,\nlovely shop, but please take me off your list. Ann": "but please take me off your list",
		"Wir sind umgezogen, bitte keine Werbung mehr!":                 "bitte keine Werbung mehr",
		"Do you have tulips?": "",
	} {
		if got := Read(message); got.Words != words {
			t.Errorf("in %q it is %q, want %q", message, got.Words, words)
		}
	}
}

// Phones write an accented letter as one character or as two.
func TestStopWordAccents(t *testing.T) {
	for _, message := range []string{"arrêt", "arre\u0302t", "arret", "ARRÊT"} {
		if IntentOf(message) != Stop {
			t.Errorf("%q is not understood", message)
		}
	}
}

// A word written in another way than messageOf gives would never be found.
func TestPhrasesAreWrittenAsTheyAreCompared(t *testing.T) {
	for text := range words().exact {
		if m := messageOf(text); len(m.tokens) != 1 || m.tokens[0].text != text {
			t.Errorf("%q is compared as %v", text, m.tokens)
		}
	}
	for phrase := range startPhrases {
		if IntentOf(phrase) != Start {
			t.Errorf("%q is in the list and means %q", phrase, IntentOf(phrase))
		}
	}
}

func FuzzStopWord(f *testing.F) {
	f.Add("Stop!")
	f.Add("non-stop")
	f.Fuzz(func(t *testing.T, text string) {
		if got := IntentOf(text); IntentOf(" "+text+" …") != got {
			t.Errorf("%q means %q, and something else with dots", text, got)
		}
	})
}

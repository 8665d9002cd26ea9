package whatsapp

import (
	"strings"
	"testing"
)

// saying is a template of a category with only these words in it.
func saying(category, language, text string) Template {
	return Template{Name: "x", Language: language, Category: category, Components: []Component{{Type: ComponentBody, Text: text}}}
}

// marked are the words that a rule marks in a template's text, empty where it does not speak.
func marked(t Template, rule string) string {
	for _, f := range Lint(t) {
		if f.Rule == rule {
			return t.Body().Text[f.Start:f.End]
		}
	}
	return ""
}

type advised struct{ language, text, marked string }

func checkAdvice(t *testing.T, category, rule string, all []advised) {
	t.Helper()
	for _, c := range all {
		if got := marked(saying(category, c.language, c.text), rule); got != c.marked {
			t.Errorf("%s, %s: %q is marked in %q, want %q", rule, c.language, got, c.text, c.marked)
		}
	}
}

// What sells is found in every language; what only tells somebody about their own order is not, though it may use a word that sells elsewhere.
func TestUtilityThatReadsLikeMarketing(t *testing.T) {
	all := []advised{
		{"en", "Your parcel is on its way. Use voucher TULP for your next bouquet.", "voucher"},
		{"en_GB", "Your order is ready. By the way, tulips are 20% off this week.", "20% off"},
		{"en", "Your order 4711 is ready, and the sale confirmation is attached.", "sale"},
		{"en", "Your order 4711 leaves the garden today and arrives tomorrow.", ""},
		{"nl", "Uw bestelling komt morgen. Profiteer nu van onze aanbiedingen!", "Profiteer nu"},
		{"nl_BE", "Je pakje is er. Volgende keer 10 % korting?", "10 % korting"},
		{"nl", "Uw offerte staat klaar en is dertig dagen geldig.", ""},
		{"de", "Ihr Paket ist da. Gutscheincode TULP gilt bis Sonntag.", "Gutscheincode"},
		{"de", "Ihr Angebot liegt bereit; bitte bestätigen Sie den Termin.", ""},
		{"da", "Din pakke er på vej. Se ugens tilbud i butikken.", "ugens tilbud"},
		{"da", "Dit tilbud på havearbejde er klar.", "tilbud på"},
		{"da", "Din ordre er klar til afhentning i morgen.", ""},
		{"sv", "Ditt paket är här. Missa inte vårens erbjudanden!", "Missa inte"},
		{"sv", "Din order är redo att hämtas i morgon.", ""},
		{"fr", "Votre colis arrive. Profitez de nos offres !", "Profitez"},
		{"fr", "Votre commande a été remise au livreur ; la salle est au premier étage.", ""},
		{"es", "Su pedido llega hoy. ¡Aproveche el descuento!", "Aproveche"},
		{"es", "Su pedido sale hoy del almacén y llega mañana.", ""},
		{"pt_BR", "Seu pedido chega na Black Friday.", "Black Friday"},
	}
	checkAdvice(t, Utility, "utility-promotes", all)
	for _, c := range all {
		if got := saying(Utility, c.language, c.text).Promotes(); got != (c.marked != "") {
			t.Errorf("%q promotes: %v", c.text, got)
		}
		if marked(saying(Marketing, c.language, c.text), "utility-promotes") != "" {
			t.Errorf("a marketing template may say %q", c.text)
		}
	}
}

func TestWhatThePolicyForbids(t *testing.T) {
	checkAdvice(t, Marketing, "policy-goods", []advised{
		{"en", "Two wines for the price of one.", "wines"}, {"en", "We twine roses.", ""}, {"nl", "Proef ons bier!", "bier"}, {"nl", "Nieuw: wapenschilden van klei.", ""},
		{"de", "Feuerwerk für Silvester.", "Feuerwerk"}, {"de", "Weinrote Tulpen.", ""}, {"da", "Køb øl til festen.", "øl"}, {"da", "Følg pakken.", ""},
		{"sv", "Snus till bra pris.", "Snus"}, {"sv", "Vinterns växter.", ""}, {"fr", "Nos vins d’automne.", "vins"}, {"fr", "Une armée de tulipes.", ""},
		{"es", "Apuestas sin riesgo.", "Apuestas"}, {"es", "Colores puros.", ""}, {"it", "Guadagna con i Bitcoin.", "Bitcoin"},
	})
	checkAdvice(t, Utility, "policy-personal", []advised{
		{"en", "Please reply with your card number.", "card number"}, {"en", "Here is your loyalty card.", ""}, {"nl", "Stuur ons uw BSN.", "BSN"}, {"nl", "Uw klantnummer is {{1}} bij ons.", ""},
		{"de", "Senden Sie uns Ihre Ausweisnummer.", "Ausweisnummer"}, {"da", "Svar med dit CPR-nummer.", "CPR-nummer"}, {"sv", "Skicka ditt personnummer.", "personnummer"},
		{"fr", "Envoyez votre numéro de carte.", "numéro de carte"}, {"es", "Envíenos su DNI.", "DNI"}, {"pt_PT", "Envie o IBAN da conta.", "IBAN"},
	})
}

func TestLinks(t *testing.T) {
	for text, rule := range map[string]string{
		"Kijk op https://BIT.ly/3xyz vandaag.":  "link-short",
		"Kijk op tinyurl.com/tulp, vandaag.":    "link-short",
		"App ons via wa.me/3197010200100 graag": "link-chat",
		"Kijk op rabbit.ly/tulp vandaag.":       "",
		"Kijk op https://veld.example vandaag.": "",
		"Mail naar hallo@veld.example vandaag.": "",
		"Open om 9.30 uur. Tot dan!":            "",
	} {
		for _, f := range Lint(saying(Marketing, "nl", text)) {
			if strings.HasPrefix(f.Rule, "link-") && f.Rule != rule {
				t.Errorf("%q: %s", text, f.Rule)
			}
		}
		if got := marked(saying(Marketing, "nl", text), rule); (got != "") != (rule != "") || strings.Contains(got, " ") {
			t.Errorf("%q: %q is marked", text, got)
		}
	}
	card := soundCarousel()
	card.Component(ComponentCarousel).Cards[1].Components[2].Buttons[0].URL = "https://bit.ly/{{1}}"
	found := false
	for _, f := range Lint(card) {
		found = found || f.Rule == "link-short" && f.Place == "card 2, button 1"
	}
	if !found || !card.ShortLink() || sound().ShortLink() {
		t.Error("a short link under a card is not seen")
	}
}

// Advice looks at everything that people read, and says where it found something.
func TestAdviceKnowsThePlace(t *testing.T) {
	all := soundCarousel()
	all.Category = Utility
	all.Components = append(all.Components, Component{Type: ComponentFooter, Text: "nu kopen"},
		Component{Type: ComponentButtons, Buttons: []Button{{Type: ButtonQuickReply, Text: "Dag"}, {Type: ButtonQuickReply, Text: "Koop nu"}}})
	all.Component(ComponentCarousel).Cards[0].Components[1].Text = "Rode tulpen in de uitverkoop"
	places := map[string]bool{}
	for _, f := range Lint(all) {
		if f.Rule == "utility-promotes" {
			places[f.Place] = true
		}
	}
	if len(places) != 3 || !places["footer"] || !places["button 2"] || !places["card 1, body"] {
		t.Error(places)
	}
}

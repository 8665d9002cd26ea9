package models

import "strings"

// columnWords are the names people give to columns, in the languages of our public pages. The first that fits a column's name wins, so the
// particular stand before the general.
var columnWords = []struct {
	means Meaning
	names []string
}{
	{MeansAgreedOn, []string{"consent date", "date of consent", "opt in date", "optin date", "opted in at", "consented at", "datum toestemming", "toestemmingsdatum",
		"einwilligungsdatum", "datum der einwilligung", "einwilligung am", "samtykkedato", "dato for samtykke", "samtyckesdatum", "datum for samtycke",
		"date du consentement", "date de consentement", "date d accord", "fecha de consentimiento", "fecha consentimiento"}},
	{MeansAgreedHow, []string{"consent source", "opt in source", "consent text", "source", "how agreed", "bron", "herkomst", "quelle", "herkunft", "kilde", "kalla",
		"origine", "provenance", "fuente", "origen"}},
	{MeansAgreed, []string{"whatsapp opt in", "whatsapp consent", "opt in", "optin", "opted in", "consent", "agreed", "legal basis", "toestemming", "akkoord",
		"grondslag", "einwilligung", "zustimmung", "einverstanden", "rechtsgrundlage", "samtykke", "samtycke", "godkannande", "consentement", "accord", "consentimiento"}},
	{MeansUserID, []string{"whatsapp user id", "wa user id", "user id", "userid", "bsuid", "business scoped user id", "gebruikers id", "nutzer id", "bruger id", "anvandar id",
		"id utilisateur", "id de usuario"}},
	{MeansZone, []string{"time zone", "timezone", "tz", "tijdzone", "zeitzone", "tidszone", "tidszon", "fuseau horaire", "zona horaria", "huso horario"}},
	{MeansPhone, []string{"whatsapp", "mobile", "cell", "mobiel", "gsm", "handy", "mobil", "mobilnummer", "portable", "movil", "celular",
		"phone", "telephone", "tel", "telefoon", "telefoonnummer", "telefon", "telefonnummer", "rufnummer", "tlf", "telefono", "numero"}},
	{MeansFirst, []string{"first name", "firstname", "given name", "voornaam", "roepnaam", "vorname", "fornavn", "fornamn", "prenom", "nombre de pila"}},
	{MeansLast, []string{"last name", "lastname", "surname", "family name", "achternaam", "nachname", "familienname", "efternavn", "efternamn",
		"nom de famille", "apellido", "apellidos"}},
	{MeansLanguage, []string{"language", "locale", "taal", "sprache", "sprog", "sprak", "langue", "idioma", "lengua"}},
	{MeansCountry, []string{"country", "land", "pays", "pais"}},
	{MeansTags, []string{"tags", "tag", "labels", "label", "segment", "segments", "etiketten", "schlagworte", "etiketter", "etiquettes", "etiquetas"}},
	{MeansName, []string{"full name", "name", "naam", "navn", "namn", "nom", "nombre", "contact", "klant", "kunde", "kund"}},
}

// notPhones are words beside which a number is not somebody's own mobile.
var notPhones = []string{"fax", "work", "office", "company", "werk", "zakelijk", "arbeit", "firma", "id"}

// guessByName tells from a column's name what it holds.
func guessByName(header string) Meaning {
	name := " " + strings.Join(strings.Fields(strings.Join(splitWords(header), " ")), " ") + " "
	for _, group := range columnWords {
		for _, word := range group.names {
			if strings.Contains(name, " "+word+" ") {
				return guessRefined(group.means, name)
			}
		}
	}
	return MeansNothing
}

// guessRefined takes back what a further word denies: consent to e-mail or to text messages is none to WhatsApp, and a fax reads nothing.
func guessRefined(meaning Meaning, name string) Meaning {
	switch {
	case meaning == MeansAgreed && hasWord(name, "email", "mail", "e mail", "sms", "newsletter", "nieuwsbrief", "phone", "telefoon"):
		return MeansNothing
	case meaning == MeansPhone && hasWord(name, notPhones...):
		return MeansNothing
	case meaning == MeansName && hasWord(name, "company", "user", "id", "number", "bedrijf", "firma", "nummer", "nr"):
		return MeansNothing
	}
	return meaning
}

func hasWord(name string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(name, " "+word+" ") {
			return true
		}
	}
	return false
}

// ownMobile tells how likely a phone column, by its name, is the one a person reads WhatsApp on.
func ownMobile(header string) int {
	name := " " + strings.Join(splitWords(header), " ") + " "
	switch {
	case hasWord(name, "whatsapp"):
		return 3
	case hasWord(name, "mobile", "cell", "mobiel", "gsm", "handy", "mobil", "mobilnummer", "portable", "movil", "celular"):
		return 2
	}
	return 1
}

package whatsapp

import "regexp"

// regulated are goods that WhatsApp's policy keeps businesses from selling, or lets them sell in some countries only and with leave.
var regulated = newAdvice(advice{
	rule: "policy-goods", title: "Regulated goods", source: sourcePolicy,
	message: "WhatsApp forbids messages that sell this, or allows them in some countries only. Accounts are restricted for it.",
	words: map[string][]string{
		"": {"alcohol*", "whisky", "whiskey", "vodka", "vape", "vapes", "cannabis", "cbd", "casino*", "jackpot*", "poker", "bitcoin*", "crypto*", "viagra", "antibioti*", "krypto*", "cripto*"},
		"en": {"beer*", "wine", "wines", "cigarette*", "cigar", "cigars", "tobacco", "e-cigarette*", "betting", "sports bet*", "gambl*", "lottery", "payday loan*", "prescription drug*", "weapon*",
			"ammunition", "firearm*", "fireworks", "dating site*", "adult content", "steroid*"},
		"nl": {"bier", "bieren", "wijn", "wijnen", "jenever", "sterke drank", "sigaret*", "sigaren", "tabak*", "wiet", "gokken", "gokkast*", "wedden", "loterij*", "flitskrediet*", "minilening*",
			"geneesmiddel*", "medicijn*", "wapen", "wapens", "munitie", "vuurwerk", "datingsite*"},
		"de": {"bier", "biere", "wein", "weine", "schnaps", "zigarette*", "zigarren", "tabak*", "glücksspiel*", "sportwette*", "lotterie*", "sofortkredit*", "arzneimittel*", "medikament*",
			"waffe", "waffen", "munition", "feuerwerk", "partnerbörse*"},
		"da": {"øl", "vin", "vine", "snaps", "spiritus", "cigaret*", "cigarer", "tobak*", "sportsbetting", "lotteri*", "kviklån*", "lægemid*", "receptpligtig*", "våben", "ammunition", "fyrværkeri",
			"datingside*"},
		"sv": {"öl", "vin", "viner", "sprit", "cigarett*", "cigarrer", "tobak*", "snus", "spelbolag*", "lotteri*", "snabblån*", "läkemedel*", "receptbelag*", "vapen", "ammunition", "fyrverkeri*",
			"dejtingsajt*"},
		"fr": {"alcool*", "bière*", "vin", "vins", "spiritueux", "cigarette*", "cigare*", "tabac", "pari sportif", "paris sportifs", "jeux d'argent", "jeux d’argent", "loterie*", "crédit express",
			"médicament*", "arme", "armes", "munition*", "feux d'artifice", "feux d’artifice", "site de rencontre*"},
		"es": {"cerveza*", "vino", "vinos", "licores", "cigarrillo*", "tabaco", "apuesta*", "lotería*", "préstamo rápido", "préstamos rápidos", "medicamento*", "arma", "armas", "munición",
			"fuegos artificiales", "sitio de citas"},
	},
})

// personal is what WhatsApp's policy forbids to ask for in a chat: numbers of cards, accounts and papers, secrets, and health.
var personal = newAdvice(advice{
	rule: "policy-personal", title: "Sensitive data", source: sourcePolicy, everywhere: regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(cvv|cvc|iban)(?:$|[^\p{L}\p{N}])`),
	message: "Never ask for card, bank or identity numbers, for passwords or for health in a message: WhatsApp’s policy forbids it, and people take it for fraud.",
	words: map[string][]string{
		"en": {"credit card number*", "debit card number*", "card number*", "pin code*", "your pin", "password*", "passport number*", "social security number*", "national id*", "identity card",
			"bank account number*", "account number*", "medical record*", "diagnosis", "test results", "your symptoms", "medical history"},
		"nl": {"creditcardnummer*", "kaartnummer*", "pincode*", "wachtwoord*", "paspoortnummer*", "burgerservicenummer*", "bsn", "identiteitskaart", "rekeningnummer*", "medisch dossier", "diagnose*",
			"uw klachten", "je klachten", "uitslag van *"},
		"de": {"kreditkartennummer*", "kartennummer*", "pin-code*", "geheimzahl*", "passwort*", "kennwort*", "reisepassnummer*", "ausweisnummer*", "sozialversicherungsnummer*", "steuer-id*", "kontonummer*",
			"krankenakte*", "diagnose*", "befund*", "ihre beschwerden", "deine beschwerden"},
		"da": {"kreditkortnummer*", "kortnummer*", "pinkode*", "adgangskode*", "pasnummer*", "cpr-nummer*", "cpr", "kontonummer*", "patientjournal*", "diagnose*", "prøvesvar*", "dine symptomer"},
		"sv": {"kreditkortsnummer*", "kortnummer*", "pinkod*", "lösenord*", "passnummer*", "personnummer*", "kontonummer*", "patientjournal*", "diagnos*", "provsvar*", "dina symtom", "dina symptom"},
		"fr": {"numéro de carte*", "code pin", "mot de passe", "numéro de passeport", "numéro de sécurité sociale", "carte d'identité", "carte d’identité", "numéro de compte", "rib", "dossier médical",
			"diagnostic*", "résultats d'analyse*", "résultats d’analyse*", "vos symptômes"},
		"es": {"número de tarjeta", "código pin", "contraseña*", "número de pasaporte", "dni", "nie", "seguridad social", "número de cuenta", "historial médico", "historia clínica", "diagnóstico*",
			"resultados de sus análisis", "sus síntomas", "tus síntomas"},
	},
})

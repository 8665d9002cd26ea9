package whatsapp

// Words and phrases are written as wordsOf gives them: lower case, no
// accents, no punctuation but inner hyphens and apostrophes.

var stopPhrases = set(
	// Several languages
	"stop", "stopp", "stop stop", "stop stop stop", "stop all", "stopall", "stop whatsapp", "stop promotions", "stop marketing",
	// English
	"unsubscribe", "unsubscribe me", "unsubscribe all", "unsubscribe from all", "opt out", "opt-out", "optout", "opt me out",
	"remove me", "remove me from your list", "remove me from the list", "take me off your list", "take me off the list", "no more messages", "no more",
	"stop messaging me", "stop sending", "stop sending me messages", "stop sending messages", "stop this", "stop it",
	"don't message me", "don't message me again", "do not message me", "do not contact me", "don't contact me",
	"quit", "leave me alone", "stop promos", "stop updates",
	// Dutch
	"stoppen", "stop ermee", "stop hiermee", "stop met berichten", "afmelden", "meld me af", "meld mij af", "ik wil me afmelden",
	"ik meld me af", "uitschrijven", "schrijf me uit", "schrijf mij uit", "ik wil stoppen", "geen berichten meer",
	"geen reclame meer", "geen reclame", "verwijder me", "verwijder mij", "opzeggen",
	// German
	"stoppen", "abmelden", "bitte abmelden", "melde mich ab", "abbestellen", "newsletter abbestellen", "austragen",
	"keine nachrichten mehr", "keine werbung", "keine werbung mehr", "aufhoren", "hor auf", "horen sie auf", "loschen sie mich", "kundigen",
	// Danish
	"afmeld", "afmeld mig", "frameld", "frameld mig", "framelding", "afmelding", "stop beskeder", "ingen beskeder", "ikke flere beskeder",
	"slet mig", "jeg vil afmeldes",
	// Swedish
	"sluta", "avsluta", "avregistrera", "avregistrera mig", "avanmal", "avanmal mig", "avprenumerera", "inga fler meddelanden",
	"sluta skicka", "ta bort mig",
	// French
	"arret", "arreter", "arretez", "arrete", "desabonner", "me desabonner", "desabonnez-moi", "desabonnement", "desinscription",
	"desinscrire", "me desinscrire", "desinscrivez-moi", "plus de messages", "stop pub", "stop sms", "ne plus recevoir",
	// Spanish
	"parar", "alto", "baja", "darme de baja", "dar de baja", "dame de baja", "deme de baja", "quiero darme de baja", "cancelar suscripcion",
	"cancelar la suscripcion", "desuscribir", "desuscribirme", "no mas mensajes", "no quiero mas mensajes", "basta", "no enviar mas",
)

var startPhrases = set(
	"start", "unstop", "subscribe", "subscribe me", "opt in", "opt-in", "optin", "resume", "sign me up",
	"aanmelden", "meld me aan", "meld mij aan", "inschrijven", "schrijf me in", "starten", "weer aanmelden",
	"anmelden", "melde mich an", "abonnieren", "fortsetzen",
	"tilmeld", "tilmeld mig", "tilmelding",
	"anmal", "anmal mig", "prenumerera", "borja", "starta",
	"abonner", "m'abonner", "s'abonner", "je m'abonne", "inscription", "m'inscrire", "reprendre", "commencer",
	"alta", "suscribir", "suscribirme", "quiero suscribirme", "empezar", "reanudar", "comenzar",
)

var courtesies = set("please", "pls", "plz", "thanks", "thank", "you", "thx", "ty", "aub", "alstublieft", "alsjeblieft", "svp", "graag", "bedankt", "dank", "je",
	"bitte", "danke", "tak", "venligst", "tack", "snalla", "merci", "stp", "por", "favor", "gracias", "hi", "hello", "hoi", "hallo", "hej", "hola", "bonjour")

// strongWords in a longer message ask for a person to read it.
var strongWords = set("stop", "stopp", "stoppen", "unsubscribe", "unsubscribed", "opt-out", "optout", "afmelden", "uitschrijven", "abmelden", "abbestellen",
	"afmeld", "afmelde", "frameld", "framelde", "avregistrera", "avprenumerera", "avanmal", "sluta", "desabonner", "desinscrire", "desinscription",
	"desabonnement", "desuscribir", "desuscribirme", "baja", "spam", "cancel", "opzeggen", "kundigen")

// harmlessPhrases hold a strong word that means something else.
var harmlessPhrases = []string{"non stop", "bus stop", "tram stop", "full stop", "pit stop", "one stop", "stop by", "stop over", "stop motion",
	"planta baja", "temporada baja", "clase baja"}

func set(words ...string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, w := range words {
		all[w] = true
	}
	return all
}

package replies

// startPhrases are whole messages, courtesy left off, that ask for messages
// again.
var startPhrases = set(
	"start", "unstop", "subscribe", "subscribe me", "opt in", "opt-in", "optin", "resume", "sign me up",
	"aanmelden", "meld me aan", "meld mij aan", "inschrijven", "schrijf me in", "starten", "weer aanmelden",
	"anmelden", "melde mich an", "abonnieren", "fortsetzen",
	"tilmeld", "tilmeld mig", "tilmelding",
	"anmal", "anmal mig", "prenumerera", "borja", "starta",
	"abonner", "m abonner", "s abonner", "je m abonne", "inscription", "m inscrire", "reprendre", "commencer",
	"alta", "suscribir", "suscribirme", "quiero suscribirme", "empezar", "reanudar", "comenzar",
)

package replies

// endingFamilies are ways to want an end of it.
var endingFamilies = []family{
	// I pressed stop, and it goes on.
	{meansLeave, [...]string{
		`hit|pressed|tapped|typed|texted|sent|replied|wrote|put ~ stop, pressing|hitting|typing|texting|sending|replying ~ stop, stop didn't|doesn't|does not|did not|not work|working, third|fourth|fifth stop this|i|ive`,
		`op stop gedrukt|geklikt|getikt|gedruk, stop ingedrukt|getypt|getikt|gestuurd|geantwoord|geappt|ingetikt|gezegd|geschreven|gezet, stuur|typ|zeg|druk|antwoord ~ al|steeds|telkens stop`,
		`auf stopp|stop gedrückt|geklickt|getippt, stopp|stop geschrieben|gesendet|geschickt|geantwortet|getippt|eingegeben|gedrückt|gesagt, schreib|schreibe|schick|schicke ~ immer|ständig|dauernd stopp|stop`,
		`trykket|trykkede|trykke|skrevet|skrev|sendt|sendte|svaret|svarede|tastet ~ stop`,
		`tryckt|tryckte|trycka|skrivit|skrev|skickat|skickade|svarat|svarade ~ stop|stopp|sluta`,
		`tapé|écrit|envoyé|répondu|mis|appuyé|cliqué ~ stop, mets|tape|écris|envoie|réponds stop`,
		`puse|puesto|escribí|escrito|mandé|mandado|envié|enviado|respondí|respondido|contesté|contestado|pulsé|pulsado|dado|di ~ stop`,
	}},
	// I hope this was the last one.
	{meansExplicit, [...]string{
		`let|make this|that|it be|the ~ last, hope|trust this|that|it|was|is ~ last message|text|one, better be the last, last message|text|ad i want|ever, be the last message|text|one i|you|we`,
		`dit|dat het laatste bericht|berichtje|appje was|is|mag|moet, laat dit ~ laatste, hoop ~ laatste bericht|berichtje|appje`,
		`hoffe ~ letzte nachricht|werbung|mal, lasst|lass das|dies die letzte, letzte nachricht gewesen|bleibt|ist|war|bleiben|sein`,
		`lad det|dette være den|det sidste, håber ~ sidste besked|sms, den sidste besked jeg|fra`,
		`låt det|detta vara det sista, hoppas ~ sista meddelandet|sms, sista meddelandet jag får|vill`,
		`que ce soit le|votre dernier, soit|serait|était le dernier message|sms|mail, espère ~ dernier message|sms|mail`,
		`que sea|fuera|este|esto ~ último mensaje, espero ~ último mensaje, sea el último mensaje|aviso|que`,
	}},
	// That's me done.
	{meansAlone, [...]string{
		`that's me done|out|finished, i'm out of here, im out, i'm done here, pipe down, shut up already, shush, enough's enough, that'll do, that will do, give it a rest`,
		`nou is het klaar, nu is het klaar, nou is t klaar, en nu is het klaar|stil, nu is het stil, hou je mond|bek|kop|snater, kop dicht, laat maar zitten verder`,
		`es langt, langt jetzt, nun reicht es, nun reichts, klappe zu, halts maul, halt maul, maul halten, nun ist schluss, und jetzt ist ruhe`,
		`nu er det slut|nok|stop, så er det slut|nok|stop, hold kæft, hold mund, klap i, så stopper det`,
		`nu är det stopp|slut|nog|färdigt, nu tar det slut, håll klaffen|mun|tyst, tyst nu, knip igen`,
		`fini pour moi, terminé pour moi, ça va comme ça, ça ira comme ça, fermez la, taisez vous, on arrête là, on s'arrête là, restons en là`,
		`hasta aquí, hasta aquí hemos llegado, se acabó para mí, ya está bien, callaos, cállense, cállate, hasta luego maricarmen, punto final, terminamos aquí`,
	}},
	// Shut up with it.
	{meansExplicit, [...]string{
		`shut up with|about|already, give it a rest with, enough already with, enough of your|you|this|these|the, wish you'd|you would stop|quit|leave, f off with|and, jog on with, do one with, i wish to hear nothing`,
		`hou|houd ~ mond|bek|kop met|over, genoeg van jullie|u|deze|die, wou dat jullie ~ ophielden|stopten, ik wil stilte`,
		`langt|reicht ~ mit der|dem|den|eurer|euren|eurem|ihrer|ihren, klappe mit, genug von|mit euch|eurer|euren|eurem, ich will meine ruhe`,
		`hold kæft|mund med, nok af jer|jeres, nok med jeres|de|alle, jeg vil have fred|ro, giv mig fred|ro`,
		`nu är det stopp, nej nu är det stopp, håll käften|tyst|klaffen med, nog av er|era, räcker med era|er|reklam, jag vill ha lugn|fred|ro, ge mig lugn|fred|ro`,
		`fermez|fermes la avec, assez de vous|vos|ces|votre, ça suffit avec|les|vos, je veux la|être paix|tranquille`,
		`callaos|cállense con, basta de vuestros|sus|tus|tanta|tanto|tantos|tantas, ya está bien de|con, quiero que me dejen|dejéis|dejes, quiero paz`,
	}},
	// It was for deliveries, not for this.
	{meansExplicit, [...]string{
		`not for ads|adverts|advertising|marketing|spam|promos|promotions|sales, no use for your|these|this texts|messages|stuff|club, can't be doing with`,
		`niet voor reclame|marketing|spam|advertenties|reclames, wil er niks|niets meer mee`,
		`nicht für werbung|marketing|spam|reklame, keine verwendung für eure|ihre|diese|euren|ihren`,
		`ikke til reklamer|reklame|marketing|markedsføring|spam, ingen brug for jeres|de|alle`,
		`inte för|till reklam|marknadsföring|spam|annonser, ingen användning för era|er|de`,
		`pas pour la|de|vos|votre|du réclame|publicité|pub|pubs|marketing|spam|promos, pas pour du marketing|spam`,
		`no para anuncios|publicidad|propaganda|promociones|marketing|spam|que, no me sirven sus|vuestros|vuestras|tus`,
	}},
	// Mail is fine, this is not.
	{meansExplicit, [...]string{
		`but|just|please not on|via|over|by|through whatsapp, not on|via|over|by|through whatsapp please|thanks, but not|no whatsapp, keep off my whatsapp`,
		`maar|liever|graag niet|geen via|op|per|over|whatsapp app|whatsapp, maar geen|niet whatsapp, geen whatsapp dus|graag|aub|alstublieft`,
		`aber nicht über|per|via|auf|mit whatsapp, aber kein|keine|nicht whatsapp, bitte kein|keine whatsapp`,
		`men|bare|helst ikke på|via|over|per whatsapp, men ikke whatsapp, ikke på|via|over|per whatsapp tak`,
		`men|bara|helst inte på|via|över|per|i whatsapp, men inte whatsapp, men ej whatsapp`,
		`mais pas|plus sur|par|via whatsapp, mais pas|plus whatsapp, pas de whatsapp svp|merci`,
		`pero|mejor no por|en|al|via whatsapp, pero whatsapp no, por whatsapp no, pero no whatsapp`,
	}},
	{meansExplicit, [...]string{
		`no need to keep|continue|carry ~ sending|texting|messaging|writing|emailing|contacting, don't|needn't bother sending|texting|messaging|writing, send them|these|this|it to somebody|someone else|who, you can quit|stop trying`,
		`hoeft|hoeven ~ geen moeite ~ te doen, stuur|stuurt ~ maar naar|aan iemand anders, geen moeite meer doen`,
		`brauchst|braucht|brauchen ~ keine mühe, schickt|schick|schicken ~ jemand|anderen|wem anderem|anders|leuten, keine mühe mehr`,
		`behøver ikke|ik blive ved|fortsætte med, send|sende ~ til en|nogen anden|andre, gør jer ingen ulejlighed`,
		`behöver inte fortsätta|hålla på, skicka ~ till någon|nån annan, gör er inget besvär, behöver inte locka|lägga`,
		`pas besoin de|d continuer|insister ~ envoyer|écrire|contacter, envoyez ~ à quelqu un d'autre, ne vous fatiguez|donnez|embêtez plus|pas ~ écrire|envoyer|peine`,
		`no hace|hacen falta que sigan|sigáis|sigas|insistan|insistáis, mándenselo|mandádselo|envíenselo a otro|otra|alguien, no se molesten|os molestéis|te molestes ~ en`,
	}},
	// If it doesn't stop.
	{meansMore, [...]string{
		`doesn't|don't|does|do not stop|end|cease, doesn't|don't stop|end|cease, unless you|this stop|stops`,
		`niet stopt|ophoudt, niet direct|nu|snel|meteen stopt|ophoudt|stoppen|ophouden`,
		`nicht sofort|endlich|gleich|bald|jetzt aufhört|aufhören|aufhörst`,
		`ikke stopper|ophører, ikke snart|straks|nu stopper|ophører|holder`,
		`inte snart|genast|nu|direkt slutar|upphör`,
		`n arrêtez|arrête|cessez|cesse pas, ne s|cesse|cessent arrête|arrêtent|pas`,
		`no para|paran|paráis|cesan|dejan|dejáis, no para|paran|dejan ya`,
	}},
	// The permission ends.
	{meansWithdraw, [...]string{
		`lapse|lapses|lapsed|void|expires|expired`,
		`vervallen|vervalt|ingetrokken|beëindig|beëindigen|eindigt|stopt`,
		`erlöschen|erlischt|hinfällig|ungültig|endet|beende`,
		`bortfalder|ophører|udløber|slut|ophæves|ophæver`,
		`upphör|upphäver|upphävs|återkallar|återkallas|slutar`,
		`caduc|caduque|nul|nulle|expire|termine|annulé`,
		`caduca|caducado|caduque|anulado|cesa|termina|suspendido`,
	}},
}

package replies

// wayOuts ask for the way out: a question, and a wish to leave.
var wayOuts = [...]string{
	`where|what|which ~ button|press|tap|click ~ stop|off|leave|out|unsubscribe, what do i press|tap|click to, how|where ~ switch|turn|shut|cut these|this|them off|out`,
	`waar|welke ~ knop|klik|druk ~ af|uit|stoppen|stop|zetten, waar druk|klik ik om|op, knop om dit|deze|die|hier|het af|uit|te|weg`,
	`wo|welcher|welchen ~ knopf|button|drücken|klicken ~ aus|ab|raus|abmelden|aufhören, um hier|da raus, rauszukommen, rauskommen, um das abzustellen|auszuschalten|loszuwerden, wie kommt|komm|komme ~ hier|da raus|weg`,
	`hvor|hvilken ~ knap|trykker|trykke|klikker ~ stoppe|af|ud|fra|ikke, knap|knappen til|for at stoppe|afmelde|slå|komme, hvordan slår|slukker|lukker jeg|man det|dem|dette|beskederne`,
	`var|vilken ~ knapp|knappen|trycker|klickar ~ stänga|stoppa|sluta|av|ut|ur|inte, knapp|knappen för att stänga|stoppa|sluta|gå, var avslutar|stänger|stoppar jag|man, hur stänger|slår|stoppar jag|man ~ detta|det|dem`,
	`où|quel ~ bouton|appuyer|appuie|clique|cliquer ~ arrêter|sortir|plus|stopper|désinscrire, bouton pour arrêter|sortir|ne|stopper, s'enlever comment, comment ~ s'enlever|se|on retirer|sort|enlever, on s'enlève`,
	`dónde|qué ~ botón|apretar|pulsar|pulso|aprieto|tocar|clico ~ parar|salir|no|baja|quitar|quitarme, botón para salir|parar|que|darme|quitar|borrarme, cómo quito|apago|paro|desactivo|cancelo esto|estos|estas|esta|este`,
}

// leavingFamilies are ways to want one's number gone.
var leavingFamilies = []family{
	// Where is the button for it?
	{meansHow, wayOuts}, {meansLeave, wayOuts},
	// Now I want out.
	{meansLeave, [...]string{
		`i want|wanna out|off, i'd like out|off, unscribe|unscribed|unsuscribe`,
		`wil ik eruit|eraf|weg|uit|af, wil ik er uit|af|vanaf`,
		`will|möchte ich raus|austreten|weg`,
		`vil jeg ud|af|væk|meldes|afmeldes|slettes`,
		`vill jag ur|av|bort|ut`,
		`je veux sortir|partir|m'en aller, je voudrais sortir|partir`,
		`quiero salirme|borrarme|quitarme|desapuntarme|irme, quisiera salirme|borrarme|quitarme`,
	}},
	// Rather not.
	{meansWant, [...]string{
		`prefer|rather`, `verkies|hoeven|prefereer`, `bevorzuge|ziehe`, `foretrækker|foretrække`, `föredrar|föredra`, `préférerais|préfère|préférons`, `prefiero|preferiría|preferimos|preferiríamos`,
	}},
	{meansAny, [...]string{
		`nonsense|faff|guff`, `gezever|gezaag|gezanik|dingetjes`, `gelaber|gedöns|gelabere`, `vrøvl|pjat`, `trams|tjafs|skräp`, `bidule|blabla`, `cositas|cosillas|chorradas`,
	}},
	// Bring mum out.
	{meansRemove | meansMe, [...]string{
		`take|get|remove|delete him|her|mum|dad|mother|father|husband|wife|grandad|gran|nan ~ off|from|out|please, take him|her off`,
		`haal|haalt|haal|schrijf|meld hem|haar|mijn moeder|vader|man|vrouw|ma|pa ~ uit|af|eraf|eruit, haal hem|haar eraf|eruit`,
		`nehmt|nehmen|streicht|löscht|lösch|tragt|meldet ihn|sie|meine|meinen|meiner mutter|mann|vater|frau|oma|opa ~ raus|aus|ab|runter, nehmt|nehmen ihn|sie raus|runter`,
		`tag|fjern|slet|meld ham|hende|mor|far|mormor|farmor|morfar ~ af|ud|fra, tag ham|hende af`,
		`ta|plocka|stryk|plockar|tar|stryker bort henne|honom|mamma|pappa|mormor|farmor, ta|plocka|stryk henne|honom|mamma|pappa ~ bort|ur|från`,
		`enlevez|retirez|supprimez|désinscrivez|rayez ma|mon|la|le|l|maman|papa mère|père|mari|femme|grand ~ de|du, merci de l'enlever|l'effacer`,
		`quiten|quitad|quita|borren|borrad|saquen|sacad a|la|lo mi|él|ella madre|padre|marido|mujer|abuela ~ de`,
	}},
	// Verbs as one says them in a subordinate clause.
	{meansRemove, [...]string{
		`suppress|deregister|unlink|unsave`,
		`verwijderd|schrapt|wegdoet|wegneemt|uithaalt|afhaalt`,
		`rausnehmt|rausnehmen|rauslöscht|rauslöschen|herausnehmen|runternehmt|runternehmen|rausschmeißt|streicht|löscht|entfernt`,
		`udelader|stryges|slettes|fjernes|udgår`,
		`stryker|raderar|plockar|slänger|raderas|strykas`,
		`supprimiez|retiriez|enleviez|effaciez|rayiez|suppr|m'enlever|menlever|enlevé|effaciez|radie|radies`,
		`quitarais|quitaras|quites|quitaseis|borrarais|borraras|borréis|borres|eliminen|eliminéis|elimines|eliminarais|saquéis|saques|sacarais|quitadme|quitadlo|borradlo|borradme|eliminadlo|eliminadme|retírenlo|retírenme|suprímanme|suprimirme|suprímanlo|táchenme|táchennos|tachen|tachad|tachadme|tacha|táchame`,
	}},
	// The club that sends them.
	{meansList, [...]string{
		`text|sms|message|messaging|whatsapp|vip club|group|service|list, message service, texting club`,
		`app|sms|whatsapp|bericht club|groep|dienst|service, appclub|klantenclub|smsclub|berichtendienst|appservice`,
		`sms|whatsapp|nachrichten club|klub|gruppe|dienst|service, kundenclub|kundenklub|nachrichtendienst|whatsappgruppe`,
		`sms|whatsapp|besked klub|gruppe|tjeneste|service, kundeklub|kundeklubben|smsklub|beskedtjeneste|beskedtjenesten|smstjeneste`,
		`sms|whatsapp|meddelande klubb|klubben|grupp|tjänst, kundklubb|kundklubben|smsklubb|smsklubben|smstjänst|medlemsutskick`,
		`club|groupe|service|canal whatsapp|sms|messages, club de messages|sms`,
		`club|grupo|servicio|canal de whatsapp|sms|mensajes|wasap, grupo whatsapp`,
	}},
	// I say goodbye to the list.
	{meansOut, [...]string{
		`saying|say goodbye|bye|farewell to, bidding you farewell, quitting, leaving`,
		`neem|nemen ~ afscheid, zeg ~ vaarwel|gedag, verlaat|verlaten`,
		`verabschiede|verabschieden ~ mich|uns, sage|sag ~ tschüss|adieu|lebewohl, verlasse|verlassen`,
		`siger|sige ~ farvel, tager ~ afsked, forlader`,
		`säger|säga ~ hejdå|adjö|farväl, tar ~ avsked|farväl`,
		`dis|dire adieu|au, prends|prendre congé, quitter|quitte|quittons`,
		`despido|despedirme|despedimos ~ de, digo adiós, abandono|abandonar`,
	}},
	// Said when one has done it.
	{meansCourtesy, [...]string{
		`bye|goodbye|byebye|cya|ciao, so long, good bye`,
		`doei|doeg|doeii|ciao|dag, tot ziens, tot nooit, a u b`,
		`tschüss|tschüssi|tschau|ciao|servus, auf wiedersehen, und tschüss`,
		`farvel|hejhej|ciao, hej hej, på gensyn`,
		`hejdå|hejhej|adjö|ciao, hej då, hej hej`,
		`ciao|bye, au revoir, bon vent, s v p, s t p, bonne continuation`,
		`adiós|chao|chau|ciao|agur, hasta luego, hasta nunca, hasta siempre, x favor, por fa`,
	}},
}

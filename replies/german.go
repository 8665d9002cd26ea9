package replies

var german = vocabulary{
	words: map[meaning]string{
		meansFound: `gefunden gekauft besorgt`,
		meansStop: `stop stopp stoppen stoppt stoppe aufhören aufzuhören einstellen einzustellen unterlassen unterlasst unterlassung unterbinden aufhör aufhöre
			stoppts einstelle stops`,
		meansAlone: `schluss schluß genug reicht reichts ende löschen entfernen kündigen streichen raus weg verschwindet aufhörn hörtsauf beenden abstellen
			abschalten widerspruch aus`,
		meansLeave: `abmelden abmeldung abzumelden abbestellen abbestellung abzubestellen austragen auszutragen austragung abmelde deabonnieren abbestelle
			abmeldn abmeldewunsch austrage austreten rausnehmen rauszunehmen herausnehmen herauszunehmen rausgenommen rausschmeißen rauswerfen entfolgen
			rauslöschen löschung abmeldet rausstreichen ausklinken aussteigen abspringen abbestelln abmeldne rausgehen entfolge entfolgt
			werbewiderspruch`,
		meansExplicit: `abmeldelink abmeldlink abbestelllink inruhe inruh werbesperre kontaktverbot kontaktsperre sperrvermerk robinsonliste`,
		meansCut: `kündigen kündige beenden beendet beende stornieren abstellen abschalten abstellt ausschalten sperren blockieren einstellen abzustellen
			kündigung storniere deaktivieren schalte loswerden absehen abzusehen`,
		meansRemove: `löschen lösche löscht löschung löschts entfernen entferne entfernung nehmen nimm nehmt streichen streicht streiche rausnehmen herausnehmen
			herauszunehmen rauszunehmen tilgen schmeißt schmeißen werft werfen rausschmeißen raus runter streich rauslöschen vergesst vergessen vergiss
			entfernts nehmts schmeiß wegnehmen löschn verschwinden ausradieren entfernt lösch rauskicken kicken kickt kick rausholen rausstreichen
			rauswerfen`,
		meansMe: `mich mir uns mi`,
		meansList: `liste listen verteiler* nummer nr telefonnummer handynummer daten kontaktliste kartei datenbank kontakte kontakten mailingliste gruppe
			system kontaktdaten mobilnummer adressbuch adressliste datensatz kundenkartei datenbestand handynr telefonliste tel rufnummer verzeichnis
			personendaten *liste *verteiler *datenbank *nummer kundendaten infoliste adressverteiler bestand name namen listn dabei sperrliste datei`,
		meansMessage: `nachricht* werbung werbe* mitteilung* mails mail angebot angebote angeboten gesimse infos info message* newsletter* massage* rundmail*
			rundschreiben benachrichtigung* aktion aktionen werbeflut whatts* whatsap* wa whatsappnachricht* *nachrichten *nachricht *werbung *mails
			*newsletter *angebote post zusendungen zusendung sendungen spam* reklame* prospekte meldungen zeugs sms gutscheine rabattaktionen
			kontaktaufnahme kontaktaufnahmen anrufe textnachrichten werbig nachrichte*`,
		meansAny: `nichts nix zeug zeugs kram mist scheiß scheiss scheiße scheisse müll quatsch dreck schrott schmarrn schmarren sachen blödsinn was irgendwas
			ding dinger schmarn krams nüscht nüx unsinn mül`,
		meansSend: `schicken schick schickt schicke schickts senden sende sendet sendets zusenden zuschicken zusendung zuzusenden zuzuschicken geschickt
			zugeschickt zugesendet gesendet verschicken send schicket übersenden sendn zukommen schicked schickid schigge`,
		meansContact: `schreiben schreibt schreib schreibe schreibts anschreiben angeschrieben kontaktieren kontaktiert belästigen belästigt belästigung anrufen
			nerven nerv nervt bombardieren spammen spammt zuspammen zugespammt zuspamt zumüllen vollspammen behelligen stören texten zutexten
			zuschreiben melden meldet whatsappen kontakt anzuschreiben zubombardieren gespammt zuballern zuballert volltexten kontaktaufnahme schreibn
			bombardiert stört simsen nutzt benutzt verwendet nutzen benutzen verwenden schriibe schriibed schribe schribed`,
		meansReceive: `bekomme bekommen bekommt erhalte erhalten erhält kriege kriegen kriegt empfangen kriag krieg bekam gekriegt bekomm kriagn kriang griagn
			bechume bechomme übercho`,
		meansWant: `will möchte mag wünsche wünschen möchten wollen wollte wollten bedarf brauche brauchen brauch mog wü wünscht erwünscht gewünscht lust möcht
			verzichte verzichten nötig bock benötige benötigen wolle wünsch mächte moechte möchtn untersage verbiete verbitte sinnlos zwecklos unnötig
			überflüssig lieber willkommen wui wüll wott wett woin mecht ablehne verweigere`,
		meansNot: `nicht kein keine keinen keiner keinerlei keinem nichts nie niemals nix ned net nich nit nicjt keinesfalls weder nimmer nüscht nimma koa
			koane keins ka nd ni nüx untersage verbiete verbitte nüme sinnlos zwecklos unnötig überflüssig verzichte kei keen keene nümm nüm ablehne
			verweigere`,
		meansMore: `mehr weiteren weitere weiterer weiteres länger weiterhin wieder nochmal nochmals künftig künftige zukünftig zukunft nimmer nimma erneut
			fortan ferner je jemals mehrmals nüme meh nümm nüm`,
		meansWithdraw: `widerrufe widerrufen widerruf ziehe entziehe zurückziehen zurücknehmen widerruft entzogen zurückgezogen nehme wiederrufe wiederruf entziehen`,
		meansConsent: `einwilligung* zustimmung* erlaubnis genehmigung einverständnis* werbeeinwilligung einverstanden zugestimmt datenschutzeinwilligung stimme
			willige unterschrieben`,
		meansThreat: `anwalt anwältin rechtsanwalt dsgvo abmahnung abmahnen anzeige anzeigen polizei datenschutzbehörde verbraucherzentrale bundesnetzagentur
			rechtliche klage verklage verklagen beschwerde beschweren aufsichtsbehörde blockiere blockieren blockiert melde datenschutzbeauftragten
			datenschutzbeauftragter gericht juristisch juristische rechtsschutz anwalts uwg landesdatenschutz`,
		meansIf: `wenn falls sonst nächste nächsten ansonsten bevor sollte andernfalls oder nochmal`,
		meansOther: `bestellung bestellungen auftrag paket päckchen lieferung sendung termin reservierung kurs kurse stunde training veranstaltung webinar reise
			vertrag* finanzierungsvertrag versicherung mitgliedschaft fitnessstudio abo konto kundenkonto produkt artikel tüte kiste adresse rechnung
			quittung rückerstattung gutscheincode rabatt code tisch zimmer flug hotel ticket tickets karten party feier fest team spiel turnier bus
			bushaltestelle haltestelle zug bahn tram straßenbahn bahnhof ubahn auto parken tür kuchen brot käse zucker zwiebel zwiebeln soße kaffee tee
			schuhe kleid größe farbe seite website warenkorb wunschliste lastschrift kredit katalog rauchen lachen weinen essen trinken regnen regen
			arbeiten verkaufen produktion produzieren herzustellen abfluss hahn lärm hund katze garantie rezept rezepte workshop lehrgang schwimmkurs
			yogakurs bringdienst lieferadresse geburtstag führung seminar probetraining untersuchung impfung arzttermin zahnarzt nachhilfe schule kita
			hort elternabend nachname stühle sofa schrank anmeldung fortbildung waschmaschine kellnern sortiment krabbelgruppe yoga pilates *kurs
			*termin *vertrag passwort inspektion probefahrt leasing werkstatt bremsen motor leasingvertrag unfall servicetermin flecken unkraut rost
			quietschen beitragserhöhung erhöhung beitrag gurken burger rückzahlung bescheid abbuchung preiserhöhung miete *adresse *bestellung
			*lieferung *rechnung *paket *stunde *unterricht *abo *anmeldung aufgehört fahre alarm`,
		meansOnly: `ausschließlich lediglich außer`,
		meansUntil: `bis morgens abends nachts sonntags samstags montags mittags vorerst erstmal vorübergehend urlaub wochenende wochenenden pause pausieren
			tagsüber arbeitszeit feierabend werktags feiertagen sonntag momentan derzeit zurzeit`,
		meansFewer:    `weniger oft seltener zuviele zuviel`,
		meansGet:      `bekommen erhalten kriegen`,
		meansInterest: `interesse interessiert`,
		meansSelf:     `ich i wir`,
		meansCan:      `kann können konnte klappt geht funktioniert`,
		meansAnd:      `und aber also daher deshalb sondern`,
		meansObject:   `widerspreche widersprech widerspruch widersprechen einspruch`,
		meansOut:      `raus weg runter heraus`,
		meansThis:     `das dies diese dieses des dat`,
		meansMistake:  `versehentlich irrtümlich`,
		meansTired:    `leid`,
		meansJoined:   `angemeldet abonniert aboniert angekreuzt eingetragen angeklickt getippt gedrückt mitgemacht teilgenommen vertan`,
		meansDaily:    `ständig täglich dauernd andauernd tagtäglich permanent`,
		meansHow:      `wie`,
		meansHave:     `hab habe haben`,
		meansLeft:     `abgemeldet ausgetragen abbestellt gelöscht gestrichen gestoppt eingestellt beendet`,
		meansAsk:      `warum wann wo was welche wieso weshalb wozu woher ob welcher welches gibts`,
		meansRequest:  `könntest könnts kennts`,
		meansFiller: `ich sie ihr du wir meiner meines unser unsere es das dies diese diesen dieser dieses die den dem der dir euch ihnen meine mein meinen ihre
			ihrer ihren ihrem eure eurer eurem euren deine deiner deinem von vom aus um zu zum zur ab an auf mit für im per über bei jetzt sofort
			umgehend hiermit damit alle allen alles auch und oder so endlich gerne einfach sein in werden werde wird bin ist sind kann können könnt
			könnten könnte wollt mal doch hier immer gar überhaupt sich unverzüglich nein nun ne na ja eh aber da dran davon daran darauf daraus drauf
			draus raus rein ein eine einen einem nur noch schon handy telefon whatsapp tag woche heute komma punkt bitteschön dass hat hätte würde
			würden ganz sehr echt wirklich tatsächlich langsam eigentlich leute jungs mensch verdammt verdammte verfickte fuck bloß sofern lieb nett
			freundlich gegenüber via am als denn dann wegen weil laden geschäft firma seite jemand bereits schnellstens schleunigst dauerhaft komplett
			generell grundsätzlich sämtliche sämtlicher vollständig euer ihrerseits ma s fei bitt zwar seitdem ihrs habts tuats halt eicha moi jetz isch
			selber machen tun man irgendwie irgendwo irgendwann total voll extrem tierisch mega krass brutal wahnsinnig furchtbar digga diggah bruder
			bro alter alda brudi wallah mann boah ey puh uff`,
		meansCourtesy: `bitte danke dank dankeschön hallo hi moin servus grüezi liebe lieber liebes sehr geehrte geehrter damen herren team freundlichen freundliche
			freundlichem viele vielen beste besten voraus entschuldigung ja okay ok merci büdde bidde bitt gern gerne sorry tach nabend tschuldigung
			hallöchen verstanden kapiert bittschen bittschön bittschee bittscheen bitschön biddschee bitti`,
		meansArticle: `ein eine einen einem der den dem`,
		meansHint:    `spam betrug weniger zuviele unerwünscht unerwünschte stornieren nervt ernsthaft`,
		meansAbout:   `über bezüglich betreffend`,
		meansJoining: `weil denn`,
		meansClosing: `gruß gruss grüße grüsse grüßen mfg lg vg hochachtungsvoll`,
		meansBlocked: `geblockt blockiert blockiere blockier geblockiert blocke block`,
		meansUndo:    `rückgängig zurücknehmen widerrufen stornieren`,
		meansChannel: `mail email post brief telefon katalog prospekt papier newsletter`,
	},
	phrases: map[meaning]string{
		meansStop: `hör|hört|hören|höre|hörts|hörn|hörst|hoert ~ auf, stellt|stellen|stell|stelle ~ ein, lass|lasst|lassen|laßt|lassts das|es|dat sein|bleiben,
			lass|lasst|lassen|lassts ~ bleiben|sein, schluß mit|damit|jetzt, machen sie schluss, macht schluss, sein lassen, bleiben lassen, aus mit,
			jetzt ist schluss, schluss jetzt, stellt|stellen|stell ~ ab`,
		meansAlone: `es reicht, mir reichts, mir reicht es, jetzt reichts, verpiss dich, verpisst euch, haut ab, ruhe jetzt, nein danke nicht mehr, lass es,
			lasst es, kein interesse mehr, kein bedarf mehr, weg damit, schluss aus, zieht leine, leck mich, geht weg, genug ist genug, fick dich,
			fickt euch, halt die klappe, lasst|lass|lassen den|diesen scheiß|mist|quatsch|blödsinn|unsinn, nein heißt nein, nein heisst nein,
			hab nein gesagt, habe nein gesagt, ich sagte nein, nein ist nein, mir langts, jetzt ist aber gut, jetzt ist gut, nun ist gut, jetzt langts,
			schluss aus ende, aus ende, bin raus, ich bin raus, ich steig aus, ich steige aus, danke ich verzichte, bin weg, ohne mich, lass stecken,
			lasst stecken, ab dafür, weg da, lasst gut sein, lasst mich, das reicht, das reicht jetzt, ruhe, zieht ab, aus die maus, feierabend damit,
			so das reicht, das langt, lasst das, lass das, lassen sie das, löschung erwünscht`,
		meansLeave: `melde|meld|melden|meldet|melds ~ ab, bestell|bestelle|bestellen|bestellt ~ ab, trag|trage|tragen|tragt|tragts ~ aus, ab melden,
			ab bestellen, hier raus, wieder raus, da raus, will raus, möchte raus, hier wieder raus, aus der gruppe, aus dieser gruppe,
			aus dem verteiler, von der liste, aus der liste,
			nehmt|nehmen|nimm|nehme|nemmt|nehmts|hol|holt|holen|schmeiß|schmeißt|schmeißen|werft|werfen|streich|streicht|lösch|löscht|löschen|lasst ~ raus|heraus|runter,
			raus aus, ich bin raus, schon ~ abgemeldet, bereits ~ abgemeldet, schon ~ abbestellt, abgemeldet werden, mich ~ abgemeldet,
			ausgetragen werden, gelöscht werden, entfernt werden, us em verteiler|system|verzeichnis, us de liste, us dem verteiler, gestrichen werden,
			aus eicha listn, aus enkara listn, gelöscht zu werden, werde|werd ich euch|sie|das|die|dich ~ los, wird man euch ~ los,
			wie|wo schaltet|stellt|schalte|stelle|beendet|beende|kündigt|bestellt|meldet man|ich das|die|hier|dies|diese|mich ~ ab|aus,
			wie|wo kann man|ich das|die|hier|dies|diese ~ abstellen|ausschalten|beenden|abschalten|kündigen|stoppen, wie beende ich das|die|dies|diese,
			damit das aufhört, dass das aufhört, damit|dass ~ aufhört, werd|werde|wird ich|man das|die|euch|sie ~ los,
			nachrichten|werbung|benachrichtigungen|newsletter aus|abstellen|ausschalten|kündigen`,
		meansExplicit: `lass|lasst|lassen|lassts|laß|laßt ~ in ruhe|frieden, in ruhe lassen, in frieden lassen, ruhe gelassen, mich zufrieden, zufrieden lassen,
			meine ruhe, keinen kontakt, kein kontakt, kein bock mehr auf, keine lust mehr auf,
			kein interesse ~ an euren|ihren|euerer|ihrer|diesen|eurer|weiteren|den nachrichten|werbung|angeboten|mails|newsletter|whatsapps|infos|mitteilungen,
			nichts ~ von ~ hören|lesen, nichts mehr hören, nichts mehr von euch|ihnen|dir, bleibt|bleib|bleiben ~ weg, nie wieder von,
			verschont mich|uns, verschonen sie mich|uns, verschon ~ mit, auf vergessenwerden, nicht stören, verzichte ~ auf, finger weg von, spart euch,
			sparen sie sich, geht ~ nicht auf die nerven, kann ~ verzichten, vergesst meine nummer, vergessen sie meine nummer, verpisst euch mit,
			haut ab mit, stop geschrieben, stopp geschrieben, stop gesagt, stopp gesagt, geschrieben ~ stop, gesagt ~ stop, schreibe ~ stop,
			stop geschickt, schluss mit|damit, schluß mit, in ruh, nüme schriibe, könnt ihr euch sparen, künftig sparen, schreiben ~ sparen,
			kein kontakt mehr, gebeten|gesagt ~ aufzuhören|aufhören|abzumelden|stoppen, nein danke zu, nein zu, lasst es gut sein, robinson liste,
			auf die nerven, hab keinen bock, keinen bock mehr, keine lust mehr, verschon|verschone mich|uns, erspart|erspar|ersparen mir|uns,
			ersparen sie mir|uns, bleibt mir vom leib, bleib mir vom leib, vom hals, könnt ihr behalten, lasst es mit, nehmt abstand von,
			nehmen sie abstand von, losst|lossts|loss|losts|lassts|lönd|lönt|loos|lot|lott ~ ruah|ruh|ruhe|rue|frieden, in ruah, i rue, mei ruah,
			mei ruh, künftig verschonen, verschont bleiben, bitte verschonen,
			sucht|such euch|dir|sie|sich wen|jemand|einen|ein ander|anders|anderen|anderes,
			nerv|nervt|belästigt|nerven|belästigen ~ wen|jemand|andere|jemanden anders|anderen|andere|leute,
			bekomm|bekomme|krieg|kriege|erhalte|kommt|kommen ~ immer|trotzdem noch|wieder,
			wieso|warum krieg|bekomm|bekomme|kriege|erhalte ich ~ immer|trotzdem|noch, geht woanders hin,
			geht|haut|verschwindet|bleibt ~ mit euren|eurem|eurer|ihren|ihrem angeboten|kram|zeug|werbung|mist, nicht über|per|via|auf|in whatsapp,
			per|über whatsapp nicht|keine|nichts, keine ~ auf diese|diesem|dieser|diesen|mein|meine nummer|handy|diensthandy,
			hatte|hab|habe mich ~ doch|schon|längst|bereits ~ abgemeldet|ausgetragen, dachte ~ abgemeldet|abbestellt|ausgetragen,
			verbitte|verbiete|untersage mir|ihnen|euch, spart|spar|sparen euch|dir|sie|sich, behaltet|behalten eure|euer|ihre|sie|den,
			könnt|könnts ihr ~ behalten, braucht|brauchen|brauchst ~ nichts|nix|nicht ~ schicken|schreiben|senden,
			aus eurem|euerm|ihrem|diesem|dem werbedings|werbekram|ding|zeug, schnauze voll von|mit, hängt mir zum hals,
			geht mir ~ auf die|den nerven|senkel|keks|sack, lasst|lass|laßt den mist|scheiß|quatsch|spam,
			reicht|reichts ~ mit eurer|euren|ihren|ihrer|dem|der|den, schluss mit, genug von euch|ihnen|euren|euch|dem, nächste nachricht geht,
			finger von meiner, jede weitere|weiteren, wieso|warum|weshalb steh|stehe|bin|stehen ich|wir ~ liste|verteiler|kartei|datei,
			ja gedrückt ~ nein, nein gemeint, muss ~ nicht sein, auf die blockliste, auf die blockierliste,
			angebote|nachrichten|werbung ~ sparen|schenken, terror jeden tag, können sie|ihr sich|euch ~ sparen|schenken, als abmeldung, als kündigung,
			jemand anderem, newsletter|nachricht|nachrichten|werbung kann|können ~ entfallen|weg|wegfallen, folge euch nicht, morgen auch nicht,
			auf die sperrliste, auf die blackliste, können|können wir ~ lassen, den|das ganzen|ganze kram|zeug ~ brauch|brauche ~ nicht, abmeldeknopf,
			abmelde button, scheiß auf eure|euren`,
		meansCut: `schalte|schalten|schalt|schaltet|mach|macht|machen|stell|stellt|stelle|dreht|dreh ~ aus|ab, fertig mit, durch mit, werde|werd ich ~ los,
			werde ich ~ los, los werden, werde ~ los, wird man ~ los, mach|macht|machen ~ weg, sehen|seht|sehe ~ ab`,
		meansRemove: `nehmt|nehmen|nimm|nehme|hol|holt|holen|schmeiß|schmeißt|werft|streich|streicht|streichen|lösch|löscht|löschen|schreibt ~ aus|von der|eurer|ihrer|dem|euerm|eurem|ihrem|diesem|dieser|dem,
			von nehmen, zu löschen, zu streichen, zu entfernen, rausnehmen aus, raus aus, raus mit|von mir|der`,
		meansList:    `dabei sein, teil davon, falsche nummer`,
		meansReceive: `zugeschickt bekommen, geschickt bekommen, zugesendet bekommen, kommt|kommen|kam|kamen ~ an|rein|durch`,
		meansWant: `würde gern, würde gerne, hätte gern, hätte gerne, habe ~ bedarf, bringt nichts, nicht nötig, keinen sinn, lehne ~ ab, lieber nicht,
			lieber keine`,
		meansNot: `auf keinen fall, nicht mehr, nie wieder, nie mehr, keine einzige, keinen einzigen, hör auf, weder noch, keine weiteren, keine weitere,
			lieber nicht, lieber keine, kein einziges, lehne ~ ab, verbitte mir, bringt nichts, nicht nötig, keinen sinn, nicht interessiert,
			kein interesse, keine interesse, nicht mehr interessiert`,
		meansMore: `nicht mehr, nie wieder, nie mehr, in zukunft, ab sofort, noch einmal, noch mal, ab jetzt, von jetzt an, keine weiteren, keine weitere,
			nicht länger, nicht aufhört, nicht aufhören, nicht aufhörst`,
		meansWithdraw: `ziehe ~ zurück, nehme ~ zurück, ziehen ~ zurück, nicht mehr`,
		meansThreat: `rechtliche schritte, schalte ~ anwalt, zum anwalt, geht ~ an meinen anwalt, an die verbraucherzentrale, bei der bundesnetzagentur,
			ich blockiere, rechtlich vorgehen, rechtlich gegen, rechtlichen schritten, wird blockiert, zeige ~ an`,
		meansIf: `noch eine, noch einmal, noch ein, nächstes mal, beim nächsten mal, noch mal, noch so eine, noch so ein`,
		meansOther: `hat aufgehört, stopp am, stop am, alte nummer, neue nummer, mein abo, auf lager, alte adresse, neue adresse, stopp in, das wollte ich nicht,
			nicht mehr raus, raus mit der`,
		meansOnly: `nur noch|die|den|das|über|für|zu|wenn|bei|am|einmal|zum, bloß die, bitte nur, nicht die, keine infos zu|über`,
		meansUntil: `am wochenende, am sonntag, am samstag, um 7 uhr, um 6 uhr, vor 9|8|10 uhr, nach 20|21|22|18 uhr, so früh, so spät, in der nacht,
			diese woche, diesen monat, nicht jetzt, jetzt nicht, heute nicht, erst wieder, erst nach, erst im, erst ab, im moment, zur zeit, am morgen,
			am abend, in der früh, für die nächsten, während der arbeit, auf der arbeit`,
		meansFewer: `so viele, so oft, so viel, zu viele, zu viel, zu oft, pro woche, im monat, in der woche, pro monat, einmal im, einmal pro, 1x die, 1x im,
			etwas weniger, ein bisschen weniger, nicht so, nicht jeden`,
		meansKeep: `gerne weiter, gern weiter, sind ok, ist ok, sind okay, ist okay, passt schon, will ich behalten, gerne noch, weiterhin gerne,
			weiterhin gern, aber gerne, aber gern, aber bitte weiter, will ich weiter, möchte ich weiter, rest ist, der rest, andere gern,
			sind in ordnung, ist in ordnung, ja gerne, gerne weiterhin, dürfen bleiben, kann bleiben, dürft ihr, aber weiter, interessieren mich,
			interessiert mich aber, finde ich gut, sind willkommen, will ich schon, schon noch, aber noch haben`,
		meansInterest: `nicht interessiert, kein interesse, keine interesse, nicht mehr interessiert`,
		meansMistake: `aus versehen, versehentlich abgemeldet, wieder anmelden, wieder bekommen, wieder eintragen, wieder aufnehmen, wieder rein, wieder dabei,
			neu anmelden, wieder angemeldet, wieder einschalten|aktivieren|freischalten|anschalten|einrichten|anstellen|anmachen|zuschicken,
			wieder zu bekommen, wieder erhalten, wieder haben, wieder kriegen, wieder schicken, wieder auf die`,
		meansYet: `noch nicht, noch kein`,
		meansTired: `genug von, genug mit, habe ~ satt, hab ~ satt, die nase voll von, die schnauze voll von, genervt von, schnauze voll, nase voll,
			überdrüssig, es leid mit`,
		meansRefuse: `nein danke, nee danke, ne danke`,
		meansDaily:  `jeden tag, jede woche, jede stunde, am tag, dreimal am tag, jeden morgen, jeden verdammten tag, tag und nacht, rund um die uhr`,
		meansAsk:    `kann ich, darf ich, muss ich, kann man, gibt es, habt ihr, haben sie, hast du, gibt's, ist es möglich`,
		meansRequest: `können sie, könnten sie, könnt ihr, könntet ihr, kannst du, könntest du, würden sie, würdet ihr, kann mich|jemand bitte|mich|mal,
			wäre es möglich, würdest du, darf ich bitten, wie oft muss, wie oft soll, kann ich bitte, könnte ich, wärt ihr so, wären sie so`,
		meansFiller: `wie oft muss, wie oft soll, wie oft, wie kommen sie|ihr, wieviel mal, kein kunde, keine kundin, nie bestellt, nie angemeldet,
			nicht angemeldet, nie zugestimmt, nie eingewilligt, nicht bestellt, keine ahnung, kein problem, nicht nett, nicht gefragt, kein auto mehr,
			wohne nicht mehr, kein hund mehr, keinen hund mehr, keine katze mehr, keine möbel mehr, kaufe nicht mehr, nicht mehr bei euch,
			nicht mehr in, nicht wahr, nicht normal, nicht ok, nicht okay, nicht in ordnung, nicht lustig, nicht witzig, nicht dass, nicht böse gemeint,
			nicht persönlich, ich kenne sie nicht, kenne euch nicht, nie gegeben, so schnell wie möglich, falls möglich, wenn möglich, wenn es geht,
			wenns geht, von euch, kein wort deutsch, kein deutsch, woher haben sie|ihr, woher habt ihr, was soll das, was ist daran, falsche nummer,
			zu meinem, stop stop, nix für ungut, nichts für ungut, wenn ich bitten darf, auch wenn, war nie, bin nicht, bin kein, bin keine, ned amal,
			keine ahnung woher, woher auch immer, schluss mit lustig, nicht schon wieder, ihr nicht schon wieder, nicht ihr wieder, keine ahnung wer,
			keine ahnung wie, letzten mal, letzte mal, nein nicht wieder, oh nein nicht wieder, ihr wieder`,
		meansCourtesy: `guten tag, guten morgen, guten abend, grüß gott, gruß gott, vielen dank, im voraus, schönen tag, schönen abend, nein danke, seien sie so,
			sei so, nicht böse sein, seid so gut, seid so lieb, grüß euch, schönes wochenende, ne danke`,
		meansHint: `nein danke, kein interesse, keine interesse, nicht interessiert, kein bedarf, wer ist das, wer sind sie, wer seid ihr, wer bist du,
			nicht jetzt, jetzt nicht, heute nicht, später vielleicht, woher haben sie, woher habt ihr, warum bekomme ich, wieso bekomme ich,
			schon wieder, zu viele, zu oft, abo kündigen, falsche nummer, lass mal, lasst mal, was soll das, nie angemeldet, muss das sein, schon gut,
			na toll, nee danke, ne danke, nicht schon wieder`,
		meansClosing: `mit freundlichen grüßen, freundliche grüße, viele grüße, liebe grüße, beste grüße, gesendet von, schöne grüße, herzliche grüße,
			mit freundlichem gruß`,
		meansHow: `gibt es eine|irgendeine|ne, gibts eine|ne|irgendeine, was muss ich|man, welchen knopf, welche taste`,
	},
}

package whatsapp

var dutch = vocabulary{
	words: map[meaning]string{
		meansFound: `gevonden gekocht aangeschaft`,
		meansTired: `spuugzat kotsbeu beu moe strontzat`,
		meansStop:  `stop stoppen ophouden kappen staak staken beëindigen stoppe ophoud kappe stopp stops stopzetten stopgezet stopzet ophoude kap stopen`,
		meansAlone: `genoeg basta verwijderen verwijder wissen delete eruit opzeggen opzouten opgerot oprotten`,
		meansLeave: `afmelden afmelding afmelde afmeld afmeldt uitschrijven uitschrijving uitschrijf uitschrijft deabonneren afmeldverzoek uitschrijve afmelle
			afmelen deregistreren uitsluiten afhaken uitstappen`,
		meansExplicit: `afmeldlink uitschrijflink`,
		meansCut: `opzeggen annuleren beëindigen beëindig uitzetten blokkeren stopzetten opheffen annuleer intrekken afzetten afsluiten uitschakelen
			uitschakel uitgezet`,
		meansRemove: `verwijder verwijderen verwijdert verwijdering wis wissen schrap schrappen haal halen uithalen eraf afhalen delete deleten gooi gooien streep
			strepen doorhalen weghalen vergeet wegdoen haalt wist verwijdere verdwijnen weg smijten kwijt`,
		meansMe: `mij me ons mn m mijzelf mezelf`,
		meansList: `lijst lijsten lijstje bestand nummer nr telefoonnummer telnr gegevens verzendlijst maillijst mailinglijst mailinglist database systeem
			contacten adressenbestand groep adresboek klantenbestand bestanden belijst applijst appgroep verzendgroep data persoonsgegevens mobiel
			telnummer 06 nummertje verzendlijsten administratie contactlijst *lijst *bestand naam gsm reclamebestand meedoen lid *gegevens`,
		meansMessage: `bericht berichten berichtje berichtjes berichte bericten appje appjes apps appen reclame* advertentie* aanbieding aanbiedingen nieuwsbrief
			nieuwsbrieven mailtje mailtjes mails mail smsje smsjes promotie promoties melding meldingen boodschappen info ongein *berichten *berichtjes
			*appjes *mails *reclame reklame whatsappjes whatsappberichten uitnodigingen updates post acties notificaties pushberichten marketing* spam
			spamberichten folders gespam geapp verleidingen messages reclamebestand`,
		meansAny: `niks niets iets troep rotzooi zooi zooitje onzin meuk gedoe rommel gezeik gezeur geouwehoer dingen zoiets spul nix nks ongein bende
			flauwekul`,
		meansSend: `stuur sturen stuurt verstuur verstuurt versturen toesturen zend zenden toezenden verzenden gestuurd stuurde doorsturen opsturen toegestuurd
			toezending gestuurt stuurd`,
		meansContact: `appen app appt mailen mail schrijven schrijf lastigvallen lastig bel bellen benaderen benader benaderd contacteren contacteer spammen spam
			geappt bestoken bestook bombarderen storen stoor stalken whatsappen whatsapp sms smsen bericht contact gebeld bestookt lastiggevallen zeuren
			gebruiken schrijft belt stoort gecontacteerd gecontacteert gestoord gemaild benadert gespamd`,
		meansReceive: `krijg krijgen krijgt ontvang ontvangen ontvangt gekregen kreeg ontvange krijge binnenkrijgen`,
		meansWant: `wil willen wens wensen hoef hoeven hoeft wou wilde behoefte wilt prijs zin trek behoeft nodig gediend zit wenst zitten gewenst wille verbied
			graag zinloos onnodig overbodig liever welkom`,
		meansNot: `niet geen nooit niets niks nie noch nimmer geeneen nix gn niemand nergens nt verbied zinloos onnodig overbodig weiger nul nimeer niemeer
			nemeer nimmeer nimer`,
		meansMore:     `meer langer verder opnieuw nooitmeer voortaan toekomst toekomstige weer mr eens verdere nogmaals nimeer niemeer nemeer nimmeer nimer`,
		meansWithdraw: `intrekken herroepen intrekking herroep herroeping trek ingetrokken`,
		meansConsent:  `toestemming akkoord instemming machtiging`,
		meansThreat: `advocaat politie ap aangifte klacht melden meld toezichthouder autoriteit consumentenbond acm avg juridische blokkeer blokkeren rechter
			jurist gemeld blok juridisch stappen consuwijzer`,
		meansIf: `als indien anders volgende of zodra`,
		meansOther: `bestelling bestellingen order pakket pakketje levering bezorging afspraak cursus les lessen workshop training bijeenkomst avond event
			evenement webinar reis contract verzekering polis lidmaatschap sportschool abonnement account product artikel tas zak adres factuur bon
			terugbetaling kortingscode code korting tafel kamer vlucht hotel ticket tickets feest feestje kamp team wedstrijd toernooi boot bus trein
			tram metro halte bushalte station auto parkeren taart brood kaas suiker ui uien saus koffie thee schoenen jurk maat kleur site website
			winkelmand mandje automatische incasso lening kaart catalogus roken lachen eten drinken regenen werken verkopen maken douche gootsteen kraan
			afvoer actie sale wachtlijst kat hond garantie groepsles recept recepten zwemles rijles clinic borrel diner excursie verkoop rekening
			behandeling bezorgadres handtekening verkocht snoepen chocola chocolade achternaam deur kaartjes stoel stoelen behang lekken vlek
			vlekken onkruid piepen barbecue bbq open huis inruil proefrit onderhoud beurt apk bestelde premie premies sportabonnement motor opzegtermijn
			prijsverhoging beslissing notaris *adres *bestelling *cursus *lesson *pakket *contract *abonnement *levering *afspraak`,
		meansOnly:     `slechts behalve uitsluitend`,
		meansUntil:    `tot totdat tijdelijk voorlopig ochtends avonds zondags tijdens voordat weekend weekenden nachts pauze pauzeren vakantie`,
		meansFewer:    `minder vaak zoveel teveel dagelijks wekelijks`,
		meansGet:      `ontvangen krijgen`,
		meansInterest: `interesse geïnteresseerd`,
		meansSelf:     `ik wij we`,
		meansCan:      `kan kunnen kon lukt gelukt`,
		meansAnd:      `en maar dus want`,
		meansObject:   `bezwaar verzet`,
		meansOut:      `uit af eruit eraf weg vanaf`,
		meansThis:     `dit dat deze die ze dees`,
		meansMistake:  `vergist`,
		meansJoined:   `aangemeld aangevinkt geabonneerd ingeschreven`,
		meansDaily:    `continu telkens`,
		meansHow:      `hoe`,
		meansHave:     `heb hebben`,
		meansLeft:     `afgemeld uitgeschreven gewist verwijderd geschrapt gedelete uitgehaald afgehaald gestopt stopgezet beëindigd`,
		meansAsk:      `waarom wanneer waar welke wat hoezo`,
		meansRequest:  `kunde wilde`,
		meansFiller: `ik u jullie je jij wij we dit dat deze die het er hier mijn uw jouw van vanaf met voor aan op uit af in via te om nu nou direct meteen
			gelijk maar hoor alle alles allemaal al eindelijk gewoon ook en zo toe mee ermee hiermee daarmee daar echt absoluut onmiddellijk is zijn ben
			wordt worden kunnen zouden zou nee ons onze moet mag kan heb hem ze toch dus zeg ach godverdomme verdomme kut kanker bij naar door allen per
			subiet jongens mensen meneer mevrouw want dan hij zij wel zit ge gij da ne nog steeds dees keer de een den winkel zaak bedrijf telefoon
			mobiel whatsapp app dag week komma punt iemand ooit eens hieraan hiervan ervan hierop hiervoor daarvan daarop daarvoor hiertoe even ff effe
			snel heel erg helemaal soort beter liever klant vandaag asjeblieft zoals gaan ga gaat doe doen laat laten gsm hé he seg amai mijne handel
			haar heden duidelijk daags oma opa geweest staan der tis mij nooit gek word men zich`,
		meansCourtesy: `aub alstublieft alsjeblieft alsublieft alstubleift asjeblieft ajb svp graag gaarne bedankt dank dankjewel dankuwel dankje hoi hallo dag
			goedemorgen goedemiddag goedenavond goedendag beste gelieve geachte heer mevrouw mevr mijnheer hartelijk vriendelijk vriendelijke vast
			alvast sorry ja oke verzoek vriendelijkst moi hai excuses groetjes thanx begrepen duidelijk`,
		meansArticle: `de een het den deze`,
		meansHint:    `spam ongewenst ongewenste annuleren alweer minder teveel irritant zucht`,
		meansAbout:   `over omtrent betreffende`,
		meansJoining: `omdat aangezien want`,
		meansClosing: `groet groeten groetjes gr mvg hoogachtend grtz grt mvrgr`,
	},
	phrases: map[meaning]string{
		meansThis:    `kan|mag dit|dat|het uit, doe dit|dat|het uit`,
		meansReceive: `komen|komt|kwam ~ binnen|aan|door`,
		meansStop: `kap ~ mee|ermee, hou op, houd op, op te houden, te stoppen, ophouden met, klaar mee, afgelopen met, zet ~ stop, stop te zetten, hou es op,
			hou ermee op, hou|houd|houden|houde|hout|schei|scheid ~ op|mee|uit, houdt u|jullie ~ op|mee, gedaan met`,
		meansAlone: `nu is het genoeg, ik ben er klaar mee, ben er klaar mee, het is genoeg, genoeg zo, klaar ermee, rot op, flikker op, kap ermee, donder op,
			sodemieter op, hoeft niet meer, hoeft niet meer hoor, ga weg, tyf op, laat me, genoeg is genoeg, groep verlaten, gedaan ermee,
			ermee gedaan, het is genoeg geweest`,
		meansLeave: `meld|melden|melde|meldt ~ af, schrijf|schrijft|schrijven ~ uit, af te melden, uit te schrijven, zeg|zegt ~ nieuwsbrief ~ op, uit deze groep,
			uit de groep, wil eruit, ik wil eruit, wil eraf, kom ik hier vanaf, hier vanaf, ik wil weg, wil ~ vanaf, doe mij|me maar niet, af melden,
			afgemeld worden, geen prijs op, vanaf melden, vanaf komen, al ~ afgemeld, eerder afgemeld, reeds afgemeld, uitgeschreven worden,
			worden afgemeld, worden uitgeschreven, verwijderd worden, worden verwijderd, geschrapt worden, als afgemeld, verwijderd te worden,
			afgemeld te worden, uitgeschreven te worden, op non actief, niet meer op de lijst, kom ik ~ van jullie af, kom ik jullie kwijt,
			raak ik jullie kwijt, van jullie af, mag eraf, mag eruit`,
		meansExplicit: `laat|laten|laat|late me|mij|ons|m ~ met rust, laat ~ met rust, met rust laten, met rust gelaten, van de|die|deze|jullie|uw|je lijst af,
			van lijst af, recht van bezwaar, recht van verzet, recht op vergetelheid, vergeten te worden, vergeet mijn nummer, niet storen,
			nooit meer iets van jullie|u, wil niks|niets meer van jullie|u, niet ~ horen, niet meer van jullie horen, niet van gediend, geen prijs ~ op,
			val me niet, val mij niet, niet lastig ~ vallen, niet meer lastig, sodemieter op met, rot op met, flikker op met, donder op met,
			oprotten met, zit ~ niet op ~ te wachten, zit ~ niet te wachten, zitten ~ niet te wachten, geen behoefte aan|meer, geen zin in|meer,
			eraf graag, wil van deze|die|de|jullie, geen contact, afstand van, zit er niet op te wachten, zit daar niet op te wachten,
			geen toestemming meer, niet langer toestemming, haal|haalt|halen|gooi|gooit|kieper ~ eraf|eruit|ertussenuit, stop maar met,
			blijf ~ van|uit mijn, laat me met, heb ~ geen behoefte, niets|niks|nooit|niet ~ horen, stop ~ mee, stop hiermee, stop ermee, stop daarmee,
			wil dat dit|dat|het stopt, recht op verzet, recht op bezwaar, gezegd|geschreven|gestuurd|zeg|geantwoord|zei|stuurde ~ stop, gerust ~ laten,
			gerust laten, laat|laten|laat ~ gerust, gevraagd|gezegd|verzocht ~ stoppen|stop|ophouden|afmelden, nee tegen, nee bedankt tegen,
			afmeld link, hiervan af, ervan af, maak er een eind aan, een eind aan, bel me niet register, eruit stappen, geen deel meer van,
			laat|hou|houd|houdt mij|me|ons hier|er|daar buiten, laat|hou|houd mij|me|ons hierbuiten|erbuiten|daarbuiten,
			bespaar|bespaart mij|me|ons ~ bericht|berichten|reclame|appjes|mails|aanbiedingen|advertenties|berichtjes,
			spaar|bespaar je|u|jullie de moeite, ga ~ iemand anders lastigvallen, haal|haalt|gooi|gooit ~ ertussenuit, wegwezen met`,
		meansCut: `klaar met, bedank voor, zie af van, maak een einde aan, een einde aan, kom ik ~ af, raak ik ~ kwijt, krijg ik ~ weg, van af komen,
			zet|zetten|zette ~ uit, schakel|schakelt ~ uit, kan|mag dit|dat|het uit, doe dit|dat|het uit, uit te zetten, uit te schakelen`,
		meansRemove: `haal|haalt|halen|van|gooi|gooit|doe|doet|neem|krijg|wil|streep|schrijf ~ af,
			haal|haalt|halen|gooi|gooit|doe|doet|neem|kieper|kiepert|flikker|kiep|knikker ~ uit|weg|eraf|eruit|vanaf, weg te halen, af te halen,
			te verwijderen, te wissen, te schrappen, uit te halen, er tussenuit, er uit halen, er af halen, eraf halen, eruit halen, weg met,
			van de|die|deze|jullie|uw lijst, van de|die|deze|jullie|uw verzendlijst|mailinglijst, der af, smijt ~ af|uit|weg, af smijten, weghalen van,
			nemen uit, neem ~ uit, weg uit, wil af van, wil er af, wil ~ af`,
		meansList:    `deel uit, deel van, mee doen, zorgen dat er, mijn telefoon, verkeerd nummer`,
		meansMessage: `geen app, enkele app`,
		meansAny:     `dit soort, deze dingen, die dingen, dat soort`,
		meansContact: `val|vallen|valt ~ lastig, lastig te vallen, lastig gevallen, lastig vallen, contact op te nemen, contact opnemen, neem ~ contact,
			stuur ~ appjes, bericht sturen, bericht mij, bericht me, gebruik te maken`,
		meansWant: `heeft geen zin, geen zin, niet nodig, liever niet, liever geen`,
		meansNot: `niet meer, geen enkel, geen enkele, nooit meer, in geen geval, niet langer, onder geen beding, liever niet, liever geen, kan zonder,
			heeft geen zin, geen zin, niet nodig, niet geïnteresseerd, geen interesse, geen belangstelling, geen app`,
		meansMore: `niet meer, nooit meer, in het vervolg, in de toekomst, vanaf nu, niet langer, nog langer, nog een keer, nog eens, nog een, niet stopt,
			niet ophoudt, blijft doorgaan, nog één keer, blijven jullie, zo doorgaat`,
		meansWithdraw: `trek|trekken ~ in, in te trekken, niet meer`,
		meansThreat:   `autoriteit persoonsgegevens, juridische stappen, meld ~ bij de, doe aangifte, doe ik aangifte, dien ~ klacht, klacht in`,
		meansIf:       `nog 1, nog een, nog één, nog eens, nog een keer, de volgende keer, weer een`,
		meansOther: `stop in, zit er een stop, waar stopt, bus stopt, verkeerde maat, nieuw nummer, oude nummer, niet meer leverbaar, oud nummer, nieuwe nummer,
			vorige nummer, wie stopt, lijst met`,
		meansOnly: `alleen de|het|over|voor|van|nog|maar|die, enkel de|het|nog, niet over, niet die, niet de, alleen deze|als|in|bij|met|op|een|wat|dingen,
			alleen stoppen|afmelden|uitschrijven|voor`,
		meansUntil: `op zondag|zaterdag|zondagen|maandag|dinsdag, in het weekend, s ochtends, s avonds, s nachts, zo vroeg, zo laat, voor 9|8|10 uur,
			deze week|maand, even niet, nu even, tot na, tot en met, niet nu, vandaag niet, voor de vakantie, om 7 uur, om 6 uur, na 9|10|8 uur,
			op mijn werk, op dit moment, voor nu`,
		meansFewer: `te veel, zo veel, zo vaak, per week, per maand, in de week, een keer per, 1 keer per, 1x per, wat minder, iets minder, niet zo, niet elke`,
		meansKeep: `wel graag, graag wel, maar wel, is prima, zijn prima, blijf ik, wil ik wel, vind ik wel, wel leuk, wel blijven, wel houden, mag wel,
			mogen wel, is wel, zijn wel, rest is, blijven sturen, graag houden, wil ik nog, vind ik leuk, vind ik prima, wil ik graag houden,
			gaarne wel, wel fijn, wel welkom, rest mag, rest prima, rest graag, via mail is, mailen mag`,
		meansInterest: `niet geïnteresseerd, geen interesse, geen belangstelling`,
		meansMistake: `per ongeluk, terug erin, weer erop, er weer op, weer aanmelden, terug aanmelden, opnieuw aanmelden, zet me er, niet de bedoeling,
			weer toevoegen, weer aan, weer aanzetten|inschakelen|activeren|opzetten|toesturen, weer ontvangen, weer krijgen, wel weer, weer sturen,
			weer gaan sturen, weer aangezet`,
		meansYet: `nog niet, nog geen`,
		meansTired: `genoeg van, ben ~ zat, ben ~ beu, moe van, strontziek van, word gek van, schoon genoeg van, meer dan genoeg van, tabak van, doodmoe van,
			helemaal gek van`,
		meansRefuse: `nee bedankt, nee dank u, nee dank je, nee dankjewel, nee hoor`,
		meansDaily:  `elke dag, iedere dag, elke week, iedere week, elke ochtend, elke avond, de hele dag, om de haverklap, dag in dag uit, iedere keer`,
		meansAsk:    `kan ik, kun je ook, mag ik, moet ik, hebben jullie, heeft u, heb je, is er, zijn er, kan je, kan dat, kan dit`,
		meansRequest: `kunt u, kun je, kunnen jullie, wilt u, wil je, willen jullie, zou u, zou je, zouden jullie, kan u, kan je, zou iemand, kan iemand,
			mag ik van, mag ik graag, mag ik eraf, kunde gij, wilde gij, kan ik worden, mag mijn nummer, mag ik me, willen julie, kan dit stoppen,
			kan dat stoppen, mag dit stoppen, mag dat stoppen, mag ik uit, kan het stoppen, kunnen deze, hoe vaak moet ik, hoe vaak nog, kan dit|dat|het ~ stoppen|uit|ophouden|weg|af|eraf|eruit|uitgezet|stopgezet,
			kunnen die`,
		meansFiller: `hoe vaak moet ik, hoe vaak nog, hoe vaak, hoeveel keer, geen klant, niet aangemeld, nooit aangemeld, nooit toestemming, geen idee,
			geen toestemming, geen probleem, niet normaal, niet erg, niet om gevraagd, nooit om gevraagd, nooit gevraagd, niet gevraagd,
			niet voor niets, wel eens, ken u niet, ken jullie niet, hoe komen jullie, hoe komt u, hoe kom je, waar hebben jullie, waar heeft u,
			als u wilt, als je wilt, als het kan, als dat kan, indien mogelijk, zo snel mogelijk, niet goed, verkeerd nummer, steeds weer, niet leuk,
			niet leuk meer, geen klant meer, geen auto meer, geen hond meer, geen kat meer, niet meer in, woon niet meer, kom niet meer,
			kom er niet meer, kom nooit meer, koop niet meer, niet meer goed, niet mijn, alle gekheid, wat moet ik doen, nooit ingeschreven,
			nooit gegeven, wat een, waar haal, ik stuur, wat let, keer gezegd, dank u, wat is er, moet ik weer, de app, in de app, niet weer,
			niet jullie weer, niet alweer, hoe kan dat, hoe kan het, hoe komt dat, hoe komt het, hoe kan dit, nee niet weer, oh nee niet weer, o nee,
			oh nee`,
		meansCourtesy: `bij voorbaat, alvast bedankt, met dank, goede morgen, goede middag, goede avond, dank u wel, dank je wel, dank u, dank je,
			vriendelijk verzoek, nee bedankt, nee dank u, nee dank je, niets persoonlijks, niks persoonlijks, niet persoonlijk bedoeld, fijne dag,
			alsje blieft, als t u blieft`,
		meansHint: `nee bedankt, nee dank u, nee dank je, laat maar, niet nu, wie is dit, wie bent u, wie ben je, geen interesse, niet geïnteresseerd,
			waarom krijg ik, hoe komt u, hoe kom je, hoe komen jullie, daar gaan we weer, weer reclame, vandaag niet, later misschien, te veel, rot op,
			abonnement opzeggen, wat is dit, verkeerd nummer, even niet, hoeft niet, doe maar niet, nooit aangemeld`,
		meansClosing: `met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, verzonden vanaf, hartelijke groet, hartelijke groeten, lieve groet,
			m vr gr`,
	},
}

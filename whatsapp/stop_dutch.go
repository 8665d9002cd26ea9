package whatsapp

var dutch = vocabulary{
	meansCommand: `stop stoppen ophouden kappen kap_ermee stop_ermee stop_hiermee beeindigen opzeggen staak`,
	meansAlone:   `genoeg genoeg_zo rot_op flikker_op basta klaar_ermee`,
	meansExplicit: `uit_te_schrijven af_te_melden maak_bezwaar afmelden afmelding afgemeld afmelde afmeld uitschrijven uitschrijving uitgeschreven uitschrijf deabonneren laat_me_met_rust laat_mij_met_rust laat_ons_met_rust
		van_de_lijst_af`,
	meansNot:  `niet geen nooit niets niks`,
	meansMore: `meer langer verder opnieuw`,
	meansMessage: `bericht_me bericht berichten berichtjes appje appjes apps appen reclame reclames reclameberichten advertenties aanbiedingen nieuwsbrief nieuwsbrieven mailing mailings
		whatsappberichten whatsappjes mailtjes smsjes promotie promoties spam_berichten meldingen reclameboodschappen berichtgeving`,
	meansSend:     `stuur sturen stuurt verstuur verstuurt versturen toesturen zend zenden verzenden appen app mailen mail schrijven bericht_me lastigvallen lastig_te_vallen bel bellen benaderen benader contacteren spammen`,
	meansReceive:  `krijg krijgen krijgt ontvang ontvangen ontvangt`,
	meansWant:     `wil willen wens wensen hoef hoeven hoeft zou_willen wou wilde behoefte`,
	meansRemove:   `verwijder verwijderen verwijdert verwijderd wis wissen schrap schrappen haal halen uithalen eraf afhalen delete deleten gooi`,
	meansList:     `lijst lijsten bestand nummer telefoonnummer gegevens verzendlijst maillijst mailinglijst database systeem contacten adressenbestand groep verteiler`,
	meansMyself:   `mij me ons mn`,
	meansWithdraw: `intrekken herroepen trek_in`,
	meansConsent:  `toestemming akkoord`,
	meansFiller: `ik u jullie je jij wij we dit dat deze die het er hier mijn uw jouw van vanaf met voor aan op uit af in via te om nu nou direct meteen gelijk per_direct maar hoor even_snel
		alle alles allemaal al alstu eindelijk gewoon ook en of zo toe mee ermee hiermee daarmee sturen zoiets echt absoluut onmiddellijk graag_willen is zijn ben wordt worden
		kunnen zouden zou wilt nee ons onze moet mag hebben heb hem ze toch dus rotzooi zeg nou ach och onzin troep zooi godverdomme verdomme bij naar door allen`,
	meansArticle:  `de een het den deze`,
	meansCourtesy: `aub alstublieft alsjeblieft alsublieft ajb svp graag bedankt dank dank_je dank_u dankjewel dankuwel wel hoi hallo dag goedemorgen goedemiddag goedenavond beste gelieve geachte heer mevrouw hartelijk vriendelijk vriendelijke vast alvast sorry ja oke`,
	meansRequest:  `kunt_u kun_je kunnen_jullie wilt_u wil_je willen_jullie zou_u zou_je zouden_jullie kan_u mag_ik kan_je`,
	meansLimit: `alleen slechts enkel behalve tenzij tot totdat wekelijkse dagelijkse maandelijkse elke iedere week maand dag dagen jaar ochtend avond weekend zondag zaterdag na hoe wanneer waar wat welke
		als indien blijven houden leuk leuke fijn soms misschien kan_ik moet_ik vakantie even wel_graag voortaan_alleen liever maar_wel later straks waarom`,
	meansEnough:    `elke_dag iedere_dag te_veel teveel minder zoveel veel vaak`,
	meansComplaint: `verkeerd_nummer verkeerde_nummer spam oplichting avg irritant ergerlijk nooit_aangemeld niet_aangemeld al_gevraagd al_gezegd gevraagd keer wie_bent wie_is_dit geen_interesse niet_geinteresseerd geen_klant blokkeer blokkeren geblokkeerd klacht hoe_komt_u hoe_kom_je waarom_stuurt waarom_krijg_ik`,
	meansHint:      `spam geen_interesse niet_geinteresseerd annuleren ongewenst ongewenste waarom_krijg_ik_dit waarom_krijg_ik_deze`,
	meansTransport: `bus bushalte halte trein tram metro station auto parkeren`,
	meansVisit:     `morgen vandaag langs`,
	meansJoining:   `omdat aangezien`,
	meansClosing:   `groet groeten groetjes gr mvg met_vriendelijke_groet hoogachtend verzonden_vanaf`,
}

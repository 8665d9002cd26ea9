package whatsapp

var german = vocabulary{
	meansCommand: `stop stopp stoppen stoppt stoppe aufhoren aufzuhoren einstellen beenden unterlassen unterlassen_sie kundigen kundigung`,
	meansAlone:   `schluss schluss_damit schluss_jetzt genug es_reicht reicht verpiss_dich ende`,
	meansExplicit: `widerspreche widerspruch abmelden abmeldung abgemeldet abzumelden abbestellen abbestellung abbestellt abzubestellen austragen auszutragen ausgetragen abmelde lass_mich_in_ruhe lasst_mich_in_ruhe
		lassen_sie_mich_in_ruhe mich_in_ruhe in_ruhe_lassen entfolgen deabonnieren`,
	meansNot:  `nicht kein keine keinen keiner keinerlei nichts nie niemals nix`,
	meansMore: `mehr weiteren weitere langer weiterhin wieder nochmal`,
	meansMessage: `nachricht nachrichten werbung werbenachrichten werbenachricht newsletter newslettern angebote werbeangebote mitteilungen mitteilung mails sms whatsapp whatsapps whats_app
		reklame werbemails infos werbe`,
	meansSend:     `schicken schick schickt schicke senden sende sendet zusenden zuschicken schreiben schreibt schreib schreibe anschreiben kontaktieren kontaktiert belastigen belastigt zu_schreiben anrufen zusendung zuzusenden zuzuschicken`,
	meansReceive:  `bekomme bekommen bekommt erhalte erhalten kriege kriegen empfangen`,
	meansWant:     `will mochte mag wunsche wunschen mochten wollen wollte wurde`,
	meansRemove:   `loschung entfernung loschen losche loscht geloscht entfernen entferne entfernt nehmen nimm nehmt streichen streicht streiche rausnehmen herausnehmen`,
	meansList:     `liste listen verteiler verteilerliste nummer telefonnummer handynummer daten kontaktliste kartei datenbank kontakte mailingliste gruppe system kontaktdaten`,
	meansMyself:   `mich mir uns`,
	meansWithdraw: `widerrufe widerrufen widerruf ziehe entziehe`,
	meansConsent:  `einwilligung zustimmung erlaubnis genehmigung einverstandnis`,
	meansFiller: `ich sie ihr du wir meiner meines unser unsere es das dies diese diesen dieser dieses die den dem der mir dir euch ihnen meine mein meinen ihre ihrer ihren ihrem eure eurer eurem euren deine deiner deinem von
		vom aus um zu zum zur ab an auf mit fur in im per uber bei jetzt sofort umgehend hiermit damit bitte_schon alle allen alles auch und oder so endlich gerne einfach ab_sofort habe haben sein
		werden werde bin ist kann konnen konnten wollt mal doch hier immer gar uberhaupt scheiss scheisse mist quatsch dran sich unverzuglich ja_bitte raus zugeschickt nein nun`,
	meansArticle:  `ein eine einen einem der den dem`,
	meansCourtesy: `bitte danke dank vielen_dank dankeschon hallo hi moin servus guten_tag guten_morgen guten_abend gruss_gott liebe lieber liebes sehr_geehrte damen herren team freundlichen freundliche freundlichem viele beste im_voraus entschuldigung ja okay ok`,
	meansRequest:  `konnen_sie konnten_sie konnt_ihr konntet_ihr kannst_du konntest_du wurden_sie wurdet_ihr konntest`,
	meansLimit: `nur bloss ausser bis wochentlichen wochentliche taglich jeden jede woche monat tag tage jahr morgens abends wochenende sonntag sonntags samstag freitag nach wie wann wo was welche wenn falls
		aber behalten weiter gern_weiter manchmal vielleicht kann_ich darf_ich muss_ich warum erst spater wieso weshalb januar urlaub lieber`,
	meansEnough:    `jeden_tag zu_viele zuviele zuviel zu_viel weniger so_viele so_oft viele oft seltener`,
	meansComplaint: `falsche_nummer falsche spam betrug dsgvo anwalt abmahnung nervt nervig nie_bestellt nie_angemeldet bereits_gesagt schon_gesagt woher_haben kein_interesse keine_interesse nicht_interessiert kein_kunde blockiere blockiert anzeige belastigung wer_sind_sie wer_ist_das schon_mal gebeten`,
	meansHint:      `spam kein_interesse nicht_interessiert stornieren unerwunscht unerwunschte kundigen warum_bekomme_ich_das warum_bekomme_ich_diese`,
	meansTransport: `bus bushaltestelle haltestelle zug bahn tram strassenbahn bahnhof ubahn fahre`,
	meansVisit:     `vorbei`,
	meansJoining:   `weil denn da_ich`,
	meansClosing:   `gruss grusse grussen mfg lg vg hochachtungsvoll gesendet_von`,
}

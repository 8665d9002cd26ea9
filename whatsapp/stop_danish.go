package whatsapp

var danish = vocabulary{
	meansCommand: `stop stopp stoppe stopper_venligst ophor ophore opsige opsig opsigelse hold_op hold_nu_op`,
	meansAlone:   `slut nok nu_er_det_nok skrid forsvind`,
	meansExplicit: `gor_indsigelse afmeld afmelde afmelder afmeldes afmeldt afmelding frameld framelde framelder frameldes frameldt framelding afmeldelse lad_mig_vaere lad_mig_vaere_i_fred lad_os_vaere_i_fred
		mig_vaere_i_fred lad_mig_i_fred meld_fra`,
	meansNot:  `ikke ingen intet aldrig ikk ingenting`,
	meansMore: `flere mere igen laengere yderligere`,
	meansMessage: `besked_mig besked beskeder beskederne sms smser sms-er reklame reklamer reklamebeskeder nyhedsbrev nyhedsbreve nyhedsbrevet tilbuddene reklamerne smserne tilbud markedsforing whatsapp whatsapps mails mail beskedder
		opdateringer notifikationer henvendelser henvendelse annoncer`,
	meansSend:     `sende send sender skrive skriv skriver kontakte kontakt kontakter besked_mig spamme forstyrre ringe chikanere tilsende`,
	meansReceive:  `far modtage modtager fa`,
	meansWant:     `vil onsker onske gider gerne_vil har_lyst skal_have behov`,
	meansRemove:   `sletning slet slette sletter slettes slettet fjern fjerne fjerner fjernes fjernet tag tage stryg stryge`,
	meansList:     `liste listen lister nummer telefonnummer kartotek database register data oplysninger kontakter mailliste udsendelsesliste maillisten gruppe system adresseliste`,
	meansMyself:   `mig os`,
	meansWithdraw: `traekker traekke tilbagetraekker tilbagekalder tilbagekalde traek`,
	meansConsent:  `samtykke tilladelse accept`,
	meansFiller: `hold_da_op hold_da_kaeft jeg i du vi det den de dette disse mit min mine jeres din dine fra af med til pa for om at og nu straks omgaende alt alle allerede hermed her ogsa bare lige_nu en et har
		have vaere er ma kan kunne ville skal skulle sa helt nej venligst_at noget nogen lort pis herfra hos dem jer via whatsapp_beskeder ud vaek lige_straks blive faerdig der som fremover`,
	meansArticle:  `en et den det`,
	meansCourtesy: `tak venligst hej hejsa goddag godmorgen god_dag kaere pa_forhand mange venlig venlige bedste ja ok okay undskyld vaer_sa venlig_at`,
	meansRequest:  `vil_i vil_du kan_i kan_du kunne_i kunne_du vil_i_venligst ma_jeg_bede gider_i gider_du`,
	meansLimit: `kun undtagen medmindre indtil ugentlige daglige manedlige hver uge maned dag dage ar morgenen aftenen weekend sondag lordag efter hvordan hvornar hvor hvad hvilke hvis nar men behold
		beholde stadig gerne maske kan_jeg ma_jeg skal_jeg hvorfor senere lige vent bliv_ved kurset elsker`,
	meansEnough:    `hver_dag for_mange for_meget faerre mindre sa_mange sa_tit tit ofte`,
	meansComplaint: `forkert_nummer spam svindel gdpr irriterende aldrig_tilmeldt har_bedt allerede_bedt hvem_er ikke_interesseret ingen_interesse blokerer blokeret klage ikke_kunde hvor_har_i`,
	meansHint:      `spam ikke_interesseret ingen_interesse annuller annullere hvordan_stopper uonsket uonskede hvorfor_far_jeg_det hvorfor_far_jeg_dette`,
	meansTransport: `bus bussen stoppested tog toget station metro letbane`,
	meansVisit:     `forbi`,
	meansJoining:   `fordi eftersom`,
	meansClosing:   `hilsen hilsner mvh vh kh sendt_fra med_venlig_hilsen`,
}

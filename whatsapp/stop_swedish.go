package whatsapp

var swedish = vocabulary{
	meansCommand: `stop stopp stoppa sluta upphor upphora avsluta avslut lagg_av avbryt`,
	meansAlone:   `slut nog nu_racker_det det_racker stick dra_at_helvete`,
	meansExplicit: `motsatter_mig avregistrera avregistrering avregistrerar avregistreras avregistrerad avanmal avanmala avanmalan avanmaler avprenumerera avprenumerering avprenumererar sag_upp_prenumerationen
		lamna_mig_ifred lamna_mig_i_fred lat_mig_vara lat_mig_vara_ifred avsluta_prenumerationen avsluta_prenumeration avsluta_min_prenumeration avboka_prenumerationen`,
	meansNot:  `inte inga ingen inget aldrig ingenting ej icke`,
	meansMore: `fler mer mera igen langre ytterligare flera`,
	meansMessage: `meddelande meddelanden meddelandena sms reklam reklamen reklammeddelanden nyhetsbrev nyhetsbrevet erbjudande erbjudanden utskick utskicken marknadsforing whatsapp mejl mail mailutskick
		annonser uppdateringar notiser`,
	meansSend:     `skicka skickar skriv skriva skriver smsa smsar kontakta kontaktar mejla maila mejlar meddela spamma stor stora ringa ring messa`,
	meansReceive:  `far fa ta_emot tar_emot erhaller mottar motta`,
	meansWant:     `vill onskar skulle_vilja vilja orkar vill_ha skulle`,
	meansRemove:   `ta_bort tag_bort radera raderar raderas tas_bort stryk stryka plocka_bort avlagsna`,
	meansList:     `lista listan listor register registret nummer numret telefonnummer telefonnumret databas uppgifter kontakter sandlista maillista mejllista sandlistan maillistan system grupp`,
	meansMyself:   `mig mej oss`,
	meansWithdraw: `aterkallar aterkalla drar_tillbaka dra_tillbaka tar_tillbaka`,
	meansConsent:  `samtycke tillstand medgivande godkannande`,
	meansFiller: `jag ni du vi det den de detta dessa mitt min mina er ert era din ditt fran ur av med till pa for om att och nu genast omedelbart direkt allt alla harmed har ocksa bara en ett ha
		vara ar kan kunna maste skall ska sa helt nej nagot nagra skit skiten javla harifran hos dem via tack_pa_forhand framover snalla_ni dag_ett bort som redan nu_genast`,
	meansArticle:  `en ett den det`,
	meansCourtesy: `tack snalla hej hejsan god_morgon god_dag goddag tack_sa_mycket vanliga vanlig pa_forhand baesta ja ok okej ursakta vanligen mycket`,
	meansRequest:  `kan_ni kan_du skulle_ni vill_ni kunde_ni kan_nan skulle_du`,
	meansLimit: `endast enbart forutom om_inte tills veckovisa dagliga manatliga varje vecka manad dagen dagar ar morgonen kvallen helgen sondag lordag efter hur nar var vad vilka ifall men behall behalla
		fortfarande garna kanske kan_jag far_jag ska_jag maste_jag varfor senare alskar tidigt kursen`,
	meansEnough:    `varje_dag for_manga for_mycket farre mindre sa_manga sa_ofta ofta`,
	meansComplaint: `fel_nummer spam bedrageri gdpr irriterande aldrig_anmalt har_bett redan_bett vem_ar inte_intresserad ej_intresserad inget_intresse blockerar blockerat anmaler inte_kund`,
	meansHint:      `spam inte_intresserad ej_intresserad inget_intresse hur_stoppar oonskad oonskade varfor_far_jeg_det varfor_far_jeg_detta avboka`,
	meansTransport: `buss bussen busshallplats hallplats tag taget station tunnelbana sparvagn`,
	meansVisit:     `forbi`,
	meansJoining:   `eftersom darfor_att for_att_jag`,
	meansClosing:   `halsning halsningar mvh med_vanlig_halsning skickat_fran`,
}

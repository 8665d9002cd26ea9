package whatsapp

var french = vocabulary{
	meansCommand: `stop stopp stoppez stopper_svp arreter arretez arrete arretes cesser cessez cesse resilier`,
	meansAlone:   `arret basta ca_suffit suffit assez fini y_en_a_marre marre`,
	meansExplicit: `m_oppose plus_de_pub plus_de_pubs plus_de_publicite plus_de_message plus_de_messages plus_de_sms plus_jamais en_veux_plus desabonner desabonnez desabonne desabonnement desinscrire desinscrivez desinscris desinscription desinscrit desabonnez_vous fichez_moi_la_paix foutez_moi_la_paix laissez_moi_tranquille
		laissez_moi_en_paix foutez_la_paix lachez_moi laisse_moi_tranquille stop_pub la_paix`,
	meansNot:  `ne n pas souhaite_plus souhaiterais_plus desire_plus rien jamais aucun aucune sans non`,
	meansMore: `plus veux_plus souhaite_plus souhaiterais_plus desire_plus davantage encore desormais`,
	meansMessage: `message messages pub pubs publicite publicites promo promos promotion promotions sms newsletter newsletters notification notifications mail mails courriel courriels offres
		sollicitations sollicitation whatsapp texto textos spams annonces communications`,
	meansSend:     `envoyer envoyez envoie envoye envois envoi ecrire ecrivez ecris contacter contactez contacte contactee deranger derangez harceler spammer solliciter sollicite sollicitee importuner appeler`,
	meansReceive:  `recois recevoir recevons recu recoit`,
	meansWant:     `veux_plus souhaite_plus souhaiterais_plus desire_plus veux voudrais souhaite souhaiterais desire aimerais veut voulons souhaitons veuille`,
	meansRemove:   `suppression effacement supprimer supprimez supprime retirer retirez retire enlever enlevez enleve effacer effacez efface rayer rayez radier radiez oter otez`,
	meansList:     `liste listes fichier fichiers numero base donnees contacts repertoire diffusion coordonnees groupe telephone systeme`,
	meansMyself:   `moi me nous m`,
	meansWithdraw: `retire revoque annule retirer revoquer`,
	meansConsent:  `consentement accord autorisation`,
	meansFiller: `encore_plus beaucoup_plus en_plus de_plus_en_plus sans_arret ai_arrete a_arrete avons_arrete ont_arrete je j vous tu on il ce cet cette ces ca cela de d des du la le les l mon ma mes votre vos ton tes notre en y a au aux sur par pour dans et ou avec tout tous toute toutes maintenant immediatement
		tout_de_suite suis etre ete est ai avoir deja aussi bien vraiment qu que qui s t se me te svp_stop merde conneries truc trucs machin fais faire fait veuillez pouvez aujourd hui des_maintenant c`,
	meansArticle:  `un une l le la les`,
	meansCourtesy: `non_merci non_svp svp stp s_il_vous_plait s_il_te_plait sil_vous_plait merci bonjour bonsoir salut madame monsieur d_avance cordial bonne_journee beaucoup veuillez oui ok pardon desole priere merci_de je_vous_prie`,
	meansRequest:  `pouvez_vous pourriez_vous peux_tu pourrais_tu pourriez voulez_vous est-ce_que_vous merci_de`,
	meansLimit: `seulement juste uniquement sauf jusqu jusque hebdomadaire quotidien mensuel chaque semaine mois jour jours an matin soir dimanche samedi apres comment quand ou_est quel quelle quels si
		mais garder gardez quand_meme parfois peut-etre puis-je pourquoi plutot atelier adore aime week-end`,
	meansEnough:    `tous_les_jours chaque_jour trop moins autant tellement souvent`,
	meansComplaint: `faux_numero mauvais_numero spam arnaque rgpd cnil plainte penible chiant jamais_inscrit jamais_inscrite deja_demande qui_etes pas_interesse pas_interessee pas_interessee bloque bloquer harcelement pas_client d_ou_vient`,
	meansHint:      `spam pas_interesse pas_interessee annuler indesirable indesirables veux_plus pourquoi_je_recois`,
	meansTransport: `bus tram tramway train metro gare car`,
	meansVisit:     `devant`,
	meansJoining:   `car parce puisque`,
	meansClosing:   `cordialement salutations bien_cordialement respectueusement envoye_de`,
}

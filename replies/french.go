package replies

var french = vocabulary{
	words: map[meaning]string{
		meansFound: `trouvé acheté ailleurs`,
		meansStop: `stop stopp stoppez stopper stoppe stoper arrêter arrêtez arrête arretter arretez arrettez arrêtés cesser cessez cesse arreté arrêtes stopez
			arrétez areter aretez arete interrompre interrompez stoppés cessé arrêts spto`,
		meansAlone: `arrêt basta suffit assez fini supprimer supprimez effacez retirez enlevez marre annuler dégage dégagez dehors effacer`,
		meansLeave: `désabonn* désinscri* désincri* désinsri* désenregistr* désabo désincription désinscrivez desabonement desinscrir désabonner désabonnez
			désabonnement désinscrire désinscription désabonne désinscris désabonement désabonez desinscripsion désinscripsion désinscrir désengage
			désengager stope excluez exclure`,
		meansExplicit: `bloctel`,
		meansCut:      `résilier résiliez annuler annulez désactiver désactivez couper coupez bloquer bloquez suspendre mettre terminer résiliation oust ouste adieu`,
		meansRemove: `supprimer supprimez supprime supression suppression effacement retirer retirez retire retrait enlever enlevez enleve effacer effacez efface
			rayer rayez raye radier radiez radiation ôter ôtez virer virez vire sortir sortez sors oubliez oublier dégager exclure éliminer jeter
			suprimer suprimez disparaître biffer biffez disparaisse`,
		meansMe: `moi me nous m`,
		meansList: `liste listes fichier fichiers numéro numéros numero num base données donnees contacts contact répertoire diffusion coordonnées groupe
			téléphone système carnet tel fichers bdd annuaire listing informations registre registres 06 nom`,
		meansMessage: `message* msg msgs mess pub pubs publicité* publicitaire* pubblicité* promo promos promotion promotions promotionnel* mail mails email emails
			courriel courriels offre offres sollicitation* texto textos annonce annonces communication* notif* alerte alertes démarchage prospection
			envoi envois newsletter* newletter* infolettre info infos actualités invitations spams spam démarchages relances campagnes newsleter
			messsage* publi* sms réclame réclames mesage* mésage* messaje*`,
		meansAny: `rien trucs truc machin machins merde merdes conneries connerie choses saloperie saloperies bêtises quoi bidules`,
		meansSend: `envoyer envoyez envoie envoye envoyé envois envoyés envoyais menvoyez menvoyer adresser adressez expédier transmettre envoi envoies enoyer
			envoyiez adressiez recevra envoiez envoillez envoillé`,
		meansContact: `écrire écrivez écris écriviez mecrivez mécrivez contacter contactez contacte contacté contactée déranger dérangez dérange harceler harcelez
			spammer spammez solliciter sollicitez sollicité sollicitée importuner importunez appeler appelez embêter embêtez polluer polluez bombarder
			démarcher démarchez saouler soûler saoulez emmerder emmerdez relancer relancez joindre messager gaver gavez inonder inondez contactés
			recontacter recontactez contactiez harcelement saturer écrivent contact texter textez utiliser utilisez utilisation dérangée dérangé
			gonfler gonflez gonfle`,
		meansReceive: `reçois recevoir recevons reçu reçoit reçoive recoi recevoirs resevoir recevoire resevoire reçevoir`,
		meansWant: `veux voudrais souhaite souhaiterais souhaitons désire désirerais aimerais aimerai veut voulons veuille voulais envie besoin vouloir préfère
			voudrai préférerais préfèrerais souhaites souhaité veu souhaiter désirer accepte acceptons interdis inutile bienvenu bienvenus bienvenue
			bienvenues veus ve décline refuse rejette`,
		meansNot:      `ne n pas jamais aucun aucune ni nullement plus rien nan pa interdis pu pus inutile refuse plu pluz décline rejette`,
		meansMore:     `plus davantage encore désormais dorénavant avenir nouveau futur pu autre autres plu pluz`,
		meansWithdraw: `retire révoque annule retirer révoquer retirons retrait révocation`,
		meansConsent:  `consentement* accord autorisation consens permission autorise`,
		meansThreat: `avocat police cnil plainte rgpd tribunal signaler signale signalement juridique juridiques bloque bloquer justice porter ufc dgccrf
			poursuites poursuite huissier bloquerai bloques`,
		meansIf: `si sinon prochain prochaine prochains encore ou`,
		meansOther: `commande commandes colis paquet livraison rdv réservation cours séance séances atelier stage formation événement evenement soirée webinaire
			voyage séjour contrat assurance mutuelle abonnement adhésion salle compte produit article articles sac carton adresse facture reçu
			remboursement code bon table chambre vol hôtel billet billets fête camp match tournoi bus tram tramway train métro gare voiture parking
			porte pain gâteau fromage sucre oignons sauce café thé chaussures robe taille couleur site page panier prélèvement prêt crédit catalogue
			fumer rire rigoler manger boire pleuvoir travailler vendre production fabriquer évier robinet bruit chien chat garantie recette recettes
			yoga piscine école crèche examen dentiste traitement anniversaire loterie club gamme mascara démaquillant taches crème parfum rouge concours
			dégustation sortie inscription enfant fils fille prénom carte frais chaise canapé étagère option options supplément moteur freins fuite fuir
			augmentation cotisation prime tarif messagerie vocale décision`,
		meansOnly: `uniquement seulement sauf excepté hormis`,
		meansUntil: `jusqu jusque matin soir dimanche dimanches weekend week samedi samedis nuit vacances temporairement pause provisoirement tôt tard soirs
			matins`,
		meansFewer:    `moins souvent fréquemment`,
		meansGet:      `recevoir`,
		meansInterest: `intéressé intéressée intéresse intéressent intéressés`,
		meansSelf:     `je j on`,
		meansCan:      `peux arrive pouvons pu marche fonctionne`,
		meansAnd:      `et mais donc alors`,
		meansObject:   `oppose opposition refus refuse`,
		meansOut:      `hors dehors ouste`,
		meansThis:     `ça cela ces ca`,
		meansMistake:  `réinscrire réabonner réactiver réactivez remettre remettez`,
		meansJoined:   `inscrit inscrite coché abonné abonnée cochée cocher cliqué participé inscrivant trompée trompé`,
		meansDaily:    `quotidiennement constamment`,
		meansHow:      `comment`,
		meansHave:     `ai avoir avons avez eu`,
		meansLeft:     `supprimé retiré enlevé effacé rayé désinscrit radié`,
		meansAsk:      `pourquoi quand où quel quelle quels quelles combien`,
		meansFiller: `je j vous tu on il elle ils ce cet cette ces cela de d des du la le les l mon ma mes votre vos ton tes ta notre en y a au aux sur par pour
			dans et ou avec tout tous toute toutes maintenant immédiatement jsuis chui jveux suis être est étais été déjà aussi bien vraiment qu que qui
			s t se te fais faire fait font veuillez pouvez aujourd hui c un une svp ai as avez sont sera soit était puis donc alors là ici même non si
			leur leurs son sa ses magasin boutique téléphone portable mobile whatsapp jour semaine point virgule putain bordel pitié franchement sérieux
			sérieusement absolument définitivement totalement complètement rapidement urgence tres très trop quelqu quelque comme parce car puisque mais
			monsieur client cliente ouf ben bah voilà vite dès via fois demandé pourriez peux pouvoir peut serait gentil merci direct définitif papa
			maman soir clair manip suite déclaré sais sommes dernière dernier jen énerve soule gonfle fatigue mec frère frérot wallah gros wesh rhaa
			rhaaa raah pff boh`,
		meansCourtesy: `svp stp merci bonjour bonsoir salut madame monsieur messieurs avance cordial bonne journée soirée beaucoup veuillez oui ok pardon désolé
			désolée prière please slt bjr coucou mesdames gentil mrc aimable`,
		meansArticle: `un une l le la les quotidien`,
		meansHint:    `spam arnaque moins indésirable indésirables annuler pénible marre sérieusement harcèlement`,
		meansAbout:   `concernant`,
		meansJoining: `car parce puisque`,
		meansClosing: `cordialement salutations respectueusement cdt cdlt bàv`,
		meansBlocked: `bloqué bloquée bloqués bloque bloquer bloke signalé`,
		meansUndo:    `annuler annulez annulation décocher décochez défaire`,
		meansChannel: `mail mails email courrier courriel poste lettre téléphone catalogue papier`,
	},
	phrases: map[meaning]string{
		meansStop: `mettre|mettez fin, fin à|aux, cessez de, merci de stopper, mettre un terme, mettez un terme, fin de`,
		meansAlone: `ça suffit, sa suffit, ca suffit, y en a marre, j'en ai marre, en ai marre, c'est bon, stop là, allez vous faire, va te faire,
			foutez le camp, c'est fini, cassez vous, allez au diable, barrez vous, va te faire foutre, allez vous faire foutre, du balai, c est assez,
			trop c est trop, en ai ras le bol, ras le bol, c est non, non c est non, j ai dit non, j'ai dit non, non veut dire non, ras le pompon,
			ras la casquette, allez voir ailleurs, va voir ailleurs, trouvez un autre, sans moi, je sors, je me retire, je me casse, la ferme,
			ça va bien, c est terminé, ça commence à bien faire, j en peux plus, assez, inutile d insister, n insistez pas, lâchez l affaire,
			foutez moi, basta cosi, du vent`,
		meansLeave: `dés abonner, des abonner, des inscrire, opt out, sortir|sortez|sors ~ liste|groupe|fichier, sortir de là, quitter la liste|le groupe|cette,
			quitter cette, être supprimé|retiré|effacé|désinscrit|rayé|radié|désabonné|enlevé|supprimée|retirée|désinscrite|désabonnée,
			quitte votre liste, quitte la liste, je quitte, me débarrasser de vous, déjà désinscrit|désinscrite|désabonné|désabonnée,
			désinscrit|désinscrite|désabonné|désabonnée ~ fois, comment on|je|ça|ca coupe|arrête|stoppe|désinscrit|désabonne|arrete|annule|s,
			comment se|me désinscrire|désabonner|débarrasser, bouton pour arrêter|stopper|sortir|me|se, où ~ bouton ~ arrêter|stopper,
			pour que ça s arrête, pour arrêter ça|ces|cela|vos, ôter de|mon|moi, ôtez moi|mon|nous, sortir de cette|votre|vos|ces,
			comment arrêter|stopper|couper ça|cela|ces|vos`,
		meansExplicit: `droit d'opposition, droit d opposition, droit à l oubli, droit a l oubli, fichez|foutez|fiche|fous|foutais ~ paix, la paix,
			laissez|laisse|laissé|laisser|laisez ~ tranquille|tranquil|paix|tranquilles, lâchez moi|nous, lâche moi, lachez l affaire, foutre la paix,
			plus de pub|pubs|publicité|publicités|message|messages|sms|mail|mails|promo|promos|newsletter|spam|sollicitation|sollicitations|textos|whatsapp|offres|démarchage|notifications|contact|pubs|envois|envoi|communications,
			plus de vos, plus de votre, plus de ces,
			plus aucun|aucune message|pub|sms|mail|publicité|sollicitation|promo|envoi|offre|communication|contact|notification, en veux plus|pas,
			en voudrais plus, j'en veux plus, arrêt des|de messages|envois|pubs|sms|la|vos|publicités|l, stop pub, plus rien recevoir,
			plus entendre parler, oubliez moi, oubliez mon, oubliez nous, ne pas déranger, ras le bol de|des, me passer de vos|ces|votre, passe de vos,
			pas de contact, dispense|dispenser|dispensez ~ de vos|ces, faites moi sortir, épargnez moi|nous, plus entendre, plus vous entendre,
			dit|dis|répondu|écrit|envoyé ~ stop, plus faire partie, plus partie, ne plus figurer, plus figurer,
			plus être contacté|contactée|sollicité|sollicitée|dérangé|dérangée|inscrit|inscrite|démarché, ne plus être, plus être sur|dans,
			opposition formelle, formelle opposition, plus rien de votre part, pu de messages|pub|sms|pubs|mess, utiliser mon numéro, pas pour la pub,
			pas pour de la pub, demandé|dit|prié ~ arrêter|cesser|stopper|arrêtiez|cessiez|désinscrire, non merci aux, non merci à vos, non aux,
			lien de désinscription|désabonnement, lien pour se désinscrire|désabonner, que ça s arrête, que ca s arrête, que cela cesse, que ça cesse,
			que cela s arrête, liste rouge, liste noire, mettez moi sur liste, sans façon pour, jen veux plus, jen veux pas, gardez vos|votre,
			épargne moi, allez embêter quelqu, trouvez|cherchez|embêtez un|une|quelqu|autre autre|un|pigeon,
			reçois|recevoir|reçoive|suis ~ encore|toujours ~ messages|pubs|ça|vos|sms|ces|liste, pourquoi je|j reçois|suis|reçoit ~ encore|toujours,
			pas par|sur|via whatsapp, whatsapp non|pas, ras la casquette de, plein le dos de, plein le cul de, ras le bol, plein les bottes de,
			soûlée|saoulé|soulé par|de, cassez vous avec, allez vous faire ~ avec,
			croyais|pensais ~ désinscrit|désinscrite|désabonné|désabonnée|inscrite, perdez|perdre mon|ce numéro|contact|tel,
			inutile de m|me ~ écrire|envoyer|contacter|relancer|solliciter, demandé|demande l arrêt|arrêt, gaspillez|perdez ~ temps, vous perdez votre,
			pas ~ sur ce|mon numéro|portable|téléphone|tel, respectez mon, de vos envois|contacts|fichiers|listes, nul besoin de m, pas la peine de m,
			plus la peine, merci de me retirer|rayer|enlever|ôter|supprimer|oublier, sur liste rouge, pourquoi je|j suis ~ liste|fichier|base,
			appuyé sur oui ~ non, c était non, je m en passe, m en passerais, en liste noire, la newsletter c est,
			comme une désinscription|désabonnement, à quelqu un d autre, n est plus la peine, m a inscrite|inscrit, lâchez mon cell,
			lâche moi les baskets, lâchez moi les baskets, plus de nouvelles de vous|votre, plus de vos nouvelles, on peut arrêter, demain non plus,
			les lis même pas, les lis pas, économisez votre, ne plus suivre, virez|enlevez|supprimez la pub|publicité, fin de l abonnement aux|au,
			ça me soûle|gonfle|saoule|fatigue vos|ces, me repêcher, bouton de désinscription|désabonnement, tg avec, ta gueule avec, vos gueules avec,
			dégage moi|mon, degagez moi|mon`,
		meansCut:     `fini les, adieu les, faites cesser, fini avec, me débarrasser, débarrasser de`,
		meansRemove:  `enlevez|enlever|retirer|retirez|supprimer|supprimez|virer|virez ~ de la|votre|vos|cette, moi de la liste, fais|faites|fait moi sortir`,
		meansList:    `faire partie, partie de, mauvais numéro, faux numéro`,
		meansAny:     `ce genre, ce type, quoi que ce soit, plus rien`,
		meansReceive: `à recevoir`,
		meansWant:    `pas la peine, pas besoin, sert à rien, plus besoin de`,
		meansNot: `plus jamais, plus rien, plus aucun, plus aucune, ne plus, pas du tout, plus du tout, au lieu de, pas un seul, hors de question,
			en aucun cas, pas la peine, pas besoin, sert à rien, sans intérêt, aucun intérêt, pas intéressé, pas intéressée, pas intéressés,
			plus intéressé, plus intéressée, ne m intéresse pas, m intéresse pas, m intéressent pas, m intéresse plus, m intéressent plus,
			plus besoin de`,
		meansMore: `plus jamais, plus rien, plus aucun, plus aucune, ne plus, pas d'autre, pas d autres, plus du tout, à l'avenir, à l avenir,
			à partir de maintenant, une fois de plus, à nouveau, de nouveau, pas d autre, plus besoin de`,
		meansThreat: `porte plainte, porter plainte, dépose plainte, saisis la, saisir la, mon avocat, je bloque, vous bloque, action en justice, signale à la,
			signaler à la, voie juridique, vous signale`,
		meansIf: `encore un, encore une, la prochaine fois, au prochain, une fois de plus`,
		meansOther: `encore plus de, arrêt de bus, arrêt de tram, l arrêt, arrête où, s arrête, s arrêtera, ancien numéro, nouveau numéro, ancienne adresse,
			mot de passe, en stock, plus de choix, plus de détails, plus d infos, plus d informations, plus de renseignements, encore plus,
			beaucoup plus, carte de fidélité, nouvelle adresse, mon inscription, changer de numéro, changé de numéro, pas ce que je voulais,
			en veux plus que, plus que ça`,
		meansOnly: `juste les|le|la|pour|des|une|un, rien que les, que les, que pour, pas pour les, pas sur, pas pour, ne que, que le`,
		meansUntil: `le dimanche, le samedi, le week end, week end, le matin, le soir, la nuit, si tôt, si tard, aussi tôt, trop tôt, avant 9|8|10|9h|8h|10h,
			après 20h|21h|22h, cette semaine, ce mois, pas maintenant, pas aujourd hui, pour l instant, pour le moment, en ce moment, pendant les,
			jusqu'à, en pause, plus tard peut, au travail, pas ce soir`,
		meansFewer: `trop de messages, trop souvent, si souvent, aussi souvent, par semaine, par mois, une fois par, un par, deux fois par, moins de,
			un peu moins, trop de pubs, tant de`,
		meansKeep: `je garde, c'est ok, c est ok, je veux bien, je veux garder, mais gardez, le reste, mais continuez, oui par contre, oui pour, c'est bien,
			je veux encore, m intéressent toujours, restent bienvenues, mais oui pour, mais je veux, les autres oui, ok pour, me plaisent,
			toujours intéressé, mais je garde, veux toujours`,
		meansInterest: `pas intéressé, pas intéressée, pas intéressés, plus intéressé, plus intéressée, ne m intéresse pas, m intéresse pas, m intéressent pas,
			m intéresse plus, m intéressent plus, aucun intérêt, sans intérêt`,
		meansMistake: `par erreur, me remettre, remettez moi, me réinscrire, sans faire exprès, par accident, par mégarde`,
		meansYet:     `pas encore, pas tout de suite`,
		meansTired:   `marre de|des, assez de|des, ras le bol de|des, plein le dos de, ras le bol des, saturée de`,
		meansRefuse:  `non merci`,
		meansDaily: `tous les jours, chaque jour, chaque semaine, chaque heure, toutes les semaines, par jour, sans arrêt, tout le temps, en permanence,
			à longueur de journée, sans cesse, tous les matins`,
		meansHow: `c est quoi la manip, cest quoi la manip, quelle est la marche, la marche à suivre, y a t il un|une, il y a un|une,
			il faut|faudrait écrire|faire|envoyer|taper quoi, quel bouton, que faut il, quoi faire`,
		meansAsk: `puis je, est ce que, peut on, y a t, avez vous, vous avez, il y a, je peux, on peut, faut il, y a, y aura, est il possible`,
		meansRequest: `pouvez vous, pourriez vous, peux tu, pourrais tu, voulez vous, est ce que vous, merci de, vous pouvez, vous pourriez, si vous pouviez,
			tu peux, tu pourrais, est ce que vous pouvez|pourriez, est ce possible de, serait il possible, est il possible de me,
			est il possible d être, peut on me, combien de fois, vous ne pouvez pas, puis je être, je peux être`,
		meansFiller: `non stop, sans arrêt, ai arrêté, a arrêté, avons arrêté, ont arrêté, combien de fois, pas client, pas cliente, plus client, plus cliente,
			jamais inscrit, jamais inscrite, jamais demandé, rien demandé, jamais donné, pas donné, pas inscrit, pas inscrite, pas demandé,
			sans mon accord, sans mon consentement, sans autorisation, n est plus, plus tard, non plus, en plus, de plus en plus, de plus, le plus,
			la plus, les plus, au plus vite, plus vite, au plus tôt, le plus rapidement, le plus vite, plus le temps, plus de voiture, plus d argent,
			plus de chien, plus de chat, plus les moyens, habite plus, n habite plus, ne suis plus, suis plus, viens plus, plus chez vous, achète plus,
			n achète plus, ne viens plus, ne vous connais pas, vous connais pas, connais pas, pas de problème, pas grave, pas mon, pas le bon,
			pas la bonne personne, pas normal, pas contre, n hésitez pas, ne sais pas, sais pas, si vous plait, s il vous plait, s'il vous plaît,
			si possible, si vous le voulez, vous avez eu, avez vous eu, comment avez vous eu, où avez vous eu, d où, vous n avez pas, pas eu,
			sans cesse, rien de personnel, rien contre vous, pas pour moi, plus besoin, plus de maison, plus de jardin, mauvais numéro, faux numéro,
			n en peux plus, en peux plus, c est la, pas gentil, ne comprenez pas, vous comprenez pas, qu est ce, quelle partie, trop c est trop,
			trop de, pas plus, ni plus, jamais été, jamais autorisé, jamais consenti, n ai jamais, n ai pas, pas encore vous, pas encore une,
			dernière fois`,
		meansCourtesy: `non merci, s il vous plaît, s il te plaît, sil vous plait, d'avance, d avance, bonne journée, merci de, je vous prie, si vous plaît,
			bonne continuation, bonne soirée, bien à vous, par avance, merci beaucoup, ayez l amabilité, auriez vous, la gentillesse`,
		meansHint: `non merci, pas intéressé, pas intéressée, ne m'intéresse pas, ne m intéresse pas, m intéresse pas, pas intéressés, c'est qui, c est qui,
			qui êtes vous, qui est ce, vous êtes qui, pas maintenant, pas aujourd hui, plus tard, trop de messages, trop souvent, pourquoi je reçois,
			encore vous, encore une pub, mauvais numéro, faux numéro, pas envie, laissez tomber, comment avez vous eu, d où, d'où,
			résilier mon abonnement, jamais inscrit, jamais inscrite, sans façon, ras le bol, pas le moment, comment arrêter, pas encore vous,
			pas encore une, encore une, encore un`,
		meansClosing: `bien cordialement, envoyé de, cordiales salutations, meilleures salutations, sincères salutations, salutations distinguées`,
	},
}

package replies

var danish = vocabulary{
	words: map[meaning]string{
		meansFound: `fundet fandt købt købte`,
		meansStop:  `stop stopp stoppe stoppes ophør ophøre indstil indstille stopper undlad undlade stands standse droppe drop stob`,
		meansAlone: `slut nok skrid forsvind slet fjern slette farvel væk ud annuller opsig smut`,
		meansLeave: `afmeld afmelde afmelder afmeldes afmeldt afmelding frameld framelde framelder frameldes frameldt framelding afmeldelse afmeldelsen
			frameldelse udmeld udmelde udmeldes udmelding udmeldelse udmeldt afmeldning framelles afmeldin afregistrer afregistreres afregistrere
			afhoppe afmelt afmldt framed framld afmel udeluk`,
		meansExplicit: `afmeldingslink afmeldlink frabedes frabed fravælge fravælger fravalgt slippe undværer robinsonlisten`,
		meansCut: `opsige opsig opsigelse annullere annuller annulleres afbestil afbestille afslut afslutte afsluttes blokere blokér lukke luk slukke sluk slå
			opsiger afbestiller`,
		meansRemove: `sletning slet slette sletter fjern fjerne fjerner stryg stryge strege fjernelse glem glemme tag tage tager smid smide pil pille ryd skrot
			skrotte kassér udelad`,
		meansMe: `mig os mej`,
		meansList: `liste listen lister nummer nummeret nr telefonnummer kartotek kartoteket database databasen register registret registeret data oplysninger
			kontakter mailliste udsendelsesliste maillisten gruppe gruppen system systemet adresseliste systemer tlf tlfnr mobilnummer mobilnr telefonnr
			kontaktliste kontaktoplysninger kundekartotek persondata *liste *listen jer telefon mobil navn modtager medlem`,
		meansMessage: `besked beskeder beskederne beskeden smser smserne smsen reklame* nyhedsbrev* tilbud tilbuddene markedsføring* whatsapps mails mail mailen
			mailene opdatering* notifikation* henvendelse* annonce* meddelelse* pushbesked* kampagne* invitationer info *beskeder *beskederne *besked
			*mails *reklamer *tilbud *sms *smser udsendelser udsendelse spam spammen post`,
		meansAny:  `noget intet ingenting lort pis sludder vrøvl skrammel møg ting skidt pjat pladder noe bras`,
		meansSend: `sende send sender sendes sendt tilsende tilsendt fremsende udsende modtaget sendende`,
		meansContact: `skrive skriv skriver skrives kontakte kontakt kontakter kontaktes kontaktet spamme spam spammer forstyrre forstyr forstyrrer forstyrret
			ringe ring ringer chikanere chikanér genere genér plage plag plager bombardere smse smser messe beskedes henvende henvend bombarderet
			forstyrres skrevet skrivs kontaktede tekste spammet`,
		meansReceive: `får modtage modtager modtages fået mottage få`,
		meansWant: `vil ønsker ønske ønskes gider gidder lyst behov skal brug behøver orker ville villet onskes trang gad forbyder frabeder unødvendigt spild
			overflødigt hellere helst velkommen velkomne velkomment ønskede afslår afviser nægter`,
		meansNot: `ikke ingen intet aldrig ikk ingenting ikkje ik hverken ej næppe ikek itj it forbyder frabeder unødvendigt spild overflødigt afslår afviser
			nægter`,
		meansMore:     `flere mere igen længere yderligere fremover fremtiden fremtidige mer nogensinde fremadrettet videre fler yderlig`,
		meansWithdraw: `trækker trække tilbagetrækker tilbagekalder tilbagekalde træk tilbagetrække tilbagekaldes trækkes trukket`,
		meansConsent:  `samtykke* tilladelse accept samtykker accepterer godkendelse samtykket`,
		meansThreat: `advokat politi politiet datatilsynet forbrugerombudsmanden klage klager anmelde anmelder anmeldes anmeld anmeldelse gdpr retslige juridiske
			blokerer blokere blokeret retsligt forbrugerrådet sagsøge politianmeldt blokkere blokkerer bloker`,
		meansIf: `hvis næste ellers eller når`,
		meansOther: `ordre ordren bestilling bestillingen pakke pakken levering leveringen aftale tid tiden time kursus kurset hold holdet træning arrangement
			arrangementet webinar rejse rejsen kontrakt forsikring forsikringen medlemskab fitness abonnement abonnementet konto vare varen varer pose
			adresse adressen faktura kvittering refundering rabatkode kode bord værelse fly hotel billet billetter fest festen lejr kamp turnering bus
			bussen stoppested stoppestedet tog toget metro letbane station bil bilen parkering dør brød kage ost sukker løg sovs kaffe kaffen te sko
			kjole størrelse farve hjemmeside side kurv ønskeliste betaling lån katalog ryge rygning grine grinet spise drikke regne regnen arbejde sælge
			sælger producere afløb afløbet vandhane toilet larm hund kat garanti opskrift opskrifter workshop yoga svømning undervisning tandlæge
			behandling konsultation børnefødselsdag lotteri klub foredrag smagning plads pladsen reservation reservationen reservere koncert efternavn
			booking bookingen adgangskode banko børnene søn datter event aften rundvisning stole sofa lås pletter ukrudt bremser motor syn værksted tur
			turen madpakken udflugt dæk præmie prisstigning skade skadesag gebyr regning regningen *adresse *ordre *ordren *kursus *kurset *levering
			*regning *abonnement *abonnementet`,
		meansOnly:     `udelukkende undtagen bortset`,
		meansUntil:    `indtil midlertidigt foreløbig morgenen aftenen weekenden weekender søndage lørdage natten ferien pause arbejdstid sommerferien pauser pt`,
		meansFewer:    `færre mindre tit ofte sjældnere`,
		meansGet:      `modtage få`,
		meansInterest: `interesseret interesse`,
		meansSelf:     `jeg vi`,
		meansCan:      `kan kunne virker virke`,
		meansAnd:      `og men så derfor`,
		meansObject:   `indsigelse protesterer`,
		meansOut:      `ud af væk`,
		meansThis:     `det dette disse dem de`,
		meansYet:      `endnu`,
		meansJoined:   `tilmeldt meldt kryds sat trykke trykket krydset klikket deltog hak`,
		meansDaily:    `dagligt konstant`,
		meansHow:      `hvordan`,
		meansHave:     `ha har have haft`,
		meansLeft:     `slettet fjernet slettes fjernes stoppet`,
		meansAsk:      `hvorfor hvornår hvor hvad hvilke hvilken mon hvem`,
		meansFiller: `jeg i du vi det den de dette disse mit min mine jeres din dine fra af med til på for om at og nu straks omgående alt alle allerede hermed
			her også bare en et vær er må kan kunne skulle så helt nej hos dem jer via ud vekk blive bliver faerdig færdig der som da nogen nogle
			hverken hver eneste endnu lige altså jo nok selv mobil telefon tlf tid whatsapp butik butikken firma dag uge venligst herfra derfra derfor
			fordi virkelig fandme sgu fucking helvede satan kraftedeme seriøst venner folk ham hun han sin været blevet hvem godt gerne øjeblikkeligt
			snarest hurtigst muligt endelig før komma punktum os herre mand hva a ka æ kun bar men ganske permanent fuldstændig dog siden end ved over
			under kunde hertil denne hans hendes evig ha altid vist gøre gør finde gentage tænkt synes syntes stort leder man sig bro brormand brur
			wallah gutter årh åh puha uha`,
		meansCourtesy: `tak venligst hej hejsa goddag godmorgen kære forhånd mange venlig venlige bedste ja ok okay undskyld jatak pænt please hallo halløj davs
			mojn godaften takker vh tk tkk`,
		meansArticle: `en et den det`,
		meansHint:    `spam svindel færre annullere uønsket uønskede irriterende virkelig`,
		meansAbout:   `vedrørende angående`,
		meansJoining: `fordi eftersom`,
		meansClosing: `hilsen hilsner mvh kh`,
		meansBlocked: `blokeret blokerede blokerer blokker`,
		meansUndo:    `fortryd fortryde fortryder annullere ophæv`,
		meansChannel: `mail mails email post posten brev telefon katalog avis`,
	},
	phrases: map[meaning]string{
		meansThis:    `det her`,
		meansReceive: `kommer ~ frem|ind`,
		meansStop:    `hold ~ op, holde op, lad|la være, la vær, lad ~ være med, hold jer væk, hold jer fra, sæt ~ stopper, lad vær, lade være, holder op`,
		meansAlone: `nu er det nok, så er det nok, det er nok, det var nok, slut nu, slut med, nok er nok, stop nu, hold kæft, skrid med, fri for det, gå væk,
			rend mig, nu stopper i, stop så, fuck af, nej er nej, jeg sagde nej, har sagt nej, nej betyder nej, nu kan det være nok, det rækker,
			det rækker nu, det var det, jeg er ude, jeg stopper her, find en anden, gå til en anden, det var så det, spar mig, forskån mig,
			lad mig være, nu er det slut, så er det godt, nu rækker det, det er godt nu, jeg står af, så stopper vi, lad nu være, stop dog, lad så være,
			sletning ønskes, slettes tak, sletning tak`,
		meansLeave: `meld|melde|melder ~ fra|ud|af, fra meldes, af meld, af melde, fra melde, meldes fra, meldt fra, meldes ud, ud af gruppen,
			ud af den her gruppe, af listen, af jeres liste, vil gerne ud, melde fra, vil ud, komme ud af, komme af med, kommer jeg af med,
			kommer jeg ud, vil af, kommer jeg af, ønsker at blive slettet, blive slettet|fjernet|frameldt|afmeldt|taget|udmeldt|strøget, blive fri,
			være fri, være foruden, nej tak liste, slettet som modtager, modtage ~ nej, træt af alt, slet|fjern|slette|fjerne mig|os|mej, hoppe af,
			hopper af, stå af, melder mig ud, melde mig ud, træde ud, slipper jeg ~ af med jer, kommer jeg ~ af med jer, bliver jeg fri for jer,
			slippe af med jer, hvor slår|slukker|stopper|lukker|framelder|afmelder man|jeg,
			hvordan|hvor slår|slukker|stopper|lukker|framelder|afmelder|fjerner man|jeg det|de|her|mig|den|disse, lukker jeg|man for, luk ned for,
			luk for de|det|den|jeres, komme af, knappen ~ komme af|ud, komme ud|væk`,
		meansExplicit: `lad|lade|la mig|os|mej være i fred|fred, lad|lade|la mig|os|mej ~ være|fred|vær, mig være i fred, mig i fred, lad ~ i fred, være i fred,
			fri for|fra jeres|beskeder|beskederne|reklamer|reklame|de|det|disse|at, frabeder mig, frabede mig, takker nej til, tak nej, siger nej ~ til,
			sig nej til, slippe for, slipper for|jeg, slip for, slipper jeg for, nej tak til flere|jeres|mere|reklamer, hører helst ikke,
			ikke høre ~ fra, aldrig høre ~ fra, ikke høre mere, retten til at blive glemt, glem mit nummer, ikke kontakt, ingen kontakt, modsætter mig,
			skrid med, hold jer fra, ikke ~ ulejlige, stik mig ikke, kan godt undvære, undvære jeres, kan undvære, fred for, siger ~ nej ~ til,
			nej tak til alle|fremtidige, skrevet|sagt|svaret|skrev ~ stop, stop med det, hold op med det,
			bedt|sagt|bad ~ stoppe|stop|holde|fjerne|slette|framelde, nej tak til, brug ikke mit, ikke bruge mit, have fred, ha fred, få fred,
			siger fra, stå af, nej til reklamer|beskeder|reklame|spam|tilbud, robinson listen, spar mig for, spar os for, skån mig for, forskån mig for,
			gå og gen jer selv, fri mig for, fritag mig for, nej til flere|alle|jeres, find|gå|genér|plag en|nogen|til|andre anden|andre,
			får|modtager|kommer|står ~ stadig|stadigvæk ~ beskeder|reklamer|sms|de|dem|det|jer|på, hvorfor får|modtager jeg ~ stadig|stadigvæk,
			ikke på|via|over|per whatsapp, whatsapp ikke|nej, er færdig med, behold jeres|dine|selv, smutter fra, ryger ud af,
			spilder|spild|spildt jeres|din tid, troede ~ afmeldt|frameldt|slettet, har jo|allerede|da ~ afmeldt|frameldt|afmeldt mig,
			så|er|bliver træt|træt|træt af det|de|den|alle|al, pis af, ikke ~ på|til dette|det|den|mit nummer|telefon|mobil, respekter mit,
			jeg siger stop, sat|sæt|sætte ~ kryds ved nej, ved nej, hvorfor står|er jeg|vi ~ listen|liste|lister|registret, trykkede ja ~ nej,
			mente nej, kan|vil jeg|vi godt|gerne undvære, jeg undvære, nyhedsbrevet|beskeden|beskederne|reklamerne kan|må ~ udgå|stoppe|droppes|væk,
			for min skyld, på blokeringslisten, ryger på, kæft med, hold ~ kæft, som min afmelding, send|skriv det til en anden, ikke kommer mere fra,
			følger ikke længere|mere, med at følge, spar jer ulejligheden, heller ikke i morgen, skal vi ikke stoppe, læser dem ikke|aldrig,
			må ~ ikke komme reklamer|reklame, behøver ikke lokke, afmeldingsknap, afmeldeknap, lade|lad vær med|mæ, skider på jeres, skriv ikke til`,
		meansCut: `nok med, sluk for, slå ~ fra, færdig med, slippe af med, slipper jeg af med, slipper ~ af med, bliver jeg fri for, kommer ~ af med`,
		meansRemove: `tag|tage|tager ~ af|ud|væk|fra, slet mig, glem mig, smid ~ ud|væk|af, tages af, pil ~ af|ud, stryg ~ fra, få ~ fjernet|slettet, tag ~ ned,
			af med, ud med, væk med, smid ~ ud|væk, mit nummer ~ væk`,
		meansList:    `være med, med på, forkert nummer`,
		meansAny:     `den slags, det her, de der`,
		meansContact: `tage kontakt, tag kontakt, kontakter mig, skal i ikke`,
		meansWant: `vil gerne, har lyst, har brug, vil have, vil helst, har behov, skal have, kunne tænke mig, ingen grund til, nytter ikke, ikke nødvendigt,
			spild af, helst ikke, hellere ikke`,
		meansNot: `ikke længere, ikke mere, aldrig mere, under ingen omstændigheder, på ingen måde, helst ikke, hellere ikke, ikke en eneste, ikke flere,
			holde op, ingen grund til, nytter ikke, ikke nødvendigt, spild af, ikke interesseret, ingen interesse`,
		meansMore: `ikke længere, ikke mere, aldrig mere, i fremtiden, fra nu af, en gang til, nogensinde igen, ikke flere, en til, fra nu, næste gang,
			ikke stopper, ikke holder op, ikke snart, ikke sletter, ikke fjerner, ikke afmelder`,
		meansWithdraw: `trækker ~ tilbage, trække ~ tilbage, træk ~ tilbage, trukket ~ tilbage, ikke mere`,
		meansThreat: `klage til datatilsynet, melder jer, melder det, går til politiet, juridiske skridt, blokerer jeg, blokerer jer, retslige skridt,
			kontakter ~ advokat, anmelder jer, anmelder jeg`,
		meansIf: `en gang til, næste gang, en besked mere, en til, een gang til, en mere`,
		meansOther: `er stoppet, stoppet med, bussen stopper, lige nu på lager, gammelt nummer, nyt nummer, gamle nummer, på lager, stopper tilbuddet, hold da,
			er der stop, stop i, min tilmelding, ny adresse, ikke det jeg ville, af formiddagsholdet`,
		meansOnly: `kun de|det|den|om|for|nyhedsbrevet|når|fra|have|ha|til|en, bare ikke|de|dem, ikke om, ikke dem, ikke noget med`,
		meansUntil: `om morgenen|søndagen|aftenen|natten|lørdagen|dagen, i weekenden, så tidligt, så sent, før kl, efter kl, i denne uge, denne uge,
			lige nu ikke, ikke lige nu, ikke i dag, ikke nu, på søndag, på arbejde, for nu, i øjeblikket, lige pt, til efter, midt om natten, i ferien,
			i sommerferien`,
		meansFewer: `for mange, for meget, så mange, så tit, så ofte, for tit, for ofte, om ugen, om måneden, en gang om, 1 gang om, lidt færre, lidt mindre`,
		meansKeep: `er fint, er fine, er ok, er helt fint, vil jeg gerne have, må i gerne sende, men gerne, vil jeg stadig, vil gerne beholde, resten er,
			resten må, vil jeg gerne beholde, gerne stadig, men send gerne, vil gerne stadig, er stadig, vil jeg stadig gerne`,
		meansInterest: `ikke interesseret, ingen interesse`,
		meansMistake: `ved en fejl, kom til at, tilmelde mig igen, på igen, tilmeld mig igen, ved et uheld, komme med igen, tilmeldes igen, ind igen,
			slå|slår ~ til igen, slå|slår ~ til, tænd ~ igen, tænde ~ igen, få dem igen, modtage igen, få beskeder igen, sende igen`,
		meansYet:    `ikke endnu, endnu ikke`,
		meansTired:  `træt af, fået nok af, nok af, møgtræt af, led og ked af, dødtræt af, led af, grundigt træt af, så træt af, dødtræt, fået nok, ked af`,
		meansRefuse: `nej tak, ellers tak`,
		meansDaily:  `hver dag, hver uge, hver time, hver evig eneste dag, om dagen, hele tiden, hver morgen, hele natten, hver eneste dag, i tide og utide`,
		meansAsk:    `kan jeg, må jeg, skal jeg, kan man, er der, har i, har du, findes der, sælger i`,
		meansRequest: `vil i, vil du, kan i, kan du, kunne i, kunne du, må jeg bede, gider i, gider du, vil i venligst, må jeg blive, kan jeg blive, kan jeg få,
			må jeg få, kan nogen, kunne jeg blive, kan mit nummer, hvor mange gange skal, hvor svært, kan jeg ikke`,
		meansFiller: `hold da op, hold da kæft, hvor mange gange, hvor svært, hvor tit, ikke kunde, aldrig tilmeldt, ikke tilmeldt, ingen anelse,
			ikke noget problem, ikke ok, ikke i orden, ikke min, aldrig sagt ja, ikke sagt ja, aldrig bedt, ikke bedt, ikke givet, aldrig givet,
			har ikke længere, bor ikke længere, ikke kunde længere, er ikke længere, handler ikke, kommer ikke, kender jer ikke, kender dig ikke,
			hvor har i, hvor fik i, hvis i vil, hvis muligt, hvis det er muligt, hvis i gider, fordi jeg ikke, hvad er det, så snart som muligt,
			lige nu, med det samme, forkert nummer, ikke noget personligt, intet personligt, ikke for mig, ikke relevant, ikke sjovt, ingen bil,
			ingen butik, har aldrig, i butikken, slet ikke, hvad laver i, stop stop, har købt, intet imod, uden at have, uden lov, uden samtykke,
			uden at spørge, ikke jer igen, ikke nu igen, ved ik hvor, ved ikke hvor, aner ikke hvem, aner ikke hvor, stop lige, lige stop, sidste gang,
			for sidste gang, åh nej ikke igen, nej ikke igen, ikke igen ikke igen, ikke dem igen, ikke også jer, det behøves ikke`,
		meansCourtesy: `på forhånd, god dag, vær sød, vær så venlig, vær venlig, vil i være søde, være så venlig, vær rar, nej tak, tusind tak, mange tak,
			ha en god, hav en god, så er i søde, ellers tak, på forhånd tak`,
		meansHint: `nej tak, ellers tak, nej ellers tak, ikke interesseret, ingen interesse, hvem er, ikke lige nu, ikke nu, ikke i dag, for mange, så tit,
			hvorfor får jeg, hvor har i, jer igen, nu igen, igen igen, forkert nummer, hvordan stopper, måske senere, glem det, hold nu op, i orden,
			aldrig tilmeldt, ikke jer igen`,
		meansClosing: `venlig hilsen, med venlig hilsen, sendt fra, de bedste hilsner, mange hilsner, bedste hilsner`,
		meansHow:     `er der en|nogen, hvad skal man|jeg, hvilken knap, findes der en`,
	},
}

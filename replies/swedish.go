package replies

var swedish = vocabulary{
	words: map[meaning]string{
		meansFound: `hittat hittade köpt köpte`,
		meansStop:  `stop stopp stoppa sluta upphör upphöra avbryt stoppas stopa sluuta slutta upphörs avsluta`,
		meansAlone: `nog stick radera avsluta slut bort avbeställ avboka försvinn dra stryk`,
		meansLeave: `avregistrera avregistrering avregistreras avregistrerad avregga avanmäl avanmäla avanmälan avanmäler avanmälas avanmäld avprenumerera
			avprenumerering avprenumererar avprenumeration avregistrerar avregistrer avanmälning avanmälla avreggas avprenumereras utträde avprenumenera
			avregistera avregisterar uppsägning avreg avregistrea avanmel avanml avanmäll avprenumera avfölj avfölja avföljer`,
		meansExplicit: `avregistreringslänk avregistreringslänken avanmälningslänk undanbedes undanber avböjer slippa slipper avstå nixregistret`,
		meansCut: `avsluta avslutas avslut säga avbeställ avbeställa avboka avbryta avbryt blockera blocka stänga stäng inaktivera upphäva uppsägning säger
			skippa skippar`,
		meansRemove: `radera raderar stryk stryka stryks borttagning plocka plockar ta tag tar avlägsna släng slänga glöm glömma rensa bort radering släpp kasta
			tabort försvinna skippa uteslut utesluta exkludera`,
		meansMe: `mig mej oss`,
		meansList: `lista listan listor nummer numret nr mobilnummer telefonnummer register registret registren databas databasen uppgifter data kontakter grupp
			gruppen system systemet kundregister sändlista sändlistan utskickslista kontaktlista adresslista mejllista telefonnr personuppgifter *lista
			*listan *register *registret *listor *nummer telefon mobil lstan kontaktuppgifter namn medlem`,
		meansMessage: `meddelande meddelanden meddelandena smsen reklam* nyhetsbrev* erbjudande* utskick* marknadsföring* mejl mejlen mail mailen mailutskick
			annons* uppdatering* notis* avisering* pushnotis* info information kampanjer kampanj inbjudningar meddelande* *meddelanden *meddelande
			*erbjudanden *utskick *utskicken *reklam *mejl *mail *sms *notiser whatsapps tips spam spammet sms dm prenumerationen prenumeration post
			direktmarknadsföring`,
		meansAny:  `något inget ingenting skit skiten skräp smörja grejer tjafs saker dynga sånt nånting allting dravel trams nåt`,
		meansSend: `skicka skickar skickas skickat sända sänd sänder tillsända skickade skick skika`,
		meansContact: `skriv skriva skriver skrivs smsa smsar kontakta kontaktar kontaktas kontaktad mejla maila mejlar störa störs stör ring ringa ringer messa
			messar spamma spammar bombardera trakassera trakasserar höra hör besvära tjata tjatar plinga plingar kontakt höras spammas whatsappa spammad
			skrivit hörs använd använda`,
		meansReceive: `få får mottaga motta erhålla erhåller fått emot fick`,
		meansWant: `vill önskar önska behöver lust ville behov skulle orkar vil undanber gillar gilla iontresserad önskas välkomna välkommet vilja förbjuder
			onödigt slöseri hellre välkommen pallar avslår avvisar avstår`,
		meansNot: `inte inga ingen inget aldrig ingenting ej icke int inteckt varken noll ente itne inge ingent förbjuder onödigt slöseri vägrar itte avslår
			avvisar avstår`,
		meansMore: `fler mer mera igen längre ytterligare flera fortsättningen framöver framtiden framtida vidare någonsin hädanefter fortsättningsvis fortsatt
			fortsatta ännu fl`,
		meansWithdraw: `återkallar återkalla drar dra återtar återta återkallas återkallat tillbaka indraget`,
		meansConsent:  `samtycke* samtycker tillstånd medgivande godkännande tillåtelse godkänner lov`,
		meansThreat: `advokat polis polisen polisanmälan polisanmäler anmäla anmäler anmälas imy integritetsskyddsmyndigheten konsumentverket
			konsumentombudsmannen datainspektionen jurist blockerar blockera blockar rättsliga juridiska gdpr anmälda anmälan rapporterar rapportera arn
			stämma`,
		meansIf: `om annars nästa ifall eller`,
		meansOther: `order ordern beställning beställningen paket paketet leverans leveransen tid tiden bokning bokningen kurs kursen pass passet träning
			träningen evenemang webinar resa resan kontrakt avtal avtalet försäkring försäkringen medlemskap medlemskapet gym gymmet abonnemang
			abonnemanget konto kontot produkt varan varor påse adress adressen faktura kvitto återbetalning rabattkod kod bord rum flyg hotell biljett
			biljetter fest festen läger match turnering buss bussen busshållplats hållplats tåg tåget spårvagn tunnelbana station bil bilen parkering
			dörr bröd brödet tårta ost socker lök löken sås kaffe kaffet te skor klänning storlek färg hemsida hemsidan sida sajt varukorg kundvagn
			önskelista betalning lån katalog röka rökning skratta skrattat äta dricka regna regnet jobba sälja sälj säljer tillverka avlopp avloppet
			kran toa toan handfat oväsen hund katt garanti recept workshop yoga simning simskola skidskolan skola skolan förskola behandling tandläkare
			kalas lotteri förening event kväll kvällen dejt kravmärkt efternavn möte mötet lösenord plats platsen anmälan provkörning besiktning
			verkstad bromsar motor soffa stolar fläckar ogräs låna strumpor möbler intervju kassan premie premien prishöjning hyra pressarna gurkan
			pizzan böter avgift *adress *adressen *order *ordern *kurs *kursen *leverans *avtal *avtalet *abonnemang *lektion slutade slutat slutsåld`,
		meansOnly: `endast enbart förutom utom`,
		meansUntil: `tillfälligt tillsvidare helger helgen helgerna söndagar lördagar nätterna kvällar kvällarna morgonen mornarna morgnarna semestern pausa paus
			sommaren jobbtid arbetstid tills`,
		meansFewer:    `färre mindre ofta sällan`,
		meansGet:      `få motta`,
		meansInterest: `intresserad intresse`,
		meansSelf:     `jag vi`,
		meansCan:      `kan kunde går funkar fungerar`,
		meansAnd:      `och men så därför`,
		meansObject:   `motsätter invänder invändning invända bestrider`,
		meansOut:      `ut ur bort av`,
		meansThis:     `det detta dessa dom dem`,
		meansMistake:  `råkade misstag`,
		meansJoined:   `anmält anmälde kryssade prenumererat kryssat kryssa klickade klickat tryckte tryckt tävlade`,
		meansDaily:    `dagligen jämt konstant`,
		meansHow:      `hur`,
		meansHave:     `har ha haft hade`,
		meansLeft:     `raderat raderad borttagen raderas stoppat avslutat`,
		meansAsk:      `varför när var vad vilka vilken vem finns`,
		meansFiller: `jag ni du vi det den de detta dessa mitt min mina er ert era din ditt från ur av med till på för att och nu genast omedelbart direkt allt
			alla härmed också bara en ett är kan kunna så helt nej nä nae här där som då någon några varje enda än ju väl själv mobil mobilen telefon
			telefonen whatsapp butik butiken affär företag dag idag vecka snarast absolut faktiskt verkligen fan jävla förbannade förbannat jävlar
			herregud seriöst snälla vänligen folk honom hon han blir bli blev blivit varit vara vem gärna helst någonstans ens fort omgående permanent
			komma punkt kund kunder dom dem sina sin ska skall måste får man men dock sedan sen redan kanske tyvärr hos via över under ned upp ut in
			bort fr o m asså alltså typ liksom mycket jätte egentligen ba tar hit denna hördu hennes hans sånhäna knappast sätt fattar velat stå kvar
			gör göra tycker vet hjälp sig nånstans ställe bror bruh bro wallah brorsan mannen åh usch puh`,
		meansCourtesy: `tack snälla vänligen hej hejsan hallå tjena god goddag godmorgon förhand ja ok okej okay ursäkta förlåt bästa snäll vänlig varma tackar
			tacksam kära gärna jo halloj tk`,
		meansArticle: `en ett den det`,
		meansHint:    `spam bedrägeri färre oönskad oönskade irriterande avbeställa verkligen jaha`,
		meansAbout:   `angående gällande`,
		meansJoining: `eftersom`,
		meansClosing: `mvh hälsningar hälsning hälsn vh`,
		meansBlocked: `blockad blockade blockat blockerad blockerade blockar blockerar blocka`,
		meansUndo:    `ångra ångrar ångrade ogiltigförklara`,
		meansChannel: `mejl mail epost post posten brev telefon katalog tidning`,
	},
	phrases: map[meaning]string{
		meansThis: `det här`,
		meansStop: `lägg av|ner, lägga av, sluta nu, slut på, håll upp, lägg ned, ge er, lägg ner, kan ni sluta`,
		meansAlone: `nu räcker det, det räcker, räcker nu, dra åt helvete, dra åt skogen, nog nu, slut nu, nu är det nog, det är nog, far åt helvete, nog är nog,
			nu får det vara nog, gå bort, fuck off, vill ut, nej är nej, jag sa nej, har sagt nej, nej betyder nej, nu får det räcka,
			nu får det vara bra, det får räcka, det räcker nu, nu får det vara slut, jag går ur, jag lämnar, jag hoppar av, jag säger hejdå,
			jag kliver av, tack för mig, hitta nån annan, hitta någon annan, gå till nån annan, jag är ute, nu är det slut, dra åt pipsvängen,
			dra dit pepparn växer, skona mig, bespara mig, lämna mig, sluta då, låt bli mig, lägg av då, radering önskas, borttagning önskas`,
		meansLeave: `säg|säga|säger upp prenumerationen|prenumeration|utskicken, av registrera, av anmäl, anmäla ~ av, anmäl ~ av, gå ur listan|gruppen|den,
			vill ur, ut ur listan|gruppen, av prenumerera, vill av, lämna listan|gruppen, komma av, kommer jag bort, gå ur, kommer jag av,
			kommer jag ur, koppla bort mig, avsluta prenumerationen, avsluta prenumeration, avsluta min prenumeration, avboka prenumerationen,
			bli borttagen, bli struken, bli avregistrerad, bli raderad, ut ur, ut med, ur ert register|er lista|registret|listan, bort med,
			strykas från, radera|stryk|avlägsna mig|oss|mej, hoppa av, hoppar av, kliva av, kliva ur, kliver av, lämna gruppen, träda ur,
			slutar jag få|ta|motta, blir|bli ~ av med er, kommer jag ifrån, kommer jag från,
			hur|var stänger|stoppar|slutar|avslutar|avregistrerar|avanmäler|avslutar man|jag av|det|mig|detta, får jag slut på, få slut på,
			blir jag av med, gå ifrån, knappen ~ gå ur|av|ut`,
		meansExplicit: `lämna mig|mej|oss ifred|fred, lämna mig|mej|oss i fred, låt|lät mig|mej|oss ~ vara|va|ifred, lämna ~ ifred, lämna ~ i fred, vara ifred,
			vara i fred, vara fred, undanber mig, avsäger mig, tackar nej till, tacka nej till, säger nej till, säga nej till,
			nej tack till fler|alla|era|mer|reklam, slippa era, slipper vi, inte höra ~ ifrån|från, inte höra av er, inte höra mer, höra av er,
			rätten att bli glömd, bli raderad, få mitt nummer raderat|borttaget, glöm mitt nummer, ingen kontakt, dra åt helvete med, dra åt skogen med,
			sluta upp med, vill inte veta av, avstår från, avstår gärna, kan vara utan, klarar mig utan,
			inte intresserad av er|era|dessa|sånt|fler|utskick|reklam, ta inte kontakt, mitt nej, säger ~ nej ~ till,
			skrivit|sagt|svarat|skrev|sa|svarade ~ stopp|stop, låt bli, sluta med det, sluta med detta, sista gången jag,
			bett|bad|sagt|sa ~ sluta|stoppa|avregistrera|upphöra, nej till, lämnad ifred, lämnad i fred, få vara ifred, nix registret,
			hör inte|aldrig av er|dig, bespara mig|oss, spara på era, skona mig|oss, fri från era|reklam|utskick|meddelanden|sms|erbjudanden,
			hitta|gå|tjata|plåga nån|någon|till|på annan|nån|någon|andra,
			får|tar|kommer|står ~ fortfarande ~ meddelanden|reklam|sms|det|dem|detta|de|på|från, varför får jag ~ fortfarande,
			inte på|via|över|per|i whatsapp, whatsapp inte|nej, är|e klar|färdig med er|det|detta|era, behåll era|er|dina|själva,
			slösar|slösa|ödsla|ödslar er|din|ni ~ tid, trodde ~ avregistrerad|avanmäld|borttagen, har ju|redan ~ avregistrerat|avanmält, så|är trött på,
			nej tack till, inte ~ på|till detta|det|den|mitt här|nummer|numret|telefon|mobil, respektera mitt, gå ur er|den|det|listan|sändlista,
			lämna er, ur er sändlista|lista|utskick, avböja alla|kommande|fler, undanber ~ reklam|utskick|vidare, låta mig|oss vara|va,
			varför står|är jag|vi ~ listan|lista|registret, tryckte ja ~ nej, menade nej, klarar jag|vi mig|oss utan, kan jag undvara,
			nyhetsbrevet|meddelandet|meddelandena|reklamen kan|får ~ utgå|sluta|upphöra|slopas, för min del, på blocklistan, hamnar på, käften med,
			håll ~ käften, som min avanmälan, som en avanmälan, skicka|skriv det till någon|nån annan, inte kommer mer|fler|några från, lägga av,
			slutar följa, spara er möda, inte imorgon heller, ska vi inte sluta, läser dem inte|aldrig, reklam får ~ inte, sätt mig på nix|nixlistan,
			behöver inte allt det, behövs inte längre, få mig ur, avregistreringsknapp, skiter i era|er|ert, va|vara med på de|det|den här|listan,
			inte vill ha nåt|något mer`,
		meansCut: `säger upp, säg upp, säga upp, nog nu med, nog med, stäng av, stänga av, färdig med, bli av med, blir ~ av med, bli kvitt`,
		meansRemove: `ta|tag|tar|plocka|plockar|stryk|släng|tas|få|kasta|tagit ~ bort|av|borttagen|borttaget, ta ~ ur, ta bort, radera mig, glöm mig, plocka bort,
			ta mig från, ta mig av, bli av med, stryk ~ från`,
		meansList:    `vara med, fel nummer`,
		meansAny:     `sånt här, det här, den typen`,
		meansContact: `höra av er, hör inte av, ta kontakt, hör av, höra mer, höra ifrån`,
		meansReceive: `ta emot, kommer ~ fram|in`,
		meansWant: `skulle vilja, vill ha, vill gärna, vill helst, är intresserad, har lust, har behov, ingen idé, inte nödvändigt, inget behov, slöseri med,
			helst inte, hellre inte`,
		meansNot: `inte längre, inte mer, aldrig mer, under inga omständigheter, på inga villkor, helst inte, inte en enda, hellre slippa, hellre inte,
			aldrig igen, ett nej, ingen idé, inte nödvändigt, inget behov, slöseri med, inte intresserad, inte intresserade, ej intresserad,
			inget intresse`,
		meansMore: `inte längre, inte mer, aldrig mer, i fortsättningen, i framtiden, från och med nu, en gång till, aldrig igen, en till, något mer, ett till,
			inte slutar, nästa gång, inte upphör`,
		meansWithdraw: `drar|tar ~ tillbaka, dra ~ tillbaka, ta ~ tillbaka`,
		meansThreat: `anmäler jag, anmäler er, anmäla er, anmäler det, går till polisen, blockerar jag, blockerar er, rättsliga åtgärder, kontaktar ~ advokat,
			juridiska åtgärder, blir det anmälan, blockar er, anmälas till`,
		meansIf: `en gång till, nästa gång, ett till, en till, ett sms till, ett meddelande till, ännu ett`,
		meansOther: `har slutat, slut på, slutar rean, bussen stannar, är det stopp, det är stopp, stopp i, stopp på, gamla numret, nya numret, nytt nummer,
			gammalt nummer, i lager, min anmälan, gamla adressen, ny adress, gammal adress, inte det jag ville, ur förmiddagsgruppen`,
		meansOnly: `bara om|de|det|för|från|när|inte|ha|på|veckobrevet|få|den|skicka, bara slippa, inte om, inte de, inget om, inget med, inte dom`,
		meansUntil: `på morgonen|kvällen|natten|helgen|söndagar|söndag|lördag|mornarna|nätterna|helgerna|kvällarna|jobbet|morgnarna|kvällar, så tidigt, så sent,
			före kl, före 9|8|10, efter kl, efter 20|21|22|9, den här veckan, den här månaden, inte just nu, inte idag, inte nu, inte ikväll, just nu,
			för tillfället, till efter, fram till, i sommar, under semestern, mitt i natten, ett tag, över helgen, på ett tag`,
		meansFewer: `för många, för mycket, så många, så ofta, så mycket, för ofta, i veckan, i månaden, per vecka, per månad, en gang i, en gång i, 1 gång i,
			lite färre, lite mindre, lite mer sällan, mer sällan, inte så`,
		meansKeep: `är bra, är okej, är ok, är fint, går bra, vill jag gärna, vill jag ha, vill fortfarande, gärna fortsätta, får ni gärna, men gärna,
			vill jag fortfarande, vill gärna behålla, resten är, resten får, vill behålla, resten vill, gärna kvar, är välkommet, är välkomna,
			vill jag behålla, funkar fint, funkar bra, gärna tips`,
		meansGet:      `ta emot`,
		meansInterest: `inte intresserad, inte intresserade, ej intresserad, inget intresse`,
		meansMistake: `råkade avregistrera, råkade avanmäla, av misstag, lägg till mig, lägg till mig igen, anmäla mig igen, på listan igen, sätt upp mig igen,
			prenumerera igen, tillbaka på, råkade ta, sätta|sätt|slå|slår ~ på ~ igen, sätta|sätt på det|dem, aktivera ~ igen, få dem igen,
			få utskicken igen, få meddelanden igen, slå på, skicka till mig igen`,
		meansYet: `inte än, inte ännu`,
		meansTired: `trött på, fått nog av, nog av, less på, tröttnat på, utled på, urless på, dödstrött på, trötta på, så trött på, trött på det, utless på,
			dötrött på`,
		meansRefuse: `nej tack, nä tack`,
		meansDaily:  `varje dag, varje vecka, varenda dag, varje timme, om dagen, per dag, hela tiden, varje morgon, stup i kvarten, mitt i natten`,
		meansAsk:    `kan jag, får jag, ska jag, kan man, finns det, har ni, har du, är det`,
		meansRequest: `kan ni, kan du, kunde ni, skulle ni, skulle du, vill ni, vill du, kan någon, kan jag bli, kan jag få, får jag be, går det att få,
			kan jag slippa, skulle jag kunna, skulle jag kunna få, kan man få, går det att bli, kan mitt nummer, får jag bli, hur många gånger ska,
			hur svårt, kan vi få, kan vi slippa, kan ni inte`,
		meansFiller: `hur många gånger, hur ofta, hur svårt, inte kund, inte kund längre, inte anmält, aldrig anmält, aldrig anmält mig, inga problem, inte ok,
			inte okej, aldrig godkänt, inte godkänt, aldrig bett, inte bett, inte längre kvar, inte bett om, aldrig bett om, bor inte, bor inte kvar,
			handlar inte, har inte längre, har inte kvar, känner inte er, var har ni, var fick ni, hur fick ni, hur har ni, om möjligt, om ni vill,
			om det går, är ni snälla, så snart som möjligt, på en gång, med en gång, fel nummer, inget personligt, inte för mig, inte relevant,
			inte kul, inte roligt, ingen bil, har aldrig, inget illa ment, utan att fråga, utan lov, utan samtycke, utan mitt, stopp stopp,
			vad är det ni inte, vad är det som, inte fattar, inte förstår, om ni kan, var ni än, inte ni igen, inte nu igen, inte er igen, i så fall,
			sista gången, åh nej inte igen, nej inte igen, inte igen inte igen, inte dem igen, det behövs inte`,
		meansCourtesy: `på förhand, tack på förhand, var snäll, vara snäll, vara snälla, vara så snäll, är du snäll, vänligen och, nej tack, nä tack, nae tack,
			tusen tack, tack så mycket, stort tack, ha en fin dag, ha det bra, trevlig helg, var god, var vänliga, var så goda`,
		meansHint: `nej tack, nä tack, nae tack, inte intresserad, ej intresserad, inget intresse, vem är det, vem är detta, vilka är ni, inte just nu, inte nu,
			inte idag, för många, mer sällan, så ofta, varför får jag, ni igen, nu igen, en gång till, fel nummer, hur stoppar, kanske senare,
			orkar inte, inte ikväll, strunt samma, aldrig anmält mig, vill inte ha detta, var har ni, hur fick ni, inte ni igen, inte er igen`,
		meansClosing: `vänliga hälsningar, med vänliga hälsningar, med vänlig hälsning, skickat från, bästa hälsningar, vänlig hälsning, varma hälsningar`,
		meansHow:     `finns det ett|något|nåt|någon, vad ska|måste man|jag, vilken knapp`,
	},
}

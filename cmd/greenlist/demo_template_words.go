package main

// demoWording is what a template says in one language, and what stands in its variables when Meta looks at it.
type demoWording struct {
	language, body string
	samples        []string
	link           string // words on a button that leads to the web shop; none without
}

var newArrivals = []demoWording{
	{"nl", "Hallo {{1}}, er is een vrachtwagen vol nieuwe planten binnen: {{2}}. Bestelt u vandaag, dan zijn ze morgen bij u.",
		[]string{"Mila", "calathea’s, varens en een paar zeldzame begonia’s"}, "Bekijk de planten"},
	{"de", "Hallo {{1}}, bei uns ist ein ganzer Lastwagen voll neuer Pflanzen angekommen: {{2}}. Heute bestellt, sind sie in zwei Tagen bei Ihnen.",
		[]string{"Lena", "Calatheen, Farne und ein paar seltene Begonien"}, "Pflanzen ansehen"},
	{"en", "Hello {{1}}, a lorry full of new plants has just arrived: {{2}}. Order today and they will be with you this week.",
		[]string{"Olivia", "calatheas, ferns and a few rare begonias"}, "See the plants"},
	{"fr", "Bonjour {{1}}, un camion rempli de nouvelles plantes vient d’arriver : {{2}}. Commandées aujourd’hui, elles seront chez vous cette semaine.",
		[]string{"Camille", "des calathéas, des fougères et quelques bégonias rares"}, "Voir les plantes"},
	{"sv", "Hej {{1}}, en hel lastbil med nya växter har kommit: {{2}}. Beställer du i dag är de hos dig den här veckan.",
		[]string{"Elsa", "calatheor, ormbunkar och några ovanliga begonior"}, "Se växterna"},
}

var houseplantWeek = []demoWording{
	{"nl", "Hallo {{1}}, het is kamerplantenweek bij Zaailing. Tot en met zondag krijgt u {{2}} korting op alle planten voor binnen.", []string{"Mila", "20%"}, "Naar de kamerplanten"},
	{"de", "Hallo {{1}}, bei Zaailing ist Zimmerpflanzenwoche. Bis Sonntag erhalten Sie {{2}} Rabatt auf alle Pflanzen für drinnen.", []string{"Lena", "20 %"}, "Zu den Zimmerpflanzen"},
	{"en", "Hello {{1}}, it is houseplant week at Zaailing. Until Sunday you get {{2}} off every plant for indoors.", []string{"Olivia", "20%"}, "See the houseplants"},
}

var wateringTips = []demoWording{
	{"nl", "Hallo {{1}}, de verwarming is weer aan en de lucht wordt droog. Zo houdt u varens en calathea’s mooi: sproei ze twee keer per week met lauw water.", []string{"Mila"}, "Alle tips"},
	{"en", "Hello {{1}}, the heating is on and the air is getting dry. To keep ferns and calatheas happy, mist them twice a week with lukewarm water.", []string{"Olivia"}, "All our tips"},
}

var workshopInvitation = []demoWording{
	{"nl", "Hallo {{1}}, op {{2}} leert u in onze kas hoe u kamerplanten stekt. Er zijn twaalf plaatsen, koffie en taart zijn inbegrepen.", []string{"Mila", "zaterdag 12 december"}, "Plaats reserveren"},
}

var flashSale = []demoWording{
	{"nl", "Hallo {{1}}, alleen vandaag: alle potten voor de halve prijs. Op is op, dus wacht niet te lang.", []string{"Mila"}, "Naar de potten"},
}

var lastChance = []demoWording{
	{"en", "Last chance, {{1}}! The sale ends tonight and your favourite plants are nearly gone. Do not miss out this time.", []string{"Olivia"}, "Shop the sale"},
}

var orderReady = []demoWording{
	{"nl", "Hallo {{1}}, uw bestelling {{2}} staat klaar. U kunt haar ophalen in onze winkel aan de Kasstraat, tot zes uur ’s avonds.", []string{"Mila", "ZL-20418"}, ""},
	{"en", "Hello {{1}}, your order {{2}} is ready. You can collect it from our shop in Kasstraat until six in the evening.", []string{"Olivia", "ZL-20418"}, ""},
}

var loyaltyPoints = []demoWording{
	{"nl", "Hallo {{1}}, u heeft nu {{2}} punten op uw klantenkaart. Dat is genoeg voor een mooie korting op uw volgende plant.", []string{"Mila", "750"}, ""},
}

var careReminder = []demoWording{
	{"de", "Hallo {{1}}, vor einem halben Jahr haben Sie bei uns eine Pflanze gekauft. Jetzt ist eine gute Zeit, sie umzutopfen. Erde und Töpfe haben wir da.", []string{"Lena"}, ""},
}

var birthdayTreat = []demoWording{
	{"en", "Happy birthday, {{1}}! As a present there is a voucher for a plant of your choice waiting for you at Zaailing this week.", []string{"Olivia"}, ""},
}

var deliveryDay = []demoWording{
	{"sv", "Hello {{1}}, your plants leave our greenhouse today and will be with you within three working days.", []string{"Elsa"}, ""},
}

var giftCard = []demoWording{
	{"de", "Hallo {{1}}, noch kein Geschenk? Unsere Gutscheine wachsen mit: Wer einen bekommt, sucht sich die Pflanze selbst aus.", []string{"Lena"}, "Gutschein kaufen"},
	{"en", "Hello {{1}}, still looking for a present? Our gift cards keep growing: whoever gets one chooses the plant themselves.", []string{"Olivia"}, "Buy a gift card"},
}

var plantSitting = []demoWording{
	{"nl", "Hallo {{1}}, gaat u op reis? Onze plantenoppas zorgt voor uw planten zolang u weg bent.", []string{"Mila"}, ""},
}

var repottingDay = []demoWording{
	{"en", "Hello {{1}}, on {{2}} we repot your plants for free. Bring up to three, and we bring the soil.", []string{"Olivia", "Saturday 5 December"}, ""},
}

package replies

// common is what people write in every language.
var common = vocabulary{
	words: map[meaning]string{
		meansStop:  `stop stopp stopall stahp sto stp`,
		meansLeave: `unsubscribe unsub unsubscribed unsubscribing optout`,
		meansMessage: `whatsapp whatsapps sms smsen smses newsletter newsletters promo promos spam spams marketing mailing mailings push pushes reklame reklam
			reclame msg msgs message messages adverts spammers spammer`,
		meansContact:  `spam spammen spamme spamma spammer`,
		meansThreat:   `gdpr`,
		meansFiller:   `now asap ff lol haha pff pfff ugh argh grr hmm ah oh och wtf omg non-stop`,
		meansCourtesy: `please pls plz thanks thx ok okay oke hi hello hallo hey hej hola sorry svp merci danke tak tack gracias`,
	},
	phrases: map[meaning]string{
		meansLeave:  `opt out, opt me out, opting out`,
		meansFiller: `stop and go, pit stop, full stop, one stop, non stop, stop motion`,
	},
}

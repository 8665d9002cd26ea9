package whatsapp

var english = vocabulary{
	meansCommand: `stop stopp stops_all stopall stoping stopping cease discontinue halt quit end`,
	meansAlone:   `remove enough_is_enough fuck_off piss_off go_away get_lost`,
	meansExplicit: `want_out i_object unsubscribe unsubscribed unsubscribing unsub unsubs opt-out optout opting_out opt_out opt_me_out opted_out deregister sign_me_off
		leave_me_alone leave_me_in_peace stop_promotions stop_promos do_not_disturb lose_my_number`,
	meansNot:  `no not dont doesnt never wont cant cannot didnt nothing none neither`,
	meansMore: `more anymore any_more longer any further again another`,
	meansMessage: `message_me message messages msg msgs text texts sms whatsapp whatsapps ad ads advert adverts advertising advertisement advertisements marketing promotion
		promotions promo promos newsletter newsletters notification notifications update updates mailing mailings mail mails email emails communication
		communications offers`,
	meansSend:     `send sending sends messaging texting write writing contact contacting contacted bother bothering message_me text_me spamming pestering harassing call calling disturb`,
	meansReceive:  `get getting got receive receiving received receives`,
	meansWant:     `want wanna wish like_to would_like id_like prefer care interested`,
	meansRemove:   `remove removed delete deleted erase take_off take_me_off taken_off strike scrap unlist`,
	meansList:     `list lists mailinglist number database contacts system file records details data group`,
	meansMyself:   `me us`,
	meansWithdraw: `withdraw revoke retract cancel_my`,
	meansConsent:  `consent permission agreement opt-in_consent`,
	meansFiller: `stop_and_go pit_stop full_stop one_stop bus_stop tram_stop non_stop stop_motion i you we they it this that these those them from of to at on all everything with for and or my your our am is are be been would will do did just now
		immediately right away here there really already as such any out off up so please_do crap shit bullshit stuff nonsense rubbish damn fucking bloody ever asap ugh argh grr pff pfff oh man jeez bah meh
		today onwards anything im ive id hereby also me u ur via by in`,
	meansArticle:   `a an the`,
	meansCourtesy:  `no_thanks no_thank_you no_thx no_please please pls plz plse thanks thank_you thank you thx ty hi hello hey dear sir madam team morning good_morning good_afternoon good_evening good afternoon evening sorry kindly yes ok okay cheers`,
	meansRequest:   `can_you could_you would_you will_you can_u could_u may_i_ask please can_we`,
	meansLimit:     `only but except unless until weekly daily monthly every week month day days year morning evenings night weekend sunday sundays saturday before after how if when where what which keep still like love sometimes maybe may might options can_i could_i do_i should_i instead weeks months except so_many so_often so_much tomorrow later some`,
	meansEnough:    `every_day too_many too_much less fewer so_many so_often many`,
	meansComplaint: `wrong_number spam scam illegal gdpr lawyer report reported block blocked annoying already_asked asked_you who_is_this who_are_you never_signed never_sign sign_up_for_this signed_up_for_this never_subscribed not_interested no_interest dont_know_you third_time annoyed fed_up already_told not_a_customer how_did_you_get where_did_you_get why_do_you why_are_you wrong_person`,
	meansHint:      `spam scam cancel not_interested unwanted why_am_i_getting why_did_i_get_this`,
	meansTransport: `bus tram train metro tube subway station ferry coach taxi motorway car parking`,
	meansVisit:     `by over`,
	meansJoining:   `because so since as_i then`,
	meansClosing:   `regards greetings sincerely best_regards kind_regards best_wishes yours sent_from xx xoxo`,
}

package library

import "greenlist/whatsapp"

// Use is what a message is for. Key is also the name that a template made from it begins with.
type Use struct {
	Key      string
	Name     string
	Category string
	// Words say when the message is sent, and what the category rests on where that is not plain.
	Words string
}

// Uses are in the order in which a company meets its customers.
var Uses = []Use{
	{"welcome", "Welcome after sign-up", whatsapp.Marketing, "The first message to somebody who has just said yes. It says what will come, and invites an answer."},
	{"offer", "Offer", whatsapp.Marketing, "One offer, with its end. Everything that makes people buy is marketing."},
	{"delivery_discount", "Free or cheaper delivery", whatsapp.Marketing, "Delivery that costs less or nothing for some days."},
	{"back_in_stock", "Back in stock", whatsapp.Marketing, "To those who waited for something that had sold out. Marketing, although they asked: it invites them to buy."},
	{"abandoned_cart", "Left in the basket", whatsapp.Marketing, "A reminder of what was not paid yet. Meta counts it as marketing. Send it once."},
	{"event_invitation", "Invitation to an event", whatsapp.Marketing, "An evening, a workshop, an opening. The answer comes back as a message."},
	{"upgrade", "Upgrade", whatsapp.Marketing, "More of what somebody has already. Selling more is marketing, to customers too."},
	{"product_tip", "Tip after a purchase", whatsapp.Marketing, "Some days after a purchase: how to get the most out of it. Nobody asked for it, so it is marketing."},
	{"win_back", "Win-back", whatsapp.Marketing, "To those who have not been there for long. It names the way out in the text, so that nobody has to block you."},
	{"order_update", "Order update", whatsapp.Utility, "Packed, ready, changed. About one order, and nothing else."},
	{"delivery_scheduling", "Choosing a delivery time", whatsapp.Utility, "Three times of day to choose from, as buttons."},
	{"delivery_update", "Delivery update", whatsapp.Utility, "On its way, with the day and the hours."},
	{"appointment_reminder", "Appointment reminder", whatsapp.Utility, "A day or two before. One button comes, the other asks for another time."},
	{"renewal_reminder", "Renewal reminder", whatsapp.Utility, "Before a subscription goes on: when, and for how much."},
	{"survey", "Survey after an order", whatsapp.Utility, "How one order went. Utility as long as it asks about that order only, and promises nothing for the answer."},
	{"refund", "Refund", whatsapp.Utility, "How much went back, which way, and when it can be seen."},
	{"warranty", "Warranty", whatsapp.Utility, "Until when, under which number, and what to do if something breaks."},
	{"reply_to_continue", "Reply to continue", whatsapp.Utility, "For when you have an answer and the 24 hours for free replies are over. Their reply opens the conversation again."},
	{"useful_alert", "Alert", whatsapp.Utility, "Something they use will not work for a while, or needs their attention."},
}

// FindUse finds a use by its key.
func FindUse(key string) (Use, bool) {
	for _, u := range Uses {
		if u.Key == key {
			return u, true
		}
	}
	return Use{}, false
}

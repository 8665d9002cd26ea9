package library

import (
	"slices"

	"greenlist/whatsapp"
)

// Former is one of the categories that Meta had until June 2023, which people and older systems still speak of. Category is what it became.
type Former struct {
	Code     string
	Name     string
	Words    string
	Category string
	// Uses are keys of what to start from now.
	Uses []string
}

// Formers are the eleven that three categories replaced (Meta: template categories, September 2026). Meta still tells them as the category
// that an old template had before.
var Formers = []Former{
	{"ACCOUNT_UPDATE", "Account update", "A change in somebody’s account.", whatsapp.Utility, []string{"renewal_reminder", "useful_alert"}},
	{"ALERT_UPDATE", "Alert update", "News that matters to somebody now.", whatsapp.Utility, []string{"useful_alert"}},
	{"APPOINTMENT_UPDATE", "Appointment update", "Confirming, reminding of and moving an appointment.", whatsapp.Utility, []string{"appointment_reminder"}},
	{"AUTO_REPLY", "Auto-reply", "An answer outside opening hours. Within 24 hours of somebody’s message you need no template for it.", whatsapp.Utility, []string{"reply_to_continue"}},
	{"ISSUE_RESOLUTION", "Issue resolution", "Going on about a question or a complaint.", whatsapp.Utility, []string{"reply_to_continue", "survey"}},
	{"PAYMENT_UPDATE", "Payment update", "Paid, due or given back.", whatsapp.Utility, []string{"refund", "renewal_reminder"}},
	{"PERSONAL_FINANCE_UPDATE", "Personal finance update", "What happens in somebody’s account with a bank or an insurer.", whatsapp.Utility, []string{"useful_alert"}},
	{"RESERVATION_UPDATE", "Reservation update", "A table, a room, a place.", whatsapp.Utility, []string{"appointment_reminder"}},
	{"SHIPPING_UPDATE", "Shipping update", "Where a parcel is.", whatsapp.Utility, []string{"delivery_update", "delivery_scheduling"}},
	{"TICKET_UPDATE", "Ticket update", "Tickets that somebody bought, and changes to what they are for.", whatsapp.Utility, []string{"order_update", "useful_alert"}},
	{"TRANSPORTATION_UPDATE", "Transportation update", "Trains, flights and rides that somebody booked.", whatsapp.Utility, []string{"useful_alert", "appointment_reminder"}},
}

// formerly are the old categories that lead to a use, as people write them.
func (u Use) formerly() (all string) {
	for _, f := range Formers {
		if slices.Contains(f.Uses, u.Key) {
			all += f.Code + "\n" + f.Name + "\n"
		}
	}
	return all
}

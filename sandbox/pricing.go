package sandbox

import (
	"strings"
	"time"

	"greenlist/whatsapp"
)

const categoryService = "SERVICE"

// Types of price.
const (
	billedRegular = "regular"
	billedFree    = "free_customer_service"
)

// newPrices is when service messages beyond the monthly free ones, and
// utility templates inside a service window, began to cost.
var newPrices = time.Date(2026, time.October, 1, 0, 0, 0, 0, time.UTC)

// priceOf decides how a message will be billed if it is delivered.
func (w *world) priceOf(r *resident, category string, now time.Time) string {
	old := now.Before(newPrices)
	switch {
	case category == categoryService && (old || w.limits.service[month(now)] < freeServicePerMonth):
		return billedFree
	case category == whatsapp.Utility && old && r.windowOpen(now):
		return billedFree
	}
	return billedRegular
}

// pricing is the object in a status; nil for those that carry none. It comes
// with sent and with whichever of delivered and read is told first.
func (m *message) pricing(status string) *whatsapp.Pricing {
	switch {
	case status == whatsapp.StatusSent, status == whatsapp.StatusDelivered:
	case status == whatsapp.StatusRead && m.untold:
	default:
		return nil
	}
	billable := m.Billed == billedRegular
	return &whatsapp.Pricing{Billable: &billable, Model: "PMP", Type: m.Billed, Category: strings.ToLower(m.Category)}
}

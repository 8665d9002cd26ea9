package models

import "greenlist/whatsapp"

// ReadAgain reads a call that had another body when it was read ahead.
func ReadAgain(before, now []byte) []whatsapp.Event {
	call := func(body []byte) []WebhookEvent { return []WebhookEvent{{ID: 7, Body: body}} }
	ahead := callsRead{7: callsRead{}.read(call(before))[0]}
	return ahead.read(call(now))[0].said
}

package whatsapp

import "regexp"

// userID is how Meta writes business-scoped user ids: the person's country, a dot, and up to 128 letters and digits. Those that linked portfolios
// share have "ENT." in between.
var userID = regexp.MustCompile(`^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$`)

// IsUserID tells whether text is written like a business-scoped user id, by which WhatsApp knows people whose number it does not tell.
func IsUserID(text string) bool { return userID.MatchString(text) }

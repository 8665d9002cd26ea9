package sandbox

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// newID makes the n-th numeric id of a kind, of 15 or 16 digits: it fits in
// a JavaScript number, as Meta's do.
func (w *world) newID(kind string, n int) string {
	const lowest, count = 100_000_000_000_000, 8_900_000_000_000_000
	return strconv.FormatUint(lowest+w.unique(kind, n)%count, 10)
}

// unique differs between two worlds of the same seed but for their birth.
func (w *world) unique(kind string, n int) uint64 {
	return w.chance.number(kind, strconv.Itoa(n), strconv.FormatInt(w.birth.At.UnixNano(), 36))
}

// Bytes around the parts of a message id, as Meta's ids decode.
const (
	wamidHead     = "\x1c\x18"
	wamidOutbound = "\x15\x02\x00\x11\x18"
	wamidInbound  = "\x15\x02\x00\x12\x18"
)

// newMessageID makes the n-th message id: the person's number (or the tail of
// their user id), the direction and something unique.
func (w *world) newMessageID(person string, inbound bool, n int) string {
	middle, mark := wamidOutbound, ""
	if inbound {
		middle, mark = wamidInbound, "3A"
	}
	secret := mark + fmt.Sprintf("%016X%02X", w.unique("message", n), n&0xff)
	name := person[max(0, len(person)-15):]
	raw := wamidHead + string(rune(len(name))) + name + middle + string(rune(len(secret))) + secret + "\x00"
	return "wamid." + base64.StdEncoding.EncodeToString([]byte(raw))
}

// newUserID is the business-scoped user id of a phone: the same for the same
// seed, because it is the same person.
func (c chance) newUserID(phone string) string {
	n := c.number("user", phone)
	return countryOf(phone) + "." + fmt.Sprintf("1%019d", n)[:20]
}

// newTrace is the mark every answer carries.
func newTrace(n uint64) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], mix(n))
	binary.BigEndian.PutUint64(b[8:], mix(n+1))
	return "A" + base64.RawURLEncoding.EncodeToString(b[:])
}

var callingCodes = map[string]string{
	"1": "US", "27": "ZA", "30": "GR", "31": "NL", "32": "BE", "33": "FR", "34": "ES", "36": "HU", "39": "IT", "40": "RO",
	"41": "CH", "43": "AT", "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE", "52": "MX", "55": "BR",
	"61": "AU", "62": "ID", "65": "SG", "81": "JP", "82": "KR", "90": "TR", "91": "IN", "351": "PT", "352": "LU",
	"353": "IE", "358": "FI", "372": "EE", "380": "UA", "420": "CZ", "971": "AE", "972": "IL",
}

// countryOf is the country of a number by its calling code, ZZ when unknown.
func countryOf(phone string) string {
	for n := 3; n > 0; n-- {
		if len(phone) >= n && callingCodes[phone[:n]] != "" {
			return callingCodes[phone[:n]]
		}
	}
	return "ZZ"
}

// isUserID tells a business-scoped user id from a phone number.
func isUserID(id string) bool {
	country, rest, found := strings.Cut(id, ".")
	return found && len(country) == 2 && strings.ToUpper(country) == country && rest != ""
}

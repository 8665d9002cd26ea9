package whatsapp

import (
	"strconv"
	"strings"
)

// Unlimited is the messaging limit of a portfolio that has none.
const Unlimited = -1

var tiers = map[string]int{"50": 50, "250": 250, "1K": 1000, "2K": 2000, "10K": 10_000, "100K": 100_000, "UNLIMITED": Unlimited}

// LimitOf reads a messaging limit: how many different people a portfolio may
// message outside a customer service window in 24 hours. It reads tiers
// (TIER_250) and the plain numbers of newer webhooks; Unlimited is -1. A value
// it cannot read, TIER_NOT_SET and the empty string are not known.
func LimitOf(tier string) (n int, known bool) {
	name := strings.TrimPrefix(upper(tier), "TIER_")
	if n, known = tiers[name]; known {
		return n, true
	}
	n, err := strconv.Atoi(name)
	if err != nil || n < Unlimited {
		return 0, false
	}
	return n, true
}

// TierOf writes a limit the way Meta does; a limit that is no tier is written
// as a plain number.
func TierOf(n int) string {
	for name, limit := range tiers {
		if limit == n {
			return "TIER_" + name
		}
	}
	return strconv.Itoa(n)
}

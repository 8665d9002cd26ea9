package whatsapp

// Limits of Meta's on templates, in characters unless said otherwise.
const (
	maxName          = 512
	maxHeader        = 60
	maxBody          = 1024
	maxOfferBody     = 600
	maxCardBody      = 160
	maxFooter        = 60
	maxOffer         = 16
	maxButtons       = 10
	maxURLButtons    = 2
	maxLabel         = 25
	maxURL           = 2000
	maxPhone         = 20
	maxCode          = 20
	maxPrudentCode   = 15
	minCards         = 2
	maxCards         = 10
	maxCardButtons   = 2
	maxExpiryMinutes = 90
)

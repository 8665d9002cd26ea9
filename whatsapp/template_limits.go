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
	maxURLButtons    = 2
	maxLabel         = 25
	maxURL           = 2000
	maxPhone         = 20
	maxCode          = 20
	maxPrudentCode   = 15
	maxExpiryMinutes = 90
)

// Limits of Meta's that the editor and the files of templates keep to.
const (
	MaxButtons     = 10
	MinCards       = 2
	MaxCards       = 10
	MaxCardButtons = 2 // on each card
	// MaxHeaderPicture and MaxHeaderFilm are how many bytes may stand above a message.
	MaxHeaderPicture = 5 << 20
	MaxHeaderFilm    = 16 << 20
)

package models

import "greenlist/ledger"

// Places where people meet a form: the sources of a sign-up.
const (
	SourceForm       = ledger.SourceForm
	SourceWidget     = ledger.SourceWidget
	SourceInvitation = ledger.SourceInvitation
	SourceCheckout   = ledger.SourceCheckout
	SourceCounter    = ledger.SourceCounter
	SourceRenewal    = ledger.SourceRenewal
	SourceKeyword    = ledger.SourceKeyword
	SourceChat       = ledger.SourceChat
	SourceAd         = ledger.SourceAd
	SourcePaper      = ledger.SourcePaper
	SourcePhone      = ledger.SourcePhone
	SourceAPI        = ledger.SourceAPI
)

package ledger

import "slices"

// Type says what kind of act a leaf stands for. It is public: it survives
// erasure, so no type may reveal who acted.
type Type string

const (
	Granted         Type = "granted"   // a form was submitted; not yet a yes
	Confirmed       Type = "confirmed" // the person wrote from their own phone: a yes
	Withdrawn       Type = "withdrawn"
	Refused         Type = "refused"
	Expired         Type = "expired"
	Corrected       Type = "corrected" // rectification; changes no consent
	Used            Type = "use"       // messages relied on a yes
	NoticePublished Type = "notice"    // a text was published
	Erased          Type = "erased"    // payloads were deleted
	PolicyChanged   Type = "policy"    // a retention or sending rule changed
	KeyChanged      Type = "key"       // the signing key was made or rotated
	Imported        Type = "import"    // a yes asserted by paper, phone, list or API
	StaffActed      Type = "admin"     // a member of staff acted
)

// Types are all the kinds of leaf there are.
var Types = []Type{
	Granted, Confirmed, Withdrawn, Refused, Expired, Corrected, Used,
	NoticePublished, Erased, PolicyChanged, KeyChanged, Imported, StaffActed,
}

// Known reports whether t is one of Types.
func (t Type) Known() bool { return slices.Contains(Types, t) }

// place is t's place in Types.
func (t Type) place() uint8 { return uint8(slices.Index(Types, t)) }

// Yes reports whether a leaf of this type gives consent.
func (t Type) Yes() bool { return t == Confirmed || t == Imported }

// No reports whether a leaf of this type takes consent away.
func (t Type) No() bool { return t == Withdrawn || t == Refused || t == Expired }

// Public reports whether the payload is free of personal data and must stay
// readable for ever, because other leaves are judged by it.
func (t Type) Public() bool {
	return t == Erased || t == NoticePublished || t == PolicyChanged || t == KeyChanged
}

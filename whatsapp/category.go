package whatsapp

// Categories of a template. Meta bills, limits and polices messages by them
// and may change them on its own after review.
const (
	Marketing      = "MARKETING"
	Utility        = "UTILITY"
	Authentication = "AUTHENTICATION"
)

// Categories lists the categories a template may be submitted with.
func Categories() []string { return []string{Marketing, Utility, Authentication} }

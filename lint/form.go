package lint

// Form is an opt-in form as it would be published.
type Form struct {
	Company   Company         `json:"company"`
	Country   string          `json:"country"` // ISO code of the company's seat
	Languages []string        `json:"languages"`
	Texts     map[string]Text `json:"texts"`
	Purposes  []Purpose       `json:"purposes"`
	// Fields ask for something besides the number.
	Fields []Field `json:"fields"`
	// Tracking says that reads and clicks are kept per person.
	Tracking bool `json:"tracking"`
	// Unconfirmed says that the yes counts without a message from the person's own phone.
	Unconfirmed bool `json:"unconfirmed"`
	// ForChildren says that the form addresses children.
	ForChildren bool `json:"for_children"`
	// Mark says that a WhatsApp logo was uploaded for the form, and OfficialMark that it is the file that Meta gives out.
	Mark         bool `json:"mark"`
	OfficialMark bool `json:"official_mark"`
	// Within is what the form is part of, if anything: an order, an account.
	Within string `json:"within"`
	// Pages are the pages as people will see them: HTML by language.
	Pages map[string]string `json:"-"`
	// Drawings are the form away from its page, by medium and language: HTML, except InChat.
	Drawings map[Medium]map[string]string `json:"-"`
}

// drawing is what people meet in a medium, empty where there is nothing.
func (f Form) drawing(m Medium, language string) string {
	if m == OnPage {
		return f.Pages[language]
	}
	return f.Drawings[m][language]
}

// in is the form as a medium has it: a shop's own form asks for nothing besides, and the yes is part of an order.
func (f Form) in(m Medium) Form {
	if m == AtCheckout {
		f.Fields, f.Within = nil, "order"
	}
	return f
}

// Company is who asks.
type Company struct {
	Name       string `json:"name"`
	LegalName  string `json:"legal_name"`
	Address    string `json:"address"`
	PrivacyURL string `json:"privacy_url"`
}

// Text is what a form says in one language, besides the consent itself. Success and Confirmation are shown and sent afterwards; empty means the
// words that every form has.
type Text struct {
	Headline     string `json:"headline"`
	Intro        string `json:"intro"`
	Button       string `json:"button"`
	Success      string `json:"success"`
	Confirmation string `json:"confirmation"`
}

// Purpose is one thing people can say yes to.
type Purpose struct {
	ID    int64                   `json:"id"`
	Name  string                  `json:"name"`
	Words map[string]PurposeWords `json:"words"`
}

// PurposeWords say a purpose in one language: what, how often, and how long the data is kept for it.
type PurposeWords struct {
	What  string `json:"what"`
	Often string `json:"often"`
	Kept  string `json:"kept"`
}

// Field asks for something besides the number.
type Field struct {
	Key      string            `json:"key"`
	Required bool              `json:"required"`
	Labels   map[string]string `json:"labels"`
	Reasons  map[string]string `json:"reasons"`
}

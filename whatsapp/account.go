package whatsapp

import "encoding/json"

// Account is a WhatsApp Business Account (WABA): it owns templates and
// numbers and belongs to a business portfolio.
type Account struct {
	ID                         string `json:"id"`
	Name                       string `json:"name,omitempty"`
	Currency                   string `json:"currency,omitempty"`
	TimezoneID                 string `json:"timezone_id,omitempty"`
	ReviewStatus               string `json:"account_review_status,omitempty"`
	BusinessVerificationStatus string `json:"business_verification_status,omitempty"`
	OwnershipType              string `json:"ownership_type,omitempty"`
}

// UnmarshalJSON reads ids as strings or numbers.
func (a *Account) UnmarshalJSON(b []byte) error {
	type plain Account
	*a = Account{}
	w := struct {
		*plain
		ID         looseString `json:"id"`
		TimezoneID looseString `json:"timezone_id"`
	}{plain: (*plain)(a)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	a.ID, a.TimezoneID = string(w.ID), string(w.TimezoneID)
	a.ReviewStatus = upper(a.ReviewStatus)
	return nil
}

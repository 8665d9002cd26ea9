package sender

import (
	"strings"
	"time"

	"greenlist/models"
)

// News is the body of a delivery. Its fields stay; others may come.
type News struct {
	// ID is the same however often it is sent; the other side knows by it what it has had.
	ID   string       `json:"id"`
	Type models.Topic `json:"type"`
	// Sequence rises with every act of one person.
	Sequence  int64        `json:"sequence"`
	CreatedAt time.Time    `json:"created_at"`
	Sandbox   bool         `json:"sandbox"`
	Contact   *NewsContact `json:"contact,omitempty"`
	Consent   *NewsConsent `json:"consent,omitempty"`
}

// NewsContact is the person. Phone and BSUID are null where they are not known, or not any more.
type NewsContact struct {
	ID    int64   `json:"id"`
	Phone *string `json:"phone"`
	BSUID *string `json:"bsuid"`
	// MergedInto is the contact they are part of since two turned out to be one person.
	MergedInto *int64 `json:"merged_into"`
}

// NewsConsent is how they stand to a purpose since this happened.
type NewsConsent struct {
	Purpose  NewsPurpose `json:"purpose"`
	State    string      `json:"state"`
	ActedAt  time.Time   `json:"acted_at"`
	Source   string      `json:"source"`
	Grade    string      `json:"grade,omitempty"`
	Evidence int64       `json:"evidence"`
}

// NewsPurpose is what they said it about.
type NewsPurpose struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// newsOf says a delivery in the words of the interface.
func newsOf(db *models.DB, p models.Parcel) News {
	news := News{ID: p.EventID(db), Type: p.Type, CreatedAt: p.CreatedAt, Sandbox: db.Sandboxed()}
	if p.ContactID == nil || p.EvidenceID == nil {
		return news
	}
	news.Sequence = *p.EvidenceID
	news.Contact = &NewsContact{ID: *p.ContactID, Phone: p.Phone, BSUID: p.BSUID, MergedInto: p.MergedInto}
	if p.PurposeID == nil || p.ActedAt == nil {
		return news
	}
	_, state, _ := strings.Cut(string(p.Type), ".")
	news.Consent = &NewsConsent{
		Purpose: NewsPurpose{*p.PurposeID, p.Purpose}, State: state, ActedAt: p.ActedAt.UTC(), Source: p.Source, Grade: p.Grade, Evidence: *p.EvidenceID,
	}
	return news
}

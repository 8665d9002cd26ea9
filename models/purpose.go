package models

import (
	"context"
	"time"
)

// Purpose is what people agree to. Consent is per contact and purpose.
type Purpose struct {
	ID   int64
	Name string
	// Words are what people read, by language.
	Words map[string]PurposeWords `gorm:"serializer:json"`
	// ValidMonths is how long a yes holds; 0: until it is withdrawn.
	ValidMonths int
	// Version counts the changes of the above. All there were stand in ListPurposeVersions.
	Version int
	// Kind sets it apart from what customers are asked.
	Kind      PurposeKind
	CreatedAt time.Time
	UpdatedAt time.Time
	// ArchivedAt is since when nobody is asked for it and nothing is sent for it. Who said yes can still stop.
	ArchivedAt *time.Time
}

// PurposeKind sets a purpose apart; empty for what customers are asked.
type PurposeKind string

// TrialPurpose is the one that members of the team say yes to who get test messages. No campaign goes out for it, and there is one at most.
const TrialPurpose PurposeKind = "trial"

// PurposeWords say a purpose in one language.
type PurposeWords struct {
	// What is what people will receive: "offers and news about our plants".
	What string `json:"what"`
	// Often is how often: "at most twice a month".
	Often string `json:"often"`
	// Kept is how long the number is kept for it: "until you stop, and two years after that as proof".
	Kept string `json:"kept"`
}

// In returns the words in a language, or in the first language there is, or the bare name.
func (p Purpose) In(language string) PurposeWords {
	if words, ok := p.Words[language]; ok {
		return words
	}
	for _, fallback := range Languages {
		if words, ok := p.Words[fallback]; ok {
			return words
		}
	}
	return PurposeWords{What: p.Name}
}

// Languages are those that public pages speak.
var Languages = []string{"en", "nl", "de", "da", "sv", "fr", "es"}

// Expiry is when a yes said at a moment ends by itself; nil when only the person ends it.
func (p Purpose) Expiry(said time.Time) *time.Time {
	if p.ValidMonths == 0 {
		return nil
	}
	ends := said.UTC().AddDate(0, p.ValidMonths, 0)
	return &ends
}

// ListPurposes returns the purposes in use, oldest first.
func ListPurposes(ctx context.Context, db *DB) ([]Purpose, error) {
	var all []Purpose
	err := db.q(ctx).Where("archived_at IS NULL").Order("id").Find(&all).Error
	return all, err
}

// FindPurpose returns one purpose.
func FindPurpose(ctx context.Context, db *DB, id int64) (Purpose, error) {
	var p Purpose
	err := db.q(ctx).Take(&p, id).Error
	return p, found(err, "purpose")
}

func findPurposes(ctx context.Context, db *DB, ids []int64) ([]Purpose, error) {
	var all []Purpose
	err := db.q(ctx).Where(db.among("id"), db.list(ids)).Order("id").Find(&all).Error
	return all, err
}

// A PurposeTally is a purpose, in use or not, and how many said yes to it. More tells that there are others, not counted.
type PurposeTally struct {
	Purpose
	Given int64
	More  bool
}

// MostTallied is how far people are counted: the page must come soon also where a million said yes.
const MostTallied int64 = 50_000

// TallyPurposes returns all purposes, those in use first, each with how many have said yes and have not stopped.
func TallyPurposes(ctx context.Context, db *DB) ([]PurposeTally, error) {
	var all []Purpose
	if err := db.q(ctx).Order("archived_at IS NOT NULL, id").Find(&all).Error; err != nil {
		return nil, err
	}
	var counts []struct{ PurposeID, N int64 }
	most := db.place.extent.tallied
	err := db.q(ctx).Raw(`SELECT p.id AS purpose_id, (SELECT COUNT(*) FROM (SELECT 1 FROM consents k WHERE k.purpose_id = p.id AND k.state = ? LIMIT ?) AS yes) AS n
		FROM purposes p`, ConsentGiven, most+1).Scan(&counts).Error
	given := map[int64]int64{}
	for _, count := range counts {
		given[count.PurposeID] = count.N
	}
	tallies := make([]PurposeTally, len(all))
	for i, p := range all {
		tallies[i] = PurposeTally{p, min(given[p.ID], most), given[p.ID] > most}
	}
	return tallies, err
}

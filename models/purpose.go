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
	Words      map[string]PurposeWords `gorm:"serializer:json"`
	CreatedAt  time.Time
	UpdatedAt  time.Time
	ArchivedAt *time.Time
}

// PurposeWords say a purpose in one language.
type PurposeWords struct {
	// What is what people will receive: "offers and news about our plants".
	What string `json:"what"`
	// Often is how often: "at most twice a month".
	Often string `json:"often"`
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

// NewPurpose is what it takes to define a purpose.
type NewPurpose struct {
	Name  string
	Words map[string]PurposeWords
}

// CreatePurpose defines a purpose. It refuses a name that is empty or taken.
func CreatePurpose(ctx context.Context, db *DB, who Actor, n NewPurpose) (Purpose, error) {
	n, err := n.tidy()
	if err != nil {
		return Purpose{}, err
	}
	p := Purpose{Name: n.Name, Words: n.Words, CreatedAt: db.Now(), UpdatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&p).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "create", subject: "purpose", subjectID: p.ID, after: n})
	})
	return p, takenName(err)
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

package models

import (
	"context"
	"maps"
	"strings"
)

// NewPurpose is what it takes to define a purpose.
type NewPurpose struct {
	Name  string                  `json:"name"`
	Words map[string]PurposeWords `json:"words"`
	// ValidMonths is how long a yes holds; 0: until it is withdrawn.
	ValidMonths int `json:"valid_months"`
}

// CreatePurpose defines a purpose. It refuses a name that is empty or taken, words that are too long, and a validity over ten years.
func CreatePurpose(ctx context.Context, db *DB, who Actor, n NewPurpose) (Purpose, error) {
	n, err := n.tidy()
	if err != nil {
		return Purpose{}, err
	}
	p := Purpose{Name: n.Name, Words: n.Words, ValidMonths: n.ValidMonths, Version: 1, CreatedAt: db.Now(), UpdatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&p).Error; err != nil {
			return err
		}
		if err := tx.addPurposeVersion(ctx, who, p); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actPurposeCreate, subjectID: p.ID, after: n})
	})
	return p, takenName(err)
}

// PurposeChanged is the reason why a change made on an older version is not saved.
const PurposeChanged = "purpose-changed"

// Reword changes what a purpose is called and what people read, and keeps what it was as a version. Forms published before keep the words they
// were published with; publish them again to use the new ones. It refuses what CreatePurpose refuses, and (PurposeChanged) when somebody else
// changed the purpose since p was read.
func (p *Purpose) Reword(ctx context.Context, db *DB, who Actor, n NewPurpose) error {
	n, err := n.tidy()
	if err != nil || p.says(n) {
		return err
	}
	words, err := jsonText(n.Words)
	if err != nil {
		return err
	}
	next := *p
	next.Name, next.Words, next.ValidMonths, next.Version, next.UpdatedAt = n.Name, n.Words, n.ValidMonths, p.Version+1, db.Now()
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		changed := tx.q(ctx).Exec(`UPDATE purposes SET name = ?, words = ?, valid_months = ?, version = ?, updated_at = ? WHERE id = ? AND version = ?`,
			n.Name, words, n.ValidMonths, next.Version, next.UpdatedAt, p.ID, p.Version)
		if changed.Error == nil && changed.RowsAffected == 0 {
			return Refusal{PurposeChanged, "Somebody else changed this purpose while you were writing. Look at its history, then save again to use your words."}
		}
		if changed.Error != nil {
			return changed.Error
		}
		if err := tx.addPurposeVersion(ctx, who, next); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actPurposeReword, subjectID: p.ID, before: NewPurpose{p.Name, p.Words, p.ValidMonths}, after: n})
	})
	if err == nil {
		*p = next
	}
	return takenName(err)
}

func (p *Purpose) says(n NewPurpose) bool {
	return p.Name == n.Name && p.ValidMonths == n.ValidMonths && maps.Equal(p.Words, n.Words)
}

// Complete tells whether a language has what, how often and how long the number is kept: people cannot agree to less.
func (p Purpose) Complete(language string) bool {
	words := p.Words[language]
	return words.What != "" && words.Often != "" && words.Kept != ""
}

const (
	// longestWords is how long each part of a purpose may be: they stand in one sentence beside a box, and the first in the message people send.
	longestWords = 120
	// longestValidity is in months. A yes that holds longer than ten years is one that only the person ends.
	longestValidity = 120
)

func (n NewPurpose) tidy() (NewPurpose, error) {
	wrong := Invalid{}
	if n.Name = strings.TrimSpace(n.Name); n.Name == "" {
		wrong.Add("name", "Say what people agree to, like “Offers and news”.")
	}
	if n.ValidMonths < 0 || n.ValidMonths > longestValidity {
		wrong.Add("valid_months", "Enter a number of months from 1 to 120, or leave this empty.")
	}
	kept := map[string]PurposeWords{}
	for language, words := range n.Words {
		words = words.tidy()
		if !contains(Languages, language) || words == (PurposeWords{}) {
			continue
		}
		kept[language] = words
		for field, text := range map[string]string{"what_": words.What, "often_": words.Often, "kept_": words.Kept} {
			if len([]rune(text)) > longestWords {
				wrong.Add(field+language, "Say this in at most 120 letters: it is part of one sentence.")
			}
		}
	}
	n.Words = kept
	return n, wrong.OrNil()
}

func (w PurposeWords) tidy() PurposeWords {
	return PurposeWords{What: oneLine(w.What), Often: oneLine(w.Often), Kept: oneLine(w.Kept)}
}

// oneLine also drops the full stop: the words stand inside a sentence.
func oneLine(text string) string {
	return strings.TrimRight(strings.Join(strings.Fields(text), " "), ". ")
}

func takenName(err error) error {
	if isDuplicate(err) {
		return Invalid{"name": "There is a purpose with this name already."}
	}
	return err
}

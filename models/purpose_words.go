package models

import (
	"context"
	"strings"
)

// Reword changes what a purpose is called and what people read. Forms published before keep the words they were published with; publish them
// again to use the new ones. It refuses what CreatePurpose refuses.
func (p *Purpose) Reword(ctx context.Context, db *DB, who Actor, n NewPurpose) error {
	n, err := n.tidy()
	if err != nil {
		return err
	}
	words, err := jsonText(n.Words)
	if err != nil {
		return err
	}
	now := db.Now()
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindPurpose(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE purposes SET name = ?, words = ?, updated_at = ? WHERE id = ?`, n.Name, words, now, p.ID).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "reword", subject: "purpose", subjectID: p.ID, before: NewPurpose{before.Name, before.Words}, after: n})
	})
	if err == nil {
		p.Name, p.Words, p.UpdatedAt = n.Name, n.Words, now
	}
	return takenName(err)
}

// Complete tells whether a language has both what and how often: people cannot agree to less.
func (p Purpose) Complete(language string) bool {
	words := p.Words[language]
	return words.What != "" && words.Often != ""
}

// longestWords is how long either half of a purpose may be: both stand in one sentence beside a box, and the first in the message people send.
const longestWords = 120

func (n NewPurpose) tidy() (NewPurpose, error) {
	wrong := Invalid{}
	if n.Name = strings.TrimSpace(n.Name); n.Name == "" {
		wrong.Add("name", "Say what people agree to, like “Offers and news”.")
	}
	kept := map[string]PurposeWords{}
	for language, words := range n.Words {
		words.What, words.Often = oneLine(words.What), oneLine(words.Often)
		if !contains(Languages, language) || words == (PurposeWords{}) {
			continue
		}
		kept[language] = words
		if len([]rune(words.What)) > longestWords {
			wrong.Add("what_"+language, "Say this in at most 120 letters: it is one sentence beside a box.")
		}
		if len([]rune(words.Often)) > longestWords {
			wrong.Add("often_"+language, "Say this in at most 120 letters: it is one sentence beside a box.")
		}
	}
	n.Words = kept
	return n, wrong.OrNil()
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

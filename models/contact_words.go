package models

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// ligatures and letters that are one sign to their readers, and that no rule takes an accent off.
var ligatures = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ı", "i", "ł", "l", "đ", "d", "ð", "d", "þ", "th")

// fold writes text as people type it when they are in a hurry: in lower case and without accents.
func fold(text string) string {
	text = ligatures.Replace(strings.ToLower(text))
	if isASCII(text) {
		return text
	}
	folded, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		return text
	}
	return folded
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// splitWords are the words of text, folded.
func splitWords(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// nameWords are the different words of text.
func nameWords(text string) []string {
	var all []string
	for _, word := range splitWords(text) {
		if !contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}

// A naming says what a contact is called, and what it was called before.
type naming struct {
	contactID     int64
	before, after string
}

// indexNames keeps contact_words in step with names. Whoever writes contacts.name calls it in the same transaction.
func (db *DB) indexNames(ctx context.Context, all ...naming) error {
	var gone, come []contactWord
	for _, n := range all {
		if n.before == n.after {
			continue
		}
		gone, come = append(gone, wordsOf(n.contactID, n.before)...), append(come, wordsOf(n.contactID, n.after)...)
	}
	if err := db.eachWord(ctx, `DELETE FROM contact_words WHERE (word, contact_id) IN (SELECT word, contact_id FROM `, `)`, gone); err != nil {
		return err
	}
	return db.eachWord(ctx, `INSERT INTO contact_words (word, contact_id) SELECT word, contact_id FROM `, ` WHERE true ON CONFLICT DO NOTHING`, come)
}

type contactWord struct {
	Word      string `json:"word"`
	ContactID int64  `json:"contact_id"`
}

func wordsOf(contactID int64, name string) []contactWord {
	var all []contactWord
	for _, word := range nameWords(name) {
		all = append(all, contactWord{word, contactID})
	}
	return all
}

func (db *DB) eachWord(ctx context.Context, before, after string, all []contactWord) error {
	if len(all) == 0 {
		return nil
	}
	text, err := jsonText(all)
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(before+db.rowsOf("word text", "contact_id bigint")+after, text).Error
}

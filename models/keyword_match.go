package models

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"greenlist/replies"
	"greenlist/whatsapp"
)

// foldKeyword is how keywords and messages are compared: without case, accents and punctuation.
func foldKeyword(text string) string { return strings.Join(splitWords(text), " ") }

func keywordFault(word, folded string) string {
	switch {
	case utf8.RuneCountInString(word) > longestKeyword:
		return "Keep it to 30 letters: people type it by hand."
	case utf8.RuneCountInString(folded) < 2:
		return "Use at least two letters or digits."
	case replies.IntentOf(word) == replies.Stop:
		return "This means stop to everybody already, for everything. Choose a word of your own."
	case writtenYes[folded]:
		return "People write this to say yes to all sorts of things. Choose a word of your own."
	}
	return ""
}

// mostMistyped is the length past which a message is not compared: nobody means a keyword by it.
const mostMistyped = 2 * longestKeyword

// heardKeyword is the word that a message is. Written exactly, it is that word; with a slip of the finger it is, where there is one such word
// only: what could be either of two is neither.
func heardKeyword(text string, all []Keyword) (k Keyword, ok bool) {
	if utf8.RuneCountInString(text) > mostMistyped {
		return k, false
	}
	heard := foldKeyword(text)
	for _, one := range all {
		if one.Folded == heard {
			return one, true
		}
	}
	found := 0
	for _, one := range all {
		if near(heard, one.Folded) {
			k = one
			found++
		}
	}
	return k, found == 1
}

// near tells whether a folded text can be meant as a folded keyword: the same words, each with no more slips than its length allows, or
// written with other spaces between them.
func near(heard, keyword string) bool {
	if strings.ReplaceAll(heard, " ", "") == strings.ReplaceAll(keyword, " ", "") {
		return true
	}
	said, meant := strings.Fields(heard), strings.Fields(keyword)
	if len(said) != len(meant) {
		return false
	}
	for i := range said {
		if said[i] != meant[i] && slips(said[i], meant[i]) > allowedSlips(meant[i]) {
			return false
		}
	}
	return true
}

// allowedSlips grows with a word. Short words and numbers are other words at once when a sign changes.
func allowedSlips(word string) int {
	letters := utf8.RuneCountInString(word)
	switch {
	case letters < 4 || strings.ContainsFunc(word, unicode.IsDigit):
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

// slips counts the letters that are missing, too many, other ones, or swapped with their neighbour: the optimal string alignment distance.
func slips(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(from); i++ {
		for j := 1; j <= len(to); j++ {
			other := 1
			if from[i-1] == to[j-1] {
				other = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+other)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(from)][len(to)]
}

// keywordIn is the keyword that a message is. Those of a form that takes no sign-ups stop what it is about, and do no more.
func (db *DB) keywordIn(ctx context.Context, e whatsapp.InboundEvent) (k Keyword, ok bool, err error) {
	if e.Type != whatsapp.InboundText || utf8.RuneCountInString(e.Text) > mostMistyped {
		return k, false, nil
	}
	var all []Keyword
	err = db.q(ctx).Raw(`SELECT k.* FROM keywords k JOIN forms f ON f.id = k.form_id
		WHERE f.version_id IS NOT NULL AND (f.stopped_at IS NULL OR k.act = 'stop') ORDER BY k.id`).Scan(&all).Error
	if err != nil || len(all) == 0 {
		return k, false, err
	}
	k, ok = heardKeyword(e.Text, all)
	if ok && k.Act != KeywordStop && k.Folded != foldKeyword(e.Text) && replies.IntentOf(e.Text) == replies.Unclear {
		return k, false, nil // somebody who may mean stop did not mistype a beginning
	}
	return k, ok, nil
}

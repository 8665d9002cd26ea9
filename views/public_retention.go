package views

import (
	"slices"
	"strings"

	"greenlist/models"
)

// retentionWords say how long a number is kept.
type retentionWords struct {
	All  string `json:"all"`  // for everything the same
	Each string `json:"each"` // for one thing, where they differ
}

// keeps says how long the number is kept for one purpose, on its own.
func (w Words) keeps(purpose models.PurposeWords) string {
	return fill(w.Retention.All, "kept", or(purpose.Kept))
}

// kept are the sentences about how long the number is kept: one where it is the same for everything, else one for each purpose.
func (n noticeBlock) kept() (sentences []string) {
	for _, p := range n.content.Purposes {
		if words := p.Words[n.language]; words.Kept != "" && !slices.Contains(sentences, n.words.keeps(words)) {
			sentences = append(sentences, n.words.keeps(words))
		}
	}
	if len(sentences) < 2 {
		return sentences
	}
	sentences = nil
	for _, p := range n.content.Purposes {
		words := p.Words[n.language]
		sentences = append(sentences, fill(n.words.Retention.Each, "what", or(words.What), "kept", or(words.Kept)))
	}
	return sentences
}

func (n noticeBlock) keptInShort() string { return strings.Join(n.kept(), " ") }

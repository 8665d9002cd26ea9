package main

import (
	"bytes"

	"github.com/tdewolff/parse/v2/css"
)

// A selector is what a rule is for, or a list of them.
type selector []css.Token

func (s selector) text() []byte {
	var all []byte
	for _, token := range s {
		all = append(all, token.Data...)
	}
	return all
}

func (s selector) trimmed() selector {
	for len(s) > 0 && s[0].TokenType == css.WhitespaceToken {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1].TokenType == css.WhitespaceToken {
		s = s[:len(s)-1]
	}
	return s
}

// split takes a list apart, at the commas that stand outside of brackets.
func (s selector) split() (all []selector) {
	from := 0
	s.outside(func(i int) {
		if s[i].TokenType == css.CommaToken {
			all = append(all, s[from:i])
			from = i + 1
		}
	})
	return append(all, s[from:])
}

// canMeet tells whether every class that an element must have, or one around or before it, is among names. What stands in brackets is left to the
// browser: it may be a class that an element must not have, or one of several.
func (s selector) canMeet(n names) bool {
	can := true
	s.outside(func(i int) {
		dot := i > 0 && s[i-1].TokenType == css.DelimToken && bytes.Equal(s[i-1].Data, []byte("."))
		if dot && s[i].TokenType == css.IdentToken && !n.has(string(s[i].Data)) {
			can = false
		}
	})
	return can
}

// outside calls f with the place of each token that stands in no brackets.
func (s selector) outside(f func(i int)) {
	open := 0
	for i, token := range s {
		switch token.TokenType {
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			open++
		case css.RightParenthesisToken, css.RightBracketToken:
			open--
		default:
			if open == 0 {
				f(i)
			}
		}
	}
}

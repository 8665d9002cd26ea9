package ledger

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strconv"
)

// cursor reads a line that has one spelling. It takes what is due and fails, once and for all, where something else stands.
type cursor struct {
	rest   []byte
	failed bool
}

func (c *cursor) text(due string) {
	rest, ok := bytes.CutPrefix(c.rest, []byte(due))
	c.rest, c.failed = rest, c.failed || !ok
}

// number is a whole number without sign, spaces or leading zeroes.
func (c *cursor) number() int64 {
	n, rest, ok := cutNumber(c.rest)
	c.rest, c.failed = rest, c.failed || !ok
	return n
}

func cutNumber[T string | []byte](text T) (n int64, rest T, ok bool) {
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.ParseInt(string(text[:end]), 10, 64)
	return n, text[end:], err == nil && (end == 1 || text[0] != '0')
}

// quoted is what stands before the next quote, which it takes too.
func (c *cursor) quoted() []byte {
	text, rest, ok := bytes.Cut(c.rest, []byte{'"'})
	c.rest, c.failed = rest, c.failed || !ok
	return text
}

// base64 is a quoted value in its one spelling: no stray bits, no line breaks.
func (c *cursor) base64() []byte {
	text := c.quoted()
	value, err := base64.StdEncoding.Strict().AppendDecode(make([]byte, 0, NonceSize), text)
	c.failed = c.failed || err != nil || bytes.ContainsAny(text, "\r\n")
	return value
}

// word is a quoted word of small letters.
func (c *cursor) word() string {
	text := c.quoted()
	for _, letter := range text {
		c.failed = c.failed || (letter < 'a' || letter > 'z') && letter != '_'
	}
	return string(text)
}

// upTo is all that is left before the last byte, which must be end.
func (c *cursor) upTo(end byte) []byte {
	last := len(c.rest) - 1
	if last < 0 || c.rest[last] != end {
		c.failed = true
		return nil
	}
	all := c.rest[:last]
	c.rest = nil
	return all
}

// ends reports whether only due is left, and takes it.
func (c *cursor) ends(due string) bool {
	if string(c.rest) != due {
		return false
	}
	c.rest = nil
	return true
}

// err says whether anything but what was due stood in the line.
func (c *cursor) err() error {
	if c.failed || len(c.rest) > 0 {
		return errors.New("ledger: not in its one spelling")
	}
	return nil
}

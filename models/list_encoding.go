package models

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encodings a list can be written in.
const (
	UTF8        = "utf-8"
	Windows1252 = "windows-1252"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
)

// decoder turns bytes of an encoding into UTF-8. A byte order mark is believed over the encoding, and taken off.
func decoder(name string) *encoding.Decoder {
	switch name {
	case Windows1252:
		return charmap.Windows1252.NewDecoder()
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()
	}
	return unicode.UTF8BOM.NewDecoder()
}

// A hearing listens to all bytes of a list and says at the end how it is written. It must hear all of them: the first letter that is not
// ASCII may stand on the last line.
type hearing struct {
	first  []byte
	heard  int64
	zeros  [2]int64 // at even and at odd places
	proper int64    // signs of several bytes that are good UTF-8
	broken int64    // bytes that cannot be UTF-8
	rest   []byte   // the beginning of a sign that was cut
}

func (h *hearing) Write(p []byte) (int, error) {
	if missing := 4 - len(h.first); missing > 0 {
		h.first = append(h.first, p[:min(missing, len(p))]...)
	}
	for i, b := range p {
		if b == 0 {
			h.zeros[(h.heard+int64(i))%2]++
		}
	}
	h.heard += int64(len(p))
	h.listen(append(h.rest, p...))
	return len(p), nil
}

func (h *hearing) listen(text []byte) {
	for len(text) > 0 {
		if text[0] < utf8.RuneSelf {
			text = text[1:]
			continue
		}
		if len(text) < utf8.UTFMax && !utf8.FullRune(text) {
			break
		}
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			h.broken++
		} else {
			h.proper++
		}
		text = text[size:]
	}
	h.rest = append(h.rest[:0], text...)
}

// encoding is the verdict. A byte order mark decides; then zero bytes, which only UTF-16 has; then whether what is not ASCII reads as UTF-8.
// A few broken bytes in much good UTF-8 are damage and not Windows-1252.
func (h *hearing) encoding() string {
	switch {
	case bytes.HasPrefix(h.first, []byte{0xEF, 0xBB, 0xBF}):
		return UTF8
	case bytes.HasPrefix(h.first, []byte{0xFF, 0xFE}):
		return UTF16LE
	case bytes.HasPrefix(h.first, []byte{0xFE, 0xFF}):
		return UTF16BE
	case h.zeros[1] > h.heard/8:
		return UTF16LE
	case h.zeros[0] > h.heard/8:
		return UTF16BE
	case (h.broken+int64(len(h.rest)))*10 > h.proper:
		return Windows1252
	}
	return UTF8
}

// unixLines ends every line with a line feed, whatever ended it before: the two signs of Windows, the carriage return of old Macs.
type unixLines struct {
	r        io.Reader
	returned bool // the last byte was a carriage return
}

func (u *unixLines) Read(p []byte) (int, error) {
	for {
		n, err := u.r.Read(p)
		if n = u.straighten(p[:n]); n > 0 || err != nil || len(p) == 0 {
			return n, err
		}
	}
}

func (u *unixLines) straighten(p []byte) (kept int) {
	for _, b := range p {
		after := u.returned
		u.returned = b == '\r'
		if b == '\n' && after {
			continue
		}
		if b == '\r' {
			b = '\n'
		}
		p[kept] = b
		kept++
	}
	return kept
}

package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// plainJSON encodes without Go's own escaping of <, > and &.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // our own structs; nothing a request says can get here
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// escape writes JSON in the form Meta signs: ASCII only, with lower-case
// \u for everything else and for the four characters Meta also escapes. None
// of them can stand outside a string, so bytes can be treated one by one.
func escape(body []byte) []byte {
	out := make([]byte, 0, len(body)+len(body)/8)
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		out = appendEscaped(out, r)
		body = body[size:]
	}
	return out
}

func appendEscaped(out []byte, r rune) []byte {
	switch {
	case r == '/':
		return append(out, '\\', '/')
	case r == '<':
		return append(out, `\u003C`...)
	case r == '%':
		return append(out, `\u0025`...)
	case r == '@':
		return append(out, `\u0040`...)
	case r < utf8.RuneSelf:
		return append(out, byte(r))
	case r > 0xffff:
		high, low := utf16.EncodeRune(r)
		return fmt.Appendf(out, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(out, `\u%04x`, r)
}

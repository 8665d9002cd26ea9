package whatsapp

import (
	"bytes"
)

// usualAnswer reads the answer that Meta gives to nearly every message, letter
// by letter as Meta writes it: a parser takes as long for it as the rest of a
// send. It is not ok for anything else, which the parser then reads.
func usualAnswer(body []byte) (o Outcome, ok bool) {
	_, rest, ok := quoted(body, `{"messaging_product":"whatsapp","contacts":[{"input":"`)
	if !ok {
		return Outcome{}, false
	}
	if o.WaID, rest, ok = quoted(rest, `,"wa_id":"`); !ok {
		return Outcome{}, false
	}
	if o.MessageID, rest, ok = quoted(rest, `}],"messages":[{"id":"`); !ok || o.MessageID == "" {
		return Outcome{}, false
	}
	if status, behind, said := quoted(rest, `,"message_status":"`); said {
		o.MessageStatus, rest = status, behind
	}
	o.Verdict = Accepted
	return o, string(rest) == `}]}`
}

// quoted takes what stands in quotation marks behind a text, and what follows
// it. Anything that JSON writes in more than one way is left to the parser.
func quoted(b []byte, behind string) (value string, rest []byte, ok bool) {
	b, ok = bytes.CutPrefix(b, []byte(behind))
	for i, letter := range b {
		switch {
		case letter == '"':
			return string(b[:i]), b[i+1:], ok
		case !ok || letter < ' ' || letter > '~' || letter == '\\':
			return "", nil, false
		}
	}
	return "", nil, false
}

package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// CheckPayload refuses what two honest readers could understand differently:
// anything but one JSON object on one line, with keys as tidyKeys wants them.
func CheckPayload(payload []byte) error {
	if !json.Valid(payload) {
		return errors.New("ledger: a payload is valid JSON")
	}
	return tidyObject(payload)
}

// tidyObject is CheckPayload for what is known to be valid JSON.
func tidyObject(payload []byte) error {
	switch {
	case payload[0] != '{':
		return errors.New("ledger: a payload is a JSON object")
	case bytes.IndexByte(payload, '\n') >= 0 || bytes.IndexByte(payload, '\r') >= 0:
		return errors.New("ledger: a payload stands on one line")
	}
	return tidyKeys(payload)
}

// tidyKeys refuses an object with a key twice, and keys of anything but
// lower-case ASCII, digits and underscores. encoding/json lets "Phone" (or a
// second "phone") overwrite "phone", where another reader takes the first.
// b must be valid JSON.
func tidyKeys(b []byte) error {
	keys := make([][]byte, 0, 32)
	open := make([]int, 0, 8) // per open bracket: where its keys begin, -1 for an array
	key := false              // the next string is a key
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{':
			open, key = append(open, len(keys)), true
		case '[':
			open, key = append(open, -1), false
		case '}', ']':
			if from := open[len(open)-1]; from >= 0 {
				keys = keys[:from]
			}
			open, key = open[:len(open)-1], false
		case ',':
			key = open[len(open)-1] >= 0
		case '"':
			end := stringEnd(b, i)
			if key {
				if err := tidyKey(b[i+1:end], keys[open[len(open)-1]:]); err != nil {
					return err
				}
				keys, key = append(keys, b[i+1:end]), false
			}
			i = end
		}
	}
	return nil
}

func tidyKey(key []byte, siblings [][]byte) error {
	for _, c := range key {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return fmt.Errorf("ledger: key %q is not in lower case", key)
		}
	}
	for _, other := range siblings {
		if bytes.Equal(key, other) {
			return fmt.Errorf("ledger: key %q stands twice", key)
		}
	}
	return nil
}

// stringEnd is the place of the quote that closes the string opened at i.
func stringEnd(b []byte, i int) int {
	for i++; ; i++ {
		i += bytes.IndexByte(b[i:], '"')
		escapes := 0
		for b[i-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return i
		}
	}
}

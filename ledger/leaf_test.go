package ledger

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

// The format is spelt out a second time here, without the package's helpers:
// leaves are for ever, so a change of either side has to be seen.
func TestLeafFormat(t *testing.T) {
	nonce := bytes.Repeat([]byte{7}, 32)
	text := sha256.Sum256([]byte("a text"))
	payload := []byte(`{"a":1}`)
	mac := hmac.New(sha256.New, nonce)
	mac.Write([]byte("consent-v1\x00" + `{"a":1}`))
	commitment := base64.StdEncoding.EncodeToString(mac.Sum(nil))

	leaf, err := SealWith(nonce, Granted, text[:], payload)
	must(t, err)
	if want := "consent/v1 granted " + base64.StdEncoding.EncodeToString(text[:]) + " " + commitment + "\n"; leaf.Line != want {
		t.Errorf("%q, want %q", leaf.Line, want)
	}
	leaf, err = SealWith(nonce, StaffActed, nil, payload)
	must(t, err)
	if want := "consent/v1 admin - " + commitment + "\n"; leaf.Line != want {
		t.Errorf("%q, want %q", leaf.Line, want)
	}
	sum := sha256.Sum256(append([]byte{0}, leaf.Line...))
	if Hash(leaf.Line) != sum {
		t.Error("leaf hash is not RFC 6962's")
	}
}

func TestNoTwoLeavesAreAlike(t *testing.T) {
	a, err := Seal(Used, nil, []byte(`{}`))
	must(t, err)
	b, err := Seal(Used, nil, []byte(`{}`))
	must(t, err)
	if a.Line == b.Line || len(a.Nonce) != NonceSize {
		t.Error("the same payload gives the same leaf")
	}
}

func TestOpens(t *testing.T) {
	leaf, err := Seal(Used, nil, []byte(`{"a":1}`))
	must(t, err)
	must(t, Opens(leaf.Line, leaf.Nonce, []byte(`{"a":1}`)))
	other := bytes.Clone(leaf.Nonce)
	other[31] ^= 1
	for name, err := range map[string]error{
		"payload":     Opens(leaf.Line, leaf.Nonce, []byte(`{"a":2}`)),
		"nonce":       Opens(leaf.Line, other, []byte(`{"a":1}`)),
		"short nonce": Opens(leaf.Line, leaf.Nonce[:31], []byte(`{"a":1}`)),
		// HMAC pads a key with zeroes: without a fixed length both would open it.
		"padded nonce": Opens(leaf.Line, append(bytes.Clone(leaf.Nonce), 0), []byte(`{"a":1}`)),
	} {
		if !errors.Is(err, ErrCommitment) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSealRefuses(t *testing.T) {
	nonce, text := make([]byte, 32), make([]byte, 32)
	for name, try := range map[string]func() (Leaf, error){
		"a type":              func() (Leaf, error) { return SealWith(nonce, "granted ", nil, []byte(`{}`)) },
		"a short nonce":       func() (Leaf, error) { return SealWith(nonce[1:], Granted, nil, []byte(`{}`)) },
		"a short notice":      func() (Leaf, error) { return SealWith(nonce, Granted, text[1:], []byte(`{}`)) },
		"an empty notice":     func() (Leaf, error) { return SealWith(nonce, Granted, []byte{}, []byte(`{}`)) },
		"no JSON":             func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{`)) },
		"an array":            func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`[]`)) },
		"nothing":             func() (Leaf, error) { return SealWith(nonce, Granted, nil, nil) },
		"two lines":           func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte("{\n}")) },
		"a repeated key":      func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{"a":1,"b":{"a":1},"a":2}`)) },
		"an upper-case key":   func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{"x":[{"Phone":1}]}`)) },
		"a folding key":       func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{"uſes":1}`)) },
		"an escaped key":      func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{"\u0061":1}`)) },
		"a key after a quote": func() (Leaf, error) { return SealWith(nonce, Granted, nil, []byte(`{"a":"\\\"","A":1}`)) },
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s was sealed", name)
		}
	}
	for _, fine := range []string{`{}`, `{"a":[{"a":1},{"a":2}],"b":"{\"a\":1,\"a\":2}"}`, `{"a_1":"A\\"}`} {
		if _, err := SealWith(nonce, Granted, nil, []byte(fine)); err != nil {
			t.Errorf("%s: %v", fine, err)
		}
	}
}

func TestParseKnowsOneSpelling(t *testing.T) {
	leaf, err := Seal(Confirmed, make([]byte, 32), []byte(`{}`))
	must(t, err)
	p, err := Parse(leaf.Line)
	must(t, err)
	if p.Type != Confirmed || !p.HasNotice || p.Line() != leaf.Line {
		t.Errorf("read back as %+v", p)
	}
	loose := leaf.Line[:len(leaf.Line)-3] + string(leaf.Line[len(leaf.Line)-3]+1) + "=\n" // stray trailing bits
	for _, line := range []string{
		"", "\n", strings.TrimSuffix(leaf.Line, "\n"), leaf.Line + "\n", leaf.Line + " ", " " + leaf.Line, loose,
		strings.Replace(leaf.Line, " ", "  ", 1), strings.Replace(leaf.Line, "v1", "v2", 1),
		strings.Replace(leaf.Line, "confirmed", "Confirmed", 1), strings.Replace(leaf.Line, "=", "", 1),
		strings.Replace(leaf.Line, "=", "\r=", 1), strings.Replace(leaf.Line, "\n", "\r\n", 1),
		strings.TrimPrefix(leaf.Line, leafPrefix),
	} {
		if _, err := Parse(line); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, t := range Types {
		leaf, _ := Seal(t, make([]byte, 32), []byte(`{}`))
		f.Add(leaf.Line)
		leaf, _ = Seal(t, nil, []byte(`{}`))
		f.Add(leaf.Line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if p, err := Parse(line); err == nil && p.Line() != line {
			t.Errorf("%q and %q are one leaf", line, p.Line())
		}
	})
}

func FuzzParseRecord(f *testing.F) {
	f.Add([]byte(`{"idx":0,"evidence":1}`))
	f.Add([]byte(`{"idx":0,"evidence":1,"nonce":"AAAA","payload":{"payload":{}}}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		if r, err := parseRecord(line); err == nil && !bytes.Equal(r.append(nil), line) {
			t.Errorf("%q and %q are one record", line, r.append(nil))
		}
	})
}

func FuzzCheckPayload(f *testing.F) {
	f.Add([]byte(`{"a":[{"a":1},"\\",{"b":"\""}]}`))
	f.Fuzz(func(t *testing.T, payload []byte) { CheckPayload(payload) })
}

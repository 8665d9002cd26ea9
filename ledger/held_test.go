package ledger

import (
	"strings"
	"testing"
)

// A rewritten history agrees with itself. Only what somebody kept shows it.
func TestOnlyAHeldCheckpointShowsARewrittenPast(t *testing.T) {
	rewrite := func(b *book) {
		e := b.act(Refused, 30)
		e.Header = Header{Type: Refused, Evidence: b.ids[49], At: b.head("").At}
		s, err := SealPayload(e)
		must(t, err)
		lines, openings := append(b.lines[:49:49], s.Line), append(b.openings[:49:49], &Opening{s.Nonce, s.Payload})
		b.rebuild(lines, b.ids, openings)
	}
	for name, change := range map[string]func(*book){"rewritten": rewrite, "cut short": (*book).truncate} {
		b := fiftyEvents(t)
		held := b.checkpoint()
		change(b)
		if r := b.verify(); r.Exit != ExitOK {
			t.Errorf("%s: agrees with itself, but %s", name, r)
		}
		if r := b.verify(held); r.Exit != ExitIntegrity || !found(r, "V4") {
			t.Errorf("%s: not seen: %s", name, r)
		}
	}
}

func TestHeldCheckpointsOfTheSameHistoryAreFine(t *testing.T) {
	b := newBook(t)
	var held [][]byte
	b.begin()
	for contact := int64(1); contact < 200; contact++ {
		held = append(held, b.checkpoint())
		b.optIn(contact)
	}
	if r := b.verify(held...); r.Exit != ExitOK || r.Held != len(held) {
		t.Errorf("%d of %d held: %s", r.Held, len(held), r)
	}
}

func TestAKeyLeadsToItsSuccessor(t *testing.T) {
	b := fiftyEvents(t)
	first := b.vkey
	b.rotate()
	b.rotate()
	b.optIn(60)
	if r := verified(t, b.export(), VerifyOptions{VKeys: []string{first}}); !r.Anchored || r.Exit != ExitOK {
		t.Error("an old key does not lead on", r)
	}
	skey, vkey, err := NewKey(testOrigin)
	must(t, err)
	b.skey, b.vkey = skey, vkey // without a statement
	b.keys = append(b.keys, vkey)
	if r := verified(t, b.export(), VerifyOptions{VKeys: []string{first}}); r.Exit != ExitIntegrity {
		t.Error("a key out of nowhere is trusted", r)
	}
}

func (b *book) rotate() {
	skey, vkey, err := NewKey(testOrigin)
	must(b.t, err)
	statement, err := NewKeyStatement(testOrigin, b.skey, skey)
	must(b.t, err)
	b.add(&KeyEvent{Header: b.head(KeyChanged), Statement: statement})
	b.skey, b.vkey, b.keys = skey, vkey, append(b.keys, vkey)
}

// A statement with only the new key's signature is no rotation.
func TestARotationNeedsBothSignatures(t *testing.T) {
	b := newBook(t)
	skey, _, err := NewKey(testOrigin)
	must(t, err)
	whole, err := NewKeyStatement(testOrigin, b.skey, skey)
	must(t, err)
	if _, err := (&KeyEvent{Statement: whole}).Rotation(); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(whole, "\n")
	for i := 5; i < 7; i++ {
		half := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		if _, err := (&KeyEvent{Statement: half}).Rotation(); err == nil {
			t.Errorf("accepted without signature %d", i-4)
		}
	}
}

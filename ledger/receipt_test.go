package ledger

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// receipt is what the person of a leaf gets.
func (b *book) receipt(id int64) []byte {
	b.t.Helper()
	i := b.index(id)
	r, err := NewReceipt(int64(i), b.lines[i], *b.openings[i], b.checkpoint(), b)
	must(b.t, err)
	return r.File()
}

func TestAReceiptProvesItself(t *testing.T) {
	b := fiftyEvents(t)
	for _, id := range []int64{b.yesOf(2), b.yesOf(2) - 3, b.ids[0], b.ids[49]} {
		r, err := VerifyReceipt(b.receipt(id), b.options(b.checkpoint()))
		if err != nil || r.Exit != ExitOK || !r.Anchored || r.Held != 1 || r.Leaf == nil || *r.Leaf != int64(b.index(id)) || len(r.Findings) > 0 {
			t.Errorf("evidence %d: %v\n%s", id, err, r)
		}
	}
	r, err := VerifyReceipt(b.receipt(b.yesOf(2)), VerifyOptions{})
	if err != nil || r.Exit != ExitOK || r.Verdict != VerdictUnanchored || !strings.Contains(r.String(), "by +3197000000002") {
		t.Errorf("without a key: %v\n%s", err, r)
	}
}

// A receipt stays good while the log grows, and through a change of keys.
func TestAnOldReceiptStaysGood(t *testing.T) {
	b := fiftyEvents(t)
	old, first := b.receipt(b.yesOf(2)), b.vkey
	b.rotate()
	b.optIn(70)
	if r, err := VerifyReceipt(old, VerifyOptions{VKeys: b.keys}); err != nil || r.Exit != ExitOK || !r.Anchored {
		t.Errorf("%v\n%s", err, r)
	}
	if r, err := VerifyReceipt(b.receipt(b.yesOf(2)), VerifyOptions{VKeys: []string{first}}); err != nil || r.Exit != ExitIntegrity {
		t.Errorf("signed by a key that was not given: %v\n%s", err, r)
	}
}

// Every byte counts, but for the bits with which zlib fills up its last byte.
func TestEveryByteOfAReceiptCounts(t *testing.T) {
	b := fiftyEvents(t)
	genuine := b.receipt(b.yesOf(2))
	whole, err := ParseReceipt(genuine)
	must(t, err)
	for i := range genuine {
		changed := bytes.Clone(genuine)
		changed[i] ^= 1
		r, err := VerifyReceipt(changed, b.options())
		if err != nil || r.Exit != ExitOK {
			continue
		}
		if other, err := ParseReceipt(changed); err != nil || !bytes.Equal(other.File(), whole.File()) {
			t.Errorf("byte %d may change: %q", i, around(genuine, i))
		}
	}
}

func TestAReceiptOfAnotherLogOrTreeIsRefused(t *testing.T) {
	b, other := fiftyEvents(t), fiftyEvents(t)
	file := b.receipt(b.yesOf(2))
	if r, err := VerifyReceipt(file, other.options()); err != nil || r.Exit != ExitIntegrity || !found(r, "V1") {
		t.Errorf("another key: %v\n%s", err, r)
	}
	if r, err := VerifyReceipt(file, b.options(other.checkpoint())); err != nil || !found(r, "V4") {
		t.Errorf("two logs of one size: %v\n%s", err, r)
	}
	whole, err := ParseReceipt(file)
	must(t, err)
	theirs, err := ParseReceipt(b.receipt(b.yesOf(3)))
	must(t, err)
	whole.Nonce, whole.Payload = theirs.Nonce, theirs.Payload
	if r, err := VerifyReceipt(whole.File(), b.options()); err != nil || !found(r, "V5") {
		t.Errorf("another person's record: %v\n%s", err, r)
	}
	whole.Line = theirs.Line
	if r, err := VerifyReceipt(whole.File(), b.options()); err != nil || !found(r, "V2") {
		t.Errorf("another person's leaf: %v\n%s", err, r)
	}
}

func TestWhatIsNoReceiptIsUnreadable(t *testing.T) {
	b := fiftyEvents(t)
	genuine := string(b.receipt(b.yesOf(2)))
	for name, file := range map[string]string{
		"nothing": "", "a checkpoint": string(b.checkpoint()), "no extra": strings.Replace(genuine, "extra ", "other ", 1),
		"an index with a zero before": strings.Replace(genuine, "index ", "index 0", 1), "cut short": genuine[:len(genuine)/2],
	} {
		if r, err := VerifyReceipt([]byte(file), b.options()); err == nil || r.Exit != ExitUnreadable {
			t.Errorf("%s: %v\n%s", name, err, r)
		}
	}
	if _, err := ParseReceipt([]byte("x")); !errors.Is(err, ErrNoReceipt) {
		t.Error(err)
	}
}

func TestNoReceiptIsMadeOfWhatDoesNotHold(t *testing.T) {
	b := fiftyEvents(t)
	i := b.index(b.yesOf(2))
	old := b.checkpoint()
	if _, err := NewReceipt(int64(i), b.lines[i], *b.openings[i+1], old, b); !errors.Is(err, ErrCommitment) {
		t.Errorf("another payload: %v", err)
	}
	b.optIn(70)
	last := len(b.lines) - 1
	if _, err := NewReceipt(int64(last), b.lines[last], *b.openings[last], old, b); err == nil {
		t.Error("a leaf that the checkpoint does not cover")
	}
}

// BenchmarkReceipt verifies the receipt of one record in a log of -events leaves: go test -bench Receipt -events 1000000
func BenchmarkReceipt(b *testing.B) {
	book := firstLeaves(b, *benchEvents/2)
	book.now = firstMorning
	form := book.act(Granted, 1)
	form.Evidence = int64(len(book.lines) + 1)
	s, err := SealPayload(form)
	must(b, err)
	book.append(form.Evidence, s.Line, &Opening{s.Nonce, s.Payload})
	i := len(book.lines) - 1
	book.grow(*benchEvents / 2)
	r, err := NewReceipt(int64(i), s.Line, *book.openings[i], book.checkpoint(), book)
	must(b, err)
	file := r.File()
	for b.Loop() {
		if r, err := VerifyReceipt(file, book.options()); err != nil || r.Exit != ExitOK {
			b.Fatal(err, r)
		}
	}
	b.ReportMetric(float64(len(file)), "bytes/receipt")
	b.ReportMetric(float64(len(r.Proof)), "hashes/receipt")
}

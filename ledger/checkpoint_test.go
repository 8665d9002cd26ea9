package ledger

import (
	"bytes"
	"crypto/sha256"
	"testing"
)

func TestCheckpoint(t *testing.T) {
	skey, vkey, err := NewKey(testOrigin)
	must(t, err)
	_, other, err := NewKey(testOrigin)
	must(t, err)
	signer, err := NewSigner(skey)
	must(t, err)
	if again, err := VKey(skey); err != nil || again != vkey {
		t.Errorf("%s, %v", again, err)
	}
	msg, err := Sign(testOrigin, 7, sha256.Sum256(nil), signer)
	must(t, err)
	c, err := OpenCheckpoint(msg, []string{other, vkey, vkey})
	if err != nil || c.Size != 7 || c.Origin != testOrigin || c.Root != sha256.Sum256(nil) {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := OpenCheckpoint(msg, []string{other}); err == nil {
		t.Error("another key opens it")
	}
	if _, err := OpenCheckpoint(msg, nil); err == nil {
		t.Error("it opens without a key")
	}
	if same, err := ReadCheckpoint(msg); err != nil || same != c {
		t.Errorf("%+v, %v", same, err)
	}
}

// Every byte, with each of its bits: also those that loose base64 leaves free.
func TestEveryBitOfACheckpointCounts(t *testing.T) {
	skey, vkey, err := NewKey(testOrigin)
	must(t, err)
	signer, err := NewSigner(skey)
	must(t, err)
	msg, err := Sign(testOrigin, 1000, sha256.Sum256(nil), signer)
	must(t, err)
	for i := range msg {
		for bit := range 8 {
			changed := bytes.Clone(msg)
			changed[i] ^= 1 << bit
			if _, err := OpenCheckpoint(changed, []string{vkey}); err == nil {
				t.Errorf("byte %d, bit %d", i, bit)
			}
		}
	}
}

func TestSignRefusesWhatCannotBeRead(t *testing.T) {
	for _, origin := range []string{"", "two words", "a+b", "a\nb"} {
		if _, _, err := NewKey(origin); err == nil {
			t.Errorf("a key for %q", origin)
		}
		if _, err := Sign(origin, 1, sha256.Sum256(nil)); err == nil {
			t.Errorf("a checkpoint of %q", origin)
		}
	}
	if _, err := Sign(testOrigin, -1, sha256.Sum256(nil)); err == nil {
		t.Error("a negative size")
	}
}

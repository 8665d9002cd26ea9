package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

func TestVerifyAcceptsWhatTheWriterWrote(t *testing.T) {
	b := fiftyEvents(t)
	r := b.verify()
	if r.Exit != ExitOK || r.Verdict != VerdictOK || !r.Anchored || len(r.Findings) > 0 {
		t.Fatal(r)
	}
	for _, c := range r.Checks {
		if c.Made == 0 && c.ID != "V4" && c.ID != "V13" {
			t.Errorf("%s had nothing to look at", c.ID)
		}
	}
	if r.Size != 50 || r.Opened != 47 || r.Uses != 5 || r.UsesErased != 1 || r.Messages != 5 {
		t.Errorf("counts are off: %+v", r)
	}
}

func TestWithoutAKeyNothingIsAnchored(t *testing.T) {
	r := verified(t, fiftyEvents(t).export(), VerifyOptions{})
	if r.Exit != ExitOK || r.Verdict != VerdictUnanchored {
		t.Fatal(r)
	}
}

func TestAnotherKeyIsRefused(t *testing.T) {
	_, other, err := NewKey(testOrigin)
	must(t, err)
	r := verified(t, fiftyEvents(t).export(), VerifyOptions{VKeys: []string{other}})
	if r.Exit != ExitIntegrity {
		t.Fatal(r)
	}
}

func TestWhatIsNoBundleIsUnreadable(t *testing.T) {
	for name, dir := range map[string]string{"absent": filepath.Join(t.TempDir(), "x"), "empty": t.TempDir()} {
		if r, err := Verify(dir, VerifyOptions{}); err == nil || r.Exit != ExitUnreadable {
			t.Errorf("%s: exit %d, %v", name, r.Exit, err)
		}
	}
	dir := fiftyEvents(t).export()
	must(t, os.Remove(filepath.Join(dir, checkpointFile)))
	if r, err := Verify(dir, VerifyOptions{}); err == nil || r.Exit != ExitUnreadable {
		t.Errorf("no checkpoint: exit %d, %v", r.Exit, err)
	}
}

func TestEvidenceIndex(t *testing.T) {
	var e evidenceIndex
	for idx, id := range []int64{5, 9, 7, 12, 1} {
		if !e.add(id, int32(idx)) {
			t.Errorf("%d is taken", id)
		}
	}
	for idx, id := range []int64{5, 9, 7, 12, 1} {
		if at, known := e.find(id); !known || at != int32(idx) {
			t.Errorf("%d is at %d, %v", id, at, known)
		}
		if e.add(id, 99) {
			t.Errorf("%d is added twice", id)
		}
	}
	if _, known := e.find(8); known {
		t.Error("8 was never added")
	}
}

func TestStraysAreRemarkedOn(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	text := []byte("not shown to anybody")
	sum := sha256.Sum256(text)
	write(t, dir, "notices/"+hex.EncodeToString(sum[:])+".html", text)
	r := verified(t, dir, b.options())
	if r.Exit != ExitOK || len(r.Findings) != 1 || r.Findings[0].Severity != SeverityNote {
		t.Error(r)
	}
}

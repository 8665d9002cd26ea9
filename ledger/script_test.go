package ledger

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// script runs verify.py as the bundle brings it, untampered.
func script(t testing.TB, dir string, args ...string) (string, error) {
	for _, tool := range []string{"python3", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	out, err := exec.Command("python3", append([]string{filepath.Join("auditor", "verify.py"), dir}, args...)...).CombinedOutput()
	return string(out), err
}

func TestTheAuditorsScriptAgrees(t *testing.T) {
	dir := fiftyEvents(t).export()
	if out, err := script(t, dir); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// The script shares no code with the verifier and reaches the same verdict.
func TestBundlesLookTheSameToTheScript(t *testing.T) {
	n := max(2, sizeOr(24)/6)
	for i := range n {
		b, _ := randomBook(t, uint64(i))
		dir := b.export()
		r := quick(dir, VerifyOptions{VKeys: b.keys[:1]})
		if out, err := script(t, dir, b.keys[0]); err != nil || r.Exit != ExitOK {
			t.Errorf("history %d: exit %d here, there %s", i, r.Exit, out)
		}
	}
	visible := slices.DeleteFunc(slices.Clone(forgeries), func(k forgery) bool { return k.held && !k.script }) // the script knows no checkpoint kept from before
	for i := range n {
		kind, genuine := visible[i%len(visible)], fiftyEvents(t)
		dir, _ := kind.forge(genuine, uint64(i))
		if !kind.script {
			write(t, dir, manifestNote, read(t, genuine.export(), manifestNote))
		}
		r := quick(dir, genuine.options())
		if out, err := script(t, dir, genuine.vkey); err == nil || r.Exit == ExitOK {
			t.Errorf("%s: exit %d here, there %s", kind.name, r.Exit, out)
		}
	}
	t.Logf("the same verdict on %d good and %d bad bundles", n, n)
}

// Also the files that no kind of forgery touches count for the script.
func TestTheAuditorsScriptSeesChangesToo(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	for name, content := range files(t, dir) {
		changed := bytes.Clone(content)
		changed[len(content)/2] ^= 1
		write(t, dir, name, changed)
		if out, err := script(t, dir); err == nil {
			t.Errorf("%s: %s", name, out)
		}
		write(t, dir, name, content)
	}
	if out, err := script(t, dir, b.vkey); err != nil {
		t.Errorf("the bundle was not restored: %s", out)
	}
	_, other, err := NewKey(testOrigin)
	must(t, err)
	if out, err := script(t, dir, other); err == nil {
		t.Errorf("another key is accepted: %s", out)
	}
}

// An auditor reads it before running it.
func TestTheAuditorsScriptIsShort(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("auditor", "verify.py"))
	must(t, err)
	if lines := bytes.Count(source, []byte("\n")); lines > 60 {
		t.Errorf("%d lines", lines)
	}
}

// Who trusts an old key gets to the one that signs by changes that both keys signed, and by nothing else.
func TestTheAuditorsScriptFollowsKeys(t *testing.T) {
	b := fiftyEvents(t)
	first := b.vkey
	b.rotate()
	second := b.vkey
	b.rotate()
	dir := b.export()
	for _, key := range []string{first, second, b.vkey} {
		if out, err := script(t, dir, key); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
	_, other, err := NewKey(testOrigin)
	must(t, err)
	for name, forge := range map[string]func(*book) string{
		"a key that leads nowhere": func(*book) string { return other },
		"signed by the new alone": func(b *book) string {
			b.usurp(testOrigin, func(lines []string) []string { return append(lines[:5:5], lines[6:]...) })
			return first
		},
		"the old's own signature, of something else": func(b *book) string {
			signed, err := Sign(testOrigin, 1, Hash(b.lines[0]), b.signer())
			must(t, err)
			b.usurp(testOrigin, func(lines []string) []string { lines[5] = lastLine(signed); return lines })
			return first
		},
		"of another log": func(b *book) string { b.usurp("shop.example/log", nil); return first },
	} {
		f := fiftyEvents(t)
		first = f.vkey
		key := forge(f)
		dir := f.export()
		if out, err := script(t, dir, key); err == nil {
			t.Errorf("%s: %s", name, out)
		}
		if r := quick(dir, VerifyOptions{VKeys: []string{key}}); r.Exit == ExitOK {
			t.Errorf("%s is accepted by the verifier itself: %s", name, r)
		}
	}
}

// usurp replaces the key by a statement that the holder of the old one did not make.
func (b *book) usurp(origin string, forge func(lines []string) []string) {
	skey, vkey, err := NewKey(testOrigin)
	must(b.t, err)
	statement, err := NewKeyStatement(origin, b.skey, skey)
	must(b.t, err)
	if forge != nil {
		statement = strings.Join(forge(strings.SplitAfter(statement, "\n")), "")
	}
	e := &KeyEvent{Header: b.head(KeyChanged), Statement: statement}
	e.Schema = Schema
	payload, err := marshal(e)
	must(b.t, err)
	leaf, err := Seal(KeyChanged, nil, payload)
	must(b.t, err)
	b.append(e.Evidence, leaf.Line, &Opening{leaf.Nonce, payload})
	b.skey, b.vkey, b.keys = skey, vkey, append(b.keys, vkey)
}

func lastLine(note []byte) string {
	lines := strings.SplitAfter(string(note), "\n")
	return lines[len(lines)-2]
}

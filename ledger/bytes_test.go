package ledger

import (
	"bytes"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

// Every byte of the bundle is changed, one at a time, and every change is seen.
func TestBundlesEveryByteCounts(t *testing.T) {
	b := fiftyEvents(t)
	eachByte(t, b, func(string) bool { return true }, func(*book, string) {})
}

// The same for what the log itself commits to, by somebody who holds the key
// and signs a fitting manifest after every change: the manifest is no help.
func TestBundlesEveryByteCountsAgainstTheOperator(t *testing.T) {
	b := fiftyEvents(t)
	eachByte(t, b, committed, (*book).reseal)
}

// eachByte changes the bytes of the files it may, each by itself, lets after
// cover the traces, and asks that the bundle is refused. Every shard of the work
// has a copy of the bundle to itself.
func eachByte(t *testing.T, b *book, may func(name string) bool, after func(b *book, dir string)) {
	shards := runtime.GOMAXPROCS(0)
	for shard := range shards {
		t.Run(strconv.Itoa(shard), func(t *testing.T) {
			t.Parallel()
			mine := b.copy(t)
			dir, turn, tried := mine.export(), 0, 0
			whole := files(t, dir)
			for _, name := range slices.Sorted(maps.Keys(whole)) {
				content := whole[name]
				for i := range sampled(content) {
					if turn++; !may(name) || turn%shards != shard {
						continue
					}
					tried++
					changed := bytes.Clone(content)
					changed[i] ^= 1
					write(t, dir, name, changed)
					after(mine, dir)
					if r := quick(dir, b.options()); r.Exit == ExitOK {
						t.Errorf("%s: byte %d of %d may change: %q", name, i, len(content), around(content, i))
					}
				}
				write(t, dir, name, content)
			}
			after(mine, dir)
			if r := verified(t, dir, b.options()); r.Exit != ExitOK {
				t.Fatal("the bundle was not restored", r)
			}
			t.Logf("%d bytes changed, one at a time, every change seen", tried)
		})
	}
}

// sampled are the places to change: every 53rd byte in a small proof.
func sampled(content []byte) iter.Seq[int] {
	step := 53
	if *size > 0 {
		step = 1
	}
	return func(yield func(int) bool) {
		for i := len(content) % step; i < len(content) && yield(i); i += step {
		}
	}
}

// committed reports whether the log commits to the file. messages.jsonl is held
// against the log but also says what the log does not know: a message's state.
func committed(name string) bool {
	switch name {
	case manifestFile, manifestNote, messagesFile, "README.txt", "verify.py":
		return false
	}
	return true
}

// quick verifies without hashing twice: an unreadable bundle is a found change.
func quick(dir string, o VerifyOptions) Report {
	r, _ := Verify(dir, o)
	return r
}

func write(t testing.TB, dir, name string, content []byte) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, name), content, 0o644))
}

func read(t testing.TB, dir, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	must(t, err)
	return content
}

func around(b []byte, i int) []byte { return b[max(0, i-20):min(len(b), i+20)] }

// reseal rewrites the manifest to fit the files as they are, and signs it.
func (b *book) reseal(dir string) {
	m, err := strict[manifest](read(b.t, dir, manifestFile))
	must(b.t, err)
	for i, f := range m.Files {
		content := read(b.t, dir, f.Path)
		m.Files[i] = file{f.Path, int64(len(content)), digestOf(content)}
	}
	if c, err := ReadCheckpoint(read(b.t, dir, checkpointFile)); err == nil {
		m.Origin, m.Size, m.Root = c.Origin, c.Size, c.Root.String()
	}
	encoded, err := marshal(m)
	must(b.t, err)
	signed, err := note.Sign(&note.Note{Text: m.statement(encoded)}, b.signer())
	must(b.t, err)
	write(b.t, dir, manifestFile, encoded)
	write(b.t, dir, manifestNote, signed)
}

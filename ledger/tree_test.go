package ledger

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// rfc6962 is the tree hash as the RFC defines it, by recursion.
func rfc6962(lines []string) tlog.Hash {
	switch len(lines) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return Hash(lines[0])
	}
	k := 1
	for k*2 < len(lines) {
		k *= 2
	}
	return tlog.NodeHash(rfc6962(lines[:k]), rfc6962(lines[k:]))
}

func testLines(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("line %d\n", i)
	}
	return lines
}

func TestTreeIsTheRFCs(t *testing.T) {
	b, lines := newBook(t), testLines(600)
	var f frontier
	for size := range lines {
		root, err := Root(int64(size), b)
		must(t, err)
		if want := rfc6962(lines[:size]); root != want || f.root() != want {
			t.Fatalf("root of %d leaves", size)
		}
		b.append(int64(size), lines[size], nil)
		f.add(Hash(lines[size]))
	}
}

// A batch reads only what AppendNeeds names, and stores what single appends do.
func TestAppendBatch(t *testing.T) {
	lines := testLines(300)
	whole := newBook(t)
	for i, line := range lines {
		whole.append(int64(i), line, nil)
	}
	for _, size := range []int64{0, 1, 2, 3, 7, 8, 100, 255, 256, 257, 299, 300} {
		needed := AppendNeeds(size)
		if len(needed) > 9 {
			t.Errorf("%d hashes needed for %d leaves", len(needed), size)
		}
		r := only{whole, needed, t}
		fresh, err := AppendBatch(size, lines[size:], r)
		must(t, err)
		first := tlog.StoredHashCount(size)
		if int64(len(fresh)) != tlog.StoredHashCount(300)-first {
			t.Fatalf("from %d: %d hashes", size, len(fresh))
		}
		for i, h := range fresh {
			if h != whole.nodes[first+int64(i)] {
				t.Fatalf("from %d: hash %d", size, i)
			}
		}
	}
}

// only is a reader of the ids that were asked for beforehand.
type only struct {
	*book
	ids []int64
	t   *testing.T
}

func (o only) ReadHashes(ids []int64) ([]tlog.Hash, error) {
	known := map[int64]bool{}
	for _, id := range o.ids {
		known[id] = true
	}
	for _, id := range ids {
		if !known[id] {
			o.t.Errorf("hash %d was not announced", id)
		}
	}
	return o.book.ReadHashes(ids)
}

func TestProofs(t *testing.T) {
	b, lines := newBook(t), testLines(70)
	for i, line := range lines {
		b.append(int64(i), line, nil)
	}
	root := rfc6962(lines)
	for i := int64(0); i < 70; i++ {
		proof, err := ProveInclusion(70, i, only{b, InclusionNeeds(70, i), t})
		must(t, err)
		must(t, tlog.CheckRecord(proof, 70, root, i, Hash(lines[i])))
		if tlog.CheckRecord(proof, 70, root, i, Hash("another\n")) == nil {
			t.Errorf("another leaf is proven at %d", i)
		}
	}
	for old := int64(1); old < 70; old++ {
		proof, err := ProveConsistency(70, old, only{b, ConsistencyNeeds(70, old), t})
		must(t, err)
		must(t, tlog.CheckTree(proof, 70, root, old, rfc6962(lines[:old])))
		if tlog.CheckTree(proof, 70, root, old, rfc6962(lines[1:old+1])) == nil {
			t.Errorf("another past is proven at %d", old)
		}
	}
}

func TestTilePaths(t *testing.T) {
	for want, got := range map[string]string{
		"tile/0/000":                 tilePath(0, 0, 256),
		"tile/1/x001/x234/067.p/17":  tilePath(1, 1234067, 17),
		"tile/entries/000.p/1":       tilePath(entriesTile, 0, 1),
		"tile/entries/x001/x234/067": tilePath(entriesTile, 1234067, 256),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The sizes at which tiles fill up, end or begin a level.
func TestBundlesOfEverySize(t *testing.T) {
	for _, size := range []int{0, 1, 255, 256, 257, 512} {
		b := newBook(t)
		for range size {
			b.add(&AdminEvent{Header: b.head(StaffActed), Actor: "user:1", Action: "sign_in", Subject: "user:1"})
		}
		dir := b.export()
		if r := verified(t, dir, b.options(b.checkpoint())); r.Exit != ExitOK || r.Held != 1 {
			t.Errorf("%d leaves: %s", size, r)
		}
		if size == 0 {
			continue
		}
		if out, err := script(t, dir); err != nil {
			t.Errorf("%d leaves: %s", size, out)
		}
	}
}

package ledger

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// size is how large a long proof is; `make prove-bundles` makes it whole.
var size = flag.Int("n", 0, "how many mutations to make in all, and a sixth as many bundles; a fiftieth of 1,200 when not given")

func sizeOr(fiftieth int) int { return cmp.Or(*size, fiftieth) }

// Whoever tampers with a bundle rewrites everything in it that nobody signed,
// and is seen. Each forgery is verified twice: under the manifest's old
// signature, and under a new one as only the key's holder could make it, so that
// nothing hangs on the manifest.
func TestBundlesShowEveryMutation(t *testing.T) {
	each := max(1, sizeOr(24)/len(forgeries))
	table := &strings.Builder{}
	out := tabwriter.NewWriter(table, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "mutation\tmade\tseen\tseen without what the auditor kept\tseen by\n")
	total := 0
	for _, kind := range forgeries {
		seen, alone, by := 0, 0, map[string]bool{}
		for i := range each {
			s := kind.try(t, uint64(i))
			seen += count(s.seen)
			alone += count(s.alone)
			maps.Copy(by, s.by)
			if !s.seen || s.alone == kind.held {
				t.Errorf("%s, number %d: seen %v, without what the auditor kept %v", kind.name, i, s.seen, s.alone)
			}
		}
		total += each
		fmt.Fprintf(out, "%s\t%d\t%d\t%d\t%s\n", kind.name, each, seen, alone, inOrder(by))
	}
	out.Flush()
	t.Logf("%d mutations of %d kinds\n%s", total, len(forgeries), table)
}

// Nothing that can happen by right is taken for tampering.
func TestBundlesOfAnyHistoryPass(t *testing.T) {
	n, leaves, erased := max(1, sizeOr(24)/6), 0, int64(0)
	for i := range n {
		b, held := randomBook(t, uint64(i))
		r := verified(t, b.export(), VerifyOptions{VKeys: b.keys[:1], OldCheckpoints: held, AppSecret: testSecret})
		if r.Exit != ExitOK || !r.Anchored || len(r.Findings) > 0 || r.Held != len(held) {
			t.Errorf("history %d: %s", i, r)
		}
		leaves += len(b.lines)
		for _, k := range r.Erased {
			erased += k
		}
	}
	t.Logf("%d random histories of %d leaves, %d of them erased: no false alarm", n, leaves, erased)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func inOrder(by map[string]bool) string {
	return strings.Join(slices.SortedFunc(maps.Keys(by), func(a, b string) int { return cmp.Compare(checkAt(a), checkAt(b)) }), " ")
}

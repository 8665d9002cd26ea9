package ledger

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// forgery is one kind of tampering. held says that the result agrees with itself,
// so that only what the auditor kept (a checkpoint, a key) shows it.
type forgery struct {
	name   string
	held   bool
	script bool // also verify.py sees it, whatever the manifest says
	tamper func(*forger)
}

// forger has a copy of everything, and writes a bundle anew: tiles, manifest and
// all else that is not signed fit what was changed.
type forger struct {
	*book
	rand *rand.Rand
	// shown is the checkpoint they show. It stays the genuine one unless they can
	// make or find another.
	shown []byte
	// afterwards changes what the writer would not write.
	afterwards func(dir string)
	// ownManifest is set by who signs the manifest themselves.
	ownManifest bool
}

// sighting is what became of one forgery.
type sighting struct {
	seen  bool
	alone bool // seen also by an auditor who kept nothing
	by    map[string]bool
}

// try forges one bundle and verifies it.
func (k forgery) try(t *testing.T, seed uint64) sighting {
	t.Helper()
	genuine := fiftyEvents(t)
	kept := genuine.options(genuine.checkpoint())
	dir, f := k.forge(genuine, seed)
	s := sighting{by: map[string]bool{}}
	s.see(dir, kept)
	s.alone = quick(dir, k.bare(genuine)).Exit != ExitOK
	if f.ownManifest {
		return s
	}
	write(t, dir, manifestNote, read(t, genuine.export(), manifestNote))
	if r := quick(dir, kept); r.Exit == ExitOK {
		s.seen = false
	}
	return s
}

// bare is an auditor who kept nothing but, where tampering needs none of it, the key.
func (k forgery) bare(genuine *book) VerifyOptions {
	if k.name == otherKey {
		return VerifyOptions{}
	}
	return genuine.options()
}

func (s *sighting) see(dir string, o VerifyOptions) {
	r := quick(dir, o)
	s.seen = r.Exit != ExitOK
	for _, c := range r.Checks {
		if c.Failed > 0 {
			s.by[c.ID] = true
		}
	}
	if r.Exit == ExitUnreadable {
		s.by["V0"] = true
	}
}

// forge writes the tampered bundle with a manifest that fits, signed.
func (k forgery) forge(genuine *book, seed uint64) (dir string, f *forger) {
	f = &forger{book: genuine.copy(genuine.t), rand: rand.New(rand.NewPCG(seed, 1)), shown: genuine.checkpoint()}
	k.tamper(f)
	dir = f.exportUnder(f.shown)
	if f.afterwards != nil {
		f.afterwards(dir)
	}
	f.reseal(dir)
	return dir, f
}

// opened is a random leaf that can be read and that may asks for.
func (f *forger) opened(may func(ParsedLeaf) bool) int {
	for {
		i := f.rand.IntN(len(f.lines))
		leaf, err := Parse(f.lines[i])
		must(f.t, err)
		if f.openings[i] != nil && may(leaf) {
			return i
		}
	}
}

func anyLeaf(ParsedLeaf) bool { return true }

func of(t Type) func(ParsedLeaf) bool { return func(l ParsedLeaf) bool { return l.Type == t } }

// flip changes one byte to one that lines and payloads may hold.
func (f *forger) flip(b []byte) []byte {
	b = bytes.Clone(b)
	i := f.rand.IntN(len(b))
	for old := b[i]; b[i] == old || b[i] == '\n' || b[i] == '\r'; {
		b[i] = byte(f.rand.IntN(256))
	}
	return b
}

// remove takes leaves out, with all that belongs to them.
func (f *forger) remove(from, to int) {
	f.lines = append(f.lines[:from:from], f.lines[to:]...)
	f.ids = append(f.ids[:from:from], f.ids[to:]...)
	f.openings = append(f.openings[:from:from], f.openings[to:]...)
}

// put places a fresh leaf, sealed as it should be, at a place.
func (f *forger) put(at int, id int64, p Payload) {
	s, err := SealPayload(p)
	must(f.t, err)
	f.lines = append(f.lines[:at:at], append([]string{s.Line}, f.lines[at:]...)...)
	f.ids = append(f.ids[:at:at], append([]int64{id}, f.ids[at:]...)...)
	f.openings = append(f.openings[:at:at], append([]*Opening{{s.Nonce, s.Payload}}, f.openings[at:]...)...)
}

// resign signs what was made of the log, as its operator can.
func (f *forger) resign() {
	f.rebuild(f.lines, f.ids, f.openings)
	f.shown, f.ownManifest = f.checkpoint(), true
}

package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"runtime"
)

// batch is some lines of payloads.jsonl and, later, what they turned out to be.
type batch struct {
	first int64
	lines [][]byte
	err   error
	done  chan []entry
}

// checkPayloads opens every leaf (V3, V5, V11, V12), on all processors, and
// hands the entries in their order to the checks that need one.
func (v *verification) checkPayloads() bool {
	jobs := make(chan *batch)
	order := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	sum := sha256.New()
	go v.readPayloads(sum, jobs, order)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			o := opener{v, &memory{}}
			for b := range jobs {
				b.done <- o.openBatch(b)
			}
		}()
	}
	next, broken := int64(0), false
	for b := range order {
		if b.err != nil {
			v.fail("V3", payloadsFile, "line %d: %v", b.first+1, b.err)
			broken = true
			continue
		}
		for _, e := range <-b.done {
			broken = broken || !v.take(e)
			next++
		}
	}
	if !broken && next != v.Size {
		v.fail("V3", payloadsFile, "holds %d records for %d leaves", next, v.Size)
	}
	v.checkSum(payloadsFile, sum)
	return !broken && next == v.Size
}

// readPayloads cuts the file into batches and sends each to both channels. It
// reads to the end even if the lines outnumber the leaves, for the hash's sake.
func (v *verification) readPayloads(sum hash.Hash, jobs, order chan *batch) {
	defer close(order)
	defer close(jobs)
	readLines(v.root, payloadsFile, sum, func(first int64, lines [][]byte, err error) {
		b := &batch{first: first, lines: lines, err: err, done: make(chan []entry, 1)}
		order <- b
		if err == nil {
			jobs <- b
		}
	})
}

// checkSum is V0 for a file that was hashed while it was read.
func (v *verification) checkSum(name string, sum hash.Hash) {
	v.made("V0", 1)
	got := hex.EncodeToString(sum.Sum(nil))
	for _, f := range v.manifest.Files {
		if f.Path == name && f.SHA256 == got {
			return
		}
	}
	v.fail("V0", name, "is not the file that was signed")
}

// spot is where something was found. Most leaves give no cause to put it into words.
type spot struct{ idx, evidence int64 }

func (s spot) String() string { return fmt.Sprintf("leaf %d (evidence %d)", s.idx, s.evidence) }

// entry is a leaf with what its record turned out to be.
type entry struct {
	idx      int64
	evidence int64
	payload  Payload // nil if erased or not readable
	broken   bool    // the record itself cannot be read
	open     bool
	leftOut  bool
	signed   int // webhooks that carry Meta's signature
	apart    []apart
	findings []Finding
}

func (e *entry) fail(check, words string, args ...any) {
	e.findings = append(e.findings, Finding{Check: check, Words: fmt.Sprintf(words, args...)})
}

// opener opens records on one of many processors: it reads the verification
// and writes only entries.
type opener struct {
	*verification
	*memory
}

func (o opener) openBatch(b *batch) []entry {
	entries := make([]entry, 0, len(b.lines))
	for i, line := range b.lines {
		entries = append(entries, o.openRecord(b.first+int64(i), line))
	}
	return entries
}

func (o opener) openRecord(idx int64, line []byte) (e entry) {
	e.idx = idx
	r, err := parseRecord(line)
	if err != nil || r.idx != idx || idx >= o.Size || r.evidence <= 0 {
		e.broken = true
		e.fail("V3", "the record is not that of this leaf")
		return e
	}
	e.evidence, e.open, e.leftOut = r.evidence, r.nonce != nil, r.leftOut
	if e.open {
		o.openPayload(&e, o.leaf(int32(idx)), r)
	}
	return e
}

func (o opener) openPayload(e *entry, leaf ParsedLeaf, r record) {
	if leaf.Opens(r.nonce, r.payload) != nil {
		e.fail("V5", "the payload is not the one the leaf committed to")
		return
	}
	p, err := o.memory.read(leaf.Type, r.payload)
	if err != nil {
		e.fail("V12", "the payload cannot be read: %v", err)
		return
	}
	if err := p.Validate(); err != nil {
		e.fail("V12", "%v", err)
	}
	if p.Head().Evidence != r.evidence {
		e.fail("V5", "the bundle calls this evidence %d, the payload %d", r.evidence, p.Head().Evidence)
	}
	if !bytes.Equal(p.NoticeHash(), leaf.NoticeHash()) {
		e.fail("V7", "leaf and payload name different texts")
	}
	e.payload = p
	o.checkWebhooks(e)
}

// take hands one entry, in its turn, to the checks that follow the log. It
// reports false where the rest of the file cannot be told apart any more.
func (v *verification) take(e entry) bool {
	place := spot{e.idx, e.evidence}
	for _, f := range e.findings {
		v.fail(f.Check, place.String(), "%s", f.Words)
	}
	if e.broken {
		return false
	}
	idx := int32(e.idx)
	v.settle(place, idx, e)
	switch {
	case e.leftOut:
		v.takeLeftOut(place, idx)
		return true
	case !e.open:
		v.takeUnreadable(place, idx)
		return true
	}
	v.Opened++
	for _, a := range e.apart {
		a.place = place.String()
		v.apart = append(v.apart, a)
	}
	v.made("V5", 1)
	v.made("V11", int64(e.signed))
	v.made("V12", 1)
	if e.payload != nil {
		v.judge(place, idx, e.payload)
	}
	return true
}

// settle notes where the entry stands (V3) and looks for its text (V7).
func (v *verification) settle(place spot, idx int32, e entry) {
	if !v.evidence.add(e.evidence, idx) {
		v.fail("V3", place.String(), "evidence %d stands for two leaves", e.evidence)
	}
	v.list[idx].opened, v.list[idx].leftOut = e.open, e.leftOut
	if text := v.leaf(idx).NoticeHash(); text != nil && v.asksForText(idx, e) {
		v.made("V7", 1)
		if !v.hasText(text) {
			v.fail("V7", place.String(), "the text that was shown is not in the bundle")
		}
	}
}

// judge makes the checks that depend on what came before.
func (v *verification) judge(place spot, idx int32, p Payload) {
	v.checkTime(place, p)
	v.checkBelongs(place, idx, p)
	switch p := p.(type) {
	case *ConsentEvent:
		v.applyConsent(place, idx, p)
	case *UseEvent:
		v.applyUses(place, idx, p)
	case *ErasureEvent:
		v.applyErasure(place, idx, p)
	case *KeyEvent:
		v.applyKey(place, p)
	case *AdminEvent:
		v.Acts[p.Action]++
	}
}

package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	testOrigin = "opt-in.bakkerij-zonneveld.example"
	testSecret = "an app secret nobody uses"
	testText   = `<p>Bakkerij Zonneveld mag mij op WhatsApp aanbiedingen sturen.</p>`
)

// firstMorning is when the fixture's log begins.
var firstMorning = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// book is a log as a caller would keep it: rows, openings and stored hashes.
type book struct {
	t          testing.TB
	skey, vkey string
	keys       []string
	now        time.Time
	lines      []string
	ids        []int64
	openings   []*Opening
	nodes      []tlog.Hash
	messages   []Message
	texts      [][]byte
	webhooks   [][]byte
	extracts   [][]byte
}

func newBook(t testing.TB) *book {
	skey, vkey, err := NewKey(testOrigin)
	must(t, err)
	return &book{t: t, skey: skey, vkey: vkey, keys: []string{vkey}, now: firstMorning}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ReadHashes makes a book a tlog.HashReader.
func (b *book) ReadHashes(ids []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, id := range ids {
		out = append(out, b.nodes[id])
	}
	return out, nil
}

// nextID is unlike the index, as in a database.
func (b *book) nextID() int64 { return int64(len(b.lines))*3 + 101 }

func (b *book) head(t Type) Header {
	b.now = b.now.Add(time.Minute)
	return Header{Type: t, Evidence: b.nextID(), At: At(b.now)}
}

// add seals p and appends its leaf. It returns the evidence id.
func (b *book) add(p Payload) int64 {
	b.t.Helper()
	s, err := SealPayload(p)
	must(b.t, err)
	b.append(p.Head().Evidence, s.Line, &Opening{s.Nonce, s.Payload})
	return p.Head().Evidence
}

func (b *book) append(id int64, line string, opening *Opening) {
	hashes, err := Append(int64(len(b.lines)), line, b)
	must(b.t, err)
	b.nodes = append(b.nodes, hashes...)
	b.lines = append(b.lines, line)
	b.ids = append(b.ids, id)
	b.openings = append(b.openings, opening)
}

func (b *book) index(id int64) int { return int(id-101) / 3 }

// erase deletes the openings and says so in the log.
func (b *book) erase(reason string, ids ...int64) int64 {
	e := &ErasureEvent{Header: b.head(Erased), Reason: reason}
	for _, id := range ids {
		b.openings[b.index(id)] = nil
		e.Erased = append(e.Erased, NewErasure(id, b.lines[b.index(id)]))
	}
	return b.add(e)
}

func (b *book) signer() note.Signer {
	s, err := NewSigner(b.skey)
	must(b.t, err)
	return s
}

func (b *book) checkpoint() []byte {
	root, err := Root(int64(len(b.lines)), b)
	must(b.t, err)
	msg, err := Sign(testOrigin, int64(len(b.lines)), root, b.signer())
	must(b.t, err)
	return msg
}

// export writes the bundle to a new folder.
func (b *book) export() string { return b.exportUnder(b.checkpoint()) }

// exportUnder is export with a checkpoint that need not fit.
func (b *book) exportUnder(checkpoint []byte) string {
	b.t.Helper()
	dir := filepath.Join(b.t.TempDir(), "bundle")
	w, err := NewWriter(dir, WriterOptions{Origin: testOrigin, Exported: b.now.Add(time.Hour)})
	must(b.t, err)
	b.fill(w, checkpoint)
	return dir
}

// fill writes the book into a bundle.
func (b *book) fill(w *Writer, checkpoint []byte) {
	b.t.Helper()
	for i, line := range b.lines {
		must(b.t, w.AddLeaf(int64(i), b.ids[i], line, b.openings[i]))
	}
	for _, m := range b.messages {
		must(b.t, w.AddMessage(m))
	}
	for _, text := range b.texts {
		hash := sha256.Sum256(text)
		must(b.t, w.AddNotice(hash[:], text))
	}
	for _, body := range b.webhooks {
		hash := sha256.Sum256(body)
		must(b.t, w.AddWebhook(hash[:], body))
	}
	for _, body := range b.extracts {
		must(b.t, w.AddExtract(body))
	}
	must(b.t, w.Finish(Closing{Checkpoint: checkpoint, Keys: b.keys, Signer: b.signer()}))
}

// copy is a book of its own with the same history.
func (b *book) copy(t testing.TB) *book {
	c := *b
	c.t = t
	c.lines, c.ids, c.nodes, c.keys = slices.Clone(b.lines), slices.Clone(b.ids), slices.Clone(b.nodes), slices.Clone(b.keys)
	c.messages, c.texts, c.webhooks = slices.Clone(b.messages), slices.Clone(b.texts), slices.Clone(b.webhooks)
	c.openings = nil
	for _, o := range b.openings {
		if o != nil {
			o = &Opening{bytes.Clone(o.Nonce), bytes.Clone(o.Payload)}
		}
		c.openings = append(c.openings, o)
	}
	return &c
}

// verify exports and verifies with the key in hand.
func (b *book) verify(old ...[]byte) Report {
	b.t.Helper()
	return verified(b.t, b.export(), b.options(old...))
}

func (b *book) options(old ...[]byte) VerifyOptions {
	return VerifyOptions{VKeys: []string{b.vkey}, OldCheckpoints: old, AppSecret: testSecret}
}

func verified(t testing.TB, dir string, o VerifyOptions) Report {
	t.Helper()
	r, err := Verify(dir, o)
	must(t, err)
	return r
}

// files are the bundle's files by relative path.
func files(t testing.TB, dir string) map[string][]byte {
	out := map[string][]byte{}
	must(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		out[rel], err = os.ReadFile(path)
		return err
	}))
	return out
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

package ledger

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

//go:embed auditor/README.txt
var auditorReadme string

//go:embed auditor/verify.py
var auditorScript string

// Writer writes a bundle, a row at a time. It writes what it is given, also
// what does not verify: a bundle of a database somebody tampered with must
// show it. Run Verify on the result.
type Writer struct {
	to       target
	manifest manifest
	tiles    tiler
	tree     frontier
	entries  []byte
	payloads *output
	messages *output
	message  int64
	line     []byte
}

// WriterOptions name the log and the time of the export. Selection is what part
// of the log is opened, nil for all of it; it is read when the bundle is closed.
type WriterOptions struct {
	Origin    string
	Exported  time.Time
	Selection *Selection
}

// Opening is what opens a leaf.
type Opening struct{ Nonce, Payload []byte }

// Closing is what a bundle is closed with: the signed checkpoint over exactly
// the leaves added, the public keys ever used (the one in force last), and the
// signer of the manifest, which must be the key in force.
type Closing struct {
	Checkpoint []byte
	Keys       []string
	Signer     note.Signer
}

// NewWriter starts a bundle in dir, which must be empty or absent.
func NewWriter(dir string, o WriterOptions) (*Writer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) > 0 {
		return nil, errors.Join(err, fmt.Errorf("ledger: %s is not an empty folder", dir))
	}
	to, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	return o.start(to)
}

// NewZipWriter starts a bundle as a folder in a zip file that is written to w.
// What grows while other files are written waits in the folder for temporary
// files; little is held in memory but the list of files.
func NewZipWriter(w io.Writer, dir string, o WriterOptions) (*Writer, error) {
	return o.start(&archive{zip: zip.NewWriter(w), folder: dir, at: o.Exported})
}

func (o WriterOptions) start(to target) (w *Writer, err error) {
	w = &Writer{to: to}
	w.manifest = manifest{Format: bundleFormat, Origin: o.Origin, Exported: At(o.Exported), Selection: o.Selection}
	w.tiles.put = to.write
	if w.payloads, err = w.create(payloadsFile); err != nil {
		return nil, err
	}
	w.messages, err = w.create(messagesFile)
	return w, err
}

// AddLeaf adds the leaf at idx; opening is nil if it was erased. It refuses an
// idx out of turn and a payload with a line break.
func (w *Writer) AddLeaf(idx, evidence int64, line string, opening *Opening) error {
	r := record{idx: idx, evidence: evidence}
	if opening != nil {
		if bytes.ContainsAny(opening.Payload, "\r\n") {
			return fmt.Errorf("ledger: the payload of evidence %d has a line break", evidence)
		}
		r.nonce, r.payload = opening.Nonce, opening.Payload
	}
	return w.addRecord(r, line)
}

// LeaveOut adds the leaf at idx without what opens it, because the selection does
// not hold it. It refuses an idx out of turn.
func (w *Writer) LeaveOut(idx, evidence int64, line string) error {
	return w.addRecord(record{idx: idx, evidence: evidence, leftOut: true}, line)
}

func (w *Writer) addRecord(r record, line string) error {
	if r.idx != w.tree.size {
		return fmt.Errorf("ledger: leaf %d added where %d was due", r.idx, w.tree.size)
	}
	w.line = append(r.append(w.line[:0]), '\n')
	if _, err := w.payloads.Write(w.line); err != nil {
		return err
	}
	return w.addEntry(line)
}

func (w *Writer) addEntry(line string) error {
	w.tree.add(Hash(line))
	w.entries = appendEntry(w.entries, line)
	if err := w.tiles.add(0, Hash(line)); err != nil {
		return err
	}
	if w.tree.size%tileWidth > 0 {
		return nil
	}
	return w.flushEntries(tileWidth)
}

func (w *Writer) flushEntries(width int) error {
	n := (w.tree.size - int64(width)) / tileWidth
	err := w.to.write(tilePath(entriesTile, n, width), w.entries)
	w.entries = w.entries[:0]
	return err
}

// AddMessage accounts for one message. Messages come in the order of their ids.
func (w *Writer) AddMessage(m Message) error {
	if m.ID <= w.message {
		return fmt.Errorf("ledger: message %d added after %d", m.ID, w.message)
	}
	w.message = m.ID
	line, err := marshal(m)
	if err != nil {
		return err
	}
	_, err = w.messages.Write(append(line, '\n'))
	return err
}

// AddNotice adds a text under the hash the log knows it by.
func (w *Writer) AddNotice(hash, html []byte) error {
	return w.add(noticesDir+"/"+hex.EncodeToString(hash)+".html", html)
}

// AddWebhook adds the body of a signed webhook that payloads hold by hash only.
func (w *Writer) AddWebhook(hash, body []byte) error {
	return w.add(webhooksDir+"/"+hex.EncodeToString(hash)+".json", body)
}

// Finish closes the bundle.
func (w *Writer) Finish(c Closing) error {
	err := w.finish(c)
	return errors.Join(err, w.to.close(err == nil))
}

func (w *Writer) finish(c Closing) error {
	if width := int(w.tree.size % tileWidth); width > 0 {
		if err := w.flushEntries(width); err != nil {
			return err
		}
	}
	w.manifest.Size, w.manifest.Root = w.tree.size, w.tree.root().String()
	w.manifest.Keys = c.Keys
	for _, finish := range []func() error{
		w.tiles.flush,
		func() error { return w.close(w.payloads) },
		func() error { return w.close(w.messages) },
		func() error { return w.add("verify.py", []byte(auditorScript)) },
		func() error { return w.add("README.txt", []byte(w.readme())) },
		func() error { return w.to.write(checkpointFile, c.Checkpoint) },
		func() error { return w.seal(c.Signer) },
	} {
		if err := finish(); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) readme() string {
	return strings.NewReplacer(
		"{{origin}}", w.manifest.Origin,
		"{{size}}", fmt.Sprint(w.manifest.Size),
		"{{root}}", w.manifest.Root,
		"{{selection}}", w.manifest.Selection.String(),
		"{{exported}}", w.manifest.Exported.Format(timeLayout),
		"{{keys}}", strings.Join(w.manifest.Keys, "\n    "),
		"{{script}}", auditorScript,
	).Replace(auditorReadme)
}

// seal writes the manifest and its signature.
func (w *Writer) seal(signer note.Signer) error {
	encoded, err := marshal(w.manifest)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: w.manifest.statement(encoded)}, signer)
	if err != nil {
		return err
	}
	return errors.Join(w.to.write(manifestFile, encoded), w.to.write(manifestNote, signed))
}

// add writes a file and lists it in the manifest.
func (w *Writer) add(path string, data []byte) error {
	w.manifest.Files = append(w.manifest.Files, file{path, int64(len(data)), hexSum(data)})
	return w.to.write(path, data)
}

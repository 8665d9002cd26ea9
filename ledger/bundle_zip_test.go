package ledger

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAZippedBundleIsTheFolderByteForByte(t *testing.T) {
	b := fiftyEvents(t)
	checkpoint := b.checkpoint()
	var packed bytes.Buffer
	w, err := NewZipWriter(&packed, "evidence", WriterOptions{Origin: testOrigin, Exported: b.now.Add(time.Hour)})
	must(t, err)
	b.fill(w, checkpoint)
	reader, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	must(t, err)
	dir := t.TempDir()
	must(t, os.CopyFS(dir, reader))
	inside, outside := files(t, filepath.Join(dir, "evidence")), files(t, b.exportUnder(checkpoint))
	if len(inside) != len(outside) || len(inside) != len(reader.File) || len(inside) == 0 {
		t.Errorf("%d files in the folder, %d in the zip file", len(outside), len(inside))
	}
	for name, data := range outside {
		if !bytes.Equal(inside[name], data) {
			t.Errorf("%s differs", name)
		}
	}
	if r := verified(t, filepath.Join(dir, "evidence"), b.options()); r.Exit != ExitOK {
		t.Error(r)
	}
}

// What broke off half-way must not pass for a whole bundle.
func TestAZippedBundleThatBrokeOffCannotBeUnpacked(t *testing.T) {
	b := fiftyEvents(t)
	var packed bytes.Buffer
	w, err := NewZipWriter(&packed, "evidence", WriterOptions{Origin: testOrigin, Exported: b.now})
	must(t, err)
	must(t, w.AddLeaf(0, b.ids[0], b.lines[0], b.openings[0]))
	must(t, w.payloads.file.(*aside).File.Close())
	if err := w.Finish(Closing{Checkpoint: b.checkpoint(), Keys: b.keys, Signer: b.signer()}); err == nil {
		t.Fatal("finished without its payloads")
	}
	if _, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len())); err == nil {
		t.Error("it can be unpacked")
	}
}

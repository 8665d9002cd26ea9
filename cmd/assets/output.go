package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"greenlist/static"
)

// output is the folder being filled, and the hashed name of everything put there so far.
type output struct {
	dir      string
	manifest map[string]string
	weight   weight // of the widget
}

// emptyOutput clears the folder of earlier builds but keeps .gitkeep, without which go:embed finds nothing and the program does not compile.
func emptyOutput(dir string) (*output, error) {
	old, err := filepath.Glob(filepath.Join(dir, "[^.]*"))
	if err != nil {
		return nil, err
	}
	for _, name := range old {
		if err := os.RemoveAll(name); err != nil {
			return nil, err
		}
	}
	return &output{dir: dir, manifest: map[string]string{}}, os.MkdirAll(dir, 0o755)
}

// add writes content under a name with its hash in it.
func (o *output) add(name string, content []byte) error {
	sum := sha256.Sum256(content)
	ext := filepath.Ext(name)
	return o.addAs(name, strings.TrimSuffix(name, ext)+"-"+hex.EncodeToString(sum[:4])+ext, content)
}

// addAs writes content under a hashed name somebody else chose, with a compressed copy beside it where that pays.
func (o *output) addAs(name, hashed string, content []byte) error {
	o.manifest[name] = hashed
	if squeezed := squeeze(content); len(squeezed) < len(content)*9/10 {
		if err := o.write(hashed+".gz", squeezed); err != nil {
			return err
		}
	}
	return o.write(hashed, content)
}

func (o *output) write(name string, content []byte) error {
	return os.WriteFile(filepath.Join(o.dir, name), content, 0o644)
}

func (o *output) writeManifest() error {
	raw, err := json.MarshalIndent(o.manifest, "", "  ")
	if err != nil {
		return err
	}
	return o.write(static.ManifestName, append(raw, '\n'))
}

func squeeze(content []byte) []byte {
	var buf bytes.Buffer
	w, _ := gzip.NewWriterLevel(&buf, gzip.BestCompression) // errs only on an unknown level
	_, _ = w.Write(content)                                 // a bytes.Buffer takes everything
	_ = w.Close()
	return buf.Bytes()
}

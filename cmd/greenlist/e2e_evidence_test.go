package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var vkeys = regexp.MustCompile(`--vkey '([^']+)'`)

// evidenceHolds exports what the database can prove. An auditor who has nothing but the bundle and the public key accepts it, and rejects it
// after any one byte of a leaf, a payload or a text that people were shown has changed.
func (s *stage) evidenceHolds() {
	s.t.Helper()
	dir := filepath.Join(s.t.TempDir(), "bundle")
	found := vkeys.FindStringSubmatch(s.run("evidence", "export", dir))
	if found == nil {
		s.t.Fatal("the export names no key")
	}
	auditor := &install{t: s.t}
	if out, code := auditor.try("verify", dir, "--vkey", found[1]); code != 0 || strings.Contains(out, "NOT ANCHORED") {
		s.t.Fatalf("a genuine bundle is rejected: exit %d: %s", code, out)
	}
	if out, _ := auditor.try("verify", dir); !strings.Contains(out, "NOT ANCHORED") {
		s.t.Errorf("without a key it is accepted like one with a key: %s", out)
	}
	for _, part := range []string{"tile/entries", "payloads.jsonl", "notices"} {
		for _, file := range filesIn(s, filepath.Join(dir, part)) {
			auditor.rejects(dir, found[1], file)
		}
	}
}

// rejects changes bytes of a file, one at a time and all over it.
func (i *install) rejects(dir, vkey, file string) {
	i.t.Helper()
	genuine, err := os.ReadFile(file)
	if err != nil {
		i.t.Fatal(err)
	}
	for _, at := range []int{0, len(genuine) / 5, len(genuine) / 2, len(genuine) * 4 / 5, len(genuine) - 1} {
		changed := append([]byte{}, genuine...)
		changed[at] ^= 1
		if err := os.WriteFile(file, changed, 0o600); err != nil {
			i.t.Fatal(err)
		}
		if out, code := i.try("verify", dir, "--vkey", vkey); code == 0 {
			i.t.Errorf("byte %d of %s was changed, and it is accepted: %s", at, file, out)
		}
	}
	if err := os.WriteFile(file, genuine, 0o600); err != nil {
		i.t.Fatal(err)
	}
	if out, code := i.try("verify", dir, "--vkey", vkey); code != 0 {
		i.t.Errorf("put right again, and it is rejected: %s", out)
	}
}

func filesIn(s *stage, path string) (files []string) {
	s.t.Helper()
	err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		s.t.Fatalf("nothing in %s: %v", path, err)
	}
	return files
}

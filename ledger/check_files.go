package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"path"
	"strings"
)

// checkFiles is V0 for every listed file but the two large ones, which are
// hashed while they are read, and V7 for the texts: a file named after its
// hash must have it.
func (v *verification) checkFiles() {
	for _, f := range v.manifest.Files {
		if v.seen[f.Path] {
			v.fail("V0", f.Path, "listed twice")
		}
		v.seen[f.Path] = true
		if f.Path == payloadsFile || f.Path == messagesFile {
			continue
		}
		v.checkFile(f)
	}
	v.checkStrays()
}

func (v *verification) checkFile(f file) {
	v.made("V0", 1)
	sum, size, err := v.hash(f.Path)
	if err != nil {
		v.fail("V0", f.Path, "cannot be read: %v", err)
		return
	}
	if sum != f.SHA256 || size != f.Size {
		v.fail("V0", f.Path, "is not the file that was signed")
	}
	dir, name := path.Split(f.Path)
	if strings.TrimSuffix(name, path.Ext(name)) == sum {
		return
	}
	switch dir {
	case noticesDir + "/":
		v.failAs(ExitIntegrity, "V7", f.Path, "is another text than the one shown")
	case webhooksDir + "/":
		v.fail("V11", f.Path, "holds other bytes than its name says")
	}
}

func (v *verification) hash(name string) (sum string, size int64, err error) {
	f, err := v.root.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// checkStrays remarks on files that nobody signed. Nothing reads them, so they
// prove nothing and break nothing.
func (v *verification) checkStrays() {
	own := map[string]bool{manifestFile: true, manifestNote: true, checkpointFile: true}
	fs.WalkDir(v.fs, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			v.note("V0", name, "cannot be listed: %v", err)
		case d.IsDir() && name == "tile":
			return fs.SkipDir
		case !d.IsDir() && !own[name] && !v.seen[name]:
			v.note("V0", name, "is not part of the bundle")
		}
		return nil
	})
}

// hasText reports whether the bundle lists a text under this hash.
func (v *verification) hasText(hash []byte) bool {
	return v.seen[noticesDir+"/"+hex.EncodeToString(hash)+".html"]
}

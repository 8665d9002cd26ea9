package ledger

import (
	"slices"

	"golang.org/x/mod/sumdb/note"
)

// open reads the three files without which there is no bundle.
func (v *verification) open() error {
	for _, name := range []string{manifestFile, manifestNote, checkpointFile, payloadsFile, messagesFile} {
		if _, err := v.root.Stat(name); err != nil {
			return err
		}
	}
	return nil
}

// checkSignatures is V0 and V1: manifest and checkpoint are signed, by the
// same key, and speak of the same tree.
func (v *verification) checkSignatures() bool {
	v.made("V0", 1)
	encoded, err := v.root.ReadFile(manifestFile)
	if err == nil {
		v.manifest, err = strict[manifest](encoded)
	}
	if err != nil || v.manifest.Format != bundleFormat || len(v.manifest.Keys) == 0 {
		v.fail("V0", manifestFile, "the list of contents cannot be read")
		return false
	}
	keys := append(slices.Clone(v.manifest.Keys), v.opts.VKeys...)
	return v.checkManifest(encoded, keys) && v.checkCheckpoint(keys)
}

func (v *verification) checkManifest(encoded []byte, keys []string) bool {
	signed, err := v.root.ReadFile(manifestNote)
	if err == nil {
		var text string
		text, v.signers, err = openNote(signed, keys)
		if err == nil && text == v.manifest.statement(encoded) {
			return true
		}
	}
	v.fail("V0", manifestNote, "the list of contents is not the one that was signed")
	return false
}

func (v *verification) checkCheckpoint(keys []string) bool {
	v.made("V1", 1)
	msg, err := v.root.ReadFile(checkpointFile)
	if err == nil {
		var text string
		var by []string
		if text, by, err = openNote(msg, keys); err == nil {
			v.signers = slices.DeleteFunc(v.signers, func(k string) bool { return !slices.Contains(by, k) })
			v.head, err = parseCheckpoint(text)
		}
	}
	if err != nil || len(v.signers) == 0 {
		v.fail("V1", checkpointFile, "the checkpoint is not signed by the key of this log: %v", err)
		return false
	}
	v.Origin, v.Size, v.Root = v.head.Origin, v.head.Size, v.head.Root.String()
	v.Exported = v.manifest.Exported.Format(timeLayout)
	if m := v.manifest; m.Origin != v.Origin || m.Size != v.Size || m.Root != v.Root {
		v.fail("V1", checkpointFile, "the checkpoint is of another tree than the bundle")
		return false
	}
	return v.checkNames(v.signers)
}

// checkNames refuses a key that goes by another name than the log's.
func (v *verification) checkNames(keys []string) bool {
	for _, key := range keys {
		if known, err := note.NewVerifier(key); err != nil || known.Name() != v.Origin {
			v.fail("V1", checkpointFile, "the signing key belongs to another log than %s", v.Origin)
			return false
		}
	}
	return true
}

// checkAnchor asks whether a key the auditor brought signed the checkpoint, or
// leads to the one that did by rotations that both keys signed.
func (v *verification) checkAnchor() {
	for _, key := range v.opts.VKeys {
		for hops := 0; hops <= len(v.rotated); hops++ {
			if slices.Contains(v.signers, key) {
				v.Anchored = true
				return
			}
			key = v.rotated[key]
		}
	}
	if len(v.opts.VKeys) > 0 {
		v.fail("V1", checkpointFile, "none of the keys you gave signed this, nor leads to the one that did")
	}
}

// applyKey notes a rotation for checkAnchor.
func (v *verification) applyKey(place spot, e *KeyEvent) {
	r, err := e.Rotation()
	switch {
	case err != nil:
		v.fail("V1", place.String(), "a key statement without its signatures")
	case r.Origin != v.Origin:
		v.fail("V1", place.String(), "a key statement of another log")
	case r.Old != "":
		v.rotated[r.Old] = r.New
	}
}

package ledger

import (
	"fmt"
	"io/fs"
	"os"
	"time"
)

// VerifyOptions are what the auditor brings along.
type VerifyOptions struct {
	VKeys          []string  // public keys known from elsewhere; without one nothing is anchored
	OldCheckpoints [][]byte  // checkpoints kept from before
	AppSecret      string    // Meta's app secret, to check webhook signatures again
	Now            time.Time // to remark on an export from the future; zero is no remark
}

// verification is one run over one bundle.
type verification struct {
	*Report
	opts     VerifyOptions
	root     *os.Root
	fs       fs.FS
	manifest manifest
	head     Checkpoint
	signers  []string // vkeys that signed the checkpoint and the manifest

	held map[int64][]heldCheckpoint
	rows
	evidence evidenceIndex
	erasedBy map[int32]int32 // idx → idx of the erasure
	seen     map[string]bool // files hashed
	rotated  map[string]string

	people  people
	uses    []Use
	message int64 // the last one read
	clock   clock
	pending map[int32]bool // unopened leaves no erasure has explained yet
	scope   scope
	apart   []apart // webhooks that are not in the bundle as signed
	reduced map[string]reduction
}

// Verify checks the bundle in dir with nothing but the bundle. Everything wrong
// with the evidence is in the report; the error says that there was nothing to
// read, and the report's exit code is then ExitUnreadable.
func Verify(dir string, opts VerifyOptions) (Report, error) {
	v := &verification{
		Report: newReport(), opts: opts,
		erasedBy: map[int32]int32{}, seen: map[string]bool{},
		rotated: map[string]string{}, pending: map[int32]bool{}, people: people{}, reduced: map[string]reduction{},
	}
	root, err := os.OpenRoot(dir)
	if err == nil {
		defer root.Close()
		v.root, v.fs = root, root.FS()
		err = v.open()
	}
	if err != nil {
		v.Verdict, v.Exit = VerdictUnreadable, ExitUnreadable
		return *v.Report, fmt.Errorf("ledger: cannot read the bundle: %w", err)
	}
	v.run()
	v.conclude()
	return *v.Report, nil
}

// run makes the checks in the order in which they depend on each other. Where
// one breaks off, those after it would only repeat the news.
func (v *verification) run() {
	if !v.checkSignatures() {
		return
	}
	v.checkFiles()
	if !v.checkLeaves() || !v.checkSelection() {
		return
	}
	if v.checkPayloads() {
		v.checkErasures()
		v.checkSelected()
		v.checkReduced()
		v.checkMessages()
	}
	v.checkAnchor()
	v.checkExport()
}

package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// VerifyReceipt checks a receipt's file with nothing but the file and what the holder brings. Of the checks of a bundle it makes those that one record
// allows: V1, V2, V5, V10 and V12, V4 where a checkpoint kept from before is of the same size, and V11 where the record brings the signed message with it.
// The error says that the file is no receipt, and the report's exit code is then ExitUnreadable.
func VerifyReceipt(file []byte, opts VerifyOptions) (Report, error) {
	v := &verification{Report: newReport(), opts: opts, seen: map[string]bool{}}
	r, err := ParseReceipt(file)
	if err == nil {
		v.head, err = ReadCheckpoint(r.Checkpoint)
	}
	if err != nil {
		v.Verdict, v.Exit = VerdictUnreadable, ExitUnreadable
		return *v.Report, err
	}
	v.Origin, v.Size, v.Root = v.head.Origin, v.head.Size, v.head.Root.String()
	v.checkReceiptSigner(r)
	v.checkReceiptTree(r)
	v.checkReceiptRecord(r)
	v.conclude()
	return *v.Report, nil
}

// checkReceiptSigner is V1, which needs a key from elsewhere: a receipt brings none.
func (v *verification) checkReceiptSigner(r Receipt) {
	if len(v.opts.VKeys) == 0 {
		return
	}
	v.made("V1", 1)
	_, by, err := openNote(r.Checkpoint, v.opts.VKeys)
	if err != nil {
		v.fail("V1", checkpointFile, "is not signed by the key of this log: %v", err)
		return
	}
	v.Anchored = v.checkNames(by)
}

// checkReceiptTree is V2 and, where a checkpoint of the same size is at hand, V4.
func (v *verification) checkReceiptTree(r Receipt) {
	v.made("V2", 1)
	if tlog.CheckRecord(r.Proof, v.head.Size, v.head.Root, r.Index, Hash(r.Line)) != nil {
		v.fail("V2", fmt.Sprintf("leaf %d", r.Index), "the tree that was signed does not hold it")
	}
	for i, msg := range v.opts.OldCheckpoints {
		held, err := ReadCheckpoint(msg)
		if err != nil || held.Origin != v.head.Origin || held.Size != v.head.Size {
			v.note("V4", fmt.Sprintf("held checkpoint %d", i+1), "only a bundle can be compared with it")
			continue
		}
		v.made("V4", 1)
		if held.Root != v.head.Root {
			v.fail("V4", fmt.Sprintf("held checkpoint %d", i+1), "two different logs of %d leaves were signed", held.Size)
			continue
		}
		v.Held++
	}
}

// checkReceiptRecord is V5, V10, V11 and V12 for the one record.
func (v *verification) checkReceiptRecord(r Receipt) {
	leaf, err := Parse(r.Line)
	if err != nil {
		v.fail("V3", fmt.Sprintf("leaf %d", r.Index), "cannot be read: %v", err)
		return
	}
	e := entry{idx: r.Index}
	if p, err := ReadPayload(leaf.Type, r.Payload); err == nil {
		e.evidence = p.Head().Evidence
	}
	opener{v, &memory{}}.openPayload(&e, leaf, record{idx: r.Index, evidence: e.evidence, nonce: r.Nonce, payload: r.Payload})
	v.made("V5", 1)
	v.made("V12", 1)
	v.made("V11", int64(e.signed))
	place := spot{e.idx, e.evidence}
	for _, f := range e.findings {
		v.fail(f.Check, place.String(), "%s", f.Words)
	}
	if e.payload == nil {
		return
	}
	v.Opened, v.Leaf = 1, &r.Index
	v.Record = json.RawMessage(bytes.Clone(r.Payload))
	v.made("V10", 1)
	switch p := e.payload.(type) {
	case *AdminEvent:
		v.Told = p.words()
	case *ConsentEvent:
		v.Told = p.words()
		if p.Acted().After(p.At.Add(tolerance)) {
			v.fail("V10", place.String(), "was recorded before it happened")
		}
	}
}

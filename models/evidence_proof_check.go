package models

import (
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"greenlist/ledger"
)

// Verification is what came of checking the evidence against the signed log, as anybody could.
type Verification struct {
	// Checkpoint is the newest signed one; its Size is 0 where nothing has been signed. Root is the hash it signs, VKey the public key to check it with.
	Checkpoint Checkpoint
	Root       string
	VKey       string
	// Signed tells that the checkpoint carries the signature of that key.
	Signed bool
	// Checks are by evidence id.
	Checks map[int64]ProofCheck
}

// ProofCheck is what came of checking one piece of evidence.
type ProofCheck struct {
	// Opens: what is kept is what the log committed to. Erased: there is nothing left to compare.
	Opens, Erased bool
	// InLog: the log that was signed holds it. Waiting: it is younger than the checkpoint.
	InLog, Waiting bool
	// Proof leads from the leaf to the root.
	Proof tlog.RecordProof
}

// Sound tells that nothing is wrong with it.
func (c ProofCheck) Sound() bool { return (c.Opens || c.Erased) && (c.InLog || c.Waiting) }

// Sound tells that the checkpoint is signed and that nothing is wrong with any piece of evidence.
func (v Verification) Sound() bool { return v.Signed && v.count(ProofCheck.Sound) == len(v.Checks) }

// Opened, InLog and Erased count the pieces of which it is so.
func (v Verification) Opened() int { return v.count(func(c ProofCheck) bool { return c.Opens }) }

// InLog counts the pieces that the signed log holds.
func (v Verification) InLog() int { return v.count(func(c ProofCheck) bool { return c.InLog }) }

// Erased counts the pieces that cannot be opened any more.
func (v Verification) Erased() int { return v.count(func(c ProofCheck) bool { return c.Erased }) }

// Waits tells that there is evidence younger than the checkpoint.
func (v Verification) Waits() bool {
	return v.count(func(c ProofCheck) bool { return c.Waiting }) > 0
}

func (v Verification) count(is func(ProofCheck) bool) (n int) {
	for _, c := range v.Checks {
		if is(c) {
			n++
		}
	}
	return n
}

func (d *Dossier) verify(ctx context.Context, db *DB) (err error) {
	d.Verification, err = db.verifyProofs(ctx, d.Proofs)
	return err
}

// verifyProofs checks pieces of evidence against the newest checkpoint. All hashes it needs are read in one go.
func (db *DB) verifyProofs(ctx context.Context, proofs []Proof) (v Verification, err error) {
	v.Checks = map[int64]ProofCheck{}
	keys, err := db.VerifierKeys(ctx)
	if err != nil {
		return v, err
	}
	v.VKey = keys[len(keys)-1]
	if err := db.q(ctx).Order("size DESC").Limit(1).Find(&v.Checkpoint).Error; err != nil {
		return v, err
	}
	head, err := ledger.OpenCheckpoint([]byte(v.Checkpoint.Note), keys)
	v.Signed = err == nil && head.Size == v.Checkpoint.Size
	if v.Signed {
		v.Root = head.Root.String()
	}
	nodes, err := db.proofNodes(ctx, proofs, v.Checkpoint.Size)
	if err != nil {
		return v, err
	}
	for _, p := range proofs {
		v.Checks[p.Evidence.ID] = p.checkIn(head, nodes)
	}
	return v, nil
}

// checkIn asks whether the signed log holds the piece.
func (p Proof) checkIn(head ledger.Checkpoint, nodes tlog.HashReader) ProofCheck {
	c := ProofCheck{Opens: p.Opens(), Erased: p.Erased(), Waiting: p.Place == nil || *p.Place >= head.Size}
	if c.Waiting {
		return c
	}
	proof, err := ledger.ProveInclusion(head.Size, *p.Place, nodes)
	if err != nil {
		return c
	}
	c.Proof = proof
	c.InLog = tlog.CheckRecord(proof, head.Size, head.Root, *p.Place, ledger.Hash(p.Evidence.Line)) == nil
	return c
}

// proofNodes reads the hashes that prove the pieces to be in a log of a size.
func (db *DB) proofNodes(ctx context.Context, proofs []Proof, size int64) (tlog.HashReader, error) {
	var ids []int64
	for _, p := range proofs {
		if p.Place != nil && *p.Place < size {
			ids = append(ids, ledger.InclusionNeeds(size, *p.Place)...)
		}
	}
	var rows []logNode
	if err := db.q(ctx).Where(db.among("id"), db.list(ids)).Find(&rows).Error; err != nil {
		return nil, err
	}
	known := make(map[int64]tlog.Hash, len(rows))
	for _, row := range rows {
		var hash tlog.Hash
		copy(hash[:], row.Hash)
		known[row.ID] = hash
	}
	return tlog.HashReaderFunc(func(asked []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(asked))
		for i, id := range asked {
			hash, ok := known[id]
			if !ok {
				return nil, fmt.Errorf("the log lacks the hash %d", id)
			}
			hashes[i] = hash
		}
		return hashes, nil
	}), nil
}

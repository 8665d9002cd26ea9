package models

import (
	"bytes"
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"greenlist/ledger"
)

// tree computes all hashes of the log anew and compares them with those that are kept. Each step builds on hashes that the steps before found good.
func (k *comparing) tree(ctx context.Context) error {
	size, err := k.db.LogSize(ctx)
	if err != nil {
		return err
	}
	if err := k.counts(ctx, size); err != nil {
		return err
	}
	for from := int64(0); from < size; from += exportBatch {
		sound, err := k.branch(ctx, from, min(from+exportBatch, size))
		if err != nil || !sound {
			return err
		}
	}
	return nil
}

// counts looks for hashes of leaves that are not there, and says how much evidence still waits for its place. That one piece has one place, and a
// place one piece, the tables see to themselves.
func (k *comparing) counts(ctx context.Context, size int64) error {
	var leaves, nodes int64
	if err := k.db.q(ctx).Raw(`SELECT COUNT(*) FROM log_leaves l JOIN evidence e ON e.id = l.evidence_id`).Scan(&leaves).Error; err != nil {
		return err
	}
	k.Waiting = k.Entries - leaves
	err := k.db.q(ctx).Raw(`SELECT COUNT(*) FROM log_nodes`).Scan(&nodes).Error
	if want := tlog.StoredHashCount(size); err == nil && nodes != want {
		k.found("log", size, "has as many leaves, and %d hashes where there should be %d", nodes, want)
	}
	return err
}

// branch checks the leaves from one place to another. sound is false where it makes no sense to go on.
func (k *comparing) branch(ctx context.Context, from, to int64) (sound bool, err error) {
	var leaves []struct {
		Idx  int64
		Line string
	}
	err = k.db.q(ctx).Raw(`SELECT l.idx, e.line FROM log_leaves l JOIN evidence e ON e.id = l.evidence_id WHERE l.idx >= ? AND l.idx < ? ORDER BY l.idx`, from, to).Scan(&leaves).Error
	if err != nil {
		return false, err
	}
	lines := make([]string, 0, len(leaves))
	for i, leaf := range leaves {
		if leaf.Idx != from+int64(i) {
			break
		}
		lines = append(lines, leaf.Line)
	}
	if int64(len(lines)) < to-from {
		k.found("leaf", from+int64(len(lines)), "is missing")
		return false, nil
	}
	hashes, err := ledger.AppendBatch(from, lines, k.db.hashReader(ctx))
	if err != nil {
		return false, err
	}
	return k.nodes(ctx, tlog.StoredHashCount(from), hashes)
}

func (k *comparing) nodes(ctx context.Context, first int64, want []tlog.Hash) (sound bool, err error) {
	var kept []logNode
	if err := k.db.q(ctx).Where("id >= ? AND id < ?", first, first+int64(len(want))).Order("id").Find(&kept).Error; err != nil {
		return false, err
	}
	for i, hash := range want {
		if i >= len(kept) || kept[i].ID != first+int64(i) || !bytes.Equal(kept[i].Hash, hash[:]) {
			k.found("hash", first+int64(i), "is not what the leaves add up to")
			return false, nil
		}
	}
	return true, nil
}

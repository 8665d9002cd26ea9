package models

import (
	"context"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"greenlist/ledger"
)

const (
	// sequenceBatch is how many leaves one transaction of the sequencer takes.
	sequenceBatch = 2000
	// settleTime is when a missing evidence id cannot appear any more: no transaction of ours lasts that long.
	settleTime = 5 * time.Minute
	// sequenceLock is the advisory lock that makes one sequencer of many.
	sequenceLock = 7_205_759_403
)

// Sequencer gives evidence its place in the log. It remembers how far everything is settled, so that it need not look there again; start a
// new one whenever in doubt.
type Sequencer struct{ settled int64 }

// Sequence places evidence that has no place yet, oldest id first, and returns how many leaves it placed. Ids commit out of order, so it
// asks which rows have no leaf, never which ids are higher than the last.
func (s *Sequencer) Sequence(ctx context.Context, db *DB) (placed int, err error) {
	settled := s.settled
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockSequence(ctx); err != nil {
			return err
		}
		waiting, err := tx.unplaced(ctx, s.settled)
		if err != nil {
			return err
		}
		placed = len(waiting)
		if err := tx.appendLeaves(ctx, waiting); err != nil {
			return err
		}
		settled, err = tx.settledEvidence(ctx, s.settled, placed == sequenceBatch)
		return err
	})
	if err == nil {
		s.settled = settled
		db.place.settle(settled)
	}
	return placed, err
}

// settle remembers for everybody in this process how far evidence is settled: who signs a checkpoint need not go through a million entries again.
func (p *place) settle(through int64) {
	for known := p.settled.Load(); through > known && !p.settled.CompareAndSwap(known, through); known = p.settled.Load() {
	}
}

func (db *DB) lockSequence(ctx context.Context) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`SELECT pg_advisory_xact_lock(?)`, sequenceLock).Error
}

func (db *DB) unplaced(ctx context.Context, settled int64) ([]Evidence, error) {
	var waiting []Evidence
	err := db.q(ctx).Raw(`SELECT e.id, e.line FROM evidence e LEFT JOIN log_leaves l ON l.evidence_id = e.id
		WHERE e.id > ? AND l.idx IS NULL ORDER BY e.id LIMIT ?`, settled, sequenceBatch).Scan(&waiting).Error
	return waiting, err
}

type logLeaf struct {
	Idx        int64
	EvidenceID int64
}

func (logLeaf) TableName() string { return "log_leaves" }

type logNode struct {
	ID   int64 `gorm:"primaryKey;autoIncrement:false"`
	Hash []byte
}

func (logNode) TableName() string { return "log_nodes" }

func (db *DB) appendLeaves(ctx context.Context, waiting []Evidence) error {
	if len(waiting) == 0 {
		return nil
	}
	size, err := db.LogSize(ctx)
	if err != nil {
		return err
	}
	lines, leaves := make([]string, len(waiting)), make([]logLeaf, len(waiting))
	for i, e := range waiting {
		lines[i], leaves[i] = e.Line, logLeaf{Idx: size + int64(i), EvidenceID: e.ID}
	}
	hashes, err := ledger.AppendBatch(size, lines, db.hashReader(ctx))
	if err != nil {
		return err
	}
	nodes, first := make([]logNode, len(hashes)), tlog.StoredHashCount(size)
	for i := range hashes {
		nodes[i] = logNode{ID: first + int64(i), Hash: hashes[i][:]}
	}
	if err := db.q(ctx).CreateInBatches(leaves, 500).Error; err != nil {
		return err
	}
	return db.q(ctx).CreateInBatches(nodes, 500).Error
}

// settledEvidence is the highest id below which nothing can be waiting. On SQLite ids commit in order, so that is the last one placed.
func (db *DB) settledEvidence(ctx context.Context, before int64, more bool) (settled int64, err error) {
	if more {
		return before, nil
	}
	cut := db.Now()
	if db.dialect == postgres {
		cut = cut.Add(-settleTime)
	}
	err = db.q(ctx).Raw(`SELECT COALESCE(MAX(id), ?) FROM evidence WHERE id > ? AND created_at <= ?`, before, before, cut).Scan(&settled).Error
	return settled, err
}

// LogSize is the number of leaves that have their place.
func (db *DB) LogSize(ctx context.Context) (size int64, err error) {
	err = db.q(ctx).Raw(`SELECT COALESCE(MAX(idx) + 1, 0) FROM log_leaves`).Scan(&size).Error
	return size, err
}

// hashReader lets the tree read the few old hashes it needs.
func (db *DB) hashReader(ctx context.Context) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var nodes []logNode
		if err := db.q(ctx).Where(db.among("id"), db.list(indexes)).Find(&nodes).Error; err != nil {
			return nil, err
		}
		byID := make(map[int64][]byte, len(nodes))
		for _, node := range nodes {
			byID[node.ID] = node.Hash
		}
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if copy(hashes[i][:], byID[index]) != tlog.HashSize {
				return nil, NotFound{What: "log node"}
			}
		}
		return hashes, nil
	})
}

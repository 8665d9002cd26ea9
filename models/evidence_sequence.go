package models

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"greenlist/ledger"
)

const (
	// sequenceBatch is how many leaves one transaction of the sequencer takes.
	sequenceBatch = 2000
	// sequenceLock is the advisory lock that makes one sequencer of many.
	sequenceLock = 7_205_759_403
)

// Sequencer gives evidence its place in the log. It remembers what it has looked at, so that it need not look there again; start a new one whenever in
// doubt. Others in its process may begin with what it knows: who signs a checkpoint need not go through a million entries again.
type Sequencer struct{ known evidenceKnown }

// Sequence places evidence that has no place yet, oldest id first, and returns how many leaves it placed. Ids commit out of order, so it goes back to
// every id that it missed.
func (s *Sequencer) Sequence(ctx context.Context, db *DB) (placed int, err error) {
	known := s.known.clone()
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockSequence(ctx); err != nil {
			return err
		}
		waiting, err := tx.unplaced(ctx, &known)
		placed = len(waiting)
		if err != nil {
			return err
		}
		if err := tx.appendLeaves(ctx, waiting); err != nil {
			return err
		}
		return tx.noteSettled(ctx, &known)
	})
	if err == nil {
		s.known = known
		shared := known.clone()
		db.place.known.Store(&shared)
	}
	return placed, err
}

func (db *DB) lockSequence(ctx context.Context) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`SELECT pg_advisory_xact_lock(?)`, sequenceLock).Error
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

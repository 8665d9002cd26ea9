package models

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"greenlist/ledger"
)

// Checkpoint is the log's signed word on its own size and root.
type Checkpoint struct {
	Size      int64 `gorm:"primaryKey;autoIncrement:false"`
	Note      string
	CreatedAt time.Time
}

// SignCheckpoint signs the log as it stands, after giving all evidence its place. The same size is signed once.
func SignCheckpoint(ctx context.Context, db *DB) (Checkpoint, error) {
	if err := placeAll(ctx, db); err != nil {
		return Checkpoint{}, err
	}
	var c Checkpoint
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		size, err := tx.LogSize(ctx)
		if err != nil {
			return err
		}
		err = tx.q(ctx).Take(&c, size).Error
		if !errors.Is(err, gorm.ErrRecordNotFound) {
			return err
		}
		c, err = tx.signSize(ctx, size)
		return err
	})
	return c, err
}

// placeAll gives all evidence its place.
func placeAll(ctx context.Context, db *DB) error {
	var sequencer Sequencer
	for {
		placed, err := sequencer.Sequence(ctx, db)
		if err != nil || placed < sequenceBatch {
			return err
		}
	}
}

func (db *DB) signSize(ctx context.Context, size int64) (Checkpoint, error) {
	if size == 0 {
		return Checkpoint{}, NotFound{What: "evidence"}
	}
	root, err := ledger.Root(size, db.hashReader(ctx))
	if err != nil {
		return Checkpoint{}, err
	}
	signer, err := ledger.NewSigner(db.place.keys.Signing)
	if err != nil {
		return Checkpoint{}, err
	}
	note, err := ledger.Sign(db.place.installation.Origin, size, root, signer)
	if err != nil {
		return Checkpoint{}, err
	}
	c := Checkpoint{Size: size, Note: string(note), CreatedAt: db.Now()}
	return c, db.q(ctx).Create(&c).Error
}

// VerifierKey is the public key that checkpoints of this log are checked with.
func (db *DB) VerifierKey() (string, error) { return ledger.VKey(db.place.keys.Signing) }

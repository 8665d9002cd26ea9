package models

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

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
		c, err = tx.signOnce(ctx, size)
		return err
	})
	return c, err
}

// placeAll gives all evidence its place.
func placeAll(ctx context.Context, db *DB) error {
	var sequencer Sequencer
	if known := db.place.known.Load(); known != nil {
		sequencer.known = *known
	}
	for {
		placed, err := sequencer.Sequence(ctx, db)
		if err != nil || placed < sequenceBatch {
			return err
		}
	}
}

// checkpointOver is the newest checkpoint that covers the leaf at idx. It signs one where none does yet.
func (db *DB) checkpointOver(ctx context.Context, idx int64) (Checkpoint, error) {
	var c Checkpoint
	err := db.q(ctx).Where("size > ?", idx).Order("size DESC").Limit(1).Find(&c).Error
	if err != nil || c.Size > 0 {
		return c, err
	}
	size, err := db.LogSize(ctx)
	if err != nil {
		return c, err
	}
	return db.signOnce(ctx, size)
}

// signOnce returns the checkpoint of a size, signing it if nobody has. Two that sign at once keep the same one. It refuses where this process
// cannot sign any more.
func (db *DB) signOnce(ctx context.Context, size int64) (c Checkpoint, err error) {
	if err := db.holdKeyInForce(ctx, ""); err != nil {
		return c, err
	}
	err = db.q(ctx).Take(&c, size).Error
	if !errors.Is(err, gorm.ErrRecordNotFound) {
		return c, err
	}
	if c, err = db.signSize(ctx, size); err != nil {
		return c, err
	}
	if err := db.q(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c).Error; err != nil {
		return c, err
	}
	return c, db.q(ctx).Take(&c, size).Error
}

func (db *DB) signSize(ctx context.Context, size int64) (Checkpoint, error) {
	if size == 0 {
		return Checkpoint{}, NotFound{What: "evidence"}
	}
	root, err := ledger.Root(size, db.hashReader(ctx))
	if err != nil {
		return Checkpoint{}, err
	}
	signer, err := db.signer(ctx)
	if err != nil {
		return Checkpoint{}, err
	}
	note, err := ledger.Sign(db.place.installation.Origin, size, root, signer)
	if err != nil {
		return Checkpoint{}, err
	}
	return Checkpoint{Size: size, Note: string(note), CreatedAt: db.Now()}, nil
}

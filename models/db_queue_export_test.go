package models

import "context"

// TakeTurn is db's turn to write, without anything being written.
func TakeTurn(ctx context.Context, db *DB) (leave func(), err error) { return db.turn(ctx) }

// ChangeProcess and DropProcess write through GORM's own verbs, outside a transaction.
func ChangeProcess(ctx context.Context, db *DB, p Process) error {
	return db.q(ctx).Model(&p).Update("name", "somebody else").Error
}

// DropProcess deletes p.
func DropProcess(ctx context.Context, db *DB, p Process) error { return db.q(ctx).Delete(&p).Error }

package models

import "context"

// Forget leaves of a number what an erasure leaves.
func (db *DB) Forget(ctx context.Context, phone string) error {
	_, err := db.remember(ctx, System, Never{Kind: SuppressionAsked, Reason: "erased"}, phone)
	return err
}

// ReadZone is for tests.
var ReadZone = readZone

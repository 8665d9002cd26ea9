package models

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"greenlist/ledger"
)

// FillLog makes the log longer by n entries about other people, quickly: they all say the same, and stand in the tree like any other.
func FillLog(ctx context.Context, db *DB, n int) error {
	if _, err := SignCheckpoint(ctx, db); err != nil {
		return err
	}
	leaf, err := ledger.Seal(ledger.Withdrawn, nil, []byte(`{}`))
	if err != nil {
		return err
	}
	const batch = 20_000
	for done := 0; done < n; done += batch {
		if err := db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.fillLog(ctx, leaf, min(batch, n-done)) }); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) fillLog(ctx context.Context, leaf ledger.Leaf, n int) error {
	ids, err := db.nextEvidenceIDs(ctx, n)
	if err != nil {
		return err
	}
	size, err := db.LogSize(ctx)
	if err != nil {
		return err
	}
	series := db.pick(`WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < ?) SELECT n FROM s`, `SELECT generate_series(0, ?::bigint - 1) AS n`)
	number := db.pick(`?`, `?::bigint`)
	for _, insert := range []struct {
		sql  string
		args []any
	}{
		{`INSERT INTO evidence (id, contact_id, type, line, created_at) SELECT ` + number + ` + n, 1000000 + n % 50000, 'withdrawn', ` + db.pick(`?, ?`, `?::text, ?::timestamptz`), []any{ids[0], leaf.Line, db.Now()}},
		{`INSERT INTO sealed (evidence_id, nonce, payload) SELECT ` + number + ` + n, ` + db.pick(`?, ?`, `?::bytea, ?::bytea`), []any{ids[0], leaf.Nonce, []byte(`{}`)}},
		{`INSERT INTO log_leaves (idx, evidence_id) SELECT ` + number + ` + n, ` + number + ` + n`, []any{size, ids[0]}},
	} {
		if err := db.q(ctx).Exec(insert.sql+` FROM (`+series+`) AS series`, append(insert.args, n)...).Error; err != nil {
			return err
		}
	}
	return db.fillNodes(ctx, size, leaf.Line, n)
}

func (db *DB) fillNodes(ctx context.Context, size int64, line string, n int) error {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = line
	}
	hashes, err := ledger.AppendBatch(size, lines, db.hashReader(ctx))
	if err != nil {
		return err
	}
	nodes, first := make([]logNode, len(hashes)), tlog.StoredHashCount(size)
	for i := range hashes {
		nodes[i] = logNode{ID: first + int64(i), Hash: hashes[i][:]}
	}
	return db.q(ctx).CreateInBatches(nodes, 500).Error
}

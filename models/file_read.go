package models

import (
	"context"
	"io"
)

// FindFile returns what is known about a file, once it has arrived whole.
func FindFile(ctx context.Context, db *DB, id int64) (File, error) {
	var f File
	err := db.q(ctx).Where("hash IS NOT NULL").Take(&f, id).Error
	return f, found(err, "file")
}

// OpenFile reads a file from its beginning, holding one piece in memory at a time. Not for use inside a transaction of the same ctx.
func OpenFile(ctx context.Context, db *DB, id int64) io.Reader {
	return &fileReader{ctx: ctx, db: db, id: id}
}

type fileReader struct {
	ctx  context.Context
	db   *DB
	id   int64
	n    int
	rest []byte
}

func (r *fileReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func (r *fileReader) next() error {
	var pieces [][]byte
	err := r.db.q(r.ctx).Raw(`SELECT body FROM file_chunks WHERE file_id = ? AND n = ?`, r.id, r.n).Scan(&pieces).Error
	if err != nil {
		return err
	}
	if len(pieces) == 0 {
		return io.EOF
	}
	r.n, r.rest = r.n+1, pieces[0]
	return nil
}

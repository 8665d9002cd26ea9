package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"
)

const (
	// fileChunk keeps every statement of an upload short, so that a slow upload holds up nobody.
	fileChunk = 256 << 10
	// looseLife is how long an upload may take, and how long what was uploaded waits for something to use it.
	looseLife = time.Hour
)

// File is something uploaded, kept once however often it comes: the hash of its bytes is its name. Hash is nil while it is still arriving.
type File struct {
	ID        int64
	Hash      []byte
	MediaType string
	Size      int64
	CreatedAt time.Time
	// LooseAt is since when nothing uses the file. What stays loose for an hour is removed.
	LooseAt *time.Time
}

// Name is the hash as it stands in addresses.
func (f File) Name() string { return hex.EncodeToString(f.Hash) }

// StoreFile reads r to its end and keeps it, piece by piece; within the hour something must use it. It refuses (as Invalid "file") what is
// empty or has more bytes than limit. Not for use inside a transaction.
func StoreFile(ctx context.Context, db *DB, mediaType string, limit int64, r io.Reader) (File, error) {
	if err := db.sweepFiles(ctx); err != nil {
		return File{}, err
	}
	now := db.Now()
	f := File{MediaType: mediaType, CreatedAt: now, LooseAt: &now}
	if err := db.q(ctx).Omit("Hash").Create(&f).Error; err != nil {
		return File{}, err
	}
	if err := f.receive(ctx, db, limit, r); err != nil {
		return File{}, errors.Join(err, db.dropFile(context.WithoutCancel(ctx), f.ID))
	}
	return f.settle(ctx, db)
}

// receive stores the pieces as they come in.
func (f *File) receive(ctx context.Context, db *DB, limit int64, r io.Reader) error {
	sum, buffer := sha256.New(), make([]byte, fileChunk)
	for n := 0; ; n++ {
		read, err := io.ReadFull(r, buffer)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return err
		}
		if f.Size += int64(read); f.Size > limit {
			return Invalid{"file": fmt.Sprintf("This file is larger than %d MB. Split it in parts, or leave out columns you do not need.", limit>>20)}
		}
		if read > 0 {
			sum.Write(buffer[:read])
			if err := db.q(ctx).Exec(`INSERT INTO file_chunks (file_id, n, body) VALUES (?, ?, ?)`, f.ID, n, buffer[:read]).Error; err != nil {
				return err
			}
		}
		if err != nil {
			break
		}
	}
	if f.Size == 0 {
		return Invalid{"file": "This file is empty."}
	}
	f.Hash = sum.Sum(nil)
	return nil
}

// settle gives the file its name. Where the same bytes are here already, these go and those stay, for an hour at least.
func (f File) settle(ctx context.Context, db *DB) (File, error) {
	err := db.q(ctx).Exec(`UPDATE files SET hash = ?, size = ? WHERE id = ?`, f.Hash, f.Size, f.ID).Error
	if !isDuplicate(err) {
		return f, err
	}
	if err := db.dropFile(ctx, f.ID); err != nil {
		return File{}, err
	}
	if err := db.q(ctx).Exec(`UPDATE files SET loose_at = ? WHERE hash = ? AND loose_at IS NOT NULL`, db.Now(), f.Hash).Error; err != nil {
		return File{}, err
	}
	var same File
	err = db.q(ctx).Where("hash = ?", f.Hash).Take(&same).Error
	return same, found(err, "file")
}

package models

import (
	"bytes"
	"context"
	"fmt"
	"io"
)

// PictureLimits say how large a picture may come, and how large it stays.
type PictureLimits struct {
	// Bytes is the most that may be sent.
	Bytes int64
	// Pixels is the most a picture may have, width times height: a few bytes can claim billions.
	Pixels int
	// Edge is the longest side of what is kept; what is larger is made smaller.
	Edge int
}

// The limits for logos, and for papers that somebody photographed.
var (
	LogoLimits = PictureLimits{Bytes: 5 << 20, Pixels: 16_000_000, Edge: 800}
	ScanLimits = PictureLimits{Bytes: 10 << 20, Pixels: 16_000_000, Edge: 2400}
)

// KeepPicture keeps a picture as its pixels only: it is decoded, turned upright, made smaller where it is too large, and encoded anew as PNG or
// JPEG, so that nothing hidden in the file stays, such as the place where it was taken. The type is told by content, never by name. It refuses
// (as Invalid "file") all that is no PNG, JPEG, WebP or GIF, SVG above all, and what is over the limits. Not for use inside a transaction.
func KeepPicture(ctx context.Context, db *DB, r io.Reader, limits PictureLimits) (File, error) {
	sent, err := readUpload(r, limits.Bytes)
	if err != nil {
		return File{}, err
	}
	return keepDeveloped(ctx, db, sent, limits)
}

func keepDeveloped(ctx context.Context, db *DB, sent []byte, limits PictureLimits) (File, error) {
	kept, err := developOne(ctx, sent, limits)
	if err != nil {
		return File{}, err
	}
	return StoreFile(ctx, db, sniff(kept), int64(len(kept)), bytes.NewReader(kept))
}

// darkroom has room for one: a decoded picture takes a hundred megabytes, and several at once would take the whole machine.
var darkroom = make(chan struct{}, 1)

func developOne(ctx context.Context, sent []byte, limits PictureLimits) ([]byte, error) {
	select {
	case darkroom <- struct{}{}:
		defer func() { <-darkroom }()
		return develop(sent, limits)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// readUpload reads what was sent whole; what is too large is read to no further than the limit.
func readUpload(r io.Reader, limit int64) ([]byte, error) {
	sent, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, err
	case len(sent) == 0:
		return nil, Invalid{"file": "This file is empty."}
	case int64(len(sent)) > limit:
		return nil, Invalid{"file": fmt.Sprintf("This file is larger than %d MB. Save it smaller and upload it again.", limit>>20)}
	}
	return sent, nil
}

package models

import (
	"bytes"
	"context"
	"io"
)

// KeepDocument keeps a paper: a PDF as it is, which browsers are never shown but only given to save, or a picture of it as KeepPicture does.
// It refuses (as Invalid "file") what is neither, and what is over 10 MB. Not for use inside a transaction.
func KeepDocument(ctx context.Context, db *DB, r io.Reader) (File, error) {
	sent, err := readUpload(r, ScanLimits.Bytes)
	if err != nil {
		return File{}, err
	}
	switch sniff(sent) {
	case PDF:
		return StoreFile(ctx, db, PDF, ScanLimits.Bytes, bytes.NewReader(sent))
	case "":
		return File{}, Invalid{"file": "This is neither a PDF nor a picture that Greenlist knows. Use PDF, JPEG, PNG or WebP."}
	}
	return keepDeveloped(ctx, db, sent, ScanLimits)
}

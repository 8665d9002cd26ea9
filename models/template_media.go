package models

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// keptMedia begins the name of a file that is kept here and shown above a message. Where a message or a sample needs what Meta calls it, it is
// handed to Meta first.
const keptMedia = "file:"

// MP4 is the only type of film that is taken: the resumable upload knows no other.
const MP4 = "video/mp4"

// maxPaper is how many bytes a document may have. Meta takes larger ones; here they fit into a form.
const maxPaper = 16 << 20

var headerPictureLimits = PictureLimits{Bytes: whatsapp.MaxHeaderPicture, Pixels: 25_000_000, Edge: 1600}

// IsKeptMedia tells whether a value names a file that is kept here.
func IsKeptMedia(value string) bool { return strings.HasPrefix(value, keptMedia) }

// MediaHash is the hash of a file that is kept here, as it stands in addresses; empty for anything else.
func MediaHash(value string) string {
	hash, ours := strings.CutPrefix(value, keptMedia)
	if !ours {
		return ""
	}
	return hash
}

// KeepHeaderMedia keeps a picture, film or document (kind is a whatsapp.Format…) that templates and campaigns show above their text, and returns
// how they call it. It refuses (as Invalid "file") what WhatsApp does not show there, and what is too large.
func KeepHeaderMedia(ctx context.Context, db *DB, who Actor, kind, name string, r io.Reader) (string, error) {
	file, err := db.keepHeaderFile(ctx, kind, r)
	if err != nil {
		return "", err
	}
	return keptMedia + file.Name(), Attach(ctx, db, who, NewAttachment{FileID: file.ID, Subject: AttachedTemplate, Name: name})
}

func (db *DB) keepHeaderFile(ctx context.Context, kind string, r io.Reader) (File, error) {
	switch kind {
	case whatsapp.FormatVideo:
		return db.keepAsSent(ctx, r, whatsapp.MaxHeaderFilm, MP4, isFilm, "This is no film that WhatsApp shows. Save it as MP4 and upload that.")
	case whatsapp.FormatDocument:
		isPaper := func(b []byte) bool { return sniff(b) == PDF }
		return db.keepAsSent(ctx, r, maxPaper, PDF, isPaper, "This is no PDF. Save the document as PDF and upload that.")
	}
	return KeepPicture(ctx, db, r, headerPictureLimits)
}

func (db *DB) keepAsSent(ctx context.Context, r io.Reader, limit int64, mediaType string, fits func([]byte) bool, otherwise string) (File, error) {
	sent, err := readUpload(r, limit)
	if err != nil {
		return File{}, err
	}
	if !fits(sent) {
		return File{}, Invalid{"file": otherwise}
	}
	return StoreFile(ctx, db, mediaType, limit, bytes.NewReader(sent))
}

// films are the brands of MP4 that phones and editors write. Pictures of telephones (heic, avif) come in the same box.
var films = []string{"isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"}

func isFilm(content []byte) bool {
	return len(content) >= 12 && string(content[4:8]) == "ftyp" && slices.Contains(films, string(content[8:12]))
}

// FindHeaderMedia returns a file that stands above messages, by its hash, and what it was called. All other files are not found, whoever asks.
func FindHeaderMedia(ctx context.Context, db *DB, hash string) (Attachment, error) {
	name, err := hex.DecodeString(hash)
	if err != nil || len(name) == 0 {
		return Attachment{}, NotFound{What: "file"}
	}
	var a Attachment
	err = db.q(ctx).Where("subject = ? AND file_id = (SELECT id FROM files WHERE hash = ?)", AttachedTemplate, name).Take(&a).Error
	if err != nil {
		return a, found(err, "file")
	}
	a.File, err = FindFile(ctx, db, a.FileID)
	return a, err
}

// ReadHeaderMedia reads such a file whole.
func (a Attachment) ReadHeaderMedia(ctx context.Context, db *DB) ([]byte, error) {
	body, err := io.ReadAll(OpenFile(ctx, db, a.FileID))
	if err == nil && int64(len(body)) != a.File.Size {
		err = fmt.Errorf("file %d has %d bytes of %d", a.FileID, len(body), a.File.Size)
	}
	return body, err
}

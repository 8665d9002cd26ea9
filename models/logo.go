package models

import (
	"context"
	"encoding/hex"
	"io"
)

// KeepLogo keeps a picture that everybody may see, and returns the hash that is its name in addresses. It refuses what KeepPicture refuses.
func KeepLogo(ctx context.Context, db *DB, who Actor, name string, r io.Reader) (string, error) {
	file, err := KeepPicture(ctx, db, r, LogoLimits)
	if err != nil {
		return "", err
	}
	return file.Name(), Attach(ctx, db, who, NewAttachment{FileID: file.ID, Subject: AttachedLogo, Name: name})
}

// FindLogo returns a picture that everybody may see, by its hash. All other files are not found, whoever asks.
func FindLogo(ctx context.Context, db *DB, hash string) (File, error) {
	var f File
	name, err := hex.DecodeString(hash)
	if err != nil || len(name) == 0 {
		return f, NotFound{What: "picture"}
	}
	err = db.q(ctx).Where("hash = ? AND EXISTS (SELECT 1 FROM attachments a WHERE a.file_id = files.id AND a.subject = ?)", name, AttachedLogo).Take(&f).Error
	return f, found(err, "picture")
}

// checkPicture refuses, at the field where another is chosen, a hash that is no picture everybody may see.
func (db *DB) checkPicture(ctx context.Context, field, hash string) error {
	if hash == "" {
		return nil
	}
	_, err := FindLogo(ctx, db, hash)
	if _, missing := err.(NotFound); missing {
		return Invalid{field: "This picture is not here any more. Upload it again."}
	}
	return err
}

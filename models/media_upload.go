package models

import (
	"context"
	"time"
)

// mediaLife is how long what Meta keeps for us is relied on. It keeps it for 30 days; a message may wait some of them.
const mediaLife = 20 * 24 * time.Hour

// FindMediaUpload returns under which id Meta keeps a file for a number; empty where it has to be handed over first.
func FindMediaUpload(ctx context.Context, db *DB, phoneNumberID string, fileID int64) (mediaID string, err error) {
	err = db.q(ctx).Raw(`SELECT media_id FROM media_uploads WHERE phone_number_id = ? AND file_id = ? AND uploaded_at > ?`,
		phoneNumberID, fileID, db.Now().Add(-mediaLife)).Scan(&mediaID).Error
	return mediaID, err
}

// NoteMediaUpload keeps under which id Meta keeps a file from now on.
func NoteMediaUpload(ctx context.Context, db *DB, phoneNumberID string, fileID int64, mediaID string) error {
	return db.q(ctx).Exec(`INSERT INTO media_uploads (phone_number_id, file_id, media_id, uploaded_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (phone_number_id, file_id) DO UPDATE SET media_id = excluded.media_id, uploaded_at = excluded.uploaded_at`,
		phoneNumberID, fileID, mediaID, db.Now()).Error
}

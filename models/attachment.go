package models

import (
	"context"
	"time"
)

// AttachmentSubject is what a file belongs to.
type AttachmentSubject string

const (
	AttachedLogo     AttachmentSubject = "logo" // anybody may see it
	AttachedEvidence AttachmentSubject = "evidence"
	AttachedForm     AttachmentSubject = "form"
	AttachedMessage  AttachmentSubject = "message"
	// AttachedTemplate stands above messages. It is nobody's own.
	AttachedTemplate AttachmentSubject = "template"
)

// Attachment is one use of a file: what it belongs to, and whose it is. The same file may be attached many times.
type Attachment struct {
	ID     int64
	FileID int64
	// ContactID is whose file it is; it is erased with that person.
	ContactID *int64
	Subject   AttachmentSubject
	// SubjectID is the evidence or the form, WAMID the message that brought the file.
	SubjectID int64
	WAMID     string `gorm:"column:wamid"`
	// Name is what the file was called where it came from.
	Name      string
	UserID    *int64
	CreatedAt time.Time
	File      File `gorm:"-"`
}

// NewAttachment is what it takes to attach a file.
type NewAttachment struct {
	FileID    int64
	ContactID *int64
	Subject   AttachmentSubject
	SubjectID int64
	WAMID     string
	Name      string
}

// Attach says what a kept file belongs to. It joins the transaction of the act it belongs to. It refuses (Conflict) a file that waited longer
// than an hour and is gone; what one message brought is attached once, and a logo or what stands above messages too.
func Attach(ctx context.Context, db *DB, who Actor, n NewAttachment) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.useFile(ctx, n.FileID); err != nil {
			return err
		}
		return tx.q(ctx).Exec(`INSERT INTO attachments (file_id, contact_id, subject, subject_id, wamid, name, user_id, created_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			n.FileID, n.ContactID, n.Subject, n.SubjectID, n.WAMID, attachmentName(n.Name), who.userID(), tx.Now()).Error
	})
}

func attachmentName(name string) string {
	if name == "" {
		return ""
	}
	return tidyFilename(name)
}

// FindAttachment returns one attachment with its file.
func FindAttachment(ctx context.Context, db *DB, id int64) (Attachment, error) {
	var a Attachment
	if err := db.q(ctx).Take(&a, id).Error; err != nil {
		return a, found(err, "file")
	}
	var err error
	a.File, err = FindFile(ctx, db, a.FileID)
	return a, err
}

// ListAttachments returns what is attached to one thing, oldest first.
func ListAttachments(ctx context.Context, db *DB, subject AttachmentSubject, id int64) ([]Attachment, error) {
	var all []Attachment
	if err := db.q(ctx).Where("subject = ? AND subject_id = ?", subject, id).Order("id").Find(&all).Error; err != nil {
		return nil, err
	}
	return all, db.addFiles(ctx, all)
}

// Attachments are a person's files, oldest first.
func (c Contact) Attachments(ctx context.Context, db *DB) ([]Attachment, error) {
	var all []Attachment
	if err := db.q(ctx).Where("contact_id = ?", c.ID).Order("id").Find(&all).Error; err != nil {
		return nil, err
	}
	return all, db.addFiles(ctx, all)
}

func (db *DB) addFiles(ctx context.Context, all []Attachment) error {
	ids := make([]int64, len(all))
	for i, a := range all {
		ids[i] = a.FileID
	}
	var files []File
	if err := db.q(ctx).Where(db.among("id"), db.list(ids)).Find(&files).Error; err != nil {
		return err
	}
	byID := map[int64]File{}
	for _, f := range files {
		byID[f.ID] = f
	}
	for i := range all {
		all[i].File = byID[all[i].FileID]
	}
	return nil
}

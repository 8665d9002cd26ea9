package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"greenlist/ledger"
)

// Notice is what people agree to: the bytes of the consent block, drawn once when the form was published and shown as they are ever after.
// It is never changed and never deleted.
type Notice struct {
	ID            int64
	FormVersionID int64
	Language      string
	Kind          string
	// Hash is the SHA-256 of HTML.
	Hash       []byte
	HTML       string `gorm:"column:html"`
	EvidenceID int64
	CreatedAt  time.Time
}

// Kinds of notice: one wording, in the shape of the place where people meet it.
const (
	// ConsentBlock is part of a page: the boxes, who asks, how to stop, and the button.
	ConsentBlock = "consent_block"
	// CheckoutBlock is the same within a shop's own form, which has the number and the button: the boxes, who asks, and how to stop.
	CheckoutBlock = "checkout_block"
	// PaperNotice is a sheet that people fill in by hand and sign.
	PaperNotice = "paper"
	// ScriptNotice is what somebody says word by word, on the telephone or by a machine that answers.
	ScriptNotice = "script"
	// QuestionNotice is plain text: what is asked in a conversation on WhatsApp, purpose by purpose, each with its two buttons. See Question.
	QuestionNotice = "question"
)

// NoticeKinds are the kinds that are drawn when a form is published.
var NoticeKinds = []string{ConsentBlock, CheckoutBlock, PaperNotice, ScriptNotice, QuestionNotice}

// servedKind is the kind as tokens name it: the usual one goes without saying.
func (n Notice) servedKind() string {
	if n.Kind == ConsentBlock {
		return ""
	}
	return n.Kind
}

// HexHash is the hash as records of consent name it.
func (n Notice) HexHash() string { return hex.EncodeToString(n.Hash) }

// addNotice keeps what a version shows in one language, and says so in the log.
func (db *DB) addNotice(ctx context.Context, v FormVersion, language, kind string, html []byte) error {
	sum := sha256.Sum256(html)
	n := Notice{FormVersionID: v.ID, Language: language, Kind: kind, Hash: sum[:], HTML: string(html)}
	event := &ledger.NoticeEvent{
		Header: ledger.Header{Type: ledger.NoticePublished}, Hash: n.HexHash(), Language: language, Form: v.FormID, Version: int64(v.Number), Kind: n.Kind,
	}
	var err error
	if n.EvidenceID, err = db.attest(ctx, nil, event); err != nil {
		return err
	}
	n.CreatedAt = event.At.Time
	return db.q(ctx).Create(&n).Error
}

// FindNotice returns the consent block of a version in a language.
func FindNotice(ctx context.Context, db *DB, versionID int64, language string) (Notice, error) {
	return FindNoticeOf(ctx, db, versionID, language, ConsentBlock)
}

// FindNoticeOf returns a version in a language, in the shape of one kind.
func FindNoticeOf(ctx context.Context, db *DB, versionID int64, language, kind string) (Notice, error) {
	var n Notice
	err := db.q(ctx).Where("form_version_id = ? AND language = ? AND kind = ?", versionID, language, kind).Take(&n).Error
	return n, found(err, "form")
}

func (db *DB) findNoticeByID(ctx context.Context, id int64) (Notice, error) {
	var n Notice
	err := db.q(ctx).Take(&n, id).Error
	return n, found(err, "form")
}

package models

import (
	"bytes"
	"cmp"
	"context"

	"greenlist/whatsapp"
)

// ErrandFetchMedia fetches what somebody sent.
const ErrandFetchMedia ErrandKind = "message.media"

// MediaErrand is a picture or document to fetch: which message brought it, what Meta calls it, and what the person did.
type MediaErrand struct {
	WAMID   string `json:"wamid"`
	MediaID string `json:"media"`
	Name    string `json:"name"`
}

// MediaLimit is the most bytes of what somebody sent that are kept.
var MediaLimit = ScanLimits.Bytes

// fetchLater asks for the picture or document in a message, if there is one. Films, sounds and stickers are not kept.
func (db *DB) fetchLater(ctx context.Context, e whatsapp.InboundEvent) error {
	if e.Media == nil || e.Media.ID == "" || e.Type != whatsapp.InboundImage && e.Type != whatsapp.InboundDocument {
		return nil
	}
	errand := MediaErrand{WAMID: e.MessageID, MediaID: e.Media.ID, Name: cmp.Or(e.Media.Filename, e.Type)}
	return Enqueue(ctx, db, ErrandFetchMedia, e.MessageID, errand, db.Now())
}

// KeepMedia keeps what somebody sent, with the person and the message. Of somebody whose data were erased meanwhile nothing is kept. It refuses
// what KeepDocument refuses.
func KeepMedia(ctx context.Context, db *DB, m MediaErrand, sent []byte) error {
	file, err := KeepDocument(ctx, db, bytes.NewReader(sent))
	if err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var from []int64
		if err := tx.q(ctx).Raw(`SELECT contact_id FROM inbound_messages WHERE wamid = ?`, m.WAMID).Scan(&from).Error; err != nil || len(from) == 0 {
			return err
		}
		if err := tx.lockContact(ctx, from[0]); err != nil {
			return err
		}
		contact, err := FindContact(ctx, tx, from[0])
		if err != nil || contact.ErasedAt != nil {
			return err
		}
		return Attach(ctx, tx, System, NewAttachment{FileID: file.ID, ContactID: &contact.ID, Subject: AttachedMessage, WAMID: m.WAMID, Name: m.Name})
	})
}

package models

import (
	"context"
	"errors"

	"greenlist/whatsapp"
)

// recipientOf is whom Meta says a message of ours is about, where it names both the number and the user; otherwise there is nothing to compare.
func recipientOf(e whatsapp.StatusEvent) *Address {
	if e.RecipientID == "" || e.RecipientUserID == "" {
		return nil
	}
	return &Address{Phone: e164(e.RecipientID), BSUID: e.RecipientUserID, WAID: e.RecipientID}
}

// heedRecipients does for statuses what recognise does for messages: a number that Meta says is another user's than we knew has changed hands, and
// that ends what was agreed to for it. Nearly all statuses name whom we know, so one statement looks for those that do not. Nothing is learned from
// a status about anybody else: it was we who wrote, and to a number.
func (db *DB) heedRecipients(ctx context.Context, happenings []Happening) error {
	rows := []map[string]any{}
	for i, h := range happenings {
		if h.reached != nil {
			rows = append(rows, map[string]any{"i": i, "phone": h.reached.Phone, "bsuid": h.reached.BSUID})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	text, err := jsonText(rows)
	if err != nil {
		return err
	}
	var others []int
	err = db.q(ctx).Raw(`SELECT r.i FROM `+db.rowsOf("i bigint", "phone text", "bsuid text")+` JOIN contacts c ON c.phone = r.phone
		WHERE c.bsuid <> r.bsuid OR (c.bsuid IS NULL AND EXISTS (SELECT 1 FROM contacts o WHERE o.bsuid = r.bsuid)) ORDER BY r.i`, text).Scan(&others).Error
	if err != nil {
		return err
	}
	for _, i := range others {
		to, h := *happenings[i].reached, happenings[i]
		to.heard = &heard{messageID: h.WAMID, at: h.At, hook: *h.hook, status: true}
		if _, err := db.behind(ctx, to); err != nil && !errors.As(err, new(NotFound)) {
			return err
		}
	}
	return nil
}

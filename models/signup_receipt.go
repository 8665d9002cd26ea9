package models

import (
	"context"
	"encoding/json"

	"greenlist/ledger"
)

// ReceiptLink is the path of the page that says what a person agreed to. It opens without signing in.
func ReceiptLink(db *DB, evidenceID int64) string {
	return "/r/" + db.place.keys.signLink("receipt", evidenceID)
}

// Receipt is a yes as the log holds it, for the person who said it.
type Receipt struct {
	Event     ledger.ConsentEvent
	ContactID int64
	// Standing is how the person stands to each of its purposes now.
	Standing map[int64]ConsentState
}

// FindReceipt returns the record behind a token. It finds nothing for a token we did not make, for what is no yes, and for a record that was erased.
func FindReceipt(ctx context.Context, db *DB, token string) (Receipt, error) {
	id, ok := db.place.keys.readLink("receipt", token)
	if !ok {
		return Receipt{}, NotFound{What: "receipt"}
	}
	var sealed Sealed
	if err := db.q(ctx).Where("evidence_id = ?", id).Take(&sealed).Error; err != nil {
		return Receipt{}, found(err, "receipt")
	}
	var r Receipt
	if err := json.Unmarshal(sealed.Payload, &r.Event); err != nil {
		return r, wrap("read the record", err)
	}
	if !r.Event.Type.Yes() {
		return r, NotFound{What: "receipt"}
	}
	r.ContactID = r.Event.Subject.Contact
	return r, r.stand(ctx, db)
}

func (r *Receipt) stand(ctx context.Context, db *DB) error {
	consents, err := ListConsents(ctx, db, r.ContactID)
	r.Standing = map[int64]ConsentState{}
	for _, consent := range consents {
		r.Standing[consent.PurposeID] = consent.State
	}
	return err
}

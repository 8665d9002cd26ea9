package models

import (
	"context"

	"greenlist/ledger"
)

// Outweighs is whether what a person said as one contact counts before what they said as another.
func (c Consent) Outweighs(other Consent) bool { return c.outweighs(other) }

// ActsOf are the types of evidence about a contact, oldest first, and what the last of them says.
func ActsOf(ctx context.Context, db *DB, contactID int64) (types []ledger.Type, last ledger.ConsentEvent, err error) {
	var all []Evidence
	if err := db.q(ctx).Where("contact_id = ?", contactID).Order("id").Find(&all).Error; err != nil || len(all) == 0 {
		return nil, last, err
	}
	for _, e := range all {
		types = append(types, e.Type)
	}
	var sealed Sealed
	if err := db.q(ctx).Take(&sealed, all[len(all)-1].ID).Error; err != nil {
		return nil, last, err
	}
	read, err := ledger.ReadPayload(all[len(all)-1].Type, sealed.Payload)
	if err != nil {
		return nil, last, err
	}
	return types, *read.(*ledger.ConsentEvent), nil
}

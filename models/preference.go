package models

import "context"

// PreferenceLink is the path of a person's own page, where they see what they agreed to and stop it without signing in. It goes to that person
// and nobody else.
func PreferenceLink(db *DB, contactID int64) string {
	return "/p/" + db.place.keys.signLink("preferences", contactID)
}

// FindPreferences returns the person whose page a token opens. It finds nobody for a token we did not make, or a person who was erased.
// The link in a request to renew a consent opens it as well.
func FindPreferences(ctx context.Context, db *DB, token string) (Contact, error) {
	if renewal, ok, err := FindRenewal(ctx, db, token); ok {
		return renewal.Contact, err
	}
	id, ok := db.place.keys.readLink("preferences", token)
	if !ok {
		return Contact{}, NotFound{What: "page"}
	}
	contact, err := FindContact(ctx, db, id)
	if err == nil && contact.MergedInto != nil {
		contact, err = FindContact(ctx, db, *contact.MergedInto)
	}
	if err == nil && contact.ErasedAt != nil {
		return Contact{}, NotFound{What: "page"}
	}
	return contact, err
}

// Agreement is a purpose and how a person stands to it.
type Agreement struct {
	Purpose Purpose
	Consent Consent
}

// ListAgreements returns everything the person ever agreed to or stopped. What they only ever said no to is left out: there is nothing to see.
func (c Contact) ListAgreements(ctx context.Context, db *DB) ([]Agreement, error) {
	consents, err := ListConsents(ctx, db, c.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(consents))
	for i, consent := range consents {
		ids[i] = consent.PurposeID
	}
	purposes, err := findPurposes(ctx, db, ids)
	if err != nil {
		return nil, err
	}
	all := make([]Agreement, len(purposes))
	for i, purpose := range purposes {
		all[i] = Agreement{purpose, consents[i]} // both stand in the order of the purposes
	}
	return all, nil
}

// StopByPreference is the button on the person's own page: it stops these purposes, or everything when there are none. Pressing it twice is one no.
// input is what stood on the button.
func (c *Contact) StopByPreference(ctx context.Context, db *DB, purposeIDs []int64, input string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, c.ID); err != nil {
			return err
		}
		going, err := tx.anyGiven(ctx, c.ID, purposeIDs)
		if err != nil || !going {
			return err
		}
		return c.Withdraw(ctx, tx, Withdrawal{PurposeIDs: purposeIDs, At: tx.Now(), Channel: "preferences", Input: input, Who: System})
	})
}

// anyGiven tells whether there is a yes to take away.
func (db *DB) anyGiven(ctx context.Context, contactID int64, purposeIDs []int64) (bool, error) {
	q := db.q(ctx).Model(&Consent{}).Where("contact_id = ? AND state = ?", contactID, ConsentGiven)
	if len(purposeIDs) > 0 {
		q = q.Where(db.among("purpose_id"), db.list(purposeIDs))
	}
	var n int64
	err := q.Count(&n).Error
	return n > 0, err
}

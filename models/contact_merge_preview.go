package models

import "context"

// PreviewMerge is what a contact would be, and how they would stand, with another one merged into it.
func (c Contact) PreviewMerge(ctx context.Context, db *DB, other Contact) (after Contact, consents []Consent, err error) {
	if c.ID == other.ID || !c.exists() || !other.exists() {
		return c, nil, Conflict{"One of these two is not a contact of their own any more."}
	}
	ours, err := ListConsents(ctx, db, c.ID)
	if err != nil {
		return c, nil, err
	}
	theirs, err := ListConsents(ctx, db, other.ID)
	if err != nil {
		return c, nil, err
	}
	return c.with(other), united(ours, theirs), nil
}

// united is how somebody stands who said both.
func united(ours, theirs []Consent) []Consent {
	all := append([]Consent{}, ours...)
	for _, c := range theirs {
		at := -1
		for i, now := range all {
			if now.PurposeID == c.PurposeID {
				at = i
			}
		}
		switch {
		case at < 0:
			all = append(all, c)
		case c.outweighs(all[at]):
			all[at] = c
		}
	}
	return all
}

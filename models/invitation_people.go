package models

import "context"

// Invited is somebody with a link of their own.
type Invited struct {
	Contact
	Path string
}

// EachInvited hands over everybody who is invited, oldest contact first, without holding them all. Left out are those without a number, those who
// said no to any purpose of the form or to everything, and those who said yes to all of it already: nobody is asked again.
func (i Invitation) EachInvited(ctx context.Context, db *DB, hand func(Invited) error) error {
	form, err := FindForm(ctx, db, i.FormID)
	if err != nil {
		return err
	}
	version, err := form.Version(ctx, db)
	if err != nil {
		return err
	}
	var purposes []int64
	for _, p := range version.Content.Purposes {
		purposes = append(purposes, p.ID)
	}
	return db.eachFit(ctx, i.Search, db.invitable(purposes), func(people []Contact) error {
		for _, person := range people {
			if err := hand(Invited{person, i.path(db.place.keys, person.ID)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// invitable are the conditions on those who may be asked.
func (db *DB) invitable(purposes []int64) []condition {
	return []condition{
		{probe: `c.phone IS NOT NULL AND c.suppressed_at IS NULL`},
		{
			probe: `NOT EXISTS (SELECT 1 FROM consents n WHERE n.contact_id = c.id AND ` + db.among("n.purpose_id") + ` AND n.state IN ('withdrawn', 'refused'))`,
			args:  []any{db.list(purposes)},
		},
		{
			probe: `(SELECT COUNT(*) FROM consents y WHERE y.contact_id = c.id AND ` + db.among("y.purpose_id") + ` AND y.state = 'given') < ?`,
			args:  []any{db.list(purposes), len(purposes)},
		},
	}
}

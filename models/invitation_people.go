package models

import "context"

// Invited is somebody with a link of their own.
type Invited struct {
	Contact
	Path string
}

// inviteBatch is how many people are read at a time.
const inviteBatch = 1000

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
	for after := int64(0); ; {
		people, last, err := i.batch(ctx, db, purposes, after)
		if err != nil || last == 0 {
			return err
		}
		for _, person := range people {
			if err := hand(Invited{person, i.path(db.place.keys, person.ID)}); err != nil {
				return err
			}
		}
		after = last
	}
}

// batch returns the next people, and the id to go on after; 0 at the end.
func (i Invitation) batch(ctx context.Context, db *DB, purposes []int64, after int64) (people []Contact, last int64, err error) {
	search := i.Search
	search.After = after
	q, err := search.query(ctx, db)
	if err != nil {
		return nil, 0, err
	}
	q.add("c.phone IS NOT NULL AND c.suppressed_at IS NULL")
	q.add(`NOT EXISTS (SELECT 1 FROM consents n WHERE n.contact_id = c.id AND `+db.among("n.purpose_id")+` AND n.state IN ('withdrawn', 'refused'))`, db.list(purposes))
	q.add(`(SELECT COUNT(*) FROM consents y WHERE y.contact_id = c.id AND `+db.among("y.purpose_id")+` AND y.state = 'given') < ?`, db.list(purposes), len(purposes))
	err = db.q(ctx).Raw(`SELECT c.* FROM `+q.from+` WHERE `+q.where()+` ORDER BY `+q.key+` LIMIT ?`, append(q.args, inviteBatch)...).Scan(&people).Error
	if n := len(people); n > 0 {
		last = people[n-1].ID
	}
	return people, last, err
}

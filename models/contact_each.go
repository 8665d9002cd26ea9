package models

import "context"

// eachBatch is how many people are asked about at a time.
const eachBatch = 2000

// EachContact hands over everybody who fits a search, oldest first, some at a time and never all at once. Who joins meanwhile may be among them.
func EachContact(ctx context.Context, db *DB, s ContactSearch, hand func([]Contact) error) error {
	return db.eachFit(ctx, s, nil, hand)
}

// eachFit is EachContact for those who fit further conditions as well.
func (db *DB) eachFit(ctx context.Context, s ContactSearch, further []condition, hand func([]Contact) error) error {
	f, err := s.finder(ctx, db, true)
	if err != nil {
		return err
	}
	f.asks = append(f.asks, further...)
	for {
		ids, err := f.next(ctx, eachBatch)
		if err != nil || len(ids) == 0 {
			return err
		}
		var rows []Contact
		if err := f.fit(ctx, "c.*", ids, len(ids), &rows); err != nil {
			return err
		}
		if len(rows) == 0 {
			continue
		}
		if err := hand(rows); err != nil {
			return err
		}
	}
}

package models

import "context"

// SuppressionPageSize is how many suppressions one page lists.
const SuppressionPageSize = 50

// CountSuppressions is how many people are never messaged.
func CountSuppressions(ctx context.Context, db *DB) (n int64, err error) {
	err = db.q(ctx).Model(&Suppression{}).Count(&n).Error
	return n, err
}

// ListSuppressions returns those before an id, the newest first; 0 begins. more tells whether there are others behind them.
func ListSuppressions(ctx context.Context, db *DB, before int64) (all []Suppression, more bool, err error) {
	q := db.q(ctx).Order("id DESC").Limit(SuppressionPageSize + 1)
	if before > 0 {
		q = q.Where("id < ?", before)
	}
	err = q.Find(&all).Error
	more = len(all) > SuppressionPageSize
	return all[:min(len(all), SuppressionPageSize)], more, err
}

// FindSuppression returns one.
func FindSuppression(ctx context.Context, db *DB, id int64) (s Suppression, err error) {
	err = db.q(ctx).Take(&s, id).Error
	return s, found(err, "entry")
}

// SuppressNumber is Suppress for somebody who need not be a contact: the number is not kept. It refuses what is no number, and one that is
// there already, unless the wish is firmer.
func SuppressNumber(ctx context.Context, db *DB, who Actor, typed string, n Never) error {
	wrong := Invalid{}
	phone, err := ParsePhone(typed, "")
	if err != nil {
		wrong.Add("phone", "Enter a number with its country, for instance +31 6 …")
	}
	if also, ok := n.check().(Invalid); ok {
		for field, words := range also {
			wrong.Add(field, words)
		}
	}
	if err := wrong.OrNil(); err != nil {
		return err
	}
	for {
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.suppressNumber(ctx, who, phone, n) })
		if err != errMetMeanwhile {
			return err
		}
	}
}

func (db *DB) suppressNumber(ctx context.Context, who Actor, phone string, n Never) error {
	contact, err := FindContactByAddress(ctx, db, phone, "")
	if err == nil {
		return contact.Suppress(ctx, db, who, n)
	}
	if _, missing := err.(NotFound); !missing {
		return err
	}
	if err := db.closeNever(ctx, phone); err != nil {
		return err
	}
	if known, err := db.recognised(ctx, phone); err != nil || known.ID != 0 && !n.firmer(known) {
		return orConflict(err, "This number is on the list already.")
	}
	s, err := db.remember(ctx, who, n, phone)
	if err != nil {
		return err
	}
	return db.audit(ctx, who, deed{act: actSuppressionAdd, subjectID: s.ID, after: map[string]any{"kind": n.Kind}})
}

func orConflict(err error, words string) error {
	if err != nil {
		return err
	}
	return Conflict{words}
}

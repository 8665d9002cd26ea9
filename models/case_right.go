package models

import (
	"context"
	"strings"

	"greenlist/ledger"
)

// person is whom a case is about, to act on what they asked for. It refuses cases that are over, and those about nobody.
func (c Case) person(ctx context.Context, db *DB) (Contact, error) {
	if c.State != CaseOpen {
		return Contact{}, Conflict{"This case is not open any more."}
	}
	if c.ContactID == nil {
		return Contact{}, Refusal{Reason: "nobody", Message: "This case is about nobody in your contacts."}
	}
	person, err := FindLivingContact(ctx, db, *c.ContactID)
	if _, gone := err.(NotFound); gone {
		err = Conflict{"This person has been erased already."}
	}
	return person, err
}

// Erase does what the person asks: everything there is of them goes (see Contact.Erase), with the words of this case and of every other about them.
// forget leaves not even a keyed hash of the number.
func (c *Case) Erase(ctx context.Context, db *DB, who Actor, forget bool) (Erased, error) {
	person, err := c.person(ctx, db)
	if err != nil {
		return Erased{}, err
	}
	if c.Kind != CaseErasure {
		return Erased{}, Refusal{Reason: "kind", Message: "Nobody asked for this to be erased."}
	}
	passing, err := db.lookInPassing(ctx, []int64{person.ID})
	if err != nil {
		return Erased{}, err
	}
	var done Erased
	err = c.doing(ctx, db, func(ctx context.Context, tx *DB, c *Case) (err error) {
		if done, err = tx.eraseContacts(ctx, who, []int64{person.ID}, Erasing{Reason: ledger.ReasonArt17, Forget: forget, CaseID: c.ID}, passing); err != nil {
			return err
		}
		return c.change(ctx, tx, who, actCaseErase, map[string]any{"leaf": done.EvidenceID}, `done_at = ?`, tx.Now())
	})
	if err != nil {
		return done, err
	}
	return done, db.dropRemains(ctx)
}

// doing does something to the person and to the case in one transaction; the receiver follows once that has been committed.
func (c *Case) doing(ctx context.Context, db *DB, f func(ctx context.Context, tx *DB, c *Case) error) error {
	var after Case
	err := db.again(ctx, func(ctx context.Context, tx *DB) error {
		after = *c
		return f(ctx, tx, &after)
	})
	if err == nil {
		*c = after
	}
	return err
}

// Object does what the person asks: everything they agreed to ends, and nobody messages them again until they say yes themselves (GDPR Art. 21(3)).
func (c *Case) Object(ctx context.Context, db *DB, who Actor) error {
	person, err := c.person(ctx, db)
	if err != nil {
		return err
	}
	return c.doing(ctx, db, func(ctx context.Context, tx *DB, c *Case) error {
		if err := person.Withdraw(ctx, tx, Withdrawal{Channel: "staff", Input: "They objected; see case " + c.Number() + ".", Who: who}); err != nil {
			return err
		}
		if person.SuppressedAt == nil {
			if err := person.Suppress(ctx, tx, who, Never{SuppressionAsked, "They objected to being messaged."}); err != nil {
				return err
			}
		}
		return c.change(ctx, tx, who, actCaseObject, nil, `done_at = ?`, tx.Now())
	})
}

// Rectify puts right what was wrong about the person. The proof of what happened stays as it is: what was wrong, what is right, and who says so becomes
// a record of its own. It refuses to do so without a word on how it is known, and where nothing would change.
func (c *Case) Rectify(ctx context.Context, db *DB, who Actor, d ContactDetails, known string) error {
	if known = shorten(strings.TrimSpace(known), 500); known == "" {
		return Invalid{"known": "Say how you know what is right."}
	}
	person, err := c.person(ctx, db)
	if err != nil {
		return err
	}
	return c.doing(ctx, db, func(ctx context.Context, tx *DB, c *Case) error {
		changed, err := person.describeAs(ctx, tx, who, d, "Put right because they asked (case "+c.Number()+"): "+known)
		if err != nil {
			return err
		}
		if !changed {
			return Invalid{"known": "Nothing is different from what stands there already."}
		}
		return c.change(ctx, tx, who, actCaseRectify, nil, `done_at = ?`, tx.Now())
	})
}

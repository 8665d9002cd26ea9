package models

import (
	"context"
	"errors"
	"strings"
)

// byPhone looks for a number, however it is written, and explains what there is to know of it. Too few digits for a number are left to others.
func (l *Lookup) byPhone(ctx context.Context, db *DB, asked string) (done bool, err error) {
	asked = strings.TrimPrefix(asked, "tel:")
	if _, link, found := strings.Cut(asked, "wa.me/"); found {
		asked = "+" + onlyDigits(link)
	}
	if !looksLikeNumber(asked) {
		return false, nil
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return false, err
	}
	for _, phone := range spellings(asked, company.Country) {
		if err := l.byAddress(ctx, db, phone, phone, ""); err != nil {
			return false, err
		}
		if len(l.Contacts) > 0 || len(l.Traces) > 0 {
			return true, nil
		}
		done = true
	}
	if done {
		err = l.traceUserIDs(ctx, db)
	}
	return done, err
}

// spellings are the numbers that somebody may mean: as one of the company's country, or with a country code whose plus was left out.
func spellings(asked, country string) (all []string) {
	digits := onlyDigits(asked)
	for _, try := range []string{asked, "+" + strings.TrimPrefix(digits, "00")} {
		if phone, err := ParsePhone(try, country); err == nil && !contains(all, phone) {
			all = append(all, phone)
		}
	}
	return all
}

// byAddress finds who has a number or a user id, and what else is known of it.
func (l *Lookup) byAddress(ctx context.Context, db *DB, address, phone, bsuid string) error {
	l.Address = address
	contact, err := FindContactByAddress(ctx, db, phone, bsuid)
	if err == nil {
		l.Contacts = []Contact{contact}
	} else if !errors.As(err, new(NotFound)) {
		return err
	}
	for _, trace := range []func(context.Context, *DB, string) error{l.traceFormer, l.traceNever, l.tracePending, l.traceEarlyStop} {
		if err := trace(ctx, db, address); err != nil {
			return err
		}
	}
	return nil
}

// traceFormer tells who had it before. Of whoever has it again there is nothing to explain.
func (l *Lookup) traceFormer(ctx context.Context, db *DB, address string) error {
	former, err := ListFormer(ctx, db, address)
	for _, f := range former {
		if len(l.Contacts) == 0 || l.Contacts[0].ID != f.ContactID {
			l.Traces = append(l.Traces, Trace{Kind: TraceKind(f.Why), At: f.EndedAt, ContactID: f.ContactID})
		}
	}
	return err
}

// traceNever asks the list of those who are never messaged, which outlives everybody on it: of those who were erased it is all that is left.
func (l *Lookup) traceNever(ctx context.Context, db *DB, address string) error {
	s, err := db.recognised(ctx, address)
	if err != nil || s.ID == 0 {
		return err
	}
	l.Traces = append(l.Traces, Trace{Kind: TraceNever, At: s.CreatedAt, Why: s.Reason})
	if len(l.Contacts) > 0 {
		return nil
	}
	var erased []Contact
	err = db.q(ctx).Where("suppression_id = ? AND erased_at IS NOT NULL", s.ID).Find(&erased).Error
	for _, c := range erased {
		if !l.traced(TraceErased, c.ID) {
			l.Traces = append(l.Traces, Trace{Kind: TraceErased, At: *c.ErasedAt, ContactID: c.ID})
		}
	}
	return err
}

func (l *Lookup) traced(kind TraceKind, contactID int64) bool {
	for _, t := range l.Traces {
		if t.Kind == kind && t.ContactID == contactID {
			return true
		}
	}
	return false
}

func (l *Lookup) tracePending(ctx context.Context, db *DB, address string) error {
	var pending []Signup
	err := db.q(ctx).Where("phone = ? AND state = 'pending' AND expires_at > ?", address, db.Now()).Order("id DESC").Limit(5).Find(&pending).Error
	for _, s := range pending {
		l.Traces = append(l.Traces, Trace{Kind: TracePending, At: s.CreatedAt})
	}
	return err
}

func (l *Lookup) traceEarlyStop(ctx context.Context, db *DB, address string) error {
	if len(l.Contacts) > 0 {
		return nil
	}
	var stops []Trace
	err := db.q(ctx).Raw(`SELECT at FROM early_stops WHERE hash IN ?`, db.stopHashes(Address{Phone: address})).Scan(&stops).Error
	for _, stop := range stops {
		l.Traces = append(l.Traces, Trace{Kind: TraceEarlyStop, At: stop.At})
	}
	return err
}

// manyUserIDs is where counting people without a number ends: it is as good as "many".
const manyUserIDs = 1000

// traceUserIDs counts the people who are known by their user id only: a number can be one of theirs, and nobody can tell but they.
func (l *Lookup) traceUserIDs(ctx context.Context, db *DB) error {
	var n int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT id FROM contacts WHERE phone IS NULL AND bsuid IS NOT NULL LIMIT ?) AS nameless`, manyUserIDs).Scan(&n).Error
	if n > 0 {
		l.Traces = append(l.Traces, Trace{Kind: TraceUserIDs, N: n})
	}
	return err
}

// Many tells that there are at least as many as were counted.
func (t Trace) Many() bool { return t.N >= manyUserIDs }

package models

import (
	"context"
	"time"
)

// RenewalFigures are how the renewals of a purpose stand.
type RenewalFigures struct {
	Purpose Purpose
	Plan    RenewalPlan
	// Form is whose question people would be asked; its id is 0 where no published form asks for the purpose.
	Form Form
	// Weeks are how many yeses end in each of the coming weeks, this one first; Soon are those among them within the days of the plan.
	Weeks []RenewalWeek
	Soon  int64
	// ToAsk are those of them who were not asked yet, ToRemind those who were asked a week ago or longer and have not answered.
	ToAsk, ToRemind int64
	// Asked in the last year, and what became of them; Waiting have not answered.
	Asked, Renewed, Stopped, Lapsed, Waiting int64
	// Ended without a new yes, ever, asked or not.
	Ended int64
}

// RenewalWeek is a week, from its Monday, and how many yeses end in it.
type RenewalWeek struct {
	Monday time.Time
	N      int64
}

// weeksAhead is how far the list of weeks looks.
const weeksAhead = 13

// ListRenewals tells how renewals stand for each purpose in use whose yeses end by themselves, or of which some still do.
func ListRenewals(ctx context.Context, db *DB) (all []RenewalFigures, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		var purposes []Purpose
		err := tx.q(ctx).Raw(`SELECT * FROM purposes p WHERE archived_at IS NULL AND (valid_months > 0
			OR EXISTS (SELECT 1 FROM consents k WHERE k.purpose_id = p.id AND k.state = 'given' AND k.expires_at IS NOT NULL)) ORDER BY id`).Scan(&purposes).Error
		if err != nil {
			return err
		}
		for _, purpose := range purposes {
			figures, err := tx.renewalFigures(ctx, purpose)
			if err != nil {
				return err
			}
			all = append(all, figures)
		}
		return nil
	})
	return all, err
}

func (db *DB) renewalFigures(ctx context.Context, p Purpose) (f RenewalFigures, err error) {
	f.Purpose = p
	if f.Plan, err = FindRenewalPlan(ctx, db, p.ID); err != nil {
		return f, err
	}
	if f.Form, err = db.formAsking(ctx, p.ID, nil); err != nil && unlessNobody(err) != nil {
		return f, err
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return f, err
	}
	return f, collect(
		func() error { return db.renewalWeeks(ctx, &f, company.Location()) },
		func() (err error) {
			f.Soon, err = db.countEnding(ctx, p.ID, db.Now(), db.Now().AddDate(0, 0, f.Plan.AskDays))
			return err
		},
		func() (err error) {
			f.ToAsk, err = db.countRenewable(ctx, Audience{Expires: f.Plan.AskDays}, p.ID)
			return err
		},
		func() (err error) {
			f.ToRemind, err = db.countRenewable(ctx, Audience{Expires: f.Plan.AskDays, Remind: true}, p.ID)
			return err
		},
		func() error { return db.renewalFunnel(ctx, &f) },
		func() error {
			return db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT 1 FROM consents WHERE purpose_id = ? AND state = 'expired' LIMIT ?) AS ended`, p.ID, MostTallied+1).Scan(&f.Ended).Error
		},
	)
}

func (db *DB) countRenewable(ctx context.Context, a Audience, purposeID int64) (n int64, err error) {
	where, args := db.renewable(a, purposeID)
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM consents k WHERE `+where, args...).Scan(&n).Error
	return n, err
}

func (db *DB) countEnding(ctx context.Context, purposeID int64, from, until time.Time) (n int64, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM consents WHERE purpose_id = ? AND state = 'given' AND expires_at IS NOT NULL AND expires_at > ? AND expires_at <= ?`,
		purposeID, from, until).Scan(&n).Error
	return n, err
}

func (db *DB) renewalWeeks(ctx context.Context, f *RenewalFigures, zone *time.Location) error {
	now := db.Now().In(zone)
	monday := time.Date(now.Year(), now.Month(), now.Day()-(int(now.Weekday())+6)%7, 0, 0, 0, 0, zone)
	for range weeksAhead {
		week, next := RenewalWeek{Monday: monday}, monday.AddDate(0, 0, 7)
		from := monday
		if from.Before(now) {
			from = now
		}
		var err error
		if week.N, err = db.countEnding(ctx, f.Purpose.ID, from.UTC(), next.UTC()); err != nil {
			return err
		}
		f.Weeks, monday = append(f.Weeks, week), next
	}
	return nil
}

func (db *DB) renewalFunnel(ctx context.Context, f *RenewalFigures) error {
	var counts []struct {
		Outcome RenewalOutcome
		N       int64
	}
	err := db.q(ctx).Raw(`SELECT outcome, COUNT(*) AS n FROM renewal_requests WHERE purpose_id = ? AND asked_at >= ? AND round = 1 GROUP BY outcome`,
		f.Purpose.ID, statementYear(db.Now())).Scan(&counts).Error
	for _, c := range counts {
		f.Asked += c.N
		switch c.Outcome {
		case Renewed:
			f.Renewed = c.N
		case RenewalStopped:
			f.Stopped = c.N
		case RenewalLapsed:
			f.Lapsed = c.N
		default:
			f.Waiting = c.N
		}
	}
	return err
}

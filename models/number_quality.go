package models

import (
	"context"
	"time"
)

// NumberHealth is how a number stands, and stood.
type NumberHealth struct {
	Number Number
	// Left is how many more people may be reached now, Limit the messaging limit; -1 is unlimited. Reached is how many count to it, more than it allows
	// after Meta has lowered it; only where nobody may be reached now.
	Left, Limit, Reached int64
	// Days are the last days up to today, the oldest first, each as it was at its end. A day before anything was known has an empty Quality.
	Days []NumberDay
}

// NumberDay is how a number stood at the end of one day.
type NumberDay struct {
	Day            time.Time
	Quality        string
	MessagingLimit int64
}

// ListNumberHealth returns every number with its last days, as days are counted in zone.
func ListNumberHealth(ctx context.Context, db *DB, days int, zone *time.Location) ([]NumberHealth, error) {
	numbers, err := ListNumbers(ctx, db)
	if err != nil {
		return nil, err
	}
	all := make([]NumberHealth, len(numbers))
	for i, n := range numbers {
		if all[i], err = n.health(ctx, db, days, zone); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (n Number) health(ctx context.Context, db *DB, days int, zone *time.Location) (h NumberHealth, err error) {
	portfolio, err := FindPortfolio(ctx, db, n.PortfolioID)
	if err != nil {
		return h, err
	}
	h = NumberHealth{Number: n}
	if h.Left, h.Limit, err = LimitLeft(ctx, db, portfolio); err != nil {
		return h, err
	}
	if h.Left == 0 {
		if h.Reached, err = reached(ctx, db, portfolio.ID); err != nil {
			return h, err
		}
	}
	now := db.Now().In(zone)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, zone)
	first := today.AddDate(0, 0, 1-days)
	samples, err := samplesFrom(ctx, db, n.ID, first)
	h.Days = dayByDay(samples, first, days)
	return h, err
}

// samplesFrom are the samples since a moment, and the one before, which says how it began.
func samplesFrom(ctx context.Context, db *DB, numberID int64, since time.Time) ([]NumberSample, error) {
	var before []NumberSample
	err := db.q(ctx).Where("number_id = ? AND at < ?", numberID, since.UTC()).Order("at DESC, id DESC").Limit(1).Find(&before).Error
	if err != nil {
		return nil, err
	}
	after, err := ListNumberSamples(ctx, db, numberID, since.UTC())
	return append(before, after...), err
}

// dayByDay carries the last sample of each day to its end.
func dayByDay(samples []NumberSample, first time.Time, days int) []NumberDay {
	all := make([]NumberDay, days)
	next := 0
	var last NumberSample
	for i := range all {
		start := first.AddDate(0, 0, i)
		for next < len(samples) && samples[next].At.Before(start.AddDate(0, 0, 1)) {
			last = samples[next]
			next++
		}
		all[i] = NumberDay{Day: start, Quality: last.Quality, MessagingLimit: last.MessagingLimit}
	}
	return all
}

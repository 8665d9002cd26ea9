package models

import (
	"context"
	"time"

	"gorm.io/gorm/clause"

	"greenlist/whatsapp"
)

// Portfolio is the business portfolio at Meta that numbers belong to. The messaging limit is its.
type Portfolio struct {
	ID     int64
	MetaID string
	// MessagingLimit is how many people may be messaged outside a customer service window in any 24 hours; -1 is unlimited.
	MessagingLimit int64
	UpdatedAt      time.Time
}

// Number is a phone number we send from.
type Number struct {
	ID           int64
	AccountID    int64
	PortfolioID  int64
	MetaID       string
	Phone        string
	VerifiedName string
	// Quality is Meta's rating: GREEN, YELLOW, RED or UNKNOWN; values we do not know are kept.
	Quality string
	Status  string
	// PerSecond is the throughput Meta allows, both ways together.
	PerSecond  int
	NextFreeAt time.Time
	// BrakedAt is since when no campaign may use it, BrakedWhy the reason in a word, ReleasedAt when it was let go last.
	BrakedAt   *time.Time
	BrakedWhy  string
	ReleasedAt *time.Time
	CheckedAt  *time.Time
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// NumberSample is how a number stood at one moment.
type NumberSample struct {
	ID             int64
	NumberID       int64
	At             time.Time
	Quality        string
	Status         string
	MessagingLimit int64
	Source         string
}

// ListNumbers returns every number of the installation.
func ListNumbers(ctx context.Context, db *DB) ([]Number, error) {
	var numbers []Number
	err := db.q(ctx).Order("id").Find(&numbers).Error
	return numbers, err
}

// FindNumber returns one number.
func FindNumber(ctx context.Context, db *DB, id int64) (Number, error) {
	var n Number
	err := db.q(ctx).Take(&n, id).Error
	return n, found(err, "number")
}

// FindPortfolio returns the portfolio of a number.
func FindPortfolio(ctx context.Context, db *DB, id int64) (Portfolio, error) {
	var p Portfolio
	err := db.q(ctx).Take(&p, id).Error
	return p, found(err, "portfolio")
}

// ObserveNumber stores how Meta says a number stands, and keeps a sample when anything changed. source is "poll" or "webhook".
func ObserveNumber(ctx context.Context, db *DB, account Account, seen whatsapp.PhoneNumber, source string) (Number, error) {
	var number Number
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		portfolio, err := tx.portfolioOf(ctx, account, seen)
		if err != nil {
			return err
		}
		var before Number
		if err := tx.q(ctx).Raw(`SELECT * FROM numbers WHERE meta_id = ?`, seen.ID).Scan(&before).Error; err != nil {
			return err
		}
		if number, err = tx.storeNumber(ctx, account, portfolio, seen); err != nil {
			return err
		}
		if err := tx.brakeStatusOf(ctx, before.Status, number); err != nil {
			return err
		}
		if err := tx.brakeQualityOf(ctx, before.Quality, number); err != nil {
			return err
		}
		return tx.sample(ctx, number, portfolio.MessagingLimit, source)
	})
	return number, err
}

// portfolioOf keeps one portfolio for each account: Meta does not tell which portfolio owns a number, and the limit it reports on the
// number is the portfolio's. A new one gets Meta's first limit until its own is known.
func (db *DB) portfolioOf(ctx context.Context, account Account, seen whatsapp.PhoneNumber) (Portfolio, error) {
	limit, known := whatsapp.LimitOf(seen.MessagingLimit)
	first := int64(firstLimit)
	if known {
		first = int64(limit)
	}
	p := Portfolio{MetaID: account.WABAID, MessagingLimit: first, UpdatedAt: db.Now()}
	if err := db.q(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&p).Error; err != nil {
		return p, err
	}
	if err := db.q(ctx).Where("meta_id = ?", account.WABAID).Take(&p).Error; err != nil || !known {
		return p, err
	}
	return p, db.setLimit(ctx, &p, int64(limit))
}

func (db *DB) storeNumber(ctx context.Context, account Account, portfolio Portfolio, seen whatsapp.PhoneNumber) (Number, error) {
	now := db.Now()
	n := Number{
		AccountID: account.ID, PortfolioID: portfolio.ID, MetaID: seen.ID, Phone: whatsapp.Digits(seen.DisplayPhoneNumber), VerifiedName: seen.VerifiedName,
		Quality: seen.QualityRating, Status: seen.Status, PerSecond: seen.PerSecond(), NextFreeAt: now, CheckedAt: &now, CreatedAt: now, UpdatedAt: now,
	}
	err := db.q(ctx).Raw(`INSERT INTO numbers (account_id, portfolio_id, meta_id, phone, verified_name, quality, status, per_second, next_free_at, checked_at, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (meta_id) DO UPDATE SET phone = excluded.phone, verified_name = excluded.verified_name, quality = excluded.quality,
		status = excluded.status, per_second = excluded.per_second, checked_at = excluded.checked_at, updated_at = excluded.updated_at
		RETURNING *`, n.AccountID, n.PortfolioID, n.MetaID, n.Phone, n.VerifiedName, n.Quality, n.Status, n.PerSecond, n.NextFreeAt, n.CheckedAt, n.CreatedAt, n.UpdatedAt).Scan(&n).Error
	return n, err
}

// sample keeps a row when something changed, and one a day when nothing did, so that a chart has points.
func (db *DB) sample(ctx context.Context, n Number, limit int64, source string) error {
	var last NumberSample
	err := db.q(ctx).Where("number_id = ?", n.ID).Order("at DESC, id DESC").Limit(1).Find(&last).Error
	if err != nil {
		return err
	}
	same := last.ID != 0 && last.Quality == n.Quality && last.Status == n.Status && last.MessagingLimit == limit
	if same && db.Now().Sub(last.At) < 24*time.Hour {
		return nil
	}
	return db.q(ctx).Create(&NumberSample{NumberID: n.ID, At: db.Now(), Quality: n.Quality, Status: n.Status, MessagingLimit: limit, Source: source}).Error
}

// ListNumberSamples returns how a number stood since a moment, oldest first.
func ListNumberSamples(ctx context.Context, db *DB, numberID int64, since time.Time) ([]NumberSample, error) {
	var samples []NumberSample
	err := db.q(ctx).Where("number_id = ? AND at >= ?", numberID, since).Order("at, id").Find(&samples).Error
	return samples, err
}

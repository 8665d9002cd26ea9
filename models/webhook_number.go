package models

import (
	"context"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// applyNumberEvent applies news of a number, of the portfolio's messaging limit or of the account, in the transaction that is open. Such
// news says less than Meta knows, so an errand reads the numbers again; that also mends what came in the wrong order.
func (db *DB) applyNumberEvent(ctx context.Context, event whatsapp.Event) error {
	account, err := db.accountOf(ctx, event.Where())
	if err != nil || account.ID == 0 {
		return err
	}
	switch e := event.(type) {
	case whatsapp.NumberQualityEvent:
		if err := db.hearNumber(ctx, account, e); err != nil {
			return err
		}
	case whatsapp.CapabilityEvent:
		if e.MessagingLimit != nil {
			if err := db.hearLimit(ctx, account, int64(*e.MessagingLimit)); err != nil {
				return err
			}
		}
	case whatsapp.AccountEvent:
		if err := db.hearAccount(ctx, account, e); err != nil {
			return err
		}
	case whatsapp.NumberNameEvent:
	default:
		return nil
	}
	return Enqueue(ctx, db, ErrandPollNumbers, "", struct{}{}, db.Now())
}

func (db *DB) hearNumber(ctx context.Context, account Account, e whatsapp.NumberQualityEvent) error {
	if limit, known := whatsapp.LimitOf(e.Limit); known {
		if err := db.hearLimit(ctx, account, int64(limit)); err != nil {
			return err
		}
	}
	if e.Event != "THROUGHPUT_UPGRADE" {
		return nil
	}
	return db.q(ctx).Exec(`UPDATE numbers SET per_second = ?, updated_at = ? WHERE account_id = ? AND phone = ?`,
		whatsapp.PhoneNumber{ThroughputLevel: whatsapp.ThroughputHigh}.PerSecond(), db.Now(), account.ID, whatsapp.Digits(e.DisplayPhoneNumber)).Error
}

// hearLimit sets the limit of the account's portfolio, and samples its numbers. A portfolio that no number has brought yet is left for the
// errand that reads them.
func (db *DB) hearLimit(ctx context.Context, account Account, limit int64) error {
	var numbers []Number
	if err := db.q(ctx).Where("account_id = ?", account.ID).Order("id").Find(&numbers).Error; err != nil {
		return err
	}
	for _, n := range numbers {
		p, err := FindPortfolio(ctx, db, n.PortfolioID)
		if err != nil {
			return err
		}
		if err := db.setLimit(ctx, &p, limit); err != nil {
			return err
		}
		if err := db.sample(ctx, n, limit, "webhook"); err != nil {
			return err
		}
	}
	return nil
}

// hearAccount keeps the newest word about the account where people see it, and stops sending where it says so.
func (db *DB) hearAccount(ctx context.Context, account Account, e whatsapp.AccountEvent) error {
	at := e.At.UTC()
	if at.IsZero() {
		at = db.Now()
	}
	if err := db.brakeAccountFor(ctx, account, e); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE accounts SET notice = ?, notice_detail = ?, notice_at = ?, updated_at = ? WHERE id = ? AND (notice_at IS NULL OR notice_at <= ?)`,
		e.Event, noticeDetail(e), at, db.Now(), account.ID, at).Error
}

// noticeDetail puts into one line what came along: the violation, and what may not be done until when.
func noticeDetail(e whatsapp.AccountEvent) string {
	parts := []string{}
	if e.Detail != "" {
		parts = append(parts, e.Detail)
	}
	for _, r := range e.Restrictions {
		if r.Until.IsZero() {
			parts = append(parts, r.Type)
			continue
		}
		parts = append(parts, r.Type+" until "+r.Until.UTC().Format(time.DateOnly))
	}
	return strings.Join(parts, ", ")
}

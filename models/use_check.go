package models

import (
	"context"
	"encoding/json"
	"time"

	"greenlist/ledger"
)

// UseCheck is how many messages were sent without a valid consent, which must be none, and how that was counted: by going through the log, in which every
// claim says which yes it relied on, and judging each by what the log holds about that person. What was judged once stays judged: the log only grows,
// and nothing that comes later can stand before a claim.
type UseCheck struct {
	// LookedAt are the attempts that were judged, Erased those of them whose yes could not be opened any more.
	LookedAt, Erased int64
	// Through is how many entries of the log were gone through, of Size.
	Through, Size int64
	CheckedAt     time.Time
	// Faults are attempts without a valid yes, Unaccounted messages that were claimed and name no yes, or no entry of the log.
	Faults, Unaccounted int64
}

// Wrong is the number.
func (c UseCheck) Wrong() int64 { return c.Faults + c.Unaccounted }

// Complete tells that the whole log has been gone through.
func (c UseCheck) Complete() bool { return c.Through == c.Size }

// The questions behind the number, as they are asked. Ids stand for the question marks. SQLite joins in the order that CROSS JOIN gives; by itself it would go
// through all uses there are for each piece of the log.
const (
	usesAsked   = `SELECT e.id, e.created_at, s.payload FROM log_leaves l CROSS JOIN evidence e CROSS JOIN sealed s WHERE l.idx >= ? AND l.idx < ? AND e.id = l.evidence_id AND e.type = 'use' AND s.evidence_id = e.id ORDER BY l.idx`
	yesesAsked  = `SELECT e.id, e.contact_id, e.type, s.payload FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id WHERE `
	nosAsked    = `SELECT e.id, e.contact_id, e.type, s.payload FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id WHERE e.type IN ('withdrawn', 'refused', 'expired') AND e.id > ? AND e.id < ? AND `
	unaccounted = ` FROM messages WHERE unaccounted AND kind IN ('campaign', 'trigger') AND attempt > 0 AND (consent_evidence_id IS NULL OR use_evidence_id IS NULL)`
)

// UseQuestions are the questions behind the number, in the words of the database.
func UseQuestions(db *DB) []string {
	return []string{usesAsked, yesesAsked + db.among("e.id"), nosAsked + db.among("e.contact_id"), `SELECT COUNT(*)` + unaccounted}
}

const (
	// checkedLeaves and checkedUses are how much one step takes at most.
	checkedLeaves = 2000
	checkedUses   = 4000
)

// FindUseCheck returns how far the count has come.
func FindUseCheck(ctx context.Context, db *DB) (c UseCheck, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		c, err = tx.useCheck(ctx)
		return err
	})
	return c, err
}

func (db *DB) useCheck(ctx context.Context) (c UseCheck, err error) {
	if err = db.q(ctx).Raw(`SELECT through, looked_at, erased, checked_at FROM use_checks WHERE id = 1`).Scan(&c).Error; err != nil {
		return c, err
	}
	if c.Size, err = db.LogSize(ctx); err != nil {
		return c, err
	}
	if err = db.q(ctx).Raw(`SELECT COUNT(*) FROM unfounded_uses`).Scan(&c.Faults).Error; err != nil {
		return c, err
	}
	return c, db.q(ctx).Raw(`SELECT COUNT(*)` + unaccounted).Scan(&c.Unaccounted).Error
}

// CheckUses goes on with the count, at most so many steps, or until the log is at its end. Another process that counts at the same time counts for both.
func CheckUses(ctx context.Context, db *DB, steps int) error {
	for range steps {
		more, err := db.checkSome(ctx)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// checkSome judges the next few uses. It reads first and writes after, so that nobody who writes has to wait while it reads.
func (db *DB) checkSome(ctx context.Context) (more bool, err error) {
	var step useStep
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if step.before, err = tx.useCheck(ctx); err != nil {
			return err
		}
		return step.read(ctx, tx)
	})
	if err != nil {
		return false, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error { return step.write(ctx, tx) })
	return step.through < step.before.Size, err
}

// useStep is one step of the count: where it began, how far it came, and what it judged.
type useStep struct {
	before  UseCheck
	through int64
	judged  []judgedUse
	erased  int64
}

type judgedUse struct {
	ledger.Use
	use     int64
	verdict Verdict
}

// claimed is a use as the log tells of it.
type claimed struct {
	reliance
	ledger.Use
}

func (s *useStep) read(ctx context.Context, db *DB) error {
	var rows []struct {
		ID        int64
		CreatedAt time.Time
		Payload   []byte
	}
	s.through = min(s.before.Through+checkedLeaves, s.before.Size)
	// 500 messages are claimed at once at most, so that ten claims are never too many.
	err := db.q(ctx).Raw(usesAsked+` LIMIT ?`, s.before.Through, s.through, checkedUses/claimMost).Scan(&rows).Error
	if err != nil {
		return err
	}
	var all []claimed
	for _, row := range rows {
		var event ledger.UseEvent
		if err := json.Unmarshal(row.Payload, &event); err != nil {
			return err
		}
		for _, u := range event.Uses {
			all = append(all, claimed{reliance{contact: u.Contact, purpose: event.Purpose, consent: u.Consent, use: row.ID, at: row.CreatedAt}, u})
		}
	}
	if len(rows) == checkedUses/claimMost {
		if err := db.q(ctx).Raw(`SELECT idx + 1 FROM log_leaves WHERE evidence_id = ?`, rows[len(rows)-1].ID).Scan(&s.through).Error; err != nil {
			return err
		}
	}
	return s.judge(ctx, db, all)
}

func (s *useStep) judge(ctx context.Context, db *DB, all []claimed) error {
	if len(all) == 0 {
		return nil
	}
	var consents, people []int64
	first, last := all[0].consent, all[0].use
	for _, one := range all {
		consents, people = append(consents, one.consent), append(people, one.contact)
		first, last = min(first, one.consent), max(last, one.use)
	}
	yeses, err := db.acts(ctx, yesesAsked+db.among("e.id"), db.list(unique(consents)))
	if err != nil {
		return err
	}
	nos, err := db.acts(ctx, nosAsked+db.among("e.contact_id"), first, last, db.list(unique(people)))
	if err != nil {
		return err
	}
	byID, byPerson := map[int64]*act{}, map[int64][]act{}
	for i := range yeses {
		byID[yeses[i].id] = &yeses[i]
	}
	for _, no := range nos {
		byPerson[no.contact] = append(byPerson[no.contact], no)
	}
	for _, one := range all {
		verdict := one.verdict(byID[one.consent], byPerson[one.contact])
		if verdict == YesErased {
			s.erased++
		}
		s.judged = append(s.judged, judgedUse{one.Use, one.use, verdict})
	}
	return nil
}

// acts reads evidence as yeses and nos.
func (db *DB) acts(ctx context.Context, asked string, args ...any) ([]act, error) {
	var rows []struct {
		ID        int64
		ContactID *int64
		Type      ledger.Type
		Payload   []byte
	}
	if err := db.q(ctx).Raw(asked, args...).Scan(&rows).Error; err != nil {
		return nil, err
	}
	all := make([]act, len(rows))
	for i, row := range rows {
		event, err := openConsent(row.Type, row.Payload)
		if err != nil {
			return nil, err
		}
		all[i] = act{id: row.ID, contact: value(row.ContactID), kind: row.Type, event: event}
	}
	return all, nil
}

// write keeps what was judged, unless somebody else did meanwhile.
func (s *useStep) write(ctx context.Context, db *DB) error {
	err := db.q(ctx).Exec(`INSERT INTO use_checks (id, through, looked_at, erased, checked_at) VALUES (1, 0, 0, 0, ?) ON CONFLICT (id) DO NOTHING`, db.Now()).Error
	if err != nil {
		return err
	}
	moved := db.q(ctx).Exec(`UPDATE use_checks SET through = ?, looked_at = looked_at + ?, erased = erased + ?, checked_at = ? WHERE id = 1 AND through = ?`,
		s.through, len(s.judged), s.erased, db.Now(), s.before.Through)
	if moved.Error != nil || moved.RowsAffected == 0 {
		return moved.Error
	}
	for _, one := range s.judged {
		if one.verdict.Valid() {
			continue
		}
		err := db.q(ctx).Exec(`INSERT INTO unfounded_uses (message_id, attempt, contact_id, consent_evidence_id, use_evidence_id, why) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			one.Message, one.Attempt, one.Contact, one.Consent, one.use, one.verdict).Error
		if err != nil {
			return err
		}
	}
	return nil
}

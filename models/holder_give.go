package models

import (
	"context"
	"fmt"
	"time"
)

const (
	// handOutHour is when the day's checkpoint goes out, in the company's zone: after midnight everywhere else in it, before anybody works.
	handOutHour = 3
	// handOutAge is when evidence that nobody outside covers is old enough not to wait for the day's checkpoint: the policy is that nothing
	// stays uncovered for more than AnchorPolicy, and delivering takes a while.
	handOutAge = 23 * time.Hour
	// AnchorPolicy is how long evidence may stand without a checkpoint outside that covers it.
	AnchorPolicy = 24 * time.Hour
)

// HandOutCheckpoints signs the log and gives the checkpoint to everybody who is due one: who got none today once the hour has come, and who
// lacks evidence that is nearly a day old. Who has the newest already gets nothing twice. Without holders the log is signed every day all the
// same. It may be called as often as one likes, by any process.
func HandOutCheckpoints(ctx context.Context, db *DB) error {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	if err := placeAll(ctx, db); err != nil {
		return err
	}
	due, anybody, err := db.dueHolders(ctx, company.Location())
	if err != nil {
		return err
	}
	if !anybody {
		return signDaily(ctx, db, company.Location())
	}
	return giveAll(ctx, db, due)
}

// dueHolders are those who should get a checkpoint now; anybody tells whether there are holders at all.
func (db *DB) dueHolders(ctx context.Context, zone *time.Location) (due []Holder, anybody bool, err error) {
	holders, err := db.listHolders(ctx)
	for _, h := range holders {
		if err != nil || h.Stopped() {
			break
		}
		var now bool
		if now, err = h.due(ctx, db, zone); now {
			due = append(due, h)
		}
		anybody = true
	}
	return due, anybody, err
}

// due tells whether the holder should get a checkpoint now.
func (h Holder) due(ctx context.Context, db *DB, zone *time.Location) (bool, error) {
	var newest []CheckpointCopy
	err := db.q(ctx).Where("holder_id = ?", h.ID).Order("size DESC").Limit(1).Find(&newest).Error
	if err != nil || len(newest) == 0 {
		return true, err
	}
	if newDay(newest[0].GivenAt.In(zone), db.Now().In(zone)) {
		return true, nil
	}
	oldest, some, err := db.evidenceFrom(ctx, newest[0].Size)
	return some && db.Now().Sub(oldest) >= handOutAge, err
}

// newDay tells whether the hour of a later day than last's has come.
func newDay(last, now time.Time) bool {
	return now.Hour() >= handOutHour && last.Format(time.DateOnly) < now.Format(time.DateOnly)
}

// evidenceFrom is when the first evidence was written that a log of this size lacks; some is false where there is none.
func (db *DB) evidenceFrom(ctx context.Context, size int64) (at time.Time, some bool, err error) {
	var first []Evidence
	err = db.q(ctx).Raw(`SELECT e.* FROM log_leaves l JOIN evidence e ON e.id = l.evidence_id WHERE l.idx = ?`, size).Scan(&first).Error
	if err != nil || len(first) == 0 {
		return time.Time{}, false, err
	}
	return first[0].CreatedAt, true, nil
}

func signDaily(ctx context.Context, db *DB, zone *time.Location) error {
	var last []Checkpoint
	if err := db.q(ctx).Order("size DESC").Limit(1).Find(&last).Error; err != nil {
		return err
	}
	if len(last) > 0 && !newDay(last[0].CreatedAt.In(zone), db.Now().In(zone)) {
		return nil
	}
	_, err := SignCheckpoint(ctx, db)
	return unlessNothing(err)
}

// unlessNothing forgives that there is no evidence yet.
func unlessNothing(err error) error {
	if _, none := err.(NotFound); none {
		return nil
	}
	return err
}

// Give signs the log as it stands and sends the holder the checkpoint, as the day will. It refuses a holder who wants no more.
func (h Holder) Give(ctx context.Context, db *DB, who Actor) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now, err := FindHolder(ctx, tx, h.ID)
		if err != nil {
			return err
		}
		if now.Stopped() {
			return Conflict{"They get no more."}
		}
		return tx.audit(ctx, who, deed{act: actCheckpointHolderSend, subjectID: h.ID})
	})
	if err != nil {
		return err
	}
	return giveAll(ctx, db, []Holder{h})
}

// giveAll signs the log as it stands, once for all of them.
func giveAll(ctx context.Context, db *DB, holders []Holder) error {
	if len(holders) == 0 {
		return nil
	}
	c, err := SignCheckpoint(ctx, db)
	if err != nil {
		return unlessNothing(err)
	}
	for _, h := range holders {
		if err := h.give(ctx, db, c); err != nil {
			return err
		}
	}
	return nil
}

// give puts the checkpoint in the outbox for the holder, once for each size.
func (h Holder) give(ctx context.Context, db *DB, c Checkpoint) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		copied := tx.q(ctx).Exec(`INSERT INTO checkpoint_copies (holder_id, size, given_at) SELECT id, `+tx.pick(`?, ?`, `?::bigint, ?::timestamptz`)+` FROM checkpoint_holders
			WHERE id = ? AND stopped_at IS NULL ON CONFLICT (holder_id, size) DO NOTHING`, c.Size, tx.Now(), h.ID)
		if copied.Error != nil || copied.RowsAffected == 0 {
			return copied.Error
		}
		m, err := tx.checkpointMail(ctx, h, c)
		if err != nil {
			return err
		}
		_, err = tx.put(ctx, System, m)
		return err
	})
}

func (db *DB) checkpointMail(ctx context.Context, h Holder, c Checkpoint) (Mail, error) {
	m := Mail{Kind: MailCheckpoint, Way: h.Way, Address: h.Address, HolderID: &h.ID, Size: &c.Size, Subject: fmt.Sprintf("Checkpoint %d", c.Size), Body: c.Note}
	if h.Way == ByWeb {
		return m, nil
	}
	if db.place.letters == nil {
		return m, errNoLetters
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return m, err
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		return m, err
	}
	says := db.place.letters.Checkpoint(CheckpointLetter{
		Company: company.Name, Email: company.Email, Origin: db.place.installation.Origin, VKey: vkey, Size: c.Size, At: c.CreatedAt.In(company.Location()),
	})
	m.Subject, m.Body = says.Subject, says.Body
	return m, nil
}

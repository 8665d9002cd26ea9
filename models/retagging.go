package models

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"greenlist/ledger"
)

// Retagging gives a tag to everybody who fitted a search when it began, or takes it from them. It works in the background, some people at a time,
// and goes on where it was after a crash.
type Retagging struct {
	ID      int64
	Search  ContactSearch `gorm:"serializer:json"`
	Tag     string
	Removes bool
	State   RetaggingState
	// Through is the last contact that was looked at, Upto the last there was when it began.
	Through    int64
	Upto       int64
	Changed    int64
	CreatedBy  *int64
	CreatedAt  time.Time
	FinishedAt *time.Time
}

// RetaggingState is where it stands: running → finished | cancelled.
type RetaggingState string

// The states of a retagging.
const (
	RetaggingRunning   RetaggingState = "running"
	RetaggingFinished  RetaggingState = "finished"
	RetaggingCancelled RetaggingState = "cancelled"
)

// ErrandRetag works on a retagging. Its argument is a RetagErrand.
const ErrandRetag ErrandKind = "contacts.retag"

// RetagErrand says which one.
type RetagErrand struct {
	RetaggingID int64 `json:"retagging_id"`
}

// StartRetagging begins. It refuses a tag that is empty or too long.
func StartRetagging(ctx context.Context, db *DB, who Actor, s ContactSearch, tag string, removes bool) (Retagging, error) {
	tag = strings.Join(strings.Fields(tag), " ")
	if tag == "" || utf8.RuneCountInString(tag) > maxTag || strings.ContainsAny(tag, tagSeparators) {
		return Retagging{}, Invalid{"tag": "Write one tag of up to 50 letters, without commas."}
	}
	s.Before, s.After = 0, 0
	r := Retagging{Search: s, Tag: tag, Removes: removes, State: RetaggingRunning, CreatedBy: who.userID(), CreatedAt: db.Now()}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM contacts`).Scan(&r.Upto).Error; err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&r).Error; err != nil {
			return err
		}
		if err := tx.audit(ctx, who, deed{act: actContactsRetag, subjectID: r.ID, after: map[string]any{"search": s, "tag": tag, "removes": removes}}); err != nil {
			return err
		}
		return r.enqueue(ctx, tx)
	})
	return r, err
}

func (r *Retagging) enqueue(ctx context.Context, tx *DB) error {
	return Enqueue(ctx, tx, ErrandRetag, fmt.Sprintf("%d:%d", r.ID, r.Through), RetagErrand{r.ID}, tx.Now())
}

// FindRetagging returns one.
func FindRetagging(ctx context.Context, db *DB, id int64) (Retagging, error) {
	var r Retagging
	err := db.q(ctx).Take(&r, id).Error
	return r, found(err, "task")
}

// ListRetaggings returns those that are under way, oldest first.
func ListRetaggings(ctx context.Context, db *DB) (all []Retagging, err error) {
	return all, db.q(ctx).Where("state = ?", RetaggingRunning).Order("id").Limit(20).Find(&all).Error
}

// Cancel stops it where it is. Those who got the tag keep it.
func (r *Retagging) Cancel(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		stopped := tx.q(ctx).Exec(`UPDATE retaggings SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'running'`, tx.Now(), r.ID)
		if err := guarded(stopped, "This has ended already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actContactsCancelRetag, subjectID: r.ID})
	})
}

const (
	// retagBatch is how many people one transaction looks at.
	retagBatch = 1000
	// retagSlice is how long Retag works before it asks for another turn: well within the lease of an errand.
	retagSlice = 2 * time.Minute
)

// Retag works on a retagging from where it stands, until it is done, cancelled, or two minutes are over and another errand is in line.
func Retag(ctx context.Context, db *DB, id int64) error {
	r, err := FindRetagging(ctx, db, id)
	began := time.Now()
	for err == nil && r.State == RetaggingRunning {
		if time.Since(began) > retagSlice {
			return db.Tx(ctx, r.enqueue)
		}
		err = db.Tx(ctx, func(ctx context.Context, tx *DB) error { return r.step(ctx, tx) })
		if _, lost := err.(Conflict); lost {
			return nil // cancelled, or somebody else is at it
		}
	}
	return err
}

// step looks at the next people. The guard comes first: only one process gets past it for them.
func (r *Retagging) step(ctx context.Context, tx *DB) error {
	s := r.Search
	s.After, s.Before = r.Through, r.Upto+1
	f, err := s.finder(ctx, tx, true)
	if err != nil {
		return err
	}
	ids, err := f.next(ctx, retagBatch)
	if err != nil {
		return err
	}
	through, state := r.Upto, RetaggingFinished
	if len(ids) > 0 {
		through, state = ids[len(ids)-1], RetaggingRunning
	}
	ours := tx.q(ctx).Exec(`UPDATE retaggings SET through = ?, state = ?, finished_at = CASE WHEN ? = 'finished' THEN `+tx.pick(`?`, `?::timestamptz`)+` END WHERE id = ? AND state = 'running' AND through = ?`,
		through, state, state, tx.Now(), r.ID, r.Through)
	if err := guarded(ours, "Somebody else is at it."); err != nil {
		return err
	}
	var fit []int64
	if err := f.fit(ctx, "c.id", ids, len(ids)+1, &fit); err != nil {
		return err
	}
	changed, err := tx.retag(ctx, *r, fit)
	if err != nil {
		return err
	}
	if err := tx.q(ctx).Exec(`UPDATE retaggings SET changed = changed + ? WHERE id = ?`, changed, r.ID).Error; err != nil {
		return err
	}
	r.Through, r.State, r.Changed = through, state, r.Changed+changed
	return nil
}

// retag changes one tag of many people in one statement, so that nothing else about them is written over.
func (db *DB) retag(ctx context.Context, r Retagging, ids []int64) (int64, error) {
	tag, err := jsonText([]string{r.Tag})
	if err != nil {
		return 0, err
	}
	origin, err := jsonText(map[string]Origin{TagFact(r.Tag): {Source: ledger.SourceStaff, At: db.Now()}})
	if err != nil {
		return 0, err
	}
	if r.Removes {
		update := db.q(ctx).Exec(db.pick(
			`UPDATE contacts SET tags = (SELECT json_group_array(value) FROM json_each(contacts.tags) WHERE value <> ?), updated_at = ?
				WHERE `+db.among("id")+` AND EXISTS (SELECT 1 FROM json_each(contacts.tags) WHERE value = ?)`,
			`UPDATE contacts SET tags = tags - ?::text, updated_at = ? WHERE `+db.among("id")+` AND tags @> jsonb_build_array(?::text)`), r.Tag, db.Now(), db.list(ids), r.Tag)
		return update.RowsAffected, update.Error
	}
	update := db.q(ctx).Exec(db.pick(
		`UPDATE contacts SET tags = json_insert(tags, '$[#]', json_extract(?, '$[0]')), origins = json_patch(origins, ?), updated_at = ?
			WHERE `+db.among("id")+` AND json_array_length(tags) < ? AND NOT EXISTS (SELECT 1 FROM json_each(contacts.tags) WHERE value = ?)`,
		`UPDATE contacts SET tags = tags || ?::jsonb, origins = origins || ?::jsonb, updated_at = ?
			WHERE `+db.among("id")+` AND jsonb_array_length(tags) < ? AND NOT tags @> jsonb_build_array(?::text)`),
		tag, origin, db.Now(), db.list(ids), maxTags, r.Tag)
	return update.RowsAffected, update.Error
}

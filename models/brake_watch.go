package models

import (
	"cmp"
	"context"
	"time"
)

const (
	// watchBack is how far back a campaign's failures count. What went well long ago says nothing of now.
	watchBack = 10 * time.Minute
	// watchRow is how far back trouble counts as in a row. Outcomes are counted for ten seconds together, so it is up to twice as far.
	watchRow = outcomeBucket
	// watchAfter is for how long failures of a campaign that is over still concern its number: Meta tells of some late.
	watchAfter = 10 * time.Minute
	// silenceAfter is how long after Meta took messages something should have been heard of them; silenceLeast of how many.
	silenceAfter = 5 * time.Minute
	silenceBack  = 15 * time.Minute
	silenceLeast = 20
)

// watchedCampaign is a campaign that brakes look at.
type watchedCampaign struct {
	ID         int64
	NumberID   int64
	ResumedAt  *time.Time
	ReleasedAt *time.Time
}

// since is from when on outcomes count: not from before somebody decided that it may go on.
func (w watchedCampaign) since(now time.Time, back time.Duration) time.Time {
	since := now.Add(-back)
	for _, decided := range []*time.Time{w.ResumedAt, w.ReleasedAt} {
		if decided != nil && decided.After(since) {
			since = decided.Add(outcomeBucket)
		}
	}
	return since.Truncate(outcomeBucket)
}

// WatchCampaigns stops what should not go on, and lets go what may go on by itself. It is cheap, and meant to be called every second.
func WatchCampaigns(ctx context.Context, db *DB) error {
	if err := reopenCampaigns(ctx, db); err != nil {
		return err
	}
	if err := releaseBrakes(ctx, db); err != nil {
		return err
	}
	var watched []watchedCampaign
	err := db.q(ctx).Raw(`SELECT c.id, c.number_id, c.resumed_at, n.released_at FROM campaigns c JOIN numbers n ON n.id = c.number_id
		WHERE n.braked_at IS NULL AND (c.state = 'sending' OR (c.state = 'finished' AND c.finished_at > ?)) ORDER BY c.id`, db.Now().Add(-watchAfter)).Scan(&watched).Error
	if err != nil {
		return err
	}
	for _, w := range watched {
		if err := w.watch(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

func (w watchedCampaign) watch(ctx context.Context, db *DB) error {
	f, err := w.fared(ctx, db, watchBack)
	if err != nil {
		return err
	}
	if code, ok := f.stopCode(); ok {
		return BrakeFor(ctx, db, w.ID, code)
	}
	lately, err := w.fared(ctx, db, watchRow)
	if err != nil {
		return err
	}
	if why := cmp.Or(f.trouble(f.exceeds), lately.trouble(lately.inARow)); why != "" {
		return BrakeCampaign(ctx, db, w.ID, why)
	}
	silent, err := w.silent(ctx, db)
	if err != nil || !silent {
		return err
	}
	return brakeNumbers(ctx, db, BrakeSilence, `id = ?`, w.NumberID)
}

func (w watchedCampaign) fared(ctx context.Context, db *DB, back time.Duration) (fared, error) {
	var rows []struct {
		What string
		Code int
		N    int64
	}
	err := db.q(ctx).Raw(`SELECT what, code, SUM(n) AS n FROM outcomes WHERE campaign_id = ? AND at >= ? GROUP BY what, code`,
		w.ID, w.since(db.Now(), back)).Scan(&rows).Error
	f := fared{}
	for _, row := range rows {
		f[outcome{row.What, row.Code}] = row.N
	}
	return f, err
}

// silent tells whether nothing is heard of messages that Meta took a while ago.
func (w watchedCampaign) silent(ctx context.Context, db *DB) (bool, error) {
	var counted struct{ Taken, Heard int64 }
	now := db.Now()
	err := db.q(ctx).Raw(`SELECT COALESCE(SUM(CASE WHEN what = 'accepted' AND at < ? THEN n END), 0) AS taken,
		COALESCE(SUM(CASE WHEN what IN ('good', 'again', 'failed') THEN n END), 0) AS heard FROM outcomes WHERE campaign_id = ? AND at >= ?`,
		now.Add(-silenceAfter-outcomeBucket), w.ID, w.since(now, silenceBack)).Scan(&counted).Error
	return counted.Taken >= silenceLeast && counted.Heard == 0, err
}

// releaseBrakes lets go what needs nobody's decision: campaigns whose template Meta lets through again, and numbers of whose messages something
// is heard again.
func releaseBrakes(ctx context.Context, db *DB) error {
	var campaigns []Campaign
	err := db.q(ctx).Raw(`SELECT c.* FROM campaigns c JOIN templates t ON t.id = c.template_id WHERE c.state = 'paused' AND t.deleted_at IS NULL
		AND t.meta_status = 'APPROVED' AND (c.pause_reason = 'template:PAUSED' OR (c.pause_reason = 'meta:132015' AND t.status_at > c.paused_at))
		ORDER BY c.id`).Scan(&campaigns).Error
	if err != nil {
		return err
	}
	for _, c := range campaigns {
		if err := quicker(c.Resume(ctx, db, System)); err != nil {
			return err
		}
	}
	return releaseSilent(ctx, db)
}

func releaseSilent(ctx context.Context, db *DB) error {
	var silent []Number
	if err := db.q(ctx).Where("braked_why = ?", BrakeSilence).Order("id").Find(&silent).Error; err != nil {
		return err
	}
	for _, n := range silent {
		heard, err := n.heardAgain(ctx, db)
		if err == nil && heard {
			err = quicker(n.Release(ctx, db, System, ""))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heardAgain tells whether something has been heard of the number's messages since it was stopped. What was heard in the same breath is counted with
// what came just before; nothing did, or it would not have been stopped.
func (n Number) heardAgain(ctx context.Context, db *DB) (heard bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM outcomes o JOIN campaigns c ON c.id = o.campaign_id
		WHERE c.number_id = ? AND o.at >= ? AND o.what IN ('good', 'again', 'failed'))`, n.ID, n.BrakedAt.Truncate(outcomeBucket)).Scan(&heard).Error
	return heard, err
}

// quicker is no error where somebody else has just done the same.
func quicker(err error) error {
	if _, late := err.(Conflict); late {
		return nil
	}
	return err
}

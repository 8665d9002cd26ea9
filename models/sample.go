package models

import (
	"context"
	"strconv"
	"time"
)

// Sample is a number of opt-ins drawn at random, to be judged one by one. What it was drawn from and how is kept with it; once it is signed off nothing in
// it changes any more.
type Sample struct {
	ID int64
	SampleCriteria
	// Asked is how many were wanted; where there were fewer, all were taken.
	Asked int
	Seed  string
	// Population is how many opt-ins met the criteria, and Through the newest evidence among them.
	Population int64
	Through    int64
	DrawnBy    *int64
	Drawer     string
	DrawnAt    time.Time
	SignedBy   *int64
	Signer     string
	SignedAt   *time.Time
	// Report is what was signed, byte for byte; the log holds its hash.
	Report     []byte
	ReportHash string
}

// SampleCriteria are what the opt-ins have in common that a sample is drawn from. Empty fields ask for nothing.
type SampleCriteria struct {
	// Since and Until bound when people agreed; Until is the first moment that is too late.
	Since, Until *time.Time
	FormID       int64
	Source       string
	Grade        string
}

// Signed tells that the sample is final.
func (s Sample) Signed() bool { return s.SignedAt != nil }

// Number is what the sample is called.
func (s Sample) Number() string { return strconv.FormatInt(s.ID, 10) }

// FindSample returns one.
func FindSample(ctx context.Context, db *DB, id int64) (Sample, error) {
	var s Sample
	err := db.q(ctx).Take(&s, id).Error
	return s, found(err, "sample")
}

// SampleCount is how far a sample has come.
type SampleCount struct {
	SampleID int64
	// Drawn is all of it. Erased are those that can no longer be judged, because what proves them is gone.
	Drawn, Approved, Flagged, Erased int
}

// Judged counts those with a verdict.
func (c SampleCount) Judged() int { return c.Approved + c.Flagged }

// Waiting counts those that can still be judged, and have to be.
func (c SampleCount) Waiting() int { return c.Drawn - c.Judged() - c.Erased }

// Rate is what the sample says of the opt-ins it was drawn from: how many of them somebody like its reviewers would flag.
func (c SampleCount) Rate(population int64) Rate { return rateOf(c.Flagged, c.Judged(), population) }

// countSamples counts several at once. One that was judged and erased since keeps its verdict.
func (db *DB) countSamples(ctx context.Context, ids []int64) (map[int64]SampleCount, error) {
	var rows []SampleCount
	err := db.q(ctx).Raw(`SELECT i.sample_id, COUNT(*) AS drawn, SUM(CASE WHEN i.verdict = 'approved' THEN 1 ELSE 0 END) AS approved,
		SUM(CASE WHEN i.verdict = 'flagged' THEN 1 ELSE 0 END) AS flagged, SUM(CASE WHEN i.verdict = '' AND z.evidence_id IS NULL THEN 1 ELSE 0 END) AS erased
		FROM sample_items i LEFT JOIN sealed z ON z.evidence_id = i.evidence_id WHERE `+db.among("i.sample_id")+` GROUP BY i.sample_id`, db.list(ids)).Scan(&rows).Error
	counts := map[int64]SampleCount{}
	for _, row := range rows {
		counts[row.SampleID] = row
	}
	return counts, err
}

// Count is how far it has come.
func (s Sample) Count(ctx context.Context, db *DB) (SampleCount, error) {
	counts, err := db.countSamples(ctx, []int64{s.ID})
	return counts[s.ID], err
}

// SamplePageSize is how many samples one page lists.
const SamplePageSize = 30

// SampleLine is a sample and how far it has come.
type SampleLine struct {
	Sample
	Count SampleCount
}

// ListSamples returns one page, the newest first; before is the last one of the page before, 0 begins.
func ListSamples(ctx context.Context, db *DB, before int64) (all []SampleLine, more bool, err error) {
	q := db.q(ctx).Omit("report").Order("id DESC").Limit(SamplePageSize + 1)
	if before > 0 {
		q = q.Where("id < ?", before)
	}
	var rows []Sample
	if err := q.Find(&rows).Error; err != nil {
		return nil, false, err
	}
	more = len(rows) > SamplePageSize
	rows = rows[:min(len(rows), SamplePageSize)]
	ids := make([]int64, len(rows))
	for i, s := range rows {
		ids[i] = s.ID
	}
	counts, err := db.countSamples(ctx, ids)
	for _, s := range rows {
		all = append(all, SampleLine{s, counts[s.ID]})
	}
	return all, more, err
}

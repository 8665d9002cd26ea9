package models

import (
	"context"
	"time"
)

// SampleItem is one opt-in of a sample.
type SampleItem struct {
	ID       int64
	SampleID int64
	// Place is its turn in the draw, from 1.
	Place      int
	EvidenceID int64
	ContactID  int64
	Verdict    SampleVerdict
	Reason     FlagReason
	// Revision counts the verdicts it had. Whoever judges names the one they saw, so that no verdict of somebody else gets lost.
	Revision int
	JudgedBy *int64
	JudgedAt *time.Time
}

// SampleVerdict is what a reviewer found.
type SampleVerdict string

const (
	// Approved: what is on record proves that the person agreed. Flagged: it does not, or something else is wrong with it.
	Approved SampleVerdict = "approved"
	Flagged  SampleVerdict = "flagged"
)

// FlagReason is why somebody flagged an opt-in.
type FlagReason string

// The reasons there are.
const (
	FlagNotice    FlagReason = "notice"    // what they were shown does not say all it must, or says it badly
	FlagTick      FlagReason = "tick"      // it is not clear that they agreed by their own act
	FlagConfirm   FlagReason = "confirm"   // that the number is theirs is not proven, or not well
	FlagSignature FlagReason = "signature" // the signature does not fit, or a record does not open
	FlagOverreach FlagReason = "overreach" // messages went out that it does not cover
	FlagOther     FlagReason = "other"
)

// FlagReasons are all of them.
var FlagReasons = []FlagReason{FlagNotice, FlagTick, FlagConfirm, FlagSignature, FlagOverreach, FlagOther}

// SampleItemLine is an item with whom and what it is about.
type SampleItemLine struct {
	SampleItem
	Who Contact `gorm:"-"`
	// Gone tells that what proves the opt-in was erased.
	Gone    bool
	ActedAt *time.Time
	Source  string
	Grade   string
	// Judge is who gave the verdict, and Comment what they wrote; Salt goes before it in the hash that the report holds.
	Judge, Comment, Salt string
}

// SampleShown is a part of a sample.
type SampleShown string

// The parts.
const (
	SampleAll      SampleShown = ""
	SampleWaiting  SampleShown = "waiting"
	SampleFlagged  SampleShown = "flagged"
	SampleApproved SampleShown = "approved"
	SampleErased   SampleShown = "erased"
)

var sampleParts = map[SampleShown]string{
	SampleWaiting: ` AND i.verdict = '' AND z.evidence_id IS NOT NULL`, SampleFlagged: ` AND i.verdict = 'flagged'`, SampleApproved: ` AND i.verdict = 'approved'`,
	SampleErased: ` AND z.evidence_id IS NULL`,
}

// ListItems returns a part of the sample in the order of the draw.
func (s Sample) ListItems(ctx context.Context, db *DB, show SampleShown) ([]SampleItemLine, error) {
	return s.items(ctx, db, sampleParts[show])
}

func (s Sample) items(ctx context.Context, db *DB, where string, args ...any) (all []SampleItemLine, err error) {
	err = db.q(ctx).Raw(`SELECT i.*, o.acted_at, COALESCE(o.source, '') AS source, COALESCE(o.grade, '') AS grade, z.evidence_id IS NULL AS gone,
			COALESCE(v.actor, '') AS judge, COALESCE(v.comment, '') AS comment, COALESCE(v.salt, '') AS salt
		FROM sample_items i LEFT JOIN sealed z ON z.evidence_id = i.evidence_id LEFT JOIN optins o ON o.evidence_id = i.evidence_id
		LEFT JOIN sample_verdicts v ON v.item_id = i.id AND v.revision = i.revision
		WHERE i.sample_id = ?`+where+` ORDER BY i.place`, append([]any{s.ID}, args...)...).Scan(&all).Error
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(all))
	for i, line := range all {
		ids[i] = line.ContactID
	}
	var people []Contact
	err = db.q(ctx).Where(db.among("id"), db.list(ids)).Find(&people).Error
	whose := map[int64]Contact{}
	for _, c := range people {
		whose[c.ID] = c
	}
	for i := range all {
		all[i].Who = whose[all[i].ContactID]
	}
	return all, err
}

// FindItem returns the one that was drawn in a place.
func (s Sample) FindItem(ctx context.Context, db *DB, place int) (SampleItemLine, error) {
	all, err := s.items(ctx, db, ` AND i.place = ?`, place)
	if err == nil && len(all) == 0 {
		err = NotFound{What: "opt-in of this sample"}
	}
	if err != nil {
		return SampleItemLine{}, err
	}
	return all[0], nil
}

// ListVerdicts returns every verdict there was on an item, the oldest first.
func (i SampleItem) ListVerdicts(ctx context.Context, db *DB) (all []GivenVerdict, err error) {
	err = db.q(ctx).Table("sample_verdicts").Where("item_id = ?", i.ID).Order("revision").Find(&all).Error
	return all, err
}

// Next is the place of an item that waits for its verdict: the first one behind a place, or else the first of all; 0 where none waits. Whoever begins
// (place 0) and did not draw the sample begins half-way, so that two who share one do not look at the same.
func (s Sample) Next(ctx context.Context, db *DB, who Actor, place int) (next int, err error) {
	waiting, err := s.items(ctx, db, sampleParts[SampleWaiting])
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	if by := who.userID(); place == 0 && (by == nil || s.DrawnBy == nil || *by != *s.DrawnBy) {
		return waiting[len(waiting)/2].Place, nil
	}
	for _, item := range waiting {
		if item.Place > place {
			return item.Place, nil
		}
	}
	return waiting[0].Place, nil
}

package models

import "context"

// DrawPlaces is the draw itself.
func DrawPlaces(seed string, population int64, n int) []int64 { return drawPlaces(seed, population, n) }

// FillOptIns takes the entries that FillLog made for opt-ins, of seven forms.
func FillOptIns(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`INSERT INTO optins (evidence_id, acted_at, form_id, source, grade)
		SELECT e.id, e.created_at, e.id % 7, 'form', 'A' FROM evidence e JOIN sealed z ON z.evidence_id = e.id WHERE e.type = 'withdrawn'`).Error
}

// DrawOnly draws and keeps nothing.
func DrawOnly(ctx context.Context, db *DB, n NewSample) (population int64, drawn []SampleItem, err error) {
	s := Sample{SampleCriteria: n.SampleCriteria, Asked: n.Size, Seed: n.Seed}
	drawn, err = s.draw(ctx, db)
	return s.Population, drawn, err
}

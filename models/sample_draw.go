package models

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// MaxSample is the most that is drawn at once: what people can judge with care.
const MaxSample = 500

// NewSample is what it takes to draw one.
type NewSample struct {
	SampleCriteria
	Size int
	// Seed decides what is drawn. Empty, it is made up; an auditor who wants to be sure that nobody chose brings their own.
	Seed string
}

func (n *NewSample) check() error {
	wrong := Invalid{}
	n.Seed = strings.Join(strings.Fields(n.Seed), " ")
	if n.Size < 1 || n.Size > MaxSample {
		wrong.Add("size", "Draw at least 1 and at most 500.")
	}
	if len(n.Seed) > 100 {
		wrong.Add("seed", "Keep it to 100 letters.")
	}
	if n.Since != nil && n.Until != nil && !n.Since.Before(*n.Until) {
		wrong.Add("until", "The last day is before the first.")
	}
	if n.Grade != "" && !slices.Contains([]string{GradeVerified, GradeProven, GradeRecorded, GradeAsserted}, n.Grade) {
		wrong.Add("grade", "Choose one of the list.")
	}
	return wrong.OrNil()
}

// optinsOf are the opt-ins that meet the criteria.
func (db *DB) optinsOf(ctx context.Context, c SampleCriteria) *gorm.DB {
	q := db.q(ctx).Table("optins")
	if c.Since != nil {
		q = q.Where("acted_at >= ?", *c.Since)
	}
	if c.Until != nil {
		q = q.Where("acted_at < ?", *c.Until)
	}
	if c.FormID != 0 {
		q = q.Where("form_id = ?", c.FormID)
	}
	if c.Source != "" {
		q = q.Where("source = ?", c.Source)
	}
	if c.Grade != "" {
		q = q.Where("grade = ?", c.Grade)
	}
	return q
}

// CountOptIns is how many opt-ins there are to draw from.
func CountOptIns(ctx context.Context, db *DB, c SampleCriteria) (n int64, err error) {
	err = db.optinsOf(ctx, c).Count(&n).Error
	return n, err
}

// DrawSample draws opt-ins at random, each with the same chance: acts of saying yes, whether or not they were taken back since. Drawing again with the same
// seed, while none came or went, draws the same in the same order. It refuses, as Invalid, criteria that nothing meets.
func DrawSample(ctx context.Context, db *DB, who Actor, n NewSample) (Sample, error) {
	if err := n.check(); err != nil {
		return Sample{}, err
	}
	if n.Seed == "" {
		n.Seed = randomToken()
	}
	s := Sample{SampleCriteria: n.SampleCriteria, Asked: n.Size, Seed: n.Seed, DrawnBy: who.userID(), Drawer: who.Name, DrawnAt: db.Now()}
	items, err := s.draw(ctx, db)
	if err != nil {
		return Sample{}, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&s).Error; err != nil {
			return err
		}
		for i := range items {
			items[i].SampleID = s.ID
		}
		if err := tx.q(ctx).Create(&items).Error; err != nil {
			return err
		}
		return s.note(ctx, tx, who, actSampleDraw, nil, map[string]any{"criteria": s.SampleCriteria.said(), "drawn": len(items), "population": s.Population, "through": s.Through, "seed": s.Seed})
	})
	return s, err
}

// draw looks, without keeping anybody from writing, which opt-ins stand at the places that were drawn. Opt-ins are counted in the order of their evidence,
// so that gaps between numbers change no chance.
func (s *Sample) draw(ctx context.Context, db *DB) (items []SampleItem, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		err := tx.optinsOf(ctx, s.SampleCriteria).Select("COUNT(*) AS population, COALESCE(MAX(evidence_id), 0) AS through").Row().Scan(&s.Population, &s.Through)
		if err != nil {
			return err
		}
		if s.Population == 0 {
			return Invalid{"": "No opt-in is like that. Widen the period, or ask for fewer things at once."}
		}
		items, err = tx.atPlaces(ctx, s.SampleCriteria, drawPlaces(s.Seed, s.Population, s.Asked))
		return err
	})
	return items, err
}

// atPlaces goes through the opt-ins once, however many there are, and is handed only those drawn.
func (db *DB) atPlaces(ctx context.Context, c SampleCriteria, places []int64) ([]SampleItem, error) {
	find := db.walkTo
	if db.dialect == postgres {
		find = db.countTo
	}
	ids, err := find(ctx, c, places)
	if err != nil {
		return nil, err
	}
	var about []Evidence
	err = db.q(ctx).Select("id, contact_id").Where(db.among("id"), db.list(ids)).Find(&about).Error
	items := make([]SampleItem, len(places))
	for _, e := range about {
		n := slices.Index(ids, e.ID)
		items[n] = SampleItem{Place: n + 1, EvidenceID: e.ID, ContactID: value(e.ContactID)}
	}
	return items, err
}

// walkTo goes from each place to the next. On SQLite that is several times quicker than numbering all rows.
func (db *DB) walkTo(ctx context.Context, c SampleCriteria, places []int64) ([]int64, error) {
	ids := make([]int64, len(places))
	at, stood := int64(0), int64(-1)
	for _, spot := range slices.Sorted(slices.Values(places)) {
		next := db.optinsOf(ctx, c).Select("evidence_id").Where("evidence_id > ?", at).Order("evidence_id").Limit(1).Offset(int(spot - stood - 1))
		if err := next.Scan(&at).Error; err != nil {
			return nil, err
		}
		ids[slices.Index(places, spot)], stood = at, spot
	}
	return ids, nil
}

// countTo numbers all rows in one statement. Postgres may take it into its head to sort what is left anew for each step of a walk.
func (db *DB) countTo(ctx context.Context, c SampleCriteria, places []int64) ([]int64, error) {
	var rows []struct{ Spot, EvidenceID int64 }
	counted := db.optinsOf(ctx, c).Select("evidence_id, ROW_NUMBER() OVER (ORDER BY evidence_id) - 1 AS spot")
	err := db.q(ctx).Raw(`SELECT o.spot, o.evidence_id FROM (?) AS o WHERE `+db.among("o.spot"), counted, db.list(places)).Scan(&rows).Error
	ids := make([]int64, len(places))
	for _, row := range rows {
		ids[slices.Index(places, row.Spot)] = row.EvidenceID
	}
	return ids, err
}

// DrawMethod says to an auditor how places are drawn, so that they can draw them again.
const DrawMethod = "Opt-ins are numbered from 0 in the order of their evidence. For i = 0, 1, 2 …: the first 8 bytes of SHA-256(seed + \":\" + i), as a big-endian number; " +
	"numbers from the largest multiple of the population below 2^64 on are passed over; the remainder by the population is drawn, unless it was drawn before."

// drawPlaces draws n different places below population, or all there are. It needs nothing but a hash, so anybody can check it.
func drawPlaces(seed string, population int64, n int) (places []int64) {
	among := uint64(population)
	fair := math.MaxUint64 - (math.MaxUint64%among+1)%among
	seen := map[int64]bool{}
	for i := 0; len(places) < min(n, int(min(population, MaxSample))); i++ {
		sum := sha256.Sum256([]byte(seed + ":" + strconv.Itoa(i)))
		drawn := binary.BigEndian.Uint64(sum[:8])
		if place := int64(drawn % among); drawn <= fair && !seen[place] {
			places, seen[place] = append(places, place), true
		}
	}
	return places
}

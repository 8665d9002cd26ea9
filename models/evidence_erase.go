package models

import (
	"cmp"
	"context"
	"slices"
	"time"

	"greenlist/ledger"
)

// Lapsed is a piece of evidence whose time is over, and since when.
type Lapsed struct {
	EvidenceID int64
	Due        time.Time
}

// EraseEvidence deletes what some evidence sealed, and nothing else of the person: the proof of a consent that was withdrawn long ago, of somebody
// who may still have another. Its leaves stay, and the log says why they cannot be opened. It refuses what is not personal, what is held
// (Refusal "held"), and proof that a consent in force rests on (Refusal "in_use"). Evidence that is gone already is passed over. It returns
// how many pieces went.
func EraseEvidence(ctx context.Context, db *DB, reason string, lapsed []Lapsed) (gone int, err error) {
	due := map[int64]time.Time{}
	ids := make([]int64, 0, len(lapsed))
	for _, l := range lapsed {
		due[l.EvidenceID], ids = l.Due, append(ids, l.EvidenceID)
	}
	err = db.again(ctx, func(ctx context.Context, tx *DB) error {
		p, err := tx.lockEvidence(ctx, ids)
		if err != nil || len(p.leaves) == 0 {
			return err
		}
		if err := tx.mayErase(ctx, p); err != nil {
			return err
		}
		if err := tx.keepInUse(ctx, p); err != nil {
			return err
		}
		for _, erase := range []func(context.Context, *person) error{tx.eraseSampleDossiers, tx.eraseSealed, tx.eraseBodies, tx.eraseMentions} {
			if err := erase(ctx, p); err != nil {
				return err
			}
		}
		gone = len(p.leaves)
		if _, err = tx.entomb(ctx, p, reason, func(id int64) time.Time { return due[id] }); err != nil {
			return err
		}
		return tx.tidyLater(ctx)
	})
	if err != nil {
		return 0, err
	}
	return gone, db.dropRemains(ctx)
}

// lockEvidence locks the people the evidence is about and reads it, with the addresses in it.
func (db *DB) lockEvidence(ctx context.Context, ids []int64) (*person, error) {
	err := db.lockAsFound(ctx, func() (people []int64, err error) {
		return people, db.q(ctx).Raw(`SELECT DISTINCT contact_id FROM evidence WHERE contact_id IS NOT NULL AND `+db.among("id")+` ORDER BY 1`, db.list(ids)).Scan(&people).Error
	})
	if err != nil {
		return nil, err
	}
	p := &person{leaves: map[int64]string{}, bodies: map[string]bool{}}
	return p, db.readEvidence(ctx, p, portion{db.among("e.id"), []any{db.list(ids)}})
}

// keepInUse refuses proof that somebody may be messaged on.
func (db *DB) keepInUse(ctx context.Context, p *person) error {
	var n int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM consents WHERE state = 'given' AND `+db.among("evidence_id"), db.list(p.evidence())).Scan(&n).Error
	if err != nil || n == 0 {
		return err
	}
	return Refusal{Reason: "in_use", Message: "A consent that is in force rests on this proof."}
}

func (db *DB) eraseSealed(ctx context.Context, p *person) error {
	rows := db.sealedOf(p)
	return db.q(ctx).Exec(`DELETE FROM sealed WHERE `+rows.where, rows.args...).Error
}

// eraseSampleDossiers takes what reviewers had before them: it holds what goes.
func (db *DB) eraseSampleDossiers(ctx context.Context, p *person) error {
	rows := db.sampleDossiersOf(p)
	return db.q(ctx).Exec(`DELETE FROM sample_dossiers WHERE `+rows.where, rows.args...).Error
}

// entomb says in the log what cannot be opened any more, and why.
func (db *DB) entomb(ctx context.Context, p *person, reason string, due func(evidenceID int64) time.Time) (int64, error) {
	if len(p.leaves)+len(p.reduced) == 0 {
		return 0, nil
	}
	event := &ledger.ErasureEvent{Header: ledger.Header{Type: ledger.Erased}, Reason: reason, Erased: []ledger.Erasure{}, Reduced: p.reduced}
	for id, line := range p.leaves {
		gone := ledger.NewErasure(id, line)
		if at := due(id); !at.IsZero() {
			stamp := ledger.At(at)
			gone.Due = &stamp
		}
		event.Erased = append(event.Erased, gone)
	}
	slices.SortFunc(event.Erased, func(a, b ledger.Erasure) int { return cmp.Compare(a.Evidence, b.Evidence) })
	return db.attest(ctx, nil, event)
}

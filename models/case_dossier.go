package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// CaseDossier is the person's dossier as it was: its JSON, under its hash, which the audit names.
type CaseDossier struct {
	ID     int64
	CaseID int64
	Moment string // opened, answered
	Hash   string
	Body   []byte
	MadeAt time.Time
}

type snapshot struct {
	hash string
	body []byte
	at   time.Time
}

// dossier gathers it, before the transaction that keeps it: reading takes longer than others should wait. Of a case about nobody there is none.
func (c Case) dossier(ctx context.Context, db *DB) (s snapshot, err error) {
	if c.ContactID == nil {
		return s, nil
	}
	found, err := FindDossier(ctx, db, *c.ContactID)
	if err != nil {
		return s, err
	}
	if s.body, err = found.JSON(); err != nil {
		return s, err
	}
	sum := sha256.Sum256(s.body)
	s.hash, s.at = hex.EncodeToString(sum[:]), found.MadeAt
	return s, nil
}

func (s snapshot) keep(ctx context.Context, tx *DB, caseID int64, moment string) error {
	if s.body == nil {
		return nil
	}
	return tx.q(ctx).Create(&CaseDossier{CaseID: caseID, Moment: moment, Hash: s.hash, Body: s.body, MadeAt: s.at}).Error
}

// ListDossiers returns those of the case, the oldest first, without their bytes.
func (c Case) ListDossiers(ctx context.Context, db *DB) (all []CaseDossier, err error) {
	err = db.q(ctx).Select("id, case_id, moment, hash, made_at").Where("case_id = ?", c.ID).Order("id").Find(&all).Error
	return all, err
}

// OpenDossier returns one, for somebody who will read it; that stands in the audit first.
func (c Case) OpenDossier(ctx context.Context, db *DB, who Actor, id int64) (d CaseDossier, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Where("case_id = ?", c.ID).Take(&d, id).Error; err != nil {
			return found(err, "dossier")
		}
		return c.note(ctx, tx, who, actCaseOpenDossier, map[string]any{"hash": d.Hash})
	})
	return d, err
}

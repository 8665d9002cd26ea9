package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// GivenVerdict is a verdict as it was given. The latest of an item counts, and none is ever rewritten; with the person, what was written about them goes.
type GivenVerdict struct {
	ID          int64
	ItemID      int64
	Revision    int
	Verdict     SampleVerdict
	Reason      FlagReason
	Comment     string
	Salt        string
	DossierHash string
	UserID      *int64
	Actor       string
	At          time.Time
}

// TableName is where verdicts stand.
func (GivenVerdict) TableName() string { return "sample_verdicts" }

// NewVerdict is what a reviewer found.
type NewVerdict struct {
	Verdict SampleVerdict
	Reason  FlagReason
	Comment string
	// Revision is that of the item as the reviewer saw it.
	Revision int
}

func (n *NewVerdict) check() error {
	wrong := Invalid{}
	n.Comment = strings.TrimSpace(n.Comment)
	if len([]rune(n.Comment)) > 2000 {
		wrong.Add("comment", "Keep it to 2,000 letters.")
	}
	switch n.Verdict {
	case Approved:
		n.Reason = ""
	case Flagged:
		if !slices.Contains(FlagReasons, n.Reason) {
			wrong.Add("reason", "Say what is wrong with it.")
		}
		if n.Comment == "" {
			wrong.Add("comment", "Say what you saw, so that others can follow.")
		}
	default:
		wrong.Add("", "Approve it, or flag it.")
	}
	return wrong.OrNil()
}

// Judge gives a verdict on the item in a place, with the person's dossier as it is now. It refuses a flag without a reason and a comment (Invalid); what was
// erased (Refusal); and, as Conflict, a sample that is signed off and an item that somebody judged meanwhile. The same verdict sent twice counts once.
func (s Sample) Judge(ctx context.Context, db *DB, who Actor, place int, n NewVerdict) error {
	if err := n.check(); err != nil {
		return err
	}
	item, err := s.FindItem(ctx, db, place)
	if err != nil {
		return err
	}
	if item.Gone {
		return Refusal{Reason: "erased", Message: "What proves this opt-in was erased. There is nothing left to judge; it does not count."}
	}
	if item.Revision == n.Revision+1 && item.says(who, n) {
		return nil
	}
	dossier, err := Case{ContactID: &item.ContactID}.dossier(ctx, db)
	if err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := s.hold(ctx, tx, ` FOR SHARE`); err != nil {
			return err
		}
		return tx.judgeItem(ctx, who, item, n, dossier)
	})
}

// says tells whether somebody has given this very verdict already.
func (l SampleItemLine) says(who Actor, n NewVerdict) bool {
	return l.Verdict == n.Verdict && l.Reason == n.Reason && l.Comment == n.Comment && l.JudgedBy != nil && *l.JudgedBy == who.UserID
}

// hold keeps others from signing a sample off, or from changing it, until the transaction ends. It refuses one that is signed off (Conflict).
func (s Sample) hold(ctx context.Context, tx *DB, lock string) error {
	var open []int64
	err := tx.q(ctx).Raw(`SELECT id FROM samples WHERE id = ? AND signed_at IS NULL`+tx.pick(``, lock), s.ID).Scan(&open).Error
	if err == nil && len(open) == 0 {
		err = Conflict{"This sample is signed off. Nothing in it changes any more."}
	}
	return err
}

func (db *DB) judgeItem(ctx context.Context, who Actor, item SampleItemLine, n NewVerdict, dossier snapshot) error {
	judged := db.q(ctx).Exec(`UPDATE sample_items SET verdict = ?, reason = ?, revision = revision + 1, judged_by = ?, judged_at = ? WHERE id = ? AND revision = ?
		AND EXISTS (SELECT 1 FROM sealed z WHERE z.evidence_id = sample_items.evidence_id)`, n.Verdict, n.Reason, who.userID(), db.Now(), item.ID, n.Revision)
	if err := guarded(judged, "Somebody judged this opt-in while you looked at it."); err != nil {
		return err
	}
	given := GivenVerdict{
		ItemID: item.ID, Revision: n.Revision + 1, Verdict: n.Verdict, Reason: n.Reason, Comment: n.Comment, DossierHash: dossier.hash,
		UserID: who.userID(), Actor: who.Name, At: db.Now(),
	}
	if n.Comment != "" {
		given.Salt = randomToken()
	}
	if err := db.q(ctx).Create(&given).Error; err != nil {
		return err
	}
	if err := db.q(ctx).Exec(`INSERT INTO sample_dossiers (verdict_id, body) VALUES (?, ?)`, given.ID, dossier.body).Error; err != nil {
		return err
	}
	said := func(v SampleVerdict, r FlagReason) map[string]any {
		return map[string]any{"opt-in": item.Place, "evidence": item.EvidenceID, "verdict": v, "reason": r}
	}
	after := said(n.Verdict, n.Reason)
	after["dossier"] = dossier.hash
	return Sample{ID: item.SampleID}.note(ctx, db, who, actSampleJudge, said(item.Verdict, item.Reason), after)
}

// note writes to the audit what happened to the sample, without a word that was written about somebody.
func (s Sample) note(ctx context.Context, tx *DB, who Actor, act StaffAct, before, after any) error {
	return tx.audit(ctx, who, deed{act: act, subjectID: s.ID, before: before, after: after})
}

// OpenDossier returns the person's dossier as it was when a verdict was given, for somebody who will read it; that stands in the audit first. It finds none
// where the person, or what proves that they agreed, was erased since.
func (s Sample) OpenDossier(ctx context.Context, db *DB, who Actor, place, revision int) (body []byte, err error) {
	item, err := s.FindItem(ctx, db, place)
	if err != nil {
		return nil, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var kept []struct {
			Body        []byte
			DossierHash string
		}
		err := tx.q(ctx).Raw(`SELECT d.body, v.dossier_hash FROM sample_dossiers d JOIN sample_verdicts v ON v.id = d.verdict_id WHERE v.item_id = ? AND v.revision = ?`, item.ID, revision).Scan(&kept).Error
		if err != nil {
			return err
		}
		if len(kept) == 0 {
			return NotFound{What: "dossier"}
		}
		body = kept[0].Body
		return s.note(ctx, tx, who, actSampleOpenDossier, nil, map[string]any{"opt-in": place, "hash": kept[0].DossierHash})
	})
	return body, err
}

package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// provenAct is what the log says somebody agreed to, or did not want.
type provenAct struct {
	storedEvidence
	*ledger.ConsentEvent
}

// compareActs asks of each act whether the consent stands as it does because of it, or because of one that counts before it. The rules are those
// by which consents are settled and contacts are merged.
func (k *comparing) compareActs(ctx context.Context, acts []provenAct) error {
	var people []int64
	for _, a := range acts {
		people = append(people, a.Subject.Contact)
	}
	var rows []Consent
	if err := k.db.q(ctx).Where(k.db.among("contact_id"), k.db.list(people)).Find(&rows).Error; err != nil {
		return err
	}
	stands := map[int64][]Consent{}
	for _, row := range rows {
		stands[row.ContactID] = append(stands[row.ContactID], row)
	}
	for _, a := range acts {
		kind := a.Type
		if !kind.Yes() && !kind.No() {
			continue
		}
		k.Acts++
		k.compareAct(a, stands[a.Subject.Contact])
	}
	return nil
}

func (k *comparing) compareAct(a provenAct, stands []Consent) {
	of := map[int64]Consent{}
	for _, row := range stands {
		of[row.PurposeID] = row
		if row.EvidenceID == a.ID && (!a.Covers(row.PurposeID) || !row.ActedAt.Equal(a.acted())) {
			k.found("consent", row.ID, "stands on evidence of another purpose, or of another moment")
		}
	}
	for _, p := range a.Terms.Purposes {
		row, known := of[p.ID]
		if !known {
			k.found("evidence", a.ID, "says %s to purpose %d, and there is no such consent", a.Type, p.ID)
		} else if !a.heeded(row) {
			k.found("consent", row.ID, "is %s, though evidence %d says %s", row.State, a.ID, a.Type)
		}
	}
}

func (a provenAct) acted() time.Time { return a.Acted().UTC().Truncate(time.Second) }

// heeded tells whether a consent may stand as it does, since the act is known. What somebody else wrote down may give way to anything.
func (a provenAct) heeded(row Consent) bool {
	switch {
	case a.Type.No():
		return row.ActedAt.After(a.acted()) || row.ActedAt.Equal(a.acted()) && row.State != ConsentGiven
	case a.Type == ledger.Confirmed:
		return !row.ActedAt.Before(a.acted())
	}
	return true
}

// provenUse is what the log says of one attempt at one message.
type provenUse struct {
	evidence int64
	ledger.Use
}

// compareUses asks of each attempt whether the message knows of it; of the last one the message also names the yes, and the entry of the log.
func (k *comparing) compareUses(ctx context.Context, uses []provenUse) error {
	var ids []int64
	for _, u := range uses {
		ids = append(ids, u.Message)
	}
	var rows []struct {
		ID, ContactID, Attempt           int64
		ConsentEvidenceID, UseEvidenceID int64
	}
	err := k.db.q(ctx).Raw(`SELECT id, contact_id, attempt, COALESCE(consent_evidence_id, 0) AS consent_evidence_id, COALESCE(use_evidence_id, 0) AS use_evidence_id
		FROM messages WHERE `+k.db.among("id"), k.db.list(ids)).Scan(&rows).Error
	if err != nil {
		return err
	}
	last := map[int64]provenUse{}
	for _, row := range rows {
		last[row.ID] = provenUse{row.UseEvidenceID, ledger.Use{Message: row.ID, Attempt: row.Attempt, Consent: row.ConsentEvidenceID, Contact: row.ContactID}}
	}
	for _, u := range uses {
		k.Uses++
		switch now, known := last[u.Message]; {
		case known && now == u:
			k.accounted++
		case !known || now.Attempt <= u.Attempt || now.Contact != u.Contact:
			k.found("evidence", u.evidence, "tells of an attempt at message %d, which knows nothing of it", u.Message)
		}
	}
	return nil
}

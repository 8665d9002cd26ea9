package models

import (
	"context"
	"encoding/hex"
	"time"

	"greenlist/ledger"
)

// notices adds the texts that people were shown; of a part of the log, those that its records name.
func (x *exporter) notices(ctx context.Context) error {
	var rows []struct {
		Hash []byte
		HTML string
	}
	err := x.db.q(ctx).Raw(`SELECT DISTINCT hash, html FROM notices WHERE evidence_id IN (SELECT evidence_id FROM log_leaves WHERE idx < ?)`, x.size).Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		if x.chosen != nil && !x.texts[hex.EncodeToString(row.Hash)] {
			continue
		}
		if err := x.writer.AddNotice(row.Hash, []byte(row.HTML)); err != nil {
			return err
		}
	}
	return nil
}

// webhooks adds the signed calls that records name by hash.
func (x *exporter) webhooks(ctx context.Context) error {
	for after := ""; ; {
		var rows []struct {
			Hash, ExtractHash string
			Body              []byte
		}
		err := x.db.q(ctx).Raw(`SELECT hash, extract_hash, body FROM webhook_bodies WHERE hash > ? ORDER BY hash LIMIT ?`, after, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			if x.chosen != nil && !x.bodies[row.Hash] {
				continue
			}
			if err := x.webhook(row.Hash, row.ExtractHash, row.Body); err != nil {
				return err
			}
		}
		after = rows[len(rows)-1].Hash
	}
}

// webhook adds a call as it was signed, or what was kept of it when somebody else in it was erased.
func (x *exporter) webhook(hash, extract string, body []byte) error {
	if extract != "" {
		return x.writer.AddExtract(body)
	}
	sum, err := hex.DecodeString(hash)
	if err != nil {
		return err
	}
	return x.writer.AddWebhook(sum, body)
}

// exportedMessage is a message, and where the log speaks of its last claim.
type exportedMessage struct {
	Message
	Place *int64
}

// messages accounts for every message that the opened records speak of, and for those that waited in vain.
func (x *exporter) messages(ctx context.Context) error {
	where, args := x.whose()
	for after := int64(0); ; {
		var rows []exportedMessage
		err := x.db.q(ctx).Raw(`SELECT m.id, m.kind, m.attempt, m.state, m.consent_evidence_id, m.use_evidence_id, m.contact_id, m.created_at, l.idx AS place
			FROM messages m LEFT JOIN log_leaves l ON l.evidence_id = m.use_evidence_id WHERE m.id > ?`+where+` ORDER BY m.id LIMIT ?`,
			append(append([]any{after}, args...), exportBatch)...).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, m := range rows {
			if err := x.message(m); err != nil {
				return err
			}
		}
		after = rows[len(rows)-1].ID
	}
}

func (x *exporter) whose() (where string, args []any) {
	if x.chosen == nil || x.chosen.Contacts == nil {
		return "", nil
	}
	return ` AND ` + x.db.among("m.contact_id"), []any{x.db.list(x.chosen.Contacts)}
}

// message leaves out what was claimed outside the period, or after the checkpoint: the next bundle tells of it. A claim that the log should know of and does
// not stays in: it is what an auditor looks for.
func (x *exporter) message(m exportedMessage) error {
	attempt, claimed := x.used[m.ID]
	switch {
	case claimed:
	case m.CreatedAt.Before(x.since()), m.Attempt > 0 && (!m.NeedsConsent() || x.isElsewhere(m)):
		return nil
	default:
		attempt = int64(m.Attempt)
	}
	return x.writer.AddMessage(ledger.Message{
		ID: m.ID, Kind: string(m.Kind), Attempt: attempt, State: string(m.State), Consent: value(m.ConsentEvidenceID), Contact: m.ContactID,
	})
}

// isElsewhere tells that the log speaks of the claim before the period, behind the checkpoint, or will within a second.
func (x *exporter) isElsewhere(m exportedMessage) bool {
	return m.UseEvidenceID != nil && (m.Place == nil || *m.Place >= x.size || x.chosen != nil && *m.Place < x.chosen.From)
}

// since is when the period begins; the beginning of time where there is none.
func (x *exporter) since() time.Time {
	if x.chosen == nil || x.chosen.Since == nil {
		return time.Time{}
	}
	return x.chosen.Since.Time
}

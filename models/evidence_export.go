package models

import (
	"context"
	"encoding/hex"
	"encoding/json"

	"greenlist/ledger"
)

// exportBatch is how many rows an export holds at a time.
const exportBatch = 1000

// ExportEvidence writes the whole log as a bundle that an auditor can verify without us: leaves, what opens them, the texts people were
// shown, the signed webhooks, and the messages that relied on it. It signs a checkpoint first. dir must be empty or absent.
func ExportEvidence(ctx context.Context, db *DB, who Actor, dir string) (Checkpoint, error) {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.audit(ctx, who, deed{action: "export", subject: "evidence"})
	})
	if err != nil {
		return Checkpoint{}, err
	}
	checkpoint, err := SignCheckpoint(ctx, db)
	if err != nil {
		return Checkpoint{}, err
	}
	w, err := ledger.NewWriter(dir, ledger.WriterOptions{Origin: db.place.installation.Origin, Exported: db.Now()})
	if err != nil {
		return Checkpoint{}, err
	}
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		x := exporter{db: tx, writer: w, size: checkpoint.Size, used: map[int64]int64{}}
		return x.write(ctx)
	})
	if err != nil {
		return Checkpoint{}, err
	}
	return checkpoint, db.closeBundle(w, checkpoint)
}

func (db *DB) closeBundle(w *ledger.Writer, checkpoint Checkpoint) error {
	signer, err := ledger.NewSigner(db.place.keys.Signing)
	if err != nil {
		return err
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		return err
	}
	return w.Finish(ledger.Closing{Checkpoint: []byte(checkpoint.Note), Keys: []string{vkey}, Signer: signer})
}

// exporter streams tables into a bundle. used remembers which attempts the exported log speaks of: a message claimed after the checkpoint
// belongs to the next bundle.
type exporter struct {
	db     *DB
	writer *ledger.Writer
	size   int64
	used   map[int64]int64
}

func (x *exporter) write(ctx context.Context) error {
	for _, part := range []func(context.Context) error{x.leaves, x.notices, x.webhooks, x.messages} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (x *exporter) leaves(ctx context.Context) error {
	for from := int64(0); from < x.size; from += exportBatch {
		var rows []struct {
			Idx        int64
			EvidenceID int64
			Type       ledger.Type
			Line       string
			Nonce      []byte
			Payload    []byte
		}
		err := x.db.q(ctx).Raw(`SELECT l.idx, l.evidence_id, e.type, e.line, s.nonce, s.payload FROM log_leaves l
			JOIN evidence e ON e.id = l.evidence_id LEFT JOIN sealed s ON s.evidence_id = e.id
			WHERE l.idx >= ? AND l.idx < ? ORDER BY l.idx`, from, min(from+exportBatch, x.size)).Scan(&rows).Error
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := x.writer.AddLeaf(row.Idx, row.EvidenceID, row.Line, opening(row.Nonce, row.Payload)); err != nil {
				return err
			}
			if err := x.noteUses(row.Type, row.Payload); err != nil {
				return err
			}
		}
	}
	return nil
}

func opening(nonce, payload []byte) *ledger.Opening {
	if nonce == nil {
		return nil
	}
	return &ledger.Opening{Nonce: nonce, Payload: payload}
}

func (x *exporter) noteUses(kind ledger.Type, payload []byte) error {
	if kind != ledger.Used {
		return nil
	}
	var event ledger.UseEvent
	if err := json.Unmarshal(payload, &event); err != nil {
		return err
	}
	for _, use := range event.Uses {
		x.used[use.Message] = use.Attempt
	}
	return nil
}

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
		if err := x.writer.AddNotice(row.Hash, []byte(row.HTML)); err != nil {
			return err
		}
	}
	return nil
}

func (x *exporter) webhooks(ctx context.Context) error {
	for after := ""; ; {
		var rows []struct {
			Hash string
			Body []byte
		}
		err := x.db.q(ctx).Raw(`SELECT hash, body FROM webhook_bodies WHERE hash > ? ORDER BY hash LIMIT ?`, after, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			sum, err := hex.DecodeString(row.Hash)
			if err != nil {
				return err
			}
			if err := x.writer.AddWebhook(sum, row.Body); err != nil {
				return err
			}
		}
		after = rows[len(rows)-1].Hash
	}
}

func (x *exporter) messages(ctx context.Context) error {
	for after := int64(0); ; {
		var rows []Message
		err := x.db.q(ctx).Raw(`SELECT id, kind, attempt, state, consent_evidence_id, contact_id FROM messages WHERE id > ? ORDER BY id LIMIT ?`, after, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, m := range rows {
			attempt, claimed := x.used[m.ID]
			if m.Attempt > 0 && !claimed {
				continue
			}
			err := x.writer.AddMessage(ledger.Message{
				ID: m.ID, Kind: string(m.Kind), Attempt: attempt, State: string(m.State), Consent: value(m.ConsentEvidenceID), Contact: m.ContactID,
			})
			if err != nil {
				return err
			}
		}
		after = rows[len(rows)-1].ID
	}
}

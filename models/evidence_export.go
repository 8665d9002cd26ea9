package models

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"slices"

	"greenlist/ledger"
)

// exportBatch is how many rows an export holds at a time.
const exportBatch = 1000

// ExportEvidence writes the whole log as a bundle that an auditor can verify without us: leaves, what opens them, the texts people were
// shown, the signed webhooks, and the messages that relied on it. It signs a checkpoint first. dir must be empty or absent.
func ExportEvidence(ctx context.Context, db *DB, who Actor, dir string) (Checkpoint, error) {
	return EvidenceSelection{}.Export(ctx, db, who, dir)
}

// Export is ExportEvidence for a part of the log. It refuses, as NotFound, a contact that is not there.
func (s EvidenceSelection) Export(ctx context.Context, db *DB, who Actor, dir string) (Checkpoint, error) {
	return s.ExportInto(ctx, db, who, BundlePlace{Dir: dir})
}

// ExportInto is Export into a folder, or into a zip file as it is written.
func (s EvidenceSelection) ExportInto(ctx context.Context, db *DB, who Actor, place BundlePlace) (Checkpoint, error) {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.audit(ctx, who, deed{act: actEvidenceExport, after: s.deed()})
	})
	if err != nil {
		return Checkpoint{}, err
	}
	checkpoint, err := SignCheckpoint(ctx, db)
	if err != nil {
		return Checkpoint{}, err
	}
	return checkpoint, db.Read(ctx, func(ctx context.Context, tx *DB) error {
		chosen, err := s.choose(ctx, tx, checkpoint.Size)
		if err != nil {
			return err
		}
		options := ledger.WriterOptions{Origin: db.place.installation.Origin, Exported: db.Now()}
		if chosen != nil {
			options.Selection = chosen.Selection
		}
		w, err := place.open(options)
		if err != nil {
			return err
		}
		x := exporter{db: tx, writer: w, told: place.Told, size: checkpoint.Size, chosen: chosen, used: map[int64]int64{}, texts: map[string]bool{}, bodies: map[string]bool{}}
		if err := x.write(ctx); err != nil {
			return err
		}
		return tx.closeBundle(ctx, w, checkpoint)
	})
}

func (s EvidenceSelection) deed() any {
	if s.whole() {
		return nil
	}
	after := map[string]any{}
	if s.ContactID > 0 {
		after["contact"] = s.ContactID
	}
	if !s.Since.IsZero() {
		after["since"] = s.Since.UTC()
	}
	return after
}

// closeBundle signs it with the key that signed the checkpoint. It refuses, as Conflict, when that was replaced meanwhile.
func (db *DB) closeBundle(ctx context.Context, w *ledger.Writer, checkpoint Checkpoint) error {
	keys, err := db.VerifierKeys(ctx)
	if err != nil {
		return err
	}
	if err := db.holdKeyInForce(ctx, ""); err != nil {
		return err
	}
	if _, err := ledger.OpenCheckpoint([]byte(checkpoint.Note), keys[len(keys)-1:]); err != nil {
		return Conflict{"The signing key was replaced during the export. Export again."}
	}
	signer, err := ledger.NewSigner(*db.place.signing.Load())
	if err != nil {
		return err
	}
	return w.Finish(ledger.Closing{Checkpoint: []byte(checkpoint.Note), Keys: keys, Signer: signer})
}

// exporter streams tables into a bundle.
type exporter struct {
	db     *DB
	writer *ledger.Writer
	size   int64
	// told hears how many leaves are written; it may be nil.
	told func(done, of int64)
	// chosen is the part of the log that is opened; nil is all of it.
	chosen *chosen
	// used remembers which attempts the opened records speak of: a message claimed after the checkpoint belongs to the next bundle.
	used map[int64]int64
	// texts and bodies are what the opened records name, where not everything is exported.
	texts, bodies map[string]bool
}

func (x *exporter) write(ctx context.Context) error {
	for _, part := range []func(context.Context) error{x.leaves, x.notices, x.webhooks, x.messages} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	if x.chosen != nil {
		slices.Sort(x.chosen.Evidence)
	}
	return nil
}

// exportedLeaf is a leaf, and whether what opens it is still there.
type exportedLeaf struct {
	Idx        int64
	EvidenceID int64
	Type       ledger.Type
	Line       string
	Kept       bool
}

func (x *exporter) leaves(ctx context.Context) error {
	for from := int64(0); from < x.size; from += exportBatch {
		var rows []exportedLeaf
		err := x.db.q(ctx).Raw(`SELECT l.idx, l.evidence_id, e.type, e.line, s.evidence_id IS NOT NULL AS kept FROM log_leaves l
			JOIN evidence e ON e.id = l.evidence_id LEFT JOIN sealed s ON s.evidence_id = e.id
			WHERE l.idx >= ? AND l.idx < ? ORDER BY l.idx`, from, min(from+exportBatch, x.size)).Scan(&rows).Error
		if err != nil {
			return err
		}
		opened, err := x.open(ctx, rows)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := x.leaf(row, opened[row.EvidenceID]); err != nil {
				return err
			}
		}
		if x.told != nil {
			x.told(min(from+exportBatch, x.size), x.size)
		}
	}
	return nil
}

// open reads what opens the leaves that may be opened.
func (x *exporter) open(ctx context.Context, rows []exportedLeaf) (map[int64]*ledger.Opening, error) {
	var ids []int64
	for _, row := range rows {
		if row.Kept && x.chosen.mayOpen(row) {
			ids = append(ids, row.EvidenceID)
		}
	}
	var sealed []Sealed
	err := x.db.q(ctx).Raw(`SELECT evidence_id, nonce, payload FROM sealed WHERE `+x.db.among("evidence_id"), x.db.list(ids)).Scan(&sealed).Error
	opened := make(map[int64]*ledger.Opening, len(sealed))
	for _, s := range sealed {
		opened[s.EvidenceID] = &ledger.Opening{Nonce: s.Nonce, Payload: s.Payload}
	}
	return opened, err
}

func (x *exporter) leaf(row exportedLeaf, opening *ledger.Opening) error {
	if !row.Kept {
		return x.writer.AddLeaf(row.Idx, row.EvidenceID, row.Line, nil)
	}
	if opening == nil {
		return x.writer.LeaveOut(row.Idx, row.EvidenceID, row.Line)
	}
	uses, err := usesIn(row.Type, opening.Payload)
	if err != nil {
		return err
	}
	if !x.chosen.opens(row, uses) {
		return x.writer.LeaveOut(row.Idx, row.EvidenceID, row.Line)
	}
	for _, use := range uses {
		if x.chosen.concerns(use) {
			x.used[use.Message] = use.Attempt
		}
	}
	x.noteNames(row, opening.Payload)
	return x.writer.AddLeaf(row.Idx, row.EvidenceID, row.Line, opening)
}

func usesIn(kind ledger.Type, payload []byte) ([]ledger.Use, error) {
	if kind != ledger.Used {
		return nil, nil
	}
	var event ledger.UseEvent
	err := json.Unmarshal(payload, &event)
	return event.Uses, err
}

// noteNames remembers which text and which signed call a record names. What cannot be read, the verifier will find.
func (x *exporter) noteNames(row exportedLeaf, payload []byte) {
	if x.chosen == nil || row.Type.Public() {
		return
	}
	if leaf, err := ledger.Parse(row.Line); err == nil && leaf.HasNotice {
		x.texts[hex.EncodeToString(leaf.NoticeHash())] = true
	}
	if event, err := openConsent(row.Type, payload); err == nil {
		if call := webhookOf(event); call != nil {
			x.bodies[call.SHA256] = true
		}
	}
}

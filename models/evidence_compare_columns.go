package models

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"greenlist/ledger"
)

// compareFiling holds the columns by which evidence is found against what it says. A bundle does not rest on them, but whoever looks for somebody's no does
// not find one that is filed under another.
func (k *comparing) compareFiling(row storedEvidence, p ledger.Payload) {
	if !isFiledRightly(row.ContactID, p) {
		k.found("evidence", row.ID, "is about another person than it is kept for")
	}
	if !p.Head().At.Equal(row.CreatedAt) {
		k.found("evidence", row.ID, "was written at another time than it says")
	}
	if recordID(p) != row.RecordID {
		k.found("evidence", row.ID, "is found by another number than it has")
	}
}

// isFiledRightly tells that evidence stands with the contact it speaks of. A form belongs to nobody until it is confirmed.
func isFiledRightly(contactID *int64, p ledger.Payload) bool {
	event, ok := p.(*ledger.ConsentEvent)
	if !ok || contactID == nil {
		return contactID == nil && (!ok || event.Type == ledger.Granted)
	}
	return *contactID == event.Subject.Contact
}

// compareClosed is compareFiling for what was erased: only the leaf is left to say anything.
func (k *comparing) compareClosed(row storedEvidence) {
	if leaf, err := ledger.Parse(row.Line); err != nil || leaf.Type != row.Type {
		k.found("evidence", row.ID, "is of another type than its leaf")
	}
}

// staff holds what the audit shows of each act against what the log has of it.
func (k *comparing) staff(ctx context.Context) error {
	for last := int64(0); ; {
		var entries []AuditEntry
		if err := k.db.q(ctx).Where("id > ?", last).Order("id").Limit(exportBatch).Find(&entries).Error; err != nil || len(entries) == 0 {
			return err
		}
		acts, err := k.db.openActs(ctx, entries)
		if err != nil {
			return err
		}
		for _, a := range acts {
			if len(a.Comparison.Differs) > 0 {
				k.found("act of staff", a.ID, "is another than the log has: %s", strings.Join(a.Comparison.Differs, ", "))
			}
		}
		last = entries[len(entries)-1].ID
	}
}

// texts holds what people were shown, and what it is kept as, against what the log says was published.
func (k *comparing) texts(ctx context.Context) error {
	for last := int64(0); ; {
		var rows []struct {
			ID, FormID, Number   int64
			Hash                 []byte
			HTML, Language, Kind string
			CreatedAt            time.Time
			Payload              []byte
		}
		err := k.db.q(ctx).Raw(`SELECT n.id, n.hash, n.html, n.language, n.kind, n.created_at, v.form_id, v.number, s.payload FROM notices n
			LEFT JOIN form_versions v ON v.id = n.form_version_id LEFT JOIN sealed s ON s.evidence_id = n.evidence_id WHERE n.id > ? ORDER BY n.id LIMIT ?`, last, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, n := range rows {
			read, err := ledger.ReadPayload(ledger.NoticePublished, n.Payload)
			told, ok := read.(*ledger.NoticeEvent)
			sum := sha256.Sum256([]byte(n.HTML))
			want := ledger.NoticeEvent{Hash: hex.EncodeToString(sum[:]), Language: n.Language, Form: n.FormID, Version: n.Number, Kind: n.Kind}
			if ok {
				want.Header = told.Header
			}
			if err != nil || !ok || *told != want || !bytes.Equal(sum[:], n.Hash) || !told.At.Equal(n.CreatedAt) {
				k.found("text", n.ID, "is another than the log has")
			}
		}
		last = rows[len(rows)-1].ID
	}
}

// extracts asks of calls that were reduced whether the log says so.
func (k *comparing) extracts(ctx context.Context) error {
	for last := ""; ; {
		var rows []struct{ Hash, ExtractHash string }
		err := k.db.q(ctx).Raw(`SELECT hash, extract_hash FROM webhook_bodies WHERE extract_hash <> '' AND hash > ? ORDER BY hash LIMIT ?`, last, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, call := range rows {
			if k.reduced[call.Hash] != call.ExtractHash {
				k.found("call", 0, "%.12s… was reduced, and the log says otherwise", call.Hash)
			}
		}
		last = rows[len(rows)-1].Hash
	}
}

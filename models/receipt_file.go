package models

import (
	"context"

	"greenlist/ledger"
)

// ReceiptFile is what a person can keep of their yes: the record, with proof that the signed log holds it.
type ReceiptFile struct {
	RecordID string
	// Content is a C2SP tlog-proof. It is empty for the second in which the record has no place in the log yet.
	Content []byte
}

// FindReceiptFile makes the file behind the token of a receipt. It finds nothing where FindReceipt finds nothing. The newest checkpoint that covers the record
// is used, so that what many people keep pins down as much of the log as it can.
func FindReceiptFile(ctx context.Context, db *DB, token string) (ReceiptFile, error) {
	id, ok := db.place.keys.readLink("receipt", token)
	if !ok {
		return ReceiptFile{}, NotFound{What: "receipt"}
	}
	var file ReceiptFile
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var row struct {
			Type     ledger.Type
			Line     string
			Nonce    []byte
			Payload  []byte
			RecordID string
			Idx      *int64
		}
		err := tx.q(ctx).Raw(`SELECT e.type, e.line, s.nonce, s.payload, s.record_id, l.idx FROM sealed s JOIN evidence e ON e.id = s.evidence_id
			LEFT JOIN log_leaves l ON l.evidence_id = e.id WHERE s.evidence_id = ?`, id).Scan(&row).Error
		if err != nil {
			return err
		}
		if !row.Type.Yes() {
			return NotFound{What: "receipt"}
		}
		file.RecordID = row.RecordID
		if row.Idx == nil {
			return nil
		}
		file.Content, err = tx.receiptFile(ctx, *row.Idx, row.Line, ledger.Opening{Nonce: row.Nonce, Payload: row.Payload})
		return err
	})
	return file, err
}

func (db *DB) receiptFile(ctx context.Context, idx int64, line string, opening ledger.Opening) ([]byte, error) {
	checkpoint, err := db.checkpointOver(ctx, idx)
	if err != nil {
		return nil, err
	}
	receipt, err := ledger.NewReceipt(idx, line, opening, []byte(checkpoint.Note), db.hashReader(ctx))
	return receipt.File(), err
}

package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// optin is what samples are drawn from: a yes there is proof of. It is written with its evidence.
type optin struct {
	EvidenceID int64 `gorm:"primaryKey;autoIncrement:false"`
	ActedAt    time.Time
	FormID     int64
	Source     string
	Grade      string
}

// OptInSources are the ways in which people say yes.
var OptInSources = []string{
	ledger.SourceForm, ledger.SourceWidget, ledger.SourceInvitation, ledger.SourceCheckout, ledger.SourceCounter, ledger.SourceKeyword, ledger.SourceChat,
	ledger.SourceAd, ledger.SourcePaper, ledger.SourcePhone, ledger.SourceList, ledger.SourceAPI, ledger.SourceStaff,
}

// noteOptIns writes down which of some evidence are opt-ins.
func (db *DB) noteOptIns(ctx context.Context, ids []int64, all []attestation) error {
	var rows []optin
	for i, a := range all {
		if event, ok := a.payload.(*ledger.ConsentEvent); ok && event.Type.Yes() {
			rows = append(rows, optin{ids[i], event.Acted().UTC(), event.Terms.Notice.Form, event.Source, event.Grade})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return db.q(ctx).CreateInBatches(rows, 500).Error
}

package models

import (
	"context"
	"sync"

	"gorm.io/gorm/schema"
)

// Nouns are the structs that stand for rows.
var Nouns = []any{
	&Installation{}, &Organisation{}, &User{}, &Session{}, &AuditEntry{}, &Process{}, &Errand{}, &Evidence{}, &Sealed{}, &logLeaf{}, &logNode{}, &Checkpoint{},
	&Contact{}, &Attribute{}, &Retagging{}, &Purpose{}, &Consent{}, &Form{}, &FormVersion{}, &Notice{}, &Signup{}, &Link{}, &Invitation{}, &FormOrigin{}, &FormCounter{}, &WebhookEvent{}, &File{}, &Attachment{}, &Import{}, &ImportError{},
	&Account{}, &Portfolio{}, &Number{}, &NumberSample{}, &Template{}, &TemplateVersion{}, &TemplateStep{}, &TemplateComment{}, &ReviewRule{}, &Campaign{}, &Message{}, &Keyword{},
	&PurposeVersion{}, &Doubt{}, &Suppression{},
	&APIKey{}, &Endpoint{}, &Delivery{},
	&MailServer{}, &Mail{}, &Holder{}, &CheckpointCopy{},
	&Case{}, &CaseNote{}, &CaseDossier{}, &RetentionRule{}, &Statement{}, &StatementAnswer{},
	&Sample{}, &SampleItem{}, &GivenVerdict{}, &optin{},
	&RenewalRequest{}, &RenewalPlan{},
	&Canary{}, &Rest{},
}

// Plumbing are tables that no struct stands for: they are read and written by statements that name every column.
var Plumbing = map[string]bool{
	"goose_db_version": true, "sqlite_sequence": true, "sign_in_links": true, "throttles": true, "webhook_bodies": true, "suppression_hashes": true, "early_stops": true,
	"inbound_messages": true, "contact_words": true, "contact_facets": true, "contact_figures": true, "file_chunks": true, "reaches": true, "tallies": true, "sequenced": true, "batches": true, "wamids": true, "counted_reads": true, "form_ads": true, "form_counts": true,
	"api_answers": true, "widget_loaders": true, "former_addresses": true, "use_checks": true, "unfounded_uses": true, "webhook_mentions": true, "sample_dossiers": true, "media_uploads": true, "clicks": true, "opened_links": true, "outcomes": true,
}

// Fields are the columns that a struct expects.
func Fields(db *DB, noun any) (table string, columns []string, err error) {
	parsed, err := schema.Parse(noun, &sync.Map{}, db.g.NamingStrategy)
	if err != nil {
		return "", nil, err
	}
	return parsed.Table, parsed.DBNames, nil
}

// Columns are those that a table has.
func Columns(ctx context.Context, db *DB, table string) (names []string, err error) {
	err = db.q(ctx).Raw(db.pick(`SELECT name FROM pragma_table_xinfo(?)`,
		`SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?`), table).Scan(&names).Error
	return names, err
}

// Tables are all there are.
func Tables(ctx context.Context, db *DB) (names []string, err error) {
	err = db.q(ctx).Raw(db.pick(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'`,
		`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`)).Scan(&names).Error
	return names, err
}

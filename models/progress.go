package models

import "context"

// Progress says which of the first steps a company has behind it.
type Progress struct {
	Named     bool // the company has said who it is
	Connected bool // a WhatsApp number is connected
	Asking    bool // a form is published
	Heard     bool // somebody said yes
	Approved  bool // Meta approved a template
	Launched  bool // a campaign was launched
	Team      bool // somebody else can sign in
}

// FindProgress looks whether there is one of each; it counts nothing.
func FindProgress(ctx context.Context, db *DB) (Progress, error) {
	var p Progress
	err := db.q(ctx).Raw(`SELECT
		EXISTS (SELECT 1 FROM organisations WHERE name <> '') AS named,
		EXISTS (SELECT 1 FROM numbers) AS connected,
		EXISTS (SELECT 1 FROM form_versions) AS asking,
		EXISTS (SELECT 1 FROM consents WHERE state = 'given') AS heard,
		EXISTS (SELECT 1 FROM templates WHERE meta_status = 'APPROVED') AS approved,
		EXISTS (SELECT 1 FROM campaigns WHERE launched_at IS NOT NULL AND kind = '') AS launched,
		EXISTS (SELECT 1 FROM users WHERE disabled_at IS NULL AND id <> (SELECT MIN(id) FROM users)) AS team`).Scan(&p).Error
	return p, err
}

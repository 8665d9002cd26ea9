package models

import (
	"cmp"
	"context"
	"net/url"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// JudgeTemplate says what Meta is likely to say to a wording: of the template with this id, or of a new one where it is 0. It looks at the words
// and at what else there is in the account: names that are taken, quotas, and the company's own websites.
func JudgeTemplate(ctx context.Context, db *DB, id int64, content whatsapp.Template) ([]whatsapp.Finding, error) {
	s, err := db.surroundings(ctx, id, content)
	if err != nil {
		return nil, err
	}
	return s.Lint(content), nil
}

func (db *DB) surroundings(ctx context.Context, id int64, content whatsapp.Template) (s whatsapp.Surroundings, err error) {
	if s.Domains, err = db.ownDomains(ctx); err != nil {
		return s, err
	}
	if err := db.nameTaken(ctx, &s, id, content); err != nil {
		return s, err
	}
	if s.Twin, err = db.twinOf(ctx, id, content); err != nil {
		return s, err
	}
	hour := db.Now().Add(-time.Hour)
	err = db.q(ctx).Raw(`SELECT COUNT(*) AS templates, COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM template_versions v
			WHERE v.template_id = t.id AND v.number = 1 AND v.accepted_at > ?) THEN 1 ELSE 0 END), 0) AS created
		FROM templates t WHERE t.deleted_at IS NULL AND t.meta_id <> '' AND t.id <> ?`, hour, id).Row().Scan(&s.Templates, &s.Created)
	return s, err
}

// nameTaken reads what stands in the way of a name. A name that Meta never approved is free as soon as it is deleted.
func (db *DB) nameTaken(ctx context.Context, s *whatsapp.Surroundings, id int64, content whatsapp.Template) error {
	var others []Template
	err := db.q(ctx).Raw(`SELECT language, category, live_version_id, gone_at, deleted_at FROM templates
		WHERE name = ? AND id <> ? AND (deleted_at IS NULL AND gone_at IS NULL OR live_version_id IS NOT NULL AND COALESCE(gone_at, deleted_at) > ?)`,
		content.Name, id, whatsapp.UnblockedSince(db.Now())).Scan(&others).Error
	for _, other := range others {
		gone := cmp.Or(other.GoneAt, other.DeletedAt)
		switch {
		case gone != nil && content.ID == "":
			if until := whatsapp.BlockedUntil(*gone); until.After(s.BlockedUntil) {
				s.BlockedUntil = until
			}
		case gone != nil:
		case other.Language == content.Language:
			s.Taken = true
		default:
			s.Category = other.Category
		}
	}
	return err
}

// twinOf is how people call another template that says the same; empty when there is none.
func (db *DB) twinOf(ctx context.Context, id int64, content whatsapp.Template) (string, error) {
	mark := whatsapp.TwinOf(content)
	if mark == "" {
		return "", nil
	}
	var twins []Template
	err := db.q(ctx).Raw(`SELECT name, language FROM templates WHERE twin = ? AND twin <> '' AND id <> ? AND deleted_at IS NULL ORDER BY id LIMIT 1`, mark, id).Scan(&twins).Error
	if err != nil || len(twins) == 0 {
		return "", err
	}
	return twins[0].Name + " (" + whatsapp.LanguageName(twins[0].Language) + ")", nil
}

// ownDomains are the websites that are the company's as far as we know: that of its privacy notice, of its e-mail address, and those on which its
// forms may stand.
func (db *DB) ownDomains(ctx context.Context) ([]string, error) {
	organisation, err := FindOrganisation(ctx, db)
	if err != nil {
		return nil, err
	}
	var addresses, domains []string
	if err := db.q(ctx).Raw(`SELECT DISTINCT origin FROM form_origins WHERE staging = ?`, false).Scan(&addresses).Error; err != nil {
		return nil, err
	}
	company := organisation.Company()
	for _, address := range append(addresses, company.PrivacyURL) {
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
			domains = append(domains, strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."))
		}
	}
	if _, host, ok := strings.Cut(company.Email, "@"); ok && len(domains) > 0 {
		domains = append(domains, strings.ToLower(host))
	}
	return domains, nil
}

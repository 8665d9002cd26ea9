package models

import "context"

// ContactChoices are what a list of contacts can be narrowed down by: what occurs among them.
type ContactChoices struct {
	AudienceChoices
	Sources []string
	// Tags are the first hundred, by name.
	Tags []string
}

// FindContactChoices looks what occurs, hopping from value to value along indexes.
func FindContactChoices(ctx context.Context, db *DB) (ContactChoices, error) {
	audience, err := FindAudienceChoices(ctx, db)
	if err != nil {
		return ContactChoices{}, err
	}
	all := ContactChoices{AudienceChoices: audience}
	if all.Sources, err = db.distinctContacts(ctx, "source"); err != nil {
		return all, err
	}
	all.Tags, err = ListTags(ctx, db)
	return all, err
}

// ListTags are the first hundred tags that people have, by name.
func ListTags(ctx context.Context, db *DB) (tags []string, err error) {
	err = db.q(ctx).Raw(`WITH RECURSIVE hop(facet, n) AS (
		SELECT (SELECT MIN(facet) FROM contact_facets WHERE facet > 'tag:' AND facet < 'tag;'), 1
		UNION ALL
		SELECT (SELECT MIN(facet) FROM contact_facets WHERE facet > hop.facet AND facet < 'tag;'), hop.n + 1 FROM hop WHERE hop.facet IS NOT NULL AND hop.n < 100
	) SELECT substr(facet, 5) FROM hop WHERE facet IS NOT NULL`).Scan(&tags).Error
	return tags, err
}

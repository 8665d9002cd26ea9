package models

import "context"

// AudienceChoices are what an audience can be narrowed down by: what occurs among the contacts.
type AudienceChoices struct {
	Countries []string
	Languages []string
}

// FindAudienceChoices looks what occurs. It hops from value to value along an index, so a million contacts cost no more than a few.
func FindAudienceChoices(ctx context.Context, db *DB) (AudienceChoices, error) {
	countries, err := db.distinctContacts(ctx, "country")
	if err != nil {
		return AudienceChoices{}, err
	}
	languages, err := db.distinctContacts(ctx, "language")
	return AudienceChoices{Countries: countries, Languages: languages}, err
}

func (db *DB) distinctContacts(ctx context.Context, column string) (values []string, err error) {
	err = db.q(ctx).Raw(`WITH RECURSIVE hop(value) AS (
		SELECT (SELECT MIN(` + column + `) FROM contacts WHERE ` + column + ` > '')
		UNION ALL
		SELECT (SELECT MIN(` + column + `) FROM contacts WHERE ` + column + ` > hop.value) FROM hop WHERE hop.value IS NOT NULL
	) SELECT value FROM hop WHERE value IS NOT NULL`).Scan(&values).Error
	return values, err
}

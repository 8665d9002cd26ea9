package models

import (
	"context"
	"time"
)

// Hosting is where the program runs, as far as it can tell itself.
type Hosting struct {
	Address string // people use
	Secure  bool   // over https
}

// StatementFacts is what the configuration and the figures say now: all that a statement is drawn from.
type StatementFacts struct {
	At time.Time
	Hosting
	Zone      *time.Location
	Company   Company
	Pretended bool // nobody real is in it: a sandbox
	Postgres  bool
	Answers   map[string]string
	People    PeopleFacts
	House     HouseFacts
	Acts      ActFacts
}

// statementYear is how far back the figures look.
func statementYear(now time.Time) time.Time { return now.AddDate(-1, 0, 0) }

// FindStatementFacts looks at everything a statement speaks of, at one moment.
func FindStatementFacts(ctx context.Context, db *DB, kind StatementKind, place Hosting) (f StatementFacts, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		f, err = tx.statementFacts(ctx, kind, place)
		return err
	})
	return f, err
}

func (db *DB) statementFacts(ctx context.Context, kind StatementKind, place Hosting) (f StatementFacts, err error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return f, err
	}
	f = StatementFacts{At: db.Now(), Hosting: place, Zone: company.Location(), Company: company.Company(), Pretended: db.Sandboxed(), Postgres: db.dialect == postgres}
	if f.Answers, err = FindStatementAnswers(ctx, db, kind); err != nil {
		return f, err
	}
	if f.People, err = db.peopleFacts(ctx); err != nil {
		return f, err
	}
	if f.House, err = db.houseFacts(ctx); err != nil {
		return f, err
	}
	f.Acts, err = db.actFacts(ctx)
	return f, err
}

// collect asks one question after another, until one fails.
func collect(questions ...func() error) error {
	for _, ask := range questions {
		if err := ask(); err != nil {
			return err
		}
	}
	return nil
}

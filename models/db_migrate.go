package models

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"greenlist/migrations"
)

// migrate brings the schema up. Several processes may start at once: one works, the others wait.
func (db *DB) migrate(ctx context.Context) error {
	steps, err := migrations.For(string(db.dialect))
	if err != nil {
		return err
	}
	provider, err := db.provider(steps)
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	if err := refuseNewer(ctx, provider, steps[len(steps)-1].Version); err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func refuseNewer(ctx context.Context, provider *goose.Provider, known int64) error {
	version, err := provider.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if version > known {
		return Refusal{Reason: "newer-schema", Message: fmt.Sprintf(
			"This database is at schema %d and this program knows only up to %d. Start the newer Greenlist again.", version, known)}
	}
	return nil
}

func (db *DB) provider(steps []migrations.Migration) (*goose.Provider, error) {
	pool, err := db.g.DB()
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithGoMigrations(gooseSteps(steps)...), goose.WithDisableGlobalRegistry(true)}
	kind := goose.DialectSQLite3
	if db.dialect == postgres {
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // asks every second, for five minutes
		if err != nil {
			return nil, err
		}
		kind, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(kind, pool, nil, options...)
}

func gooseSteps(steps []migrations.Migration) []*goose.Migration {
	all := make([]*goose.Migration, len(steps))
	for i, step := range steps {
		all[i] = goose.NewGoMigration(step.Version, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
			if done, err := stepTaken(ctx, tx, step.Version); done || err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, step.SQL); err != nil {
				return fmt.Errorf("%s: %w", step.Name, err)
			}
			return nil
		}}, nil)
	}
	return all
}

// stepTaken tells whether another process took the step while this one waited for the file. Postgres has a lock around all steps; on SQLite the step's own
// transaction is the lock, so the question is asked inside it.
func stepTaken(ctx context.Context, tx *sql.Tx, version int64) (done bool, err error) {
	err = tx.QueryRowContext(ctx, fmt.Sprintf(`SELECT EXISTS (SELECT 1 FROM goose_db_version WHERE version_id = %d)`, version)).Scan(&done)
	return done, err
}

package main

import (
	"context"
	"fmt"
	"log/slog"
)

type migrateCommand struct {
	settings `embed:""`
}

// Run brings the schema up; opening does.
func (c migrateCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	fmt.Printf("%s is up to date (%s database %s).\n", withoutPassword(c.database()), db.Installation().Kind, db.Installation().DatabaseID)
	return nil
}

package main

import (
	"context"
	"fmt"
	"log/slog"
)

type backupCommand struct {
	settings `embed:""`

	File string `arg:"" help:"File to write; it must not exist."`
}

// Run writes the copy.
func (c backupCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, c.File); err != nil {
		return err
	}
	fmt.Printf("Copied to %s. The keys are not in it: keep %s too, somewhere else.\n", c.File, c.keysFile())
	return nil
}

package main

import (
	"context"
	"fmt"
	"log/slog"

	"greenlist/models"
)

type evidenceCheckCommand struct {
	settings `embed:""`
}

// Run compares the database with its log. It may run beside the server: it reads one moment and changes nothing.
func (c evidenceCheckCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	found, err := models.CompareWithLog(ctx, db)
	if err != nil {
		return err
	}
	fmt.Printf("%d entries of the log, of which %d wait for their place and %d were erased: %d acts of consent, %d messages that relied on one, %d acts of staff.\n",
		found.Entries, found.Waiting, found.Erased, found.Acts, found.Uses, found.Staff)
	for _, discord := range found.Discords {
		fmt.Println(discord)
	}
	if found.Wrong > 0 {
		return models.Refusal{Reason: "discord", Message: fmt.Sprintf("The database and its log differ in %d places.", found.Wrong)}
	}
	fmt.Println("The database and its log tell the same story.")
	return nil
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"greenlist/models"
)

type webhooksCommand struct {
	List   webhooksListCommand   `cmd:"" default:"withargs" help:"List the calls from Meta that could not be understood."`
	Replay webhooksReplayCommand `cmd:"" help:"Try them again, for instance after an update."`
}

type webhooksListCommand struct {
	settings `embed:""`
}

// mostListed is how many calls fit on a screen; the newest say most.
const mostListed = 50

// Run lists the newest calls that were set aside, and why.
func (c webhooksListCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	aside, err := models.ListPoison(ctx, db, mostListed)
	if err != nil {
		return err
	}
	if len(aside) == 0 {
		fmt.Println("Every call from Meta was understood.")
	}
	for _, event := range aside {
		fmt.Printf("%d  %s  %s\n", event.ID, event.ReceivedAt.Format(time.DateTime), event.Error)
	}
	return nil
}

type webhooksReplayCommand struct {
	settings `embed:""`
}

// Run puts the calls back in line. The running server takes them from there.
func (c webhooksReplayCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	n, err := models.ReplayPoison(ctx, db, models.System)
	if err == nil {
		fmt.Printf("%d put back in line.\n", n)
	}
	return err
}

// Command greenlist is the whole program: the server, the pretend Meta, and the tools around them.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the image has no time zones of its own

	"github.com/alecthomas/kong"

	"greenlist/models"
)

// program is the command line: one field, one command.
type program struct {
	Serve    serveCommand    `cmd:"" help:"Serve the dashboard, send messages and do timed work, in one process."`
	Migrate  migrateCommand  `cmd:"" help:"Bring the database's schema up to this program."`
	Config   configCommand   `cmd:"" help:"Print the configuration, secrets masked."`
	Keys     keysCommand     `cmd:"" help:"The keys of a database."`
	User     userCommand     `cmd:"" help:"Let somebody in."`
	Sandbox  sandboxCommand  `cmd:"" help:"Serve the pretend Meta alone, for any client."`
	Evidence evidenceCommand `cmd:"" help:"The evidence log."`
	Verify   verifyCommand   `cmd:"" help:"Verify an auditor's bundle or a receipt, without database or network."`
	Webhooks webhooksCommand `cmd:"" help:"Calls from Meta that could not be understood."`
	Bench    benchCommand    `cmd:"" help:"Measure how fast it is on this machine."`
	Sink     sinkCommand     `cmd:"" hidden:""`
	Health   healthCommand   `cmd:"" help:"Ask the server on this machine whether it is well."`
	Backup   backupCommand   `cmd:"" help:"Write a consistent copy of a SQLite database while it is in use."`
}

func main() {
	keepPrivate()
	// The first signal asks for a clean end; a second one is not caught and ends the program as it stands.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "greenlist: "+plain(err))
		os.Exit(exitCode(err))
	}
}

func run(ctx context.Context, args []string) error {
	var p program
	parser, err := kong.New(&p, kong.Name("greenlist"), kong.Description("WhatsApp marketing that people asked for."), kong.UsageOnError())
	if err != nil {
		return err
	}
	line, err := parser.Parse(args)
	parser.FatalIfErrorf(err)
	line.BindTo(ctx, (*context.Context)(nil))
	return line.Run(newLog())
}

// exitCode is 1 for whatever went wrong, and a verification's own code for what it found.
func exitCode(err error) int {
	var found verdict
	if errors.As(err, &found) {
		return int(found)
	}
	return 1
}

// plain prefers the words meant for people.
func plain(err error) string {
	var refusal models.Refusal
	if errors.As(err, &refusal) {
		return refusal.Message
	}
	return err.Error()
}

func newLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{ReplaceAttr: maskTraces}))
}

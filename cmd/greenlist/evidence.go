package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

type evidenceCommand struct {
	Export evidenceExportCommand `cmd:"" help:"Write everything an auditor needs into a folder."`
}

type evidenceExportCommand struct {
	settings `embed:""`

	Dir string `arg:"" help:"An empty folder, or one that does not exist yet."`
}

// Run writes the bundle.
func (c evidenceExportCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	checkpoint, err := models.ExportEvidence(ctx, db, models.System, c.Dir)
	if err != nil {
		return err
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		return err
	}
	fmt.Printf("%d leaves written to %s.\nCheck them anywhere, without a network:\n  greenlist verify %s --vkey '%s'\n", checkpoint.Size, c.Dir, c.Dir, vkey)
	return nil
}

type verifyCommand struct {
	Dir        string   `arg:"" help:"The folder with the bundle."`
	VKey       []string `name:"vkey" sep:"none" help:"The log's public key, known from elsewhere. May be given several times."`
	Checkpoint []string `sep:"none" type:"existingfile" help:"A checkpoint kept from before. May be given several times."`
	AppSecret  string   `env:"GREENLIST_VERIFY_APP_SECRET" help:"Meta's app secret, to check the signatures of its webhooks again."`
	JSON       bool     `help:"Print the report as JSON."`
}

// verdict ends the program with the exit code of a report.
type verdict int

func (v verdict) Error() string { return fmt.Sprintf("the evidence did not pass (exit %d)", int(v)) }

// Run verifies with nothing but the bundle and what the auditor brings.
func (c verifyCommand) Run() error {
	options := ledger.VerifyOptions{VKeys: c.VKey, AppSecret: c.AppSecret, Now: time.Now()}
	for _, path := range c.Checkpoint {
		held, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		options.OldCheckpoints = append(options.OldCheckpoints, held)
	}
	report, err := ledger.Verify(c.Dir, options)
	if printed := c.print(report); printed != nil {
		return printed
	}
	if report.Exit != ledger.ExitOK {
		return errors.Join(err, verdict(report.Exit))
	}
	return err
}

func (c verifyCommand) print(report ledger.Report) error {
	if !c.JSON {
		_, err := fmt.Println(report)
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	return out.Encode(report)
}

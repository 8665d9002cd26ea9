package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

type evidenceCommand struct {
	Export evidenceExportCommand `cmd:"" help:"Write everything an auditor needs into a folder."`
	Check  evidenceCheckCommand  `cmd:"" help:"Compare what the database says with its log, row by row; after a crash, or a backup that was put back."`
}

type evidenceExportCommand struct {
	settings `embed:""`

	Dir     string `arg:"" help:"An empty folder, or one that does not exist yet."`
	Contact string `help:"Open only what is about one person: the number of the contact, or the telephone number with a plus."`
	Since   string `placeholder:"YYYY-MM-DD" help:"Open only what was recorded since that day began, where the company is."`
}

// Run writes the bundle.
func (c evidenceExportCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	selection, err := c.selection(ctx, db)
	if err != nil {
		return err
	}
	checkpoint, err := selection.Export(ctx, db, models.System, c.Dir)
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

// selection is what was asked for. It refuses a person and a day that are none.
func (c evidenceExportCommand) selection(ctx context.Context, db *models.DB) (s models.EvidenceSelection, err error) {
	if s.ContactID, err = c.contact(ctx, db); err != nil || c.Since == "" {
		return s, err
	}
	company, err := models.FindOrganisation(ctx, db)
	if err != nil {
		return s, err
	}
	if s.Since, err = time.ParseInLocation(time.DateOnly, c.Since, company.Location()); err != nil {
		return s, models.Refusal{Reason: "since", Message: "--since takes a day such as 2026-03-31."}
	}
	return s, nil
}

func (c evidenceExportCommand) contact(ctx context.Context, db *models.DB) (int64, error) {
	if c.Contact == "" {
		return 0, nil
	}
	id, err := strconv.ParseInt(c.Contact, 10, 64)
	if err != nil || strings.HasPrefix(c.Contact, "+") {
		person, err := models.FindContactByAddress(ctx, db, strings.ReplaceAll(c.Contact, " ", ""), "")
		return person.ID, c.nobody(err)
	}
	_, err = models.FindContact(ctx, db, id)
	return id, c.nobody(err)
}

func (c evidenceExportCommand) nobody(err error) error {
	if errors.As(err, new(models.NotFound)) {
		return models.Refusal{Reason: "contact", Message: "There is no contact " + c.Contact + ". Give the number of the contact, or the telephone number with a plus."}
	}
	return err
}

type verifyCommand struct {
	Path       string   `arg:"" type:"path" help:"The folder with the bundle, or the file of one receipt."`
	VKey       []string `name:"vkey" sep:"none" help:"The log's public key, known from elsewhere. May be given several times."`
	Checkpoint []string `sep:"none" type:"existingfile" help:"A checkpoint kept from before. May be given several times."`
	AppSecret  string   `env:"GREENLIST_VERIFY_APP_SECRET" help:"Meta's app secret, to check the signatures of its webhooks again."`
	JSON       bool     `help:"Print the report as JSON."`
}

// verdict ends the program with the exit code of a report.
type verdict int

func (v verdict) Error() string { return fmt.Sprintf("the evidence did not pass (exit %d)", int(v)) }

// Run verifies with nothing but the bundle, or the receipt, and what the auditor brings.
func (c verifyCommand) Run() error {
	options := ledger.VerifyOptions{VKeys: c.VKey, AppSecret: c.AppSecret, Now: time.Now()}
	for _, path := range c.Checkpoint {
		held, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		options.OldCheckpoints = append(options.OldCheckpoints, held)
	}
	report, err := c.verify(options)
	if printed := c.print(report); printed != nil {
		return printed
	}
	if report.Exit != ledger.ExitOK {
		return errors.Join(err, verdict(report.Exit))
	}
	return err
}

func (c verifyCommand) verify(options ledger.VerifyOptions) (ledger.Report, error) {
	if info, err := os.Stat(c.Path); err != nil || info.IsDir() {
		return ledger.Verify(c.Path, options)
	}
	file, err := os.ReadFile(c.Path)
	if err != nil {
		return ledger.Report{}, err
	}
	return ledger.VerifyReceipt(file, options)
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

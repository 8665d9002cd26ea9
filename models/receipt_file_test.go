package models_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestAPersonKeepsAProofThatNeedsNobody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		contact := c.Willing(t, 1)
		consents, err := models.ListConsents(ctx, db, contact.ID)
		if err != nil || len(consents) != 1 {
			t.Fatal(consents, err)
		}
		token := strings.TrimPrefix(models.ReceiptLink(db, consents[0].EvidenceID), "/r/")
		if r, err := models.FindReceipt(ctx, db, token); err != nil || r.Placed {
			t.Fatalf("before the sequencer came by: %+v, %v", r, err)
		}
		if file, err := models.FindReceiptFile(ctx, db, token); err != nil || file.Content != nil {
			t.Fatalf("before the sequencer came by: %+v, %v", file, err)
		}
		if _, err := new(models.Sequencer).Sequence(ctx, db); err != nil {
			t.Fatal(err)
		}
		if r, err := models.FindReceipt(ctx, db, token); err != nil || !r.Placed {
			t.Fatalf("%+v, %v", r, err)
		}
		file, err := models.FindReceiptFile(ctx, db, token)
		if err != nil {
			t.Fatal(err)
		}
		again, err := models.FindReceiptFile(ctx, db, token)
		if signed, counted := models.Count(ctx, db, `SELECT COUNT(*) FROM checkpoints`); err != nil || counted != nil || signed != 1 || !bytes.Equal(again.Content, file.Content) {
			t.Errorf("asked twice: %d checkpoints, %v, %v", signed, err, counted)
		}
		vkey, err := db.VerifierKey()
		if err != nil {
			t.Fatal(err)
		}
		report, err := ledger.VerifyReceipt(file.Content, ledger.VerifyOptions{VKeys: []string{vkey}})
		if err != nil || report.Exit != ledger.ExitOK || !report.Anchored || !strings.Contains(report.String(), contact.PhoneNumber()) {
			t.Errorf("%v\n%s", err, report)
		}
		if len(file.Content) > 4096 {
			t.Errorf("%d bytes", len(file.Content))
		}
		if file.RecordID == "" {
			t.Error("a file without a name")
		}
	})
}

func TestOnlyAYesHasAProofToKeep(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		contact := c.Willing(t, 1)
		consents, err := models.ListConsents(ctx, db, contact.ID)
		if err != nil {
			t.Fatal(err)
		}
		good := strings.TrimPrefix(models.ReceiptLink(db, consents[0].EvidenceID), "/r/")
		if err := contact.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		if _, err := models.SignCheckpoint(ctx, db); err != nil {
			t.Fatal(err)
		}
		for name, token := range map[string]string{
			"a withdrawal": strings.TrimPrefix(models.ReceiptLink(db, consents[0].EvidenceID+1), "/r/"), "nothing": "", "another's page": strings.TrimPrefix(models.PreferenceLink(db, contact.ID), "/p/"),
			"forged": forgedLast(good), "none": strings.TrimPrefix(models.ReceiptLink(db, 9999), "/r/"),
		} {
			if _, err := models.FindReceiptFile(ctx, db, token); !errors.As(err, new(models.NotFound)) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if file, err := models.FindReceiptFile(ctx, db, good); err != nil || file.Content == nil {
			t.Errorf("what was said stays proven: %v", err)
		}
	})
}

package models_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

const paper = "%PDF-1.7\na card filled in at the counter\n%%EOF\n"

func keptPaper(t *testing.T, db *models.DB, words string) models.File {
	t.Helper()
	f, err := models.KeepDocument(context.Background(), db, strings.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func attach(t *testing.T, db *models.DB, who models.Actor, n models.NewAttachment) {
	t.Helper()
	if err := models.Attach(context.Background(), db, who, n); err != nil {
		t.Fatal(err)
	}
}

func TestDocumentsAreKeptAsTheyAre(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		f := keptPaper(t, db, paper)
		if body, err := io.ReadAll(models.OpenFile(ctx, db, f.ID)); err != nil || string(body) != paper || f.MediaType != models.PDF || f.IsPicture() {
			t.Errorf("%s %q, %v", f.MediaType, body, err)
		}
		scan, err := models.KeepDocument(ctx, db, bytes.NewReader(photo(t, banner(40, 20), 6)))
		if err != nil || scan.MediaType != models.JPEG || !scan.IsPicture() {
			t.Errorf("a photographed card: %+v, %v", scan, err)
		}
		var wrong models.Invalid
		for _, bad := range []string{"", "<html>%PDF-1.7", "PK\x03\x04", "%PDF-" + strings.Repeat("x", 10<<20)} {
			if _, err := models.KeepDocument(ctx, db, strings.NewReader(bad)); !errors.As(err, &wrong) {
				t.Errorf("%.20q: %v", bad, err)
			}
		}
	})
}

func TestFilesAreErasedWithThePerson(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		mila, tom := c.Person(t, 1), c.Person(t, 2)
		own, shared := keptPaper(t, db, paper), keptPaper(t, db, paper+"shared")
		for _, person := range []models.Contact{mila, tom} {
			attach(t, db, c.Marketer, models.NewAttachment{FileID: shared.ID, ContactID: &person.ID, Subject: models.AttachedEvidence, SubjectID: 1})
		}
		attach(t, db, c.Marketer, models.NewAttachment{FileID: own.ID, ContactID: &mila.ID, Subject: models.AttachedEvidence, SubjectID: 1, Name: `C:\scans\mila.pdf`})
		has, err := mila.Attachments(ctx, db)
		if err != nil || len(has) != 2 || has[1].Name != "mila.pdf" || has[1].File.MediaType != models.PDF {
			t.Fatalf("%+v, %v", has, err)
		}
		if err := mila.EraseAttachments(ctx, db); err != nil {
			t.Fatal(err)
		}
		if left, err := mila.Attachments(ctx, db); err != nil || len(left) != 0 {
			t.Errorf("still hers: %v, %v", left, err)
		}
		if b, err := io.ReadAll(models.OpenFile(ctx, db, own.ID)); len(b) > 0 || err != nil {
			t.Errorf("%d bytes of her file are left, %v", len(b), err)
		}
		if b, err := io.ReadAll(models.OpenFile(ctx, db, shared.ID)); len(b) == 0 || err != nil {
			t.Errorf("his file went with hers, %v", err)
		}
		if all, err := models.ListAttachments(ctx, db, models.AttachedEvidence, 1); err != nil || len(all) != 1 || *all[0].ContactID != tom.ID {
			t.Errorf("%+v, %v", all, err)
		}
		if err := models.Attach(ctx, db, c.Marketer, models.NewAttachment{FileID: own.ID, Subject: models.AttachedForm}); !errors.As(err, new(models.Conflict)) {
			t.Errorf("attached what is gone: %v", err)
		}
	})
}

func TestWhatNothingUsesIsRemoved(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		used, loose := keptPaper(t, db, paper), keptPaper(t, db, paper+"loose")
		attach(t, db, c.Marketer, models.NewAttachment{FileID: used.ID, Subject: models.AttachedForm, SubjectID: 1})
		list, err := models.UploadImport(ctx, db, c.Marketer, "list.csv", strings.NewReader("phone\n+31970123\n"))
		if err != nil {
			t.Fatal(err)
		}
		clock.Advance(50 * time.Minute)
		if again := keptPaper(t, db, paper+"loose"); again.ID != loose.ID {
			t.Error("kept twice")
		}
		clock.Advance(50 * time.Minute)
		keptPaper(t, db, paper+"a third")
		if _, err := models.FindFile(ctx, db, loose.ID); err != nil {
			t.Errorf("gone within the hour after it came again: %v", err)
		}
		clock.Advance(2 * time.Hour)
		keptPaper(t, db, paper+"a fourth")
		if _, err := models.FindFile(ctx, db, loose.ID); !errors.As(err, new(models.NotFound)) {
			t.Errorf("still there: %v", err)
		}
		for _, id := range []int64{used.ID, list.FileID} {
			if _, err := models.FindFile(ctx, db, id); err != nil {
				t.Errorf("something uses file %d: %v", id, err)
			}
		}
	})
}

func TestOnlyLogosAreForEverybody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		private, err := models.KeepPicture(ctx, db, bytes.NewReader(pngOf(t, banner(30, 30))), models.ScanLimits)
		if err != nil {
			t.Fatal(err)
		}
		attach(t, db, c.Marketer, models.NewAttachment{FileID: private.ID, Subject: models.AttachedEvidence, SubjectID: 1})
		for _, hash := range []string{"", "zz", private.Name(), private.Name()[:20]} {
			if _, err := models.FindLogo(ctx, db, hash); !errors.As(err, new(models.NotFound)) {
				t.Errorf("%q is shown to everybody: %v", hash, err)
			}
		}
		var hash string
		for range 2 {
			if hash, err = models.KeepLogo(ctx, db, c.Marketer, "logo.png", bytes.NewReader(pngOf(t, banner(20, 20)))); err != nil {
				t.Fatal(err)
			}
		}
		if f, err := models.FindLogo(ctx, db, hash); err != nil || f.Name() != hash {
			t.Errorf("%+v, %v", f, err)
		}
	})
}

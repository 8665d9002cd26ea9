package models_test

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// signs are everything by which an acquaintance is known, with their number in it.
var signs = regexp.MustCompile(`970886(\d{5})|NL\.9(\d{11})|[Zz]waan(\d{5})q|[Tt]erhorst(\d{5})q|HBg[a-z]+(\d{7})`)

// seen are the acquaintances of whom something stands in what is read, by number.
func seen(t *testing.T, from io.Reader, all map[int]bool) {
	t.Helper()
	in := bufio.NewReaderSize(from, 1<<20)
	rest := []byte{}
	piece := make([]byte, 1<<20)
	for {
		n, err := in.Read(piece)
		window := append(rest, piece[:n]...)
		for _, found := range signs.FindAllSubmatch(window, -1) {
			for _, digits := range found[1:] {
				if who, err := strconv.Atoi(string(digits)); err == nil && len(digits) > 0 {
					all[who] = true
				}
			}
		}
		rest = append([]byte{}, window[max(0, len(window)-64):]...)
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// everywhere is of whom something is found: in the file and its log of writes, or in what pg_dump writes; in a bundle, and in a list that is exported.
func (w *town) everywhere(d *scratch.Database, bundle string) map[int]bool {
	w.t.Helper()
	all := map[int]bool{}
	if models.IsPostgres(d.Name()) {
		dump := exec.Command("pg_dump", d.Name())
		out, err := dump.StdoutPipe()
		w.ok(err)
		w.ok(dump.Start())
		seen(w.t, out, all)
		w.ok(dump.Wait())
	} else {
		for _, suffix := range []string{"", "-wal"} {
			if f, err := os.Open(d.Name() + suffix); err == nil {
				seen(w.t, f, all)
				w.ok(f.Close())
			}
		}
	}
	if bundle != "" {
		w.ok(filepath.WalkDir(bundle, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			f, err := os.Open(path)
			if err == nil {
				seen(w.t, f, all)
				err = f.Close()
			}
			return err
		}))
	}
	var list strings.Builder
	w.ok(models.ExportContacts(w.ctx, w.db, w.company.Marketer, models.ContactSearch{}, func(c models.ExportedContact) error {
		list.WriteString(c.PhoneNumber() + " " + c.UserID() + " " + c.Name + "\n")
		return nil
	}))
	seen(w.t, strings.NewReader(list.String()), all)
	return all
}

// TestErasureAmongMany erases one person in a hundred, among whom one in ten left traces everywhere, and looks for them wherever something could be.
func TestErasureAmongMany(t *testing.T) {
	people, gone := 500, 10
	if *size > 0 {
		people, gone = *size, *size/100
	}
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		if _, err := exec.LookPath("pg_dump"); err != nil && models.IsPostgres(d.Name()) {
			t.Skip(err)
		}
		ctx, clock := context.Background(), modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		w := newTown(t, db, clock, gone+gone/10+2)
		w.signUp()
		w.list()
		w.campaign()
		for i := 0; i < gone; i += 10 {
			w.scatter(w.people[i])
		}
		if err := models.SeedWilling(ctx, db, w.company.Purpose.ID, people-len(w.people)); err != nil {
			t.Fatal(err)
		}
		if before := w.everywhere(d, ""); len(before) < len(w.people) {
			t.Fatalf("of %d people only %d are found before", len(w.people), len(before))
		}
		began := time.Now()
		w.eraseFirst(gone)
		took := time.Since(began)
		bundle := filepath.Join(t.TempDir(), "bundle")
		if _, err := models.ExportEvidence(ctx, db, w.company.Marketer, bundle); err != nil {
			t.Fatal(err)
		}
		after := w.everywhere(d, bundle)
		for _, k := range w.people[:gone] {
			if after[k.n] {
				t.Errorf("something is left of person %d", k.n)
			}
		}
		if !after[w.people[gone].n] {
			t.Error("who was not erased is gone too")
		}
		vkey, err := db.VerifierKey()
		if err != nil {
			t.Fatal(err)
		}
		report, err := ledger.Verify(bundle, ledger.VerifyOptions{VKeys: []string{vkey}})
		if err != nil || report.Exit != ledger.ExitOK || report.Erased["confirmed art17"] != int64(gone) {
			t.Errorf("%v\n%s", err, report)
		}
		t.Logf("%d of %d people erased in %v, nothing left of them", gone, people, took.Round(time.Millisecond))
	})
}

// eraseFirst erases people fifty at a time, and tidies up as the night would.
func (w *town) eraseFirst(n int) {
	w.t.Helper()
	for from := 0; from < n; from += 50 {
		var ids []int64
		for _, k := range w.people[from:min(from+50, n)] {
			ids = append(ids, k.contact.ID)
		}
		_, err := models.EraseContacts(w.ctx, w.db, w.company.Marketer, ids, models.Erasing{Reason: ledger.ReasonArt17})
		w.ok(err)
	}
	w.ok(models.Tidy(w.ctx, w.db))
}

package handlers

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
)

// unpacked is a downloaded bundle in a folder of its own.
func (s *site) unpacked(file *answer) string {
	s.Helper()
	packed, err := zip.NewReader(strings.NewReader(file.text), int64(len(file.text)))
	if err != nil {
		s.Fatal(err)
	}
	dir := s.TempDir()
	if err := os.CopyFS(dir, packed); err != nil {
		s.Fatal(err)
	}
	return filepath.Join(dir, "evidence-2026-11-21")
}

func TestAReviewerExportsTheLogAndAnybodyVerifiesIt(t *testing.T) {
	eachShop(t, func(s shop) {
		s.lived()
		s.Willing(s.T, 5)
		b := s.as(models.Reviewer)
		if _, err := models.SignCheckpoint(context.Background(), s.db); err != nil {
			s.Fatal(err)
		}
		page := b.get(b.get("/evidence").link("/evidence/bundles")).is(http.StatusOK)
		page.send("/evidence/bundles", map[string]string{"since": "soon", "contact": "+31 970 199 99999"}).is(http.StatusUnprocessableEntity).says("Enter a day").says("Nobody has that number").says("since")
		vkey, err := s.db.VerifierKey()
		if err != nil {
			s.Fatal(err)
		}
		opened := map[string]int64{}
		for about, fields := range map[string]map[string]string{"all": nil, "one": {"contact": "0970 123 45678"}, "none": {"since": "2026-12-01"}} {
			file := page.send("/evidence/bundles", fields).is(http.StatusOK)
			if file.Header.Get("Content-Type") != "application/zip" || !strings.Contains(file.Header.Get("Content-Disposition"), "evidence-2026-11-21.zip") {
				s.Errorf("%v", file.Header)
			}
			report, err := ledger.Verify(s.unpacked(file), ledger.VerifyOptions{VKeys: []string{vkey}})
			if err != nil || report.Exit != ledger.ExitOK || !report.Anchored {
				s.Errorf("%s: %v, %v", about, report, err)
			}
			opened[about] = report.Opened
		}
		if opened["none"] >= opened["one"] || opened["one"] >= opened["all"] {
			s.Errorf("opened %v", opened)
		}
		s.as(models.Marketer).get("/evidence/bundles").is(http.StatusForbidden)
		s.as(models.Marketer).post("/evidence/bundles", map[string][]string{"since": {""}}).is(http.StatusForbidden)
		s.server.bundling.begin("Joris")
		s.server.bundling.told(12, 40)
		page.send("/evidence/bundles", nil).is(http.StatusUnprocessableEntity).says("Another export is being made").says("Joris asked for it").says("12 of 40")
	})
}

// Somebody who takes what is made slowly gets all of it, and hears when it breaks off.
func TestASpoolHandsOverWhatIsStillBeingWritten(t *testing.T) {
	for _, broken := range []error{nil, errors.New("the database went away")} {
		kept, err := newSpool()
		if err != nil {
			t.Fatal(err)
		}
		out, in := io.Pipe()
		ended := make(chan error)
		go func() {
			err := kept.copyTo(in, func() {})
			in.CloseWithError(err)
			ended <- err
		}()
		whole := strings.Repeat("evidence ", 20_000)
		io.WriteString(kept, whole[:70_000])
		first := make([]byte, 10)
		if _, err := io.ReadFull(out, first); err != nil || string(first) != whole[:10] {
			t.Fatalf("%q, %v", first, err)
		}
		io.WriteString(kept, whole[70_000:])
		kept.end(broken)
		rest, err := io.ReadAll(out)
		if got := <-ended; !errors.Is(got, broken) || broken == nil && (err != nil || string(first)+string(rest) != whole) {
			t.Errorf("%d bytes, %v and %v", len(rest), err, got)
		}
		kept.file.Close()
	}
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

func TestSignedCheckpointsCanBeKept(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Reviewer)
		b.get("/evidence/checkpoints").is(http.StatusOK).says("Nothing has been signed yet")
		signed, err := models.SignCheckpoint(s.Context(), s.db)
		if err != nil {
			s.Fatal(err)
		}
		b.get("/evidence").is(http.StatusOK).says("All checkpoints").says("--contact +31")
		path := b.get("/evidence/checkpoints").is(http.StatusOK).link("/evidence/checkpoints/")
		file := b.get(path).is(http.StatusOK)
		if file.text != signed.Note || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment") {
			s.Errorf("%s: %q", file.Header.Get("Content-Disposition"), file.text)
		}
		b.get("/evidence/checkpoints/999999").is(http.StatusNotFound)
		s.as(models.Marketer).get("/evidence/checkpoints").is(http.StatusForbidden)
	})
}

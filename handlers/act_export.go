package handlers

import (
	"context"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// exportActs is the list of what staff did as a table.
func (s *Server) exportActs(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	search, wrong := actSearch(c, clock)
	if len(wrong) > 0 {
		return s.acts(c)
	}
	who := actor(c)
	return s.csvDownload(c, "staff-acts.csv", func(ctx context.Context, w *csvWriter) error {
		err := w.Row("Number", "When ("+clock.Zone.String()+")", "Who", "Who in the log", "Act", "Kind of thing", "Thing", "Its name today", "Before", "After", "Record in the log", "Place in the log", "Compared with the log")
		if err != nil {
			return err
		}
		return models.ExportActs(ctx, s.db, who, search, func(a models.Act, name string) error {
			return w.Row(strconv.FormatInt(a.ID, 10), cellTime(a.At, clock.Zone), a.Actor, a.Who, a.Action, a.Subject, strconv.FormatInt(a.SubjectID, 10), name,
				string(a.Before), string(a.After), strconv.FormatInt(a.EvidenceID, 10), leafOf(a), compared(a))
		})
	})
}

func leafOf(a models.Act) string {
	if a.Proof.Place == nil {
		return ""
	}
	return strconv.FormatInt(*a.Proof.Place, 10)
}

// compared says in a word what came of comparing the row with the log.
func compared(a models.Act) string {
	switch {
	case a.Missing:
		return "missing"
	case a.Altered:
		return "altered"
	case len(a.Differs) > 0:
		return "differs: " + strings.Join(a.Differs, " ")
	case a.Emptied:
		return "erased"
	}
	return "same"
}

// actLine is one act as a line of JSON.
type actLine struct {
	ID       int64           `json:"id"`
	At       time.Time       `json:"at"`
	Who      string          `json:"who"`
	Name     string          `json:"name"`
	Act      string          `json:"act"`
	Thing    string          `json:"thing"`
	Called   string          `json:"called,omitempty"`
	Before   json.RawMessage `json:"before,omitempty"`
	After    json.RawMessage `json:"after,omitempty"`
	Evidence int64           `json:"evidence"`
	Leaf     *int64          `json:"leaf,omitempty"`
	Log      string          `json:"log"`
}

// exportActLines is the same for programs: one act a line.
func (s *Server) exportActLines(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	search, wrong := actSearch(c, clock)
	if len(wrong) > 0 {
		return s.acts(c)
	}
	who := actor(c)
	return s.download(c, "staff-acts.jsonl", "application/jsonl; charset=utf-8", func(ctx context.Context, w io.Writer, breathe func()) error {
		lines, n := json.NewEncoder(w), 0
		return models.ExportActs(ctx, s.db, who, search, func(a models.Act, name string) error {
			if n++; n%1000 == 1 {
				breathe()
			}
			return lines.Encode(actLine{a.ID, a.At, a.Who, a.Actor, a.Subject + "." + a.Action, a.Subject + ":" + strconv.FormatInt(a.SubjectID, 10), name,
				a.Before, a.After, a.EvidenceID, a.Proof.Place, compared(a)})
		})
	})
}

package handlers

import (
	"context"
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// bundling is the export of evidence that this process is making. It makes one at a time: each reads the whole log.
type bundling struct {
	mu  sync.Mutex
	now views.Bundling
}

func (b *bundling) begin(who string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.now.Going {
		return false
	}
	b.now = views.Bundling{Going: true, By: who}
	return true
}

func (b *bundling) told(done, of int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now.Done, b.now.Of = done, of
}

func (b *bundling) end(outcome string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now.Going, b.now.Outcome = false, outcome
}

func (b *bundling) look() views.Bundling {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (s *Server) bundles(c echo.Context) error { return s.showBundles(c, nil) }

func (s *Server) showBundles(c echo.Context, wrong error) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	summary, err := models.FindLogSummary(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	page := views.Bundles{Clock: clock, Log: summary, State: s.bundling.look(), Typed: c.FormValue, Errors: complaints(wrong)}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// exportBundle hands over the log, or a part of it, as one file that an auditor can check without us. It begins at once and takes as long as it takes.
func (s *Server) exportBundle(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	selection, err := s.askedBundle(c, clock)
	if err == nil && !s.bundling.begin(actor(c).Name) {
		err = models.Refusal{Reason: "busy", Message: "Another export is being made. Wait until it is done, then ask again."}
	}
	if complaints(err) != nil {
		return s.showBundles(c, err)
	}
	if err != nil {
		return err
	}
	name := "evidence-" + clock.Now.In(clock.Zone).Format(time.DateOnly)
	err = s.sendBundle(c, name, selection)
	s.bundling.end(outcome(err))
	if err == nil || errors.As(err, new(models.Refusal)) {
		return nil
	}
	s.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "download broke off", slog.String("route", pattern(c)), slog.String("error", err.Error()), slog.String("id", requestID(c)))
	panic(http.ErrAbortHandler)
}

// outcome is what the page says of the last export. What somebody may have to know of a bundle that is whole is a refusal's words.
func outcome(err error) string {
	var refusal models.Refusal
	switch {
	case errors.As(err, &refusal):
		return refusal.Message
	case err != nil:
		return "The last export broke off. Ask for it again."
	}
	return ""
}

// sendBundle writes the file aside and sends what is there meanwhile, so that a slow line keeps nobody from the database. Whoever stops reading ends it.
func (s *Server) sendBundle(c echo.Context, name string, selection models.EvidenceSelection) error {
	kept, err := newSpool()
	if err != nil {
		return err
	}
	defer kept.file.Close()
	header := c.Response().Header()
	header.Set(echo.HeaderContentType, "application/zip")
	header.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name + ".zip"}))
	header.Set("Cache-Control", "no-store")
	c.Response().WriteHeader(http.StatusOK)

	ctx, stop := context.WithCancel(context.WithoutCancel(c.Request().Context()))
	var made sync.WaitGroup
	var refused error
	made.Go(func() {
		_, err := selection.ExportInto(ctx, s.db, actor(c), models.BundlePlace{Dir: name, Zip: kept, Told: s.bundling.told})
		if errors.As(err, new(models.Refusal)) {
			refused, err = err, nil
		}
		kept.end(err)
	})
	conn := http.NewResponseController(c.Response())
	err = kept.copyTo(c.Response(), func() { conn.SetWriteDeadline(time.Now().Add(answerWithin)) })
	stop()
	made.Wait()
	return errors.Join(err, refused)
}

// askedBundle is what part of the log was asked for. It refuses a day that is none and a number that nobody has (Invalid).
func (s *Server) askedBundle(c echo.Context, clock views.Clock) (selection models.EvidenceSelection, err error) {
	wrong := models.Invalid{}
	if text := c.FormValue("since"); text != "" {
		if selection.Since = dayBegin(text, clock.Zone); selection.Since.IsZero() {
			wrong.Add("since", "Enter a day, such as 2026-11-21.")
		}
	}
	text := strings.TrimSpace(c.FormValue("contact"))
	if text == "" {
		return selection, wrong.OrNil()
	}
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return selection, err
	}
	phone, _ := models.ParsePhone(text, company.Country)
	person, err := models.FindContactByAddress(c.Request().Context(), s.db, phone, text)
	if errors.As(err, new(models.NotFound)) {
		wrong.Add("contact", "Nobody has that number. Leave it out to export everything.")
		err = nil
	}
	selection.ContactID = person.ID
	return selection, errors.Join(err, wrong.OrNil())
}

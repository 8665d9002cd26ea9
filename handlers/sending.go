package handlers

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// sendingNow shows what holds messages back, and who sends them.
func (s *Server) sendingNow(c echo.Context) error {
	return s.showSending(c, http.StatusOK, views.SendingNow{Of: number(c.QueryParam("number"))})
}

// showSending fills in the page around what was typed.
func (s *Server) showSending(c echo.Context, status int, page views.SendingNow) (err error) {
	ctx := c.Request().Context()
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Pause, err = models.FindSendingPause(ctx, s.db); err != nil {
		return err
	}
	if page.Numbers, err = models.ListNumbers(ctx, s.db); err != nil {
		return err
	}
	if page.Senders, err = models.FindSenders(ctx, s.db); err != nil {
		return err
	}
	if page.Rests, err = models.ListRests(ctx, s.db); err != nil {
		return err
	}
	page.Full = s.db.DiskFull()
	if err := s.fillSettings(ctx, &page); err != nil {
		return err
	}
	page.MayPlan, page.MayServe = may(c, makers), may(c, admins)
	return s.render(c, status, page)
}

// fillSettings adds what is set, where nothing else was typed.
func (s *Server) fillSettings(ctx context.Context, page *views.SendingNow) error {
	tries, err := models.FindMoreTries(ctx, s.db)
	if err != nil {
		return err
	}
	late, err := models.FindLateStart(ctx, s.db)
	if err != nil {
		return err
	}
	if page.Errors["tries"] == "" {
		page.Tries = strconv.Itoa(tries)
	}
	if page.Errors["late"] == "" {
		page.Late = strconv.Itoa(int(late.Minutes()))
	}
	return nil
}

// pauseSending stops every campaign at once.
func (s *Server) pauseSending(c echo.Context) error {
	if err := models.PauseSending(c.Request().Context(), s.db, actor(c), c.FormValue("because")); err != nil {
		return err
	}
	return s.afterSending(c, "All sending is paused.")
}

func (s *Server) resumeSending(c echo.Context) error {
	why := c.FormValue("why")
	err := models.ResumeSending(c.Request().Context(), s.db, actor(c), why)
	if wrong := complaints(err); wrong != nil {
		return s.showSending(c, statusOf(err), views.SendingNow{Why: why, Errors: wrong})
	}
	if err != nil {
		return err
	}
	return s.afterSending(c, "Sending goes on.")
}

// releaseNumber lets campaigns use a number again.
func (s *Server) releaseNumber(c echo.Context) error {
	n, err := models.FindNumber(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	why := c.FormValue("why")
	err = n.Release(c.Request().Context(), s.db, actor(c), why)
	if wrong := complaints(err); wrong != nil {
		return s.showSending(c, statusOf(err), views.SendingNow{Of: n.ID, Why: why, Errors: wrong})
	}
	if err != nil {
		return err
	}
	return s.afterSending(c, "Campaigns from this number go on.")
}

func (s *Server) setTries(c echo.Context) error {
	typed := c.FormValue("tries")
	return s.setSending(c, models.SetMoreTries, typed, views.SendingNow{Tries: typed})
}

// setLateness sets how late a campaign may start by itself.
func (s *Server) setLateness(c echo.Context) error {
	typed := c.FormValue("late")
	return s.setSending(c, models.SetLateStart, typed, views.SendingNow{Late: typed})
}

// setSending sets a number; page is what was typed.
func (s *Server) setSending(c echo.Context, set func(context.Context, *models.DB, models.Actor, int) error, typed string, page views.SendingNow) error {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil {
		n = -1
	}
	err = set(c.Request().Context(), s.db, actor(c), n)
	if page.Errors = complaints(err); page.Errors != nil {
		return s.showSending(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	return s.afterSending(c, "Saved.")
}

func (s *Server) afterSending(c echo.Context, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, views.SendingPath)
}

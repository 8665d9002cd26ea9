package handlers

import (
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) samples(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	all, more, err := models.ListSamples(c.Request().Context(), s.db, number(c.QueryParam("before")))
	if err != nil {
		return err
	}
	page := views.Samples{Clock: clock, All: all}
	if more {
		page.Next = all[len(all)-1].ID
	}
	if page.Forms, err = models.ListForms(c.Request().Context(), s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

func (s *Server) newSample(c echo.Context) error { return s.showSampleEditor(c, nil, nil) }

func (s *Server) showSampleEditor(c echo.Context, there *int64, wrong error) (err error) {
	page := views.SampleEditor{Typed: c.FormValue, There: there, Errors: complaints(wrong), Sources: models.OptInSources}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Forms, err = models.ListForms(c.Request().Context(), s.db); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// drawSample draws one, or says how many there are to draw from.
func (s *Server) drawSample(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	wanted, err := askedSample(c, clock)
	if err != nil {
		return s.showSampleEditor(c, nil, err)
	}
	if c.FormValue("do") == "count" {
		there, err := models.CountOptIns(c.Request().Context(), s.db, wanted.SampleCriteria)
		if err != nil {
			return err
		}
		return s.showSampleEditor(c, &there, nil)
	}
	drawn, err := models.DrawSample(c.Request().Context(), s.db, actor(c), wanted)
	if complaints(err) != nil {
		return s.showSampleEditor(c, nil, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Drawn. Judge one opt-in after the other; others may help.", views.SamplePath(drawn.ID))
}

// askedSample reads what was typed; a day that is none is refused (Invalid).
func askedSample(c echo.Context, clock views.Clock) (n models.NewSample, err error) {
	wrong := models.Invalid{}
	n.FormID, n.Source, n.Grade, n.Seed = number(c.FormValue("form")), c.FormValue("source"), c.FormValue("grade"), c.FormValue("seed")
	n.Size, _ = strconv.Atoi(c.FormValue("size"))
	if text := c.FormValue("since"); text != "" {
		if n.Since = dayOrNone(dayBegin(text, clock.Zone)); n.Since == nil {
			wrong.Add("since", "Enter a day, such as 2026-11-21.")
		}
	}
	if text := c.FormValue("until"); text != "" {
		if n.Until = dayOrNone(dayBegin(text, clock.Zone)); n.Until == nil {
			wrong.Add("until", "Enter a day, such as 2026-11-21.")
		} else {
			next := n.Until.In(clock.Zone).AddDate(0, 0, 1).UTC()
			n.Until = &next
		}
	}
	return n, wrong.OrNil()
}

func dayOrNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func (s *Server) sample(c echo.Context) error {
	found, err := models.FindSample(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showSample(c, found, nil)
}

func (s *Server) showSample(c echo.Context, found models.Sample, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.SamplePage{Sample: found, Show: models.SampleShown(c.QueryParam("show")), Errors: complaints(wrong)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Count, err = found.Count(ctx, s.db); err != nil {
		return err
	}
	if page.Items, err = found.ListItems(ctx, s.db, page.Show); err != nil {
		return err
	}
	if page.Forms, err = models.ListForms(ctx, s.db); err != nil {
		return err
	}
	if page.Next, err = found.Next(ctx, s.db, actor(c), 0); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

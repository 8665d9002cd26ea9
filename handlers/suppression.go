package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) suppressions(c echo.Context) error { return s.showSuppressions(c, nil) }

func (s *Server) showSuppressions(c echo.Context, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.Suppressions{
		MayAdd: may(c, makers), MayLift: may(c, admins), Phone: c.FormValue("phone"), Kind: c.FormValue("kind"), Reason: c.FormValue("reason"), Errors: complaints(wrong),
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	more := false
	if page.All, more, err = models.ListSuppressions(ctx, s.db, number(c.QueryParam("before"))); err != nil {
		return err
	}
	if more {
		page.Next = fmt.Sprintf("%s?before=%d", views.SuppressionsPath, page.All[len(page.All)-1].ID)
	}
	if page.Count, err = models.CountSuppressions(ctx, s.db); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) suppressNumber(c echo.Context) error {
	never := models.Never{Kind: models.SuppressionKind(c.FormValue("kind")), Reason: c.FormValue("reason")}
	err := models.SuppressNumber(c.Request().Context(), s.db, actor(c), c.FormValue("phone"), never)
	if complaints(err) != nil {
		return s.showSuppressions(c, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "No message goes to this number any more.", views.SuppressionsPath)
}

func (s *Server) suppression(c echo.Context) error { return s.showSuppression(c, nil) }

func (s *Server) showSuppression(c echo.Context, wrong error) error {
	entry, err := models.FindSuppression(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	page := views.SuppressionPage{Entry: entry, Lift: c.FormValue("lift"), Errors: complaints(wrong)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) liftSuppression(c echo.Context) error {
	entry, err := models.FindSuppression(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	err = entry.Lift(c.Request().Context(), s.db, actor(c), c.FormValue("lift"))
	if complaints(err) != nil {
		return s.showSuppression(c, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Lifted. It gives no consent back.", views.SuppressionsPath)
}

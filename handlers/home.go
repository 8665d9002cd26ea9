package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// home shows the way to the first campaign, and once that is behind what wants somebody's attention.
func (s *Server) home(c echo.Context) error {
	ctx := c.Request().Context()
	progress, err := models.FindProgress(ctx, s.db)
	if err != nil {
		return err
	}
	setUp := views.Home{Role: views.Role(visitor(c).Role), Progress: progress}
	if !setUp.Done() {
		return s.show(c, setUp)
	}
	overview, err := models.FindOverview(ctx, s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	late, err := models.FindLateStart(ctx, s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.Today{Clock: clock, Overview: overview, MayBeLate: late, MayPlan: may(c, makers), MayReview: may(c, auditors)})
}

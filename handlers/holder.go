package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// holders is the part of the page of evidence that says who outside holds a checkpoint.
func (s *Server) holders(c echo.Context, clock views.Clock) (views.Holders, error) {
	holding, err := models.FindHolding(c.Request().Context(), s.db)
	if err != nil {
		return views.Holders{}, err
	}
	can, err := models.CanMail(c.Request().Context(), s.db)
	return views.Holders{Clock: clock, Holding: holding, Admin: may(c, admins), World: s.world(), CanMail: can}, err
}

func (s *Server) newHolder(c echo.Context) error {
	return s.askHolder(c, http.StatusOK, models.NewHolder{Role: models.HolderAuditor, Way: models.ByMail}, nil)
}

func (s *Server) askHolder(c echo.Context, status int, typed models.NewHolder, wrong error) error {
	can, err := models.CanMail(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.render(c, status, views.HolderEditor{Typed: typed, CanMail: can, Errors: complaints(wrong)})
}

func (s *Server) addHolder(c echo.Context) error {
	typed := models.NewHolder{
		Name: c.FormValue("name"), Role: models.HolderRole(c.FormValue("role")), Way: models.MailWay(c.FormValue("way")), Address: c.FormValue("address"),
	}
	h, err := models.AddHolder(c.Request().Context(), s.db, actor(c), typed)
	if complaints(err) != nil {
		return s.askHolder(c, statusOf(err), typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, h.Name+" gets a checkpoint every day from now on. The first is in the outbox.", views.HolderPath(h.ID))
}

func (s *Server) holder(c echo.Context) error {
	ctx := c.Request().Context()
	h, err := models.FindHolder(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	page := views.HolderPage{Holder: h, Admin: may(c, admins)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Copies, err = h.ListCopies(ctx, s.db); err != nil {
		return err
	}
	mails, err := models.ListMails(ctx, s.db, models.MailSearch{HolderID: h.ID})
	if err != nil {
		return err
	}
	page.Mails = mails.Mails
	return s.show(c, page)
}

func (s *Server) giveHolder(c echo.Context) error {
	h, err := models.FindHolder(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := h.Give(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, "A checkpoint of everything up to now is in the outbox.", views.HolderPath(h.ID))
}

func (s *Server) stopHolder(c echo.Context) error {
	h, err := models.FindHolder(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := h.Stop(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, h.Name+" gets no more. What they hold they keep.", "/evidence")
}

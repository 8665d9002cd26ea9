package handlers

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) connection(c echo.Context) error {
	return s.showConnection(c, http.StatusOK, models.Connection{}, nil)
}

func (s *Server) connect(c echo.Context) error {
	form := models.Connection{
		WABAID: c.FormValue("waba_id"), AppID: c.FormValue("app_id"), Token: c.FormValue("token"),
		AppSecret: c.FormValue("app_secret"), VerifyToken: c.FormValue("verify_token"),
	}
	_, err := models.Connect(c.Request().Context(), s.db, actor(c), form)
	if complaints(err) != nil {
		return s.showConnection(c, statusOf(err), form, err)
	}
	if err != nil {
		return err
	}
	return s.afterConnection(c, "Saved. We are asking Meta for everything about the account.")
}

func (s *Server) checkConnection(c echo.Context) error {
	account, err := models.FindAccount(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	if err := account.CheckAgain(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return redirect(c, "/settings/whatsapp")
}

func (s *Server) afterConnection(c echo.Context, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, "/settings/whatsapp")
}

func (s *Server) showConnection(c echo.Context, status int, form models.Connection, wrong error) error {
	ctx := c.Request().Context()
	page := views.Connection{
		Form: models.Connection{WABAID: form.WABAID, AppID: form.AppID}, Suggested: rand.Text(),
		WebhookURL: s.PublicURL.JoinPath("webhooks", "whatsapp").String(), World: s.world(), Errors: complaints(wrong),
	}
	var err error
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	page.Account, err = models.FindAccount(ctx, s.db)
	if err := unlessNotFound(err); err != nil {
		return err
	}
	if page.Errands, err = models.ListAccountErrands(ctx, s.db); err != nil {
		return err
	}
	if page.Checking, err = models.Checking(ctx, s.db); err != nil {
		return err
	}
	if page.LastWebhook, err = models.LastWebhook(ctx, s.db); err != nil {
		return err
	}
	if page.Numbers, err = models.ListNumbers(ctx, s.db); err != nil {
		return err
	}
	return s.render(c, status, page)
}

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

// replayCalls lets the calls that were set aside be tried again, by whichever process comes to them.
func (s *Server) replayCalls(c echo.Context) error {
	n, err := models.ReplayPoison(c.Request().Context(), s.db, actor(c))
	if err != nil {
		return err
	}
	done := "There was nothing left to try again."
	if n > 0 {
		done = "Being tried again: " + views.Count(int(n), "call", "calls") + " from Meta."
	}
	return s.afterConnection(c, done)
}

func (s *Server) afterConnection(c echo.Context, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, "/settings/whatsapp")
}

// mostUnread of the calls that were set aside are shown; the newest say most.
const mostUnread = 5

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
	if page.SetAside, err = models.CountPoison(ctx, s.db); err != nil {
		return err
	}
	if page.Unread, err = models.ListPoison(ctx, s.db, mostUnread); err != nil {
		return err
	}
	return s.render(c, status, page)
}

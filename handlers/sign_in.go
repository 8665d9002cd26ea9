package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// askSignIn shows the door. Whoever is in already is led on.
func (s *Server) askSignIn(c echo.Context) error {
	next := local(c.QueryParam("next"))
	if visitor(c).ID != 0 {
		return redirect(c, next)
	}
	return s.bare(c, http.StatusOK, views.SignIn{Next: next})
}

func (s *Server) signIn(c echo.Context) error {
	page := views.SignIn{Email: c.FormValue("email"), Next: local(c.FormValue("next"))}
	u, err := models.SignIn(c.Request().Context(), s.db, models.SignInAttempt{Email: page.Email, Password: c.FormValue("password"), From: from(c)})
	if page.Errors = complaints(err); page.Errors != nil {
		s.Log.InfoContext(c.Request().Context(), "sign-in refused", "status", statusOf(err), "id", requestID(c))
		return s.bare(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	if err := s.begin(c, u, false); err != nil {
		return err
	}
	return redirect(c, page.Next)
}

func (s *Server) signOut(c echo.Context) error {
	if err := s.end(c); err != nil {
		return err
	}
	return redirect(c, "/sign-in")
}

// local is an address on this host, or the start page: a link to the sign-in page must not lead people elsewhere.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.ContainsAny(next, "\\\t\r\n") {
		return "/"
	}
	return next
}

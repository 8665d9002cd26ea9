package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/views"
)

func (s *Server) askPassword(c echo.Context) error { return s.show(c, s.passwordPage(c)) }

// passwordPage asks for the present password, unless there is none or a link has just proved who this is.
func (s *Server) passwordPage(c echo.Context) views.Password {
	_, byLink := s.sessionID(c)
	u := visitor(c)
	return views.Password{Email: u.Email, First: !u.HasPassword(), AskPresent: u.HasPassword() && !byLink}
}

func (s *Server) setPassword(c echo.Context) error {
	page := s.passwordPage(c)
	err := s.replacePassword(c, page.AskPresent)
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	if err := s.flash(c, views.Good, "Your password is set. Any other browser you were signed in with is signed out."); err != nil {
		return err
	}
	return redirect(c, "/")
}

func (s *Server) replacePassword(c echo.Context, askPresent bool) error {
	u := visitor(c)
	id, _ := s.sessionID(c)
	if askPresent {
		return u.ReplacePassword(c.Request().Context(), s.db, c.FormValue("present"), c.FormValue("password"), id)
	}
	return u.SetPassword(c.Request().Context(), s.db, c.FormValue("password"), id)
}

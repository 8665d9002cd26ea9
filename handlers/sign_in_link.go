package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// askSignInLink asks for a click and uses nothing up: mail programs open every link before people do.
func (s *Server) askSignInLink(c echo.Context) error {
	u, err := models.FindSignInLink(c.Request().Context(), s.db, c.Param("token"))
	if err != nil {
		return s.deadLink(c, err)
	}
	return s.bare(c, http.StatusOK, views.SignInLink{Email: u.Email, Token: c.Param("token")})
}

// useSignInLink lets people in. Who has no password yet is asked for one first.
func (s *Server) useSignInLink(c echo.Context) error {
	u, err := models.UseSignInLink(c.Request().Context(), s.db, c.Param("token"))
	if err != nil {
		return s.deadLink(c, err)
	}
	if err := s.begin(c, u, true); err != nil {
		return err
	}
	if u.HasPassword() {
		return redirect(c, "/")
	}
	return redirect(c, "/settings/password")
}

func (s *Server) deadLink(c echo.Context, err error) error {
	if !errors.As(err, new(models.NotFound)) {
		return err
	}
	return s.bare(c, http.StatusNotFound, views.DeadLink{})
}

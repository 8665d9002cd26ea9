package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) apiKeys(c echo.Context) error {
	all, err := models.ListAPIKeys(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.show(c, views.Keys{Clock: clock, All: all})
}

func (s *Server) newKey(c echo.Context) error { return s.show(c, views.NewKey{}) }

// createKey answers with the key itself: it is shown once, and kept nowhere.
func (s *Server) createKey(c echo.Context) error {
	page := views.NewKey{Name: c.FormValue("name")}
	for _, scope := range c.Request().PostForm["scope"] {
		page.Scopes = append(page.Scopes, models.Scope(scope))
	}
	key, token, err := models.CreateAPIKey(c.Request().Context(), s.db, actor(c), models.NewAPIKey{Name: page.Name, Scopes: page.Scopes})
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.MadeKey{Key: key, Token: token})
}

func (s *Server) revokeKey(c echo.Context) error {
	key, err := models.FindAPIKey(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := key.Revoke(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, "The key for "+key.Name+" no longer works.", "/settings/keys")
}

package handlers

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) session(c echo.Context) (*sessions.Session, error) {
	return s.sessions.Get(c.Request(), s.sessions.name)
}

// begin signs u in. The session is always a new one, and the one before it ends: a token known before the sign-in is worth nothing after.
func (s *Server) begin(c echo.Context, u models.User, byLink bool) error {
	if err := s.end(c); err != nil {
		return err
	}
	fresh := sessions.NewSession(s.sessions, s.sessions.name)
	options := s.sessions.options
	fresh.Options = &options
	fresh.Values[newKey{}] = models.NewSession{User: u, Address: c.RealIP(), ByLink: byLink}
	fresh.Values[byLinkKey{}] = byLink
	s.Log.InfoContext(c.Request().Context(), "signed in", "user", u.ID, "by link", byLink, "id", requestID(c))
	return fresh.Save(c.Request(), c.Response())
}

// end signs out whoever is signed in.
func (s *Server) end(c echo.Context) error {
	session, err := s.session(c)
	if err != nil || session.IsNew {
		return err
	}
	session.Options.MaxAge = -1
	return session.Save(c.Request(), c.Response())
}

// flash says words at the top of the next page.
func (s *Server) flash(c echo.Context, tone views.Tone, words string) error {
	session, err := s.session(c)
	if err != nil {
		return err
	}
	session.AddFlash(views.Flash{Tone: tone, Words: words})
	return session.Save(c.Request(), c.Response())
}

// flashes takes what was left to say.
func (s *Server) flashes(c echo.Context) ([]views.Flash, error) {
	session, err := s.session(c)
	if err != nil || session.IsNew {
		return nil, err
	}
	var all []views.Flash
	for _, f := range session.Flashes() {
		all = append(all, f.(views.Flash))
	}
	if all == nil {
		return nil, nil
	}
	return all, session.Save(c.Request(), c.Response())
}

// sessionID is the id of the session that asks, and whether it began with a link.
func (s *Server) sessionID(c echo.Context) (id models.SessionID, byLink bool) {
	session, err := s.session(c)
	if err != nil {
		return nil, false
	}
	byLink, _ = session.Values[byLinkKey{}].(bool)
	return models.ParseSessionID(session.ID), byLink
}

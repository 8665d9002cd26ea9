package handlers

import (
	"bytes"
	"context"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// show answers with a screen: the whole page, or the part of it that htmx asked for.
func (s *Server) show(c echo.Context, screen views.Screen) error {
	return s.render(c, http.StatusOK, screen)
}

// render is show with another status: 422 for a form that comes back.
func (s *Server) render(c echo.Context, status int, screen views.Screen) error {
	if isPart(c) {
		return s.renderPart(c, status, screen)
	}
	frame, err := s.frame(c)
	if err != nil {
		return err
	}
	return s.write(c, status, views.Layout(frame, screen))
}

// bare shows a screen without navigation: for those who are not signed in, and for errors.
func (s *Server) bare(c echo.Context, status int, screen views.Screen) error {
	return s.write(c, status, views.Bare(screen))
}

// renderPart writes the fragment whose name is the id of the element that htmx will replace; the body where there is no such fragment.
func (s *Server) renderPart(c echo.Context, status int, screen views.Screen) error {
	var part bytes.Buffer
	name := c.Request().Header.Get("HX-Target")
	if err := templ.RenderFragments(c.Request().Context(), &part, screen.Body(), name); err != nil {
		return err
	}
	if part.Len() == 0 {
		return s.write(c, status, screen.Body())
	}
	return s.send(c, status, part.Bytes())
}

// write draws everything before it sends anything, so that an error half-way is an error and not half a page. It draws also when time is up:
// that is what the page then says.
func (s *Server) write(c echo.Context, status int, page templ.Component) error {
	if s.NotBuilt {
		status, page = http.StatusServiceUnavailable, views.NotBuilt()
	}
	var b bytes.Buffer
	if err := page.Render(context.WithoutCancel(c.Request().Context()), &b); err != nil {
		return err
	}
	return s.send(c, status, b.Bytes())
}

func (s *Server) send(c echo.Context, status int, html []byte) error {
	c.Response().Header().Add("Vary", "HX-Request, HX-Target")
	return c.HTMLBlob(status, html)
}

// isPart tells whether htmx wants a part of the page. A boosted link and the way back through history want all of it.
func isPart(c echo.Context) bool {
	h := c.Request().Header
	return h.Get("HX-Request") == "true" && h.Get("HX-Boosted") == "" && h.Get("HX-History-Restore-Request") == ""
}

// answerWith lets a page that keeps a part of itself fresh have another part, where more than it asked for has changed.
func answerWith(c echo.Context, part string) {
	c.Request().Header.Set("HX-Target", part)
	c.Response().Header().Set("HX-Retarget", "#"+part)
}

// redirect leads on after something was done. htmx follows a plain redirect by itself, into the part it replaces; this takes the whole page.
func redirect(c echo.Context, to string) error {
	if isPart(c) {
		c.Response().Header().Set("HX-Redirect", to)
		return c.NoContent(http.StatusNoContent)
	}
	return c.Redirect(http.StatusSeeOther, to)
}

// frame is what surrounds every page of the staff's.
func (s *Server) frame(c echo.Context) (views.Frame, error) {
	u := visitor(c)
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return views.Frame{}, err
	}
	flashes, err := s.flashes(c)
	if err != nil {
		return views.Frame{}, err
	}
	if s.SendingOff != "" {
		flashes = append([]views.Flash{{Tone: views.Caution, Words: s.SendingOff}}, flashes...)
	}
	doubts, err := models.CountDoubts(c.Request().Context(), s.db)
	if err != nil {
		return views.Frame{}, err
	}
	pause, err := models.FindSendingPause(c.Request().Context(), s.db)
	if err != nil {
		return views.Frame{}, err
	}
	frame := views.Frame{
		Doubts:  doubts,
		Company: company.Name, User: views.User{Name: u.Actor().Name, Role: views.Role(u.Role)},
		Path: c.Request().URL.Path, World: s.world(), Flashes: flashes, Full: s.db.DiskFull(),
	}
	if pause.At != nil {
		frame.Paused = &pause
	}
	return frame, nil
}

func (s *Server) world() views.World {
	switch here := s.db.Installation(); {
	case here.Kind == models.Sandbox:
		return views.Sandbox
	case here.RehearsalAt != nil:
		return views.Rehearsal
	}
	return views.Live
}

// clock is what pages tell the time by: now, in the organisation's zone.
func (s *Server) clock(c echo.Context) (views.Clock, error) {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	return views.Clock{Now: s.db.Now(), Zone: company.Location()}, err
}

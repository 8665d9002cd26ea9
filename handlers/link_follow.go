package handlers

import (
	"log/slog"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// followLink leads on from a short address: to a form, taking along which link it was, or to the page of a link in a message. A press that cannot be
// counted leads on all the same.
func (s *Server) followLink(c echo.Context) error {
	ctx := c.Request().Context()
	lead, err := models.FollowLink(ctx, s.db, c.Param("code"))
	if err != nil {
		return err
	}
	if lead.Form != nil {
		return c.Redirect(http.StatusSeeOther, taggedPath(*lead.Form, lead.Tag))
	}
	if byPerson(c.Request()) {
		if err := lead.CountClick(ctx, s.db); err != nil {
			s.Log.LogAttrs(ctx, slog.LevelError, "click not counted", slog.String("error", err.Error()), slog.String("id", requestID(c)))
		}
	}
	c.Response().Header().Set("Referrer-Policy", "no-referrer")
	return c.Redirect(http.StatusFound, lead.Target)
}

// linkStart is what counted links in messages begin with, before their code.
func (s *Server) linkStart() string { return s.formsURL().JoinPath("l").String() + "/" }

// byPerson tells, as far as it can be told, whether somebody pressed the link: browsers all call themselves Mozilla, and WhatsApp's own look at a
// link, for its preview, does not. What is fetched in case somebody presses later is no press.
func byPerson(r *http.Request) bool {
	agent := strings.ToLower(r.UserAgent())
	if r.Method != http.MethodGet || !strings.HasPrefix(agent, "mozilla/") {
		return false
	}
	for _, name := range []string{"Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"} {
		if ahead := strings.ToLower(r.Header.Get(name)); strings.Contains(ahead, "prefetch") || strings.Contains(ahead, "preview") {
			return false
		}
	}
	return !programs.MatchString(agent)
}

package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

const visitorKey = "visitor"

// visitor is the signed-in user, or nobody (ID 0).
func visitor(c echo.Context) models.User {
	u, _ := c.Get(visitorKey).(models.User)
	return u
}

// actor is the signed-in user as the one who does something.
func actor(c echo.Context) models.Actor { return visitor(c).Actor() }

// admitted stands before a route's handler and enforces its line of the policy.
func (s *Server) admitted(r route) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.checkHost(c, r); err != nil {
			return err
		}
		limitBody(c, r.body)
		if r.who.name == outside.name {
			return r.do(c)
		}
		if r.who.machine {
			return s.admitMachine(c, r)
		}
		if err := s.foreign.Check(c.Request()); err != nil {
			return refusedOrigin
		}
		if err := s.recognise(c); err != nil {
			return err
		}
		if !r.who.signedIn() || r.who.admits(visitor(c).Role) {
			return r.do(c)
		}
		if visitor(c).ID == 0 {
			return s.sendToSignIn(c)
		}
		return notForThisRole
	}
}

var (
	refusedOrigin  = &echo.HTTPError{Code: http.StatusForbidden, Message: "This request came from another website. Open Greenlist itself and try again."}
	notForThisRole = &echo.HTTPError{Code: http.StatusForbidden, Message: "Your role does not include this. An admin of your team can change that."}
)

// checkHost keeps the two hosts apart where the public has one of its own: a hole in a public page then opens nothing of the staff's.
func (s *Server) checkHost(c echo.Context, r route) error {
	if s.FormsURL == nil || s.FormsURL.Host == s.PublicURL.Host {
		return nil
	}
	if strings.EqualFold(c.Request().Host, s.FormsURL.Host) && r.who.name != outside.name {
		return echo.ErrNotFound
	}
	return nil
}

func limitBody(c echo.Context, most int64) {
	if most == 0 {
		most = usualBody
	}
	r := c.Request()
	r.Body = http.MaxBytesReader(c.Response(), r.Body, most)
}

// recognise finds out who asks. A disabled user is nobody.
func (s *Server) recognise(c echo.Context) error {
	row, err := s.sessions.find(c.Request())
	if row == nil || err != nil {
		return err
	}
	u, err := models.FindUser(c.Request().Context(), s.db, *row.UserID)
	if err != nil || u.Disabled() {
		return unlessNotFound(err)
	}
	c.Set(visitorKey, u)
	if isPoll(c) {
		return nil
	}
	return row.Touch(c.Request().Context(), s.db)
}

// isPoll tells a page that refreshes itself from a person who does something: only the second keeps a session alive.
func isPoll(c echo.Context) bool { return c.Request().Header.Get("Greenlist-Poll") != "" }

func unlessNotFound(err error) error {
	if errors.As(err, new(models.NotFound)) {
		return nil
	}
	return err
}

// sendToSignIn remembers the page that was asked for. A part of a page cannot sign in; its script reloads the whole.
func (s *Server) sendToSignIn(c echo.Context) error {
	if isPart(c) {
		return echo.NewHTTPError(http.StatusUnauthorized, "You are signed out. Reload the page to sign in.")
	}
	if r := c.Request(); r.Method == get && r.URL.Path != "/" {
		return c.Redirect(http.StatusSeeOther, "/sign-in?"+url.Values{"next": {r.URL.RequestURI()}}.Encode())
	}
	return c.Redirect(http.StatusSeeOther, "/sign-in")
}

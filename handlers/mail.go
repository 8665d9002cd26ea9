package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) mail(c echo.Context) error {
	server, err := models.FindMailServer(c.Request().Context(), s.db)
	if err := unlessNotFound(err); err != nil {
		return err
	}
	typed := models.MailSettings{Host: server.Host, Port: server.Port, Security: server.Security, Username: server.Username, Sender: server.Sender}
	return s.showMail(c, http.StatusOK, server, typed, nil)
}

func (s *Server) setMail(c echo.Context) error {
	typed := models.MailSettings{
		Host: c.FormValue("host"), Port: int(number(c.FormValue("port"))), Security: models.MailSecurity(c.FormValue("security")),
		Username: c.FormValue("username"), Password: c.FormValue("password"), Sender: c.FormValue("sender"),
	}
	_, err := models.SetMailServer(c.Request().Context(), s.db, actor(c), typed)
	if complaints(err) != nil {
		server, found := models.FindMailServer(c.Request().Context(), s.db)
		if found := unlessNotFound(found); found != nil {
			return found
		}
		return s.showMail(c, statusOf(err), server, typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved. Send yourself a test to see whether it works.", views.MailPath)
}

func (s *Server) forgetMail(c echo.Context) error {
	if err := models.ForgetMailServer(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, "The server and its password are forgotten.", views.MailPath)
}

func (s *Server) tryMail(c echo.Context) error {
	if _, err := models.TryMail(c.Request().Context(), s.db, visitor(c)); err != nil {
		return err
	}
	return redirect(c, views.MailPath)
}

func (s *Server) showMail(c echo.Context, status int, server models.MailServer, typed models.MailSettings, wrong error) error {
	page := views.Mail{Server: server, Typed: typed, To: visitor(c).Email, World: s.world(), Errors: complaints(wrong)}
	var err error
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	test, err := models.LastTest(c.Request().Context(), s.db)
	if err := unlessNotFound(err); err != nil {
		return err
	}
	page.Test = test
	return s.render(c, status, page)
}

func (s *Server) outbox(c echo.Context) error {
	search := models.MailSearch{State: models.MailState(c.QueryParam("state")), Before: number(c.QueryParam("before")), After: number(c.QueryParam("after"))}
	page, err := models.ListMails(c.Request().Context(), s.db, search)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	can, err := models.CanMail(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.Outbox{Clock: clock, Search: search, Page: page, World: s.world(), Ready: can})
}

func (s *Server) letter(c echo.Context) error {
	m, err := models.FindMail(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	enclosed, err := m.Enclosed(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.show(c, views.Letter{Clock: clock, Mail: m, Enclosed: enclosed})
}

func (s *Server) resendLetter(c echo.Context) error {
	m, err := models.FindMail(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := m.Resend(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, "It is being sent once more.", views.LetterPath(m.ID))
}

// mailLink mails somebody in the team their sign-in link. Where mail leads nowhere it says so on the page it came from.
func (s *Server) mailLink(c echo.Context, u models.User) error {
	m, err := u.SendSignInLink(c.Request().Context(), s.db, actor(c))
	if wrong := complaints(err); wrong != nil {
		return s.showMember(c, statusOf(err), u, wrong)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Written to "+u.Email+". It shows below how it went.", views.LetterPath(m.ID))
}

func (s *Server) mailSignInLink(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.mailLink(c, u)
}

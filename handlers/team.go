package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) team(c echo.Context) error {
	all, err := models.ListUsers(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	eyes, err := models.FindFourEyes(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.Team{Members: all, Me: visitor(c).ID, FourEyes: eyes})
}

func (s *Server) askInvite(c echo.Context) error {
	can, err := models.CanMail(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.Invite{Role: models.Marketer, CanMail: can})
}

// invite mails the link, or answers with it: then it is shown once, and not kept.
func (s *Server) invite(c echo.Context) error {
	can, err := models.CanMail(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	page := views.Invite{Email: c.FormValue("email"), Name: c.FormValue("name"), Role: models.Role(c.FormValue("role")), CanMail: can}
	u, err := models.CreateUser(c.Request().Context(), s.db, actor(c), models.NewUser{Email: page.Email, Name: page.Name, Role: page.Role})
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	if c.FormValue("send") == "mail" {
		return s.mailLink(c, u)
	}
	return s.showLink(c, u)
}

func (s *Server) makeSignInLink(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.showLink(c, u)
}

func (s *Server) showLink(c echo.Context, u models.User) error {
	token, err := u.MakeSignInLink(c.Request().Context(), s.db, actor(c), models.InvitationLife)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.Invited{Member: u, Link: s.PublicURL.JoinPath("sign-in", token).String()})
}

func (s *Server) member(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.showMember(c, http.StatusOK, u, nil)
}

func (s *Server) showMember(c echo.Context, status int, u models.User, wrong map[string]string) error {
	can, err := models.CanMail(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	activity, err := s.activity(c, clock, "user", u.ID)
	if err != nil {
		return err
	}
	return s.render(c, status, views.Member{User: u, Me: visitor(c).ID, CanMail: can, Errors: wrong, Activity: activity})
}

func (s *Server) changeRole(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.afterMember(c, u, u.ChangeRole(c.Request().Context(), s.db, actor(c), models.Role(c.FormValue("role"))), "The role has changed.")
}

func (s *Server) disableMember(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.afterMember(c, u, u.Disable(c.Request().Context(), s.db, actor(c)), u.Email+" can no longer sign in.")
}

func (s *Server) enableMember(c echo.Context) error {
	u, err := s.findMember(c)
	if err != nil {
		return err
	}
	return s.afterMember(c, u, u.Enable(c.Request().Context(), s.db, actor(c)), u.Email+" can sign in again.")
}

// afterMember shows the member again with what was wrong, or goes back to the team with what was done.
func (s *Server) afterMember(c echo.Context, u models.User, err error, done string) error {
	if wrong := complaints(err); wrong != nil {
		return s.showMember(c, statusOf(err), u, wrong)
	}
	if err != nil {
		return err
	}
	if u.ID == visitor(c).ID {
		return redirect(c, "/")
	}
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, "/settings/team")
}

func (s *Server) findMember(c echo.Context) (models.User, error) {
	return models.FindUser(c.Request().Context(), s.db, id(c))
}

// id is the number in the address; 0, which nothing has, when it is not one.
func id(c echo.Context) int64 {
	n, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

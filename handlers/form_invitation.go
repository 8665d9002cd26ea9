package handlers

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) invitations(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showInvitations(c, form, models.Invitation{}, nil)
}

func (s *Server) invitePeople(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	typed := models.Invitation{Name: c.FormValue("name"), Search: models.ContactSearch{
		Country: c.FormValue("country"), Language: c.FormValue("language"), Tag: strings.TrimSpace(c.FormValue("tag")),
	}}
	_, err = form.Invite(c.Request().Context(), s.db, actor(c), typed.Name, typed.Search)
	if complaints(err) != nil {
		return s.showInvitations(c, form, typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Made. Download the file and load it into your e-mail or SMS program.", formPath(form)+"/invitations")
}

func (s *Server) showInvitations(c echo.Context, form models.Form, typed models.Invitation, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.Invitations{Form: form, Typed: typed, Errors: complaints(wrong)}
	if page.All, err = form.ListInvitations(ctx, s.db); err != nil {
		return err
	}
	if page.Choices, err = models.FindAudienceChoices(ctx, s.db); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// invitationFile is everybody's own link, as a file for the program that writes to them. Numbers go without the plus, as those programs want them.
func (s *Server) invitationFile(c echo.Context) error {
	ctx := c.Request().Context()
	form, err := models.FindForm(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(c.Param("invitation"), 10, 64)
	if err != nil {
		return models.NotFound{What: "invitation"}
	}
	invitation, err := form.FindInvitation(ctx, s.db, n)
	if err != nil {
		return err
	}
	if err := invitation.NoteDownload(ctx, s.db, actor(c)); err != nil {
		return err
	}
	return s.csvDownload(c, "invitations-"+invitation.Tag+".csv", func(ctx context.Context, w *csvWriter) error {
		if err := w.Row("phone", "name", "language", "link"); err != nil {
			return err
		}
		return invitation.EachInvited(ctx, s.db, func(p models.Invited) error {
			return w.Row(strings.TrimPrefix(p.PhoneNumber(), "+"), p.Name, p.Language, s.formsURL().JoinPath(p.Path).String())
		})
	})
}

// invited shows the form to somebody who opened their own link: with their number, which they can change. Opening it says nothing yet.
func (s *Server) invited(c echo.Context) error {
	ctx := c.Request().Context()
	invitation, form, contact, err := models.OpenInvitation(ctx, s.db, c.Param("token"))
	if err != nil {
		return err
	}
	version, err := form.Version(ctx, s.db)
	if err != nil {
		return err
	}
	if contact.ID == 0 || form.State() != models.FormLive {
		return c.Redirect(http.StatusSeeOther, taggedPath(form, invitation.Tag))
	}
	language := preferred(c, version.Content.Languages)
	at := models.Place{Source: models.SourceInvitation, Origin: s.formsOrigin(), Page: s.formLink(form), Tag: invitation.Tag, Referrer: cameFrom(c)}
	page, err := s.formPage(c, form, version, language, at)
	if err != nil {
		return err
	}
	page.Here = "/i/" + c.Param("token")
	page.Typed.Phone, page.Typed.Answers = contact.PhoneNumber(), map[string]string{models.FieldName: contact.Name}
	return s.public(c, http.StatusOK, page)
}

package handlers

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) formLinks(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showFormLinks(c, form, "", nil)
}

func (s *Server) addFormLink(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	name := c.FormValue("name")
	_, err = form.CreateLink(c.Request().Context(), s.db, actor(c), name)
	if complaints(err) != nil {
		return s.showFormLinks(c, form, name, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Made. The link and its code are ready for print.", formPath(form)+"/links")
}

func (s *Server) showFormLinks(c echo.Context, form models.Form, name string, wrong error) (err error) {
	page := views.FormLinks{Form: form, Name: name, Errors: complaints(wrong), Makes: may(c, makers), Link: s.formLink(form), Short: s.shortLink}
	if page.All, err = form.ListLinks(c.Request().Context(), s.db); err != nil {
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

// shortLink is the address people see in print.
func (s *Server) shortLink(l models.Link) string { return s.formsURL().JoinPath("l", l.Code).String() }

// taggedPath is the form's page, told apart by a tag.
func taggedPath(form models.Form, tag string) string {
	return "/f/" + form.Code + "?" + url.Values{"tag": {tag}}.Encode()
}

// linkCode is the code of a link as a file for print.
func (s *Server) linkCode(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	linkID, err := strconv.ParseInt(c.Param("link"), 10, 64)
	if err != nil {
		return models.NotFound{What: "link"}
	}
	link, err := form.FindLink(c.Request().Context(), s.db, linkID)
	if err != nil {
		return err
	}
	return sendCode(c, s.shortLink(link), "code-"+link.Tag)
}

// formCode is the code that leads to a form, as a file for print.
func (s *Server) formCode(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return sendCode(c, s.formLink(form), "form-"+form.Code)
}

// sendCode answers with a code: as a drawing that stays sharp at any size, or as a picture for programs that want one.
func sendCode(c echo.Context, text, name string) error {
	kind := c.Param("kind")
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="`+name+"."+kind+`"`)
	switch kind {
	case "svg":
		return c.Blob(http.StatusOK, "image/svg+xml", views.QRFile(text))
	case "png":
		picture, err := views.QRPicture(text)
		if err != nil {
			return err
		}
		return c.Blob(http.StatusOK, "image/png", picture)
	}
	c.Response().Header().Del(echo.HeaderContentDisposition)
	return models.NotFound{What: "file"}
}

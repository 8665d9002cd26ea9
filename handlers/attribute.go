package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) attributes(c echo.Context) error {
	all, err := models.ListAttributes(c.Request().Context(), s.db, true)
	if err != nil {
		return err
	}
	return s.show(c, views.AttributeList{All: all})
}

func (s *Server) newAttribute(c echo.Context) error {
	return s.show(c, views.AttributeEditor{Typed: models.NewAttribute{Type: models.AttributeText}})
}

func (s *Server) createAttribute(c echo.Context) error {
	typed := typedAttribute(c)
	_, err := models.CreateAttribute(c.Request().Context(), s.db, actor(c), typed)
	return s.afterAttribute(c, views.AttributeEditor{Typed: typed}, err)
}

func (s *Server) attribute(c echo.Context) error {
	a, err := s.findAttribute(c)
	if err != nil {
		return err
	}
	return s.show(c, attributeEditor(a))
}

func (s *Server) changeAttribute(c echo.Context) error {
	a, err := s.findAttribute(c)
	if err != nil {
		return err
	}
	page, typed := attributeEditor(a), typedAttribute(c)
	page.Typed.Name, page.Typed.Choices = typed.Name, typed.Choices
	return s.afterAttribute(c, page, a.Change(c.Request().Context(), s.db, actor(c), page.Typed))
}

func (s *Server) archiveAttribute(c echo.Context) error { return s.turnAttribute(c, true) }

func (s *Server) restoreAttribute(c echo.Context) error { return s.turnAttribute(c, false) }

func (s *Server) turnAttribute(c echo.Context, archived bool) error {
	a, err := s.findAttribute(c)
	if err != nil {
		return err
	}
	if err := a.Archive(c.Request().Context(), s.db, actor(c), archived); err != nil {
		return err
	}
	return redirect(c, "/attributes")
}

func (s *Server) afterAttribute(c echo.Context, page views.AttributeEditor, err error) error {
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved.", "/attributes")
}

func attributeEditor(a models.Attribute) views.AttributeEditor {
	return views.AttributeEditor{ID: a.ID, Archived: a.ArchivedAt != nil, Typed: models.NewAttribute{Name: a.Name, Key: a.Key, Type: a.Type, Choices: a.Choices}}
}

// typedAttribute reads the editor.
func typedAttribute(c echo.Context) models.NewAttribute {
	return models.NewAttribute{
		Name: c.FormValue("name"), Key: c.FormValue("key"), Type: models.AttributeType(c.FormValue("type")),
		Choices: strings.Split(c.FormValue("choices"), "\n"),
	}
}

func (s *Server) findAttribute(c echo.Context) (models.Attribute, error) {
	return models.FindAttribute(c.Request().Context(), s.db, id(c))
}

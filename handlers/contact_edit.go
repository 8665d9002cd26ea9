package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) editContact(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	return s.showContactEditor(c, contact, contact.Details(), nil)
}

func (s *Server) changeContact(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	typed, err := typedDetails(c)
	if err != nil {
		return err
	}
	if err := contact.Describe(c.Request().Context(), s.db, actor(c), typed); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showContactEditor(c, contact, typed, err)
	}
	return s.done(c, "Saved.", views.ContactPath(contact.ID))
}

func (s *Server) showContactEditor(c echo.Context, contact models.Contact, typed models.ContactDetails, wrong error) error {
	attributes, err := models.ListAttributes(c.Request().Context(), s.db, false)
	if err != nil {
		return err
	}
	page := views.ContactEditor{Contact: contact, Typed: typed, Attributes: attributes, Errors: complaints(wrong)}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// typedDetails reads the editor. Attributes that are not among its fields are not there.
func typedDetails(c echo.Context) (models.ContactDetails, error) {
	values, err := c.FormParams()
	d := models.ContactDetails{
		Name: values.Get("name"), Language: values.Get("language"), Zone: strings.TrimSpace(values.Get("zone")),
		Tags: strings.Split(values.Get("tags"), ","), Attributes: map[string]string{},
	}
	for name := range values {
		if key, ok := strings.CutPrefix(name, "attribute_"); ok {
			d.Attributes[key] = values.Get(name)
		}
	}
	return d, err
}

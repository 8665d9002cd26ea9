package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// proof opens one piece of evidence about a person. Auditors see what stands behind it besides.
func (s *Server) proof(c echo.Context) error {
	contact, found, err := s.findProof(c)
	if err != nil {
		return err
	}
	view := views.EvidenceView{Contact: contact, Proof: found, Deep: may(c, auditors)}
	if view.Clock, err = s.clock(c); err != nil {
		return err
	}
	if view.Attributes, err = models.ListAttributes(c.Request().Context(), s.db, true); err != nil {
		return err
	}
	return s.show(c, views.Proof{EvidenceView: view})
}

func (s *Server) findProof(c echo.Context) (models.Contact, models.Proof, error) {
	contact, err := s.findContact(c)
	if err != nil {
		return contact, models.Proof{}, err
	}
	found, err := contact.FindProof(c.Request().Context(), s.db, number(c.Param("evidence")))
	return contact, found, err
}

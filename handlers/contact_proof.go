package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/views"
)

// proof opens one piece of evidence about a person.
func (s *Server) proof(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	evidence, _ := strconv.ParseInt(c.Param("evidence"), 10, 64)
	found, err := contact.FindProof(c.Request().Context(), s.db, evidence)
	if err != nil {
		return err
	}
	return s.show(c, views.Proof{Clock: clock, Contact: contact, Proof: found})
}

package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/whatsapp"
)

// changeNumberOnPhone is somebody who takes their account to another number.
func (s *Server) changeNumberOnPhone(c echo.Context) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	number, err := models.ParsePhone(c.FormValue("phone"), "")
	if wrong := complaints(err); wrong != nil {
		return s.showPhone(c, http.StatusUnprocessableEntity, "", wrong)
	}
	person, err := phones.ChangeNumber(c.Request().Context(), c.Param("id"), whatsapp.Digits(number))
	if err != nil {
		return s.silentPhones(err)
	}
	return s.done(c, "They have moved. WhatsApp tells you: it is the same person.", "/phones/"+url.PathEscape(person.Phone))
}

// handOverOnPhone is a number that passes to somebody new.
func (s *Server) handOverOnPhone(c echo.Context) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	person, err := phones.HandOver(c.Request().Context(), c.Param("id"), strings.TrimSpace(c.FormValue("name")))
	if err != nil {
		return s.silentPhones(err)
	}
	return s.done(c, "This number is somebody else’s now. Nobody tells you: you learn it when they write.", "/phones/"+url.PathEscape(person.Phone))
}

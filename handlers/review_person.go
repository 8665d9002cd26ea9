package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// timeline is all evidence about a person, in order.
func (s *Server) timeline(c echo.Context) error {
	ctx := c.Request().Context()
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	page := views.ContactTimeline{Contact: contact, After: number(c.QueryParam("after"))}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	var more bool
	if page.Proofs, more, err = contact.ListProofs(ctx, s.db, page.After); err != nil {
		return err
	}
	if more {
		page.Next = page.Proofs[len(page.Proofs)-1].Evidence.ID
	}
	if page.Consents, err = models.ListConsents(ctx, s.db, contact.ID); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, true); err != nil {
		return err
	}
	return s.show(c, page)
}

// uses are the messages that relied on one yes.
func (s *Server) uses(c echo.Context) error {
	contact, proof, err := s.findProof(c)
	if err != nil {
		return err
	}
	page := views.UseList{Contact: contact, Proof: proof, Before: number(c.QueryParam("before"))}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	var more bool
	if page.Uses, more, err = contact.ListUses(c.Request().Context(), s.db, proof, page.Before); err != nil {
		return err
	}
	if more {
		page.Next = page.Uses[len(page.Uses)-1].ID
	}
	return s.show(c, page)
}

// dossier is all of it on one page. It is opened in the name of whoever looks.
func (s *Server) dossier(c echo.Context) error {
	found, err := models.OpenDossier(c.Request().Context(), s.db, actor(c), id(c), "view")
	if err != nil {
		return err
	}
	page := views.Dossier{Dossier: found, By: actor(c).Name, After: number(c.QueryParam("after")), All: c.QueryParam("messages") == "all"}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(c.Request().Context(), s.db, true); err != nil {
		return err
	}
	return s.show(c, page)
}

// dossierFile is the dossier for a program: JSON, or JSON-LD in the words of the Data Privacy Vocabulary.
func (s *Server) dossierFile(c echo.Context) error {
	kind, media, write := "json", "application/json", models.Dossier.JSON
	if strings.HasSuffix(c.Path(), ".jsonld") {
		kind, media, write = "jsonld", "application/ld+json", models.Dossier.JSONLD
	}
	found, err := models.OpenDossier(c.Request().Context(), s.db, actor(c), id(c), kind)
	if err != nil {
		return err
	}
	body, err := write(found)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="dossier-%d.%s"`, found.Contact.ID, kind))
	return c.Blob(http.StatusOK, media, body)
}

package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// message is one message: its life, and the yes it relied on.
func (s *Server) message(c echo.Context) error {
	ctx := c.Request().Context()
	use, contact, proofs, err := models.FindUse(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	page := views.MessagePage{Use: use, Contact: contact, Attempt: use.AttemptID(s.db).String(), Deep: may(c, auditors)}
	for i, p := range proofs {
		if use.ConsentEvidenceID != nil && p.Evidence.ID == *use.ConsentEvidenceID {
			page.Yes = &proofs[i]
		}
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, true); err != nil {
		return err
	}
	if page.Number, err = models.FindNumber(ctx, s.db, use.NumberID); err != nil {
		return err
	}
	page.Company = page.Number.VerifiedName
	if page.Preview, err = s.said(c, use); err != nil {
		return err
	}
	opened, err := models.ListOpenedLinks(ctx, s.db, []int64{use.ID})
	if err != nil {
		return err
	}
	page.Opened = opened[use.ID]
	return s.show(c, page)
}

// said is what a message says; nil where that was erased.
func (s *Server) said(c echo.Context, use models.Use) (*whatsapp.Preview, error) {
	if use.TemplateVersionID == nil {
		return views.ReplyPreview(use.Message), nil
	}
	version, err := models.FindTemplateVersion(c.Request().Context(), s.db, *use.TemplateVersionID)
	if err != nil {
		return nil, err
	}
	preview := version.Content.Preview(use.Parameters)
	return &preview, nil
}

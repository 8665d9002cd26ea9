package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func formPath(form models.Form) string { return "/forms/" + strconv.FormatInt(form.ID, 10) }

// newForm begins with a good example: in the company's language as far as we speak it, for its first purpose.
func (s *Server) newForm(c echo.Context) error {
	purposes, err := models.ListPurposes(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	example := views.FindExample(c.QueryParam("example"))
	draft := models.FormDraft{Languages: []string{preferred(c, models.Languages)}, FormLook: models.FormLook{Fields: example.Asks()}}
	for _, purpose := range purposes[:min(1, len(purposes))] {
		draft.PurposeIDs = []int64{purpose.ID}
	}
	return s.showFormEditor(c, models.Form{Name: example.Title, Draft: draft}, nil)
}

func (s *Server) createForm(c echo.Context) error {
	name, draft, err := s.typedForm(c)
	var form models.Form
	if err == nil {
		form, err = models.CreateForm(c.Request().Context(), s.db, actor(c), name, draft)
	}
	if complaints(err) != nil {
		return s.showFormEditor(c, models.Form{Name: name, Draft: draft}, err)
	}
	return s.afterForm(c, form, err, "Saved. Nobody sees the form until you publish it.")
}

func (s *Server) editForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showFormEditor(c, form, nil)
}

func (s *Server) changeForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	name, draft, err := s.typedForm(c)
	if err == nil {
		err = form.Edit(c.Request().Context(), s.db, actor(c), name, draft)
	}
	if complaints(err) != nil {
		form.Name, form.Draft = name, draft
		return s.showFormEditor(c, form, err)
	}
	return s.afterForm(c, form, err, "Saved.")
}

// previewForm shows the editor with what was typed so far, after the change that one of its small buttons asks for, and keeps nothing.
func (s *Server) previewForm(c echo.Context) error {
	name, draft, err := s.typedForm(c)
	if err != nil && complaints(err) == nil {
		return err
	}
	return s.showFormEditor(c, models.Form{ID: number(c.FormValue("id")), Name: name, Draft: draft}, err)
}

func (s *Server) showFormEditor(c echo.Context, form models.Form, wrong error) error {
	ctx := c.Request().Context()
	company, err := models.FindOrganisation(ctx, s.db)
	if err != nil {
		return err
	}
	page := views.FormEditor{
		ID: form.ID, Name: form.Name, Draft: form.Draft, Company: company.Name, Errors: complaints(wrong), Role: views.Role(visitor(c).Role),
		Example: c.FormValue("example"), Reference: c.FormValue("reference"), Public: s.formsURL(),
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	page = page.WithExamples().Arranged(c.FormValue("change"))
	if page.Content, page.Gaps, err = page.Draft.Preview(ctx, s.db); err != nil {
		return err
	}
	if page.Findings, err = page.Content.Judge(views.DrawNotice); err != nil {
		return err
	}
	page = page.ShowIn(c.FormValue("shown"))
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

package handlers

import (
	"maps"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// newTemplate shows an empty editor, or one filled from another template.
func (s *Server) newTemplate(c echo.Context) error {
	text := models.NewTemplateText(s.usualLanguage(c))
	if from := number(c.QueryParam("from")); from != 0 {
		original, err := models.FindTemplate(c.Request().Context(), s.db, from)
		if err != nil {
			return err
		}
		if text, err = s.textOf(c, original); err != nil {
			return err
		}
		text.Name += "_copy"
		if c.QueryParam("beside") != "" {
			text.Name, text.Language = original.Name, c.QueryParam("language")
			if text.Language != "" {
				text = text.Follow(original.Language)
			}
		}
	}
	return s.showEditor(c, http.StatusOK, models.Template{}, text, nil)
}

// usualLanguage is the language of the newest template: most companies write in one.
func (s *Server) usualLanguage(c echo.Context) string {
	newest, err := models.ListTemplates(c.Request().Context(), s.db, models.TemplateFilter{Limit: 1})
	if err != nil || len(newest) == 0 {
		return ""
	}
	return newest[0].Language
}

func (s *Server) createTemplate(c echo.Context) error {
	text, err := s.templateText(c)
	text = text.WithoutBlanks()
	var t models.Template
	if err == nil {
		t, err = models.CreateTemplate(c.Request().Context(), s.db, actor(c), text)
	}
	if complaints(err) != nil {
		return s.showEditor(c, statusOf(err), models.Template{}, text, err)
	}
	if err != nil {
		return err
	}
	return redirect(c, views.TemplatePath(t.ID))
}

func (s *Server) editTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if !t.Editable() {
		return models.Conflict{Message: "This template has been sent to Meta, and cannot be changed now."}
	}
	text, err := s.textOf(c, t)
	if err != nil {
		return err
	}
	return s.showEditor(c, http.StatusOK, t, text, nil)
}

func (s *Server) changeTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	text, err := s.templateText(c)
	text = text.WithoutBlanks()
	if err == nil {
		err = t.Revise(c.Request().Context(), s.db, actor(c), text)
	}
	if complaints(err) != nil {
		return s.showEditor(c, statusOf(err), t, text, err)
	}
	if err != nil {
		return err
	}
	return redirect(c, views.TemplatePath(t.ID))
}

// previewTemplate shows the editor with what was typed so far, after the change that one of its small buttons asks for. It keeps nothing but files.
func (s *Server) previewTemplate(c echo.Context) error {
	var t models.Template
	if id := number(c.FormValue("id")); id != 0 {
		found, err := models.FindTemplate(c.Request().Context(), s.db, id)
		if err != nil {
			return err
		}
		t = found
	}
	text, wrong := s.templateText(c)
	if wrong != nil && complaints(wrong) == nil {
		return wrong
	}
	if !isPart(c) {
		text = text.Tidy()
	}
	text = text.Arranged(c.FormValue("change")).Laid()
	status := http.StatusOK
	if wrong != nil {
		status = statusOf(wrong)
	}
	return s.showEditor(c, status, t, text, wrong)
}

// editAgain shows a draft that cannot be submitted, with what is wrong.
func (s *Server) editAgain(c echo.Context, t models.Template, wrong error) error {
	text, err := s.textOf(c, t)
	if err != nil {
		return err
	}
	return s.showEditor(c, statusOf(wrong), t, text, wrong)
}

func (s *Server) showEditor(c echo.Context, status int, t models.Template, text models.TemplateText, wrong error) error {
	company, err := s.sendersName(c.Request().Context())
	if err != nil {
		return err
	}
	findings, err := models.JudgeTemplate(c.Request().Context(), s.db, t.ID, text.Tidy().Content())
	if err != nil {
		return err
	}
	beside, err := s.beside(c)
	if err != nil {
		return err
	}
	return s.render(c, status, views.TemplateEditor{
		Beside: beside,
		ID:     t.ID, AtMeta: t.AtMeta(), Refusal: t.Refusal, Text: text, Company: company, Findings: findings, Errors: maps.Clone(complaints(wrong)), Look: c.FormValue("look"),
	})
}

// beside is the template that is shown along, in another language; nil where none is asked for or where it is gone.
func (s *Server) beside(c echo.Context) (*views.BesideText, error) {
	t, err := models.FindTemplate(c.Request().Context(), s.db, number(c.FormValue("beside")))
	if err != nil {
		return nil, unlessNotFound(err)
	}
	text, err := s.textOf(c, t)
	if err != nil {
		return nil, err
	}
	return &views.BesideText{ID: t.ID, Language: t.Language, Text: text}, nil
}

// textOf reads a template's newest wording back into the editor.
func (s *Server) textOf(c echo.Context, t models.Template) (models.TemplateText, error) {
	version, err := models.FindTemplateVersion(c.Request().Context(), s.db, *t.VersionID)
	if err != nil {
		return models.TemplateText{}, err
	}
	text, ok := models.DraftOf(version.Content)
	if !ok {
		return text, models.Refusal{Reason: "foreign-parts", Message: "This template has parts that Greenlist cannot write yet. Change it in WhatsApp Manager."}
	}
	text.Name, text.Language, text.Category = t.Name, t.Language, t.Category
	return text, nil
}

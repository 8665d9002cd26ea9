package handlers

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) purposes(c echo.Context) error {
	all, err := models.TallyPurposes(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.PurposeList{Role: views.Role(visitor(c).Role), All: all})
}

func (s *Server) purpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showPurpose(c, purpose, nil)
}

// showPurpose shows a purpose, with why it was not archived.
func (s *Server) showPurpose(c echo.Context, purpose models.Purpose, refused error) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.PurposePage{Clock: clock, Role: views.Role(visitor(c).Role), Purpose: purpose, Refused: complaints(refused)[""]}
	if page.Forms, err = purpose.Forms(ctx, s.db); err != nil {
		return err
	}
	if page.Versions, err = models.ListPurposeVersions(ctx, s.db, purpose.ID); err != nil {
		return err
	}
	if page.Names, err = s.userNames(c); err != nil {
		return err
	}
	if page.Activity, err = s.activity(c, clock, "purpose", purpose.ID); err != nil {
		return err
	}
	if refused != nil {
		return s.render(c, statusOf(refused), page)
	}
	return s.show(c, page)
}

func (s *Server) newPurpose(c echo.Context) error {
	return s.writePurpose(c, models.Purpose{}, views.PurposeEditor{}, nil)
}

func (s *Server) editPurpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	editor := views.PurposeEditor{Name: purpose.Name, Words: purpose.Words}
	if purpose.ValidMonths > 0 {
		editor.ValidMonths = strconv.Itoa(purpose.ValidMonths)
	}
	return s.writePurpose(c, purpose, editor, nil)
}

func (s *Server) createPurpose(c echo.Context) error {
	typed, editor := typedPurpose(c)
	purpose, err := models.CreatePurpose(c.Request().Context(), s.db, actor(c), typed)
	return s.afterPurpose(c, purpose, editor, err)
}

// rewordPurpose changes the version that the editor was opened on.
func (s *Server) rewordPurpose(c echo.Context) error {
	ctx := c.Request().Context()
	purpose, err := models.FindPurpose(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	opened := purpose
	opened.Version, _ = strconv.Atoi(c.FormValue("version"))
	typed, editor := typedPurpose(c)
	return s.afterPurpose(c, purpose, editor, opened.Reword(ctx, s.db, actor(c), typed))
}

func (s *Server) archivePurpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	err = purpose.Archive(c.Request().Context(), s.db, actor(c))
	if complaints(err) != nil {
		return s.showPurpose(c, purpose, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Archived. Nobody is asked for it any more.", views.PurposePath(purpose.ID))
}

func (s *Server) restorePurpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := purpose.Restore(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.done(c, "Back in use.", views.PurposePath(purpose.ID))
}

func (s *Server) afterPurpose(c echo.Context, purpose models.Purpose, editor views.PurposeEditor, err error) error {
	if complaints(err) != nil {
		return s.writePurpose(c, purpose, editor, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved. Forms use the new words when you publish them next.", views.PurposePath(purpose.ID))
}

// writePurpose shows the editor, with what is wrong about what was typed.
func (s *Server) writePurpose(c echo.Context, purpose models.Purpose, page views.PurposeEditor, wrong error) error {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	page.ID, page.Version, page.Errors = purpose.ID, purpose.Version, complaints(wrong)
	page.Company, page.Retention = company.Name, company.Company().Retains()
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// typedPurpose reads the editor. What is no number of months is none that the rules allow.
func typedPurpose(c echo.Context) (models.NewPurpose, views.PurposeEditor) {
	typed := models.NewPurpose{Name: c.FormValue("name"), Words: map[string]models.PurposeWords{}}
	for _, language := range models.Languages {
		words := models.PurposeWords{What: c.FormValue("what_" + language), Often: c.FormValue("often_" + language), Kept: c.FormValue("kept_" + language)}
		if words != (models.PurposeWords{}) {
			typed.Words[language] = words
		}
	}
	months := strings.TrimSpace(c.FormValue("valid_months"))
	if n, err := strconv.Atoi(months); months != "" {
		if typed.ValidMonths = n; err != nil || n == 0 {
			typed.ValidMonths = -1
		}
	}
	return typed, views.PurposeEditor{Name: typed.Name, Words: typed.Words, ValidMonths: months}
}

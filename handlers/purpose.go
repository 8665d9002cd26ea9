package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) purposes(c echo.Context) error {
	all, err := models.ListPurposes(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.PurposeList{All: all})
}

func (s *Server) newPurpose(c echo.Context) error {
	return s.showPurpose(c, models.Purpose{}, models.NewPurpose{}, nil)
}

func (s *Server) createPurpose(c echo.Context) error {
	typed := purposeWords(c)
	_, err := models.CreatePurpose(c.Request().Context(), s.db, actor(c), typed)
	return s.afterPurpose(c, models.Purpose{}, typed, err)
}

func (s *Server) purpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showPurpose(c, purpose, models.NewPurpose{Name: purpose.Name, Words: purpose.Words}, nil)
}

func (s *Server) rewordPurpose(c echo.Context) error {
	purpose, err := models.FindPurpose(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	typed := purposeWords(c)
	return s.afterPurpose(c, purpose, typed, purpose.Reword(c.Request().Context(), s.db, actor(c), typed))
}

func (s *Server) afterPurpose(c echo.Context, purpose models.Purpose, typed models.NewPurpose, err error) error {
	if complaints(err) != nil {
		return s.showPurpose(c, purpose, typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved. Forms use the new words when you publish them next.", "/purposes")
}

func (s *Server) showPurpose(c echo.Context, purpose models.Purpose, typed models.NewPurpose, wrong error) error {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	page := views.PurposeEditor{ID: purpose.ID, Name: typed.Name, Words: typed.Words, Company: company.Name, Errors: complaints(wrong)}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// purposeWords reads the editor.
func purposeWords(c echo.Context) models.NewPurpose {
	typed := models.NewPurpose{Name: c.FormValue("name"), Words: map[string]models.PurposeWords{}}
	for _, language := range models.Languages {
		if words := (models.PurposeWords{What: c.FormValue("what_" + language), Often: c.FormValue("often_" + language)}); words != (models.PurposeWords{}) {
			typed.Words[language] = words
		}
	}
	return typed
}

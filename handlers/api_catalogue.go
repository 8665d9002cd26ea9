package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

type apiPurpose struct {
	ID    int64                          `json:"id"`
	Name  string                         `json:"name"`
	Words map[string]models.PurposeWords `json:"words"`
}

func (s *Server) apiPurposes(c echo.Context) error {
	purposes, err := models.ListPurposes(c.Request().Context(), s.db)
	all := []apiPurpose{}
	for _, p := range purposes {
		all = append(all, apiPurpose{p.ID, p.Name, p.Words})
	}
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"purposes": all})
}

type apiForm struct {
	ID    int64            `json:"id"`
	Name  string           `json:"name"`
	State models.FormState `json:"state"`
	URL   string           `json:"url"`
	// Version, Languages and Purposes are of what people see now; a form that was never published has none.
	Version   int      `json:"version"`
	Languages []string `json:"languages"`
	Purposes  []int64  `json:"purposes"`
}

func (s *Server) apiForms(c echo.Context) error {
	ctx := c.Request().Context()
	forms, err := models.ListForms(ctx, s.db)
	if err != nil {
		return err
	}
	all := []apiForm{}
	for _, f := range forms {
		line := apiForm{ID: f.ID, Name: f.Name, State: f.State(), URL: s.formsURL().JoinPath("f", f.Code).String(), Languages: []string{}, Purposes: []int64{}}
		version, err := f.Version(ctx, s.db)
		if unlessNotFound(err) != nil {
			return err
		}
		line.Version = version.Number
		line.Languages = append(line.Languages, version.Content.Languages...)
		for _, p := range version.Content.Purposes {
			line.Purposes = append(line.Purposes, p.ID)
		}
		all = append(all, line)
	}
	return c.JSON(http.StatusOK, map[string]any{"forms": all})
}

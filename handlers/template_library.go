package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
	"greenlist/whatsapp/library"
)

func (s *Server) templateLibrary(c echo.Context) error {
	return s.showLibrary(c, http.StatusOK, nil)
}

func (s *Server) showLibrary(c echo.Context, status int, wrong error) error {
	ctx := c.Request().Context()
	page := views.TemplateLibrary{MayWrite: may(c, makers), Errors: complaints(wrong)}
	var err error
	if page.Company, err = s.sendersName(ctx); err != nil {
		return err
	}
	_, err = models.FindAccount(ctx, s.db)
	if page.Connected = err == nil; unlessNotFound(err) != nil {
		return err
	}
	page.Search = library.Search{Language: s.libraryLanguage(c), Category: c.QueryParam("category"), Words: c.QueryParam("q"), Company: page.Company}
	page.Starters = library.List(page.Search)
	return s.render(c, status, page)
}

// libraryLanguage is the language asked for, or the one that the company's newest template is in.
func (s *Server) libraryLanguage(c echo.Context) string {
	for _, wanted := range []string{c.QueryParam("language"), s.usualLanguage(c)} {
		if plain, _, _ := strings.Cut(wanted, "_"); slices.Contains(library.Languages, plain) {
			return plain
		}
	}
	return library.Languages[0]
}

// startDrafts makes drafts of one text in the languages chosen.
func (s *Server) startDrafts(c echo.Context) error {
	company, err := s.sendersName(c.Request().Context())
	if err != nil {
		return err
	}
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	var contents []whatsapp.Template
	for _, language := range form["languages"] {
		content, ok := library.Find(c.Param("use"), language, company)
		if !ok {
			return models.NotFound{What: "text of the library"}
		}
		contents = append(contents, content)
	}
	drafts, err := models.DraftLanguages(c.Request().Context(), s.db, actor(c), contents)
	if complaints(err) != nil {
		return s.showLibrary(c, statusOf(err), err)
	}
	if err != nil {
		return err
	}
	return s.afterDrafts(c, drafts)
}

// afterDrafts leads to the editor of a single draft, and to the list of several.
func (s *Server) afterDrafts(c echo.Context, drafts []models.Template) error {
	if len(drafts) == 1 {
		return redirect(c, views.TemplatePath(drafts[0].ID)+"/edit")
	}
	if err := s.flash(c, views.Good, fmt.Sprintf("%s in %d languages is drafted.", drafts[0].Name, len(drafts))); err != nil {
		return err
	}
	return redirect(c, "/templates?"+url.Values{"q": {drafts[0].Name}, "status": {string(models.StandingDraft)}}.Encode())
}

package handlers

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// submitTemplates sends each of the drafts that were ticked to Meta. What cannot go stays, and is told.
func (s *Server) submitTemplates(c echo.Context) error {
	return s.eachChosen(c, "sent to Meta", "could not be sent", func(ctx context.Context, t *models.Template) error { return t.Submit(ctx, s.db, actor(c)) })
}

// discardTemplates throws away the drafts that were ticked.
func (s *Server) discardTemplates(c echo.Context) error {
	return s.eachChosen(c, "deleted", "could not be deleted", func(ctx context.Context, t *models.Template) error { return t.Discard(ctx, s.db, actor(c)) })
}

// eachChosen does something with every template that was ticked, one after the other, and tells what came of it.
func (s *Server) eachChosen(c echo.Context, done, undone string, do func(context.Context, *models.Template) error) error {
	ctx := c.Request().Context()
	ids := numbers(c, "id")
	if len(ids) == 0 {
		return s.backToTemplates(c, views.Caution, "Tick the templates you mean first.")
	}
	chosen, err := models.ListTemplates(ctx, s.db, models.TemplateFilter{IDs: ids, Limit: templatePage})
	if err != nil {
		return err
	}
	n, failed := 0, []string{}
	for i := range chosen {
		err := do(ctx, &chosen[i])
		if err != nil && statusOf(err) >= http.StatusInternalServerError {
			return err
		}
		if err != nil {
			failed = append(failed, chosen[i].Name+" ("+chosen[i].Language+")")
			continue
		}
		n++
	}
	words := views.Count(n, "template", "templates") + " " + done + "."
	if len(failed) == 0 {
		return s.backToTemplates(c, views.Good, words)
	}
	return s.backToTemplates(c, views.Caution, words+" "+views.Count(len(failed), "template", "templates")+" "+undone+": "+strings.Join(failed, ", ")+". Open one to see why.")
}

// backToTemplates leads back to the list as it was filtered.
func (s *Server) backToTemplates(c echo.Context, tone views.Tone, words string) error {
	if err := s.flash(c, tone, words); err != nil {
		return err
	}
	if back := c.FormValue("back"); strings.HasPrefix(back, "/templates?") {
		return redirect(c, back)
	}
	return redirect(c, "/templates")
}

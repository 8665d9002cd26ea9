package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

func (s *Server) askTemplateImport(c echo.Context) error {
	return s.render(c, http.StatusOK, views.TemplateImport{})
}

// importTemplates takes over a file, or what was pasted. What is wrong with any keeps all from being written.
func (s *Server) importTemplates(c echo.Context) error {
	text := []byte(c.FormValue("text"))
	err := upload(c, "file", func(_ context.Context, _ string, r io.Reader) (err error) {
		text, err = io.ReadAll(r)
		return err
	})
	if err != nil {
		return err
	}
	rows, err := models.ReadTemplateFile(text)
	if err != nil {
		return s.render(c, statusOf(err), views.TemplateImport{Text: string(text), Errors: complaints(err)})
	}
	for i := range rows { // the addresses of another installation would lead its codes nowhere
		rows[i].Content = rows[i].Content.LeadingThrough(s.linkStart())
	}
	judged, drafts, err := models.ImportTemplates(c.Request().Context(), s.db, actor(c), rows)
	if complaints(err) != nil {
		return s.render(c, statusOf(err), views.TemplateImport{Text: string(text), Rows: judged, Errors: map[string]string{"file": firstOf(complaints(err))}})
	}
	if err != nil {
		return err
	}
	if drafts == nil {
		return s.render(c, http.StatusUnprocessableEntity, views.TemplateImport{Text: string(text), Rows: judged})
	}
	if err := s.flash(c, views.Good, fmt.Sprintf("Taken over as %s.", views.Count(len(drafts), "draft", "drafts"))); err != nil {
		return err
	}
	return redirect(c, "/templates?status="+string(models.StandingDraft))
}

func firstOf(all map[string]string) string {
	for _, words := range all {
		return words
	}
	return ""
}

// exportTemplates writes the list as Meta's API answers it.
func (s *Server) exportTemplates(c echo.Context) error {
	filter := templateFilter(c)
	return s.download(c, "templates.json", "application/json", func(ctx context.Context, w io.Writer, breathe func()) error {
		if _, err := io.WriteString(w, "{\"data\": ["); err != nil {
			return err
		}
		between := "\n"
		err := models.ExportTemplates(ctx, s.db, filter, func(t whatsapp.Template) error {
			breathe()
			line, err := json.Marshal(t)
			if err == nil {
				_, err = io.WriteString(w, between+string(line))
			}
			between = ",\n"
			return err
		})
		if err != nil {
			return err
		}
		_, err = io.WriteString(w, "\n]}\n")
		return err
	})
}

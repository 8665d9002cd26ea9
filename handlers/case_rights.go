package handlers

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// access finds what a person gets, for whoever takes it along.
func (s *Server) access(c echo.Context, as string) (models.Case, models.Access, error) {
	found, err := models.FindCase(c.Request().Context(), s.db, id(c))
	if err != nil {
		return found, models.Access{}, err
	}
	all, err := found.Access(c.Request().Context(), s.db, actor(c), as)
	return found, all, err
}

// accessFile is everything there is of somebody, in one file: a page, JSON, a list for each table, and the files kept with them.
func (s *Server) accessFile(c echo.Context) error {
	found, all, err := s.access(c, "zip")
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := s.packAccess(c.Request().Context(), &file, views.AccessPage{Clock: clock, Access: all}); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="case-%d-access.zip"`, found.ID))
	return c.Blob(http.StatusOK, "application/zip", file.Bytes())
}

func (s *Server) packAccess(ctx context.Context, to io.Writer, page views.AccessPage) error {
	pack := zip.NewWriter(to)
	whole, err := page.JSON()
	if err != nil {
		return err
	}
	var html bytes.Buffer
	if err := page.Whole().Render(ctx, &html); err != nil {
		return err
	}
	put := func(name string, from io.Reader) error {
		w, err := pack.Create(name)
		if err == nil {
			_, err = io.Copy(w, from)
		}
		return err
	}
	if err := put("index.html", &html); err != nil {
		return err
	}
	if err := put("data.json", bytes.NewReader(whole)); err != nil {
		return err
	}
	for _, table := range page.Tables {
		if err := put("csv/"+table.Name+".csv", csvOf(table)); err != nil {
			return err
		}
	}
	for _, f := range page.Files {
		if err := put("files/"+f.Name, f.Open(ctx, s.db)); err != nil {
			return err
		}
	}
	return pack.Close()
}

// csvOf writes a table for spreadsheets, with no cell that one would calculate.
func csvOf(t models.AccessTable) io.Reader {
	var all bytes.Buffer
	all.WriteString("\ufeff")
	w := csv.NewWriter(&all)
	w.Write(t.Columns)
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i, column := range t.Columns {
			cells[i] = models.GuardCell(row[column])
		}
		w.Write(cells)
	}
	w.Flush()
	return &all
}

// portabilityFile is what somebody gave themselves, for another program.
func (s *Server) portabilityFile(c echo.Context) error {
	found, all, err := s.access(c, "portability")
	if err != nil {
		return err
	}
	body, err := all.Portable()
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="case-%d-portability.json"`, found.ID))
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, body)
}

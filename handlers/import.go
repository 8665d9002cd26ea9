package handlers

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

const (
	// importBody leaves room for somewhat more than a list may have, so that what is too large can still be answered in words.
	importBody = models.ImportLimit * 2
	// uploadWithin is longer than other requests get: a list comes over a shop's line.
	uploadWithin = 2 * time.Minute
	// importRemarks is how many rows to look at one page lists.
	importRemarks = 100
)

func (s *Server) imports(c echo.Context) error {
	all, err := models.ListImports(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.show(c, views.Imports{Clock: clock, All: all})
}

func (s *Server) askImport(c echo.Context) error { return s.show(c, views.ImportUpload{}) }

func (s *Server) uploadImport(c echo.Context) error {
	im, err := s.receiveList(c)
	if wrong := complaints(err); wrong != nil {
		return s.render(c, statusOf(err), views.ImportUpload{Errors: wrong})
	}
	if err != nil {
		return err
	}
	return redirect(c, views.ImportPath(im.ID))
}

// receiveList passes the file on as it comes in; it is never whole in memory, nor on disk.
func (s *Server) receiveList(c echo.Context) (models.Import, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Request().Context()), uploadWithin)
	defer cancel()
	parts, err := c.Request().MultipartReader()
	if err != nil {
		return models.Import{}, noList
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return models.Import{}, noList
		}
		if err != nil {
			return models.Import{}, err
		}
		if part.FormName() != "file" {
			continue
		}
		if part.FileName() == "" {
			return models.Import{}, noList
		}
		im, err := models.UploadImport(ctx, s.db, actor(c), part.FileName(), part)
		if errors.As(err, new(models.Invalid)) {
			io.Copy(io.Discard, part) // a browser that is still sending does not read the answer
		}
		return im, err
	}
}

var noList = models.Invalid{"file": "Choose a file first."}

// showImport is the page of an import, whatever its state.
func (s *Server) showImport(c echo.Context) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	if im.State == models.ImportUploaded {
		return s.showCheck(c, im, nil)
	}
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.ImportRun{Clock: clock, Import: im}
	if page.Remarks, err = models.ListImportErrors(ctx, s.db, im.ID, 0, importRemarks); err != nil {
		return err
	}
	if page.Trouble, err = im.Trouble(ctx, s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

// showCheck shows how a list is read, with what is wrong about it.
func (s *Server) showCheck(c echo.Context, im models.Import, wrong error) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.ImportCheck{Clock: clock, Import: im, Errors: complaints(wrong)}
	if page.Sample, err = im.Preview(ctx, s.db); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, false); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) readImport(c echo.Context) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	layout := models.Layout{Encoding: c.FormValue("encoding"), Delimiter: c.FormValue("delimiter"), Header: c.FormValue("header") != ""}
	if err := im.Read(c.Request().Context(), s.db, layout); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showCheck(c, im, err)
	}
	return redirect(c, views.ImportPath(im.ID))
}

// mapImport shows the preview anew. Leaving a field asks for it, and so does the press of the button that imports: when the import was
// quicker there is nothing left to preview, and nothing wrong either.
func (s *Server) mapImport(c echo.Context) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	err = im.Map(c.Request().Context(), s.db, importMapping(c))
	if errors.As(err, new(models.Conflict)) && isPart(c) {
		return c.NoContent(http.StatusNoContent)
	}
	if err != nil {
		return err
	}
	return s.showCheck(c, im, nil)
}

func (s *Server) startImport(c echo.Context) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	mapping := importMapping(c)
	if err := im.Start(c.Request().Context(), s.db, actor(c), mapping); err != nil {
		if complaints(err) == nil {
			return err
		}
		im.Mapping = mapping
		return s.showCheck(c, im, err)
	}
	return redirect(c, views.ImportPath(im.ID))
}

func (s *Server) cancelImport(c echo.Context) error { return s.turnImport(c, (*models.Import).Cancel) }

func (s *Server) resumeImport(c echo.Context) error { return s.turnImport(c, (*models.Import).Resume) }

func (s *Server) turnImport(c echo.Context, turn func(*models.Import, context.Context, *models.DB, models.Actor) error) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	if err := turn(&im, c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return redirect(c, views.ImportPath(im.ID))
}

func (s *Server) rejectedRows(c echo.Context) error {
	return s.importRows(c, "rejected", "rejected-rows.csv", (*models.Import).WriteRejected)
}

func (s *Server) neverRows(c echo.Context) error {
	return s.importRows(c, "never", "never-message-rows.csv", (*models.Import).WriteNever)
}

func (s *Server) importRows(c echo.Context, which, name string, write func(*models.Import, context.Context, *models.DB, io.Writer) error) error {
	im, err := s.findImport(c)
	if err != nil {
		return err
	}
	if err := im.NoteDownload(c.Request().Context(), s.db, actor(c), which); err != nil {
		return err
	}
	header := c.Response().Header()
	header.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
	header.Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`"`)
	c.Response().WriteHeader(http.StatusOK)
	return write(&im, c.Request().Context(), s.db, c.Response())
}

func (s *Server) findImport(c echo.Context) (models.Import, error) {
	return models.FindImport(c.Request().Context(), s.db, id(c))
}

package handlers

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

const (
	// fileBody leaves room for somewhat more than a file may have, so that what is too large can still be answered in words.
	fileBody = 24 << 20
	// keepWithin is longer than other requests get: a photograph comes over a shop's line.
	keepWithin = time.Minute
)

// upload hands the file in a field of the form to keep. Nothing happens when none was chosen. What keep complains about stands at the field.
func upload(c echo.Context, field string, keep func(ctx context.Context, name string, r io.Reader) error) error {
	header, err := c.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil
	}
	if err != nil {
		return err
	}
	file, err := header.Open()
	if err != nil {
		return err
	}
	defer file.Close()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Request().Context()), keepWithin)
	defer cancel()
	err = keep(ctx, header.Filename, file)
	var wrong models.Invalid
	if errors.As(err, &wrong) {
		return models.Invalid{field: wrong["file"]}
	}
	return err
}

// pictureOf reads a views.PictureInput: the hash of the picture just chosen, of the one there was, or nothing where it was to be removed.
// It keeps the new one even where the rest of the form is wrong, so that nobody chooses it twice.
func (s *Server) pictureOf(c echo.Context, field string) (hash string, err error) {
	if c.FormValue(field+"_remove") == "" {
		hash = c.FormValue(field)
	}
	err = upload(c, field+"_file", func(ctx context.Context, name string, r io.Reader) (err error) {
		kept, err := models.KeepLogo(ctx, s.db, actor(c), name, r)
		if err == nil {
			hash = kept
		}
		return err
	})
	return hash, err
}

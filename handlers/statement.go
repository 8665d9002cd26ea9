package handlers

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// hosting is where people reach this installation.
func (s *Server) hosting() models.Hosting {
	return models.Hosting{Address: s.PublicURL.String(), Secure: s.PublicURL.Scheme == "https"}
}

// of binds a handler to one kind of statement.
func of(kind models.StatementKind, do func(echo.Context, models.StatementKind) error) echo.HandlerFunc {
	return func(c echo.Context) error { return do(c, kind) }
}

func (s *Server) protection(c echo.Context) (err error) {
	page := views.Protection{World: s.world()}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	for _, kind := range models.StatementKinds {
		said, err := s.statementNow(c, kind)
		if err != nil {
			return err
		}
		paper := views.Paper{Kind: kind, Gaps: len(said.Gaps())}
		kept, err := models.ListStatements(c.Request().Context(), s.db, kind)
		if err != nil {
			return err
		}
		if len(kept) > 0 {
			paper.Last = &kept[0]
		}
		page.Papers = append(page.Papers, paper)
	}
	return s.show(c, page)
}

// statementNow is the statement as it would be if somebody kept it now.
func (s *Server) statementNow(c echo.Context, kind models.StatementKind) (models.StatementBody, error) {
	facts, err := models.FindStatementFacts(c.Request().Context(), s.db, kind, s.hosting())
	if err != nil {
		return models.StatementBody{}, err
	}
	return views.DraftStatement(kind, facts), nil
}

func (s *Server) statement(c echo.Context, kind models.StatementKind) (err error) {
	page := views.StatementPage{World: s.world(), MayAct: may(c, admins)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Said, err = s.statementNow(c, kind); err != nil {
		return err
	}
	if page.Versions, err = models.ListStatements(c.Request().Context(), s.db, kind); err != nil || len(page.Versions) == 0 {
		return orShow(err, func() error { return s.show(c, page) })
	}
	last, err := s.readStatement(c, kind, page.Versions[0].Number)
	if err != nil {
		return err
	}
	for _, change := range page.Said.Since(last) {
		if page.Changed++; change.Figure {
			page.Figures++
		}
	}
	return s.show(c, page)
}

func orShow(err error, show func() error) error {
	if err != nil {
		return err
	}
	return show()
}

func (s *Server) readStatement(c echo.Context, kind models.StatementKind, number int) (models.StatementBody, error) {
	kept, err := models.FindStatement(c.Request().Context(), s.db, kind, number)
	if err != nil {
		return models.StatementBody{}, err
	}
	return kept.Read()
}

func (s *Server) keepStatement(c echo.Context, kind models.StatementKind) error {
	kept, err := models.KeepStatement(c.Request().Context(), s.db, actor(c), kind, s.hosting(), views.DraftStatement)
	if err != nil {
		return err
	}
	return s.done(c, fmt.Sprintf("Version %d is kept. Its hash stands in the log.", kept.Number), fmt.Sprintf("%s/versions/%d", views.StatementPath(kind), kept.Number))
}

func (s *Server) statementVersion(c echo.Context, kind models.StatementKind) error {
	kept, err := models.FindStatement(c.Request().Context(), s.db, kind, int(number(c.Param("number"))))
	if err != nil {
		return err
	}
	page := views.StatementPage{World: s.world(), Kept: &kept, Intact: kept.Intact()}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Said, err = kept.Read(); err != nil {
		return err
	}
	return s.show(c, page)
}

// statementFile gives a version to keep elsewhere. As JSON it is byte for byte what its hash is of.
func (s *Server) statementFile(c echo.Context, kind models.StatementKind) error {
	kept, err := models.FindStatement(c.Request().Context(), s.db, kind, int(number(c.Param("number"))))
	if err != nil {
		return err
	}
	file := views.StatementFile{Hash: kept.Hash}
	if file.Said, err = kept.Read(); err != nil {
		return err
	}
	as, media, body := "json", "application/json", kept.Body
	switch c.QueryParam("as") {
	case "md":
		as, media, body = "md", "text/markdown; charset=utf-8", []byte(file.Markdown())
	case "html":
		var page bytes.Buffer
		if err := file.Page().Render(c.Request().Context(), &page); err != nil {
			return err
		}
		as, media, body = "html", "text/html; charset=utf-8", page.Bytes()
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="%s"`, file.Name(as)))
	return c.Blob(http.StatusOK, media, body)
}

func (s *Server) compareStatement(c echo.Context, kind models.StatementKind) (err error) {
	page := views.StatementChanges{Kind: kind}
	ctx := c.Request().Context()
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Versions, err = models.ListStatements(ctx, s.db, kind); err != nil {
		return err
	}
	from := int(number(c.QueryParam("from")))
	if from == 0 && len(page.Versions) > 0 {
		from = page.Versions[0].Number
	}
	if page.From, err = models.FindStatement(ctx, s.db, kind, from); err != nil {
		return err
	}
	before, err := page.From.Read()
	if err != nil {
		return err
	}
	after, err := s.comparedWith(c, kind, &page)
	if err != nil {
		return err
	}
	page.Changes = after.Since(before)
	return s.show(c, page)
}

// comparedWith is the later of the two: a version, or the statement as it would be now.
func (s *Server) comparedWith(c echo.Context, kind models.StatementKind, page *views.StatementChanges) (models.StatementBody, error) {
	to := int(number(c.QueryParam("to")))
	if to == 0 {
		return s.statementNow(c, kind)
	}
	kept, err := models.FindStatement(c.Request().Context(), s.db, kind, to)
	if err != nil {
		return models.StatementBody{}, err
	}
	page.To = &kept
	return kept.Read()
}

package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) askStatement(c echo.Context, kind models.StatementKind) error {
	known, err := models.FindStatementAnswers(c.Request().Context(), s.db, kind)
	if err != nil {
		return err
	}
	return s.showAnswers(c, kind, func(field string) string { return known[field] }, nil)
}

func (s *Server) answerStatement(c echo.Context, kind models.StatementKind) error {
	values, err := c.FormParams()
	if err != nil {
		return err
	}
	typed := map[string]string{}
	for field := range values {
		typed[field] = values.Get(field)
	}
	err = models.AnswerStatement(c.Request().Context(), s.db, actor(c), kind, typed)
	if complaints(err) != nil {
		return s.showAnswers(c, kind, c.FormValue, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved.", views.StatementPath(kind))
}

func (s *Server) showAnswers(c echo.Context, kind models.StatementKind, typed func(string) string, wrong error) error {
	facts, err := models.FindStatementFacts(c.Request().Context(), s.db, kind, s.hosting())
	if err != nil {
		return err
	}
	page := views.StatementAnswers{Kind: kind, Typed: typed, Errors: complaints(wrong), Facts: views.RiskFacts(facts)}
	status := http.StatusOK
	if wrong != nil {
		status = statusOf(wrong)
	}
	return s.render(c, status, page)
}

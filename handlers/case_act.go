package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// onCase does one thing to a case; what is wrong with it comes back on the case's page, with what was typed.
func (s *Server) onCase(c echo.Context, words string, do func(ctx context.Context, one *models.Case, clock views.Clock) error) error {
	ctx := c.Request().Context()
	found, err := models.FindCase(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	err = do(ctx, &found, clock)
	if complaints(err) != nil {
		return s.showCase(c, found, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, words, views.CasePath(found.ID))
}

func (s *Server) noteCase(c echo.Context) error {
	return s.onCase(c, "Noted.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		return one.Note(ctx, s.db, actor(c), c.FormValue("note"))
	})
}

func (s *Server) assignCase(c echo.Context) error {
	return s.onCase(c, "Saved.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		return one.Assign(ctx, s.db, actor(c), number(c.FormValue("assigned")))
	})
}

func (s *Server) extendCase(c echo.Context) error {
	return s.onCase(c, "The deadline is extended. Tell the person why.", func(ctx context.Context, one *models.Case, clock views.Clock) error {
		return one.Extend(ctx, s.db, actor(c), dayFinish(c.FormValue("until"), clock.Zone), c.FormValue("why"))
	})
}

func (s *Server) holdCase(c echo.Context) error {
	return s.onCase(c, "Held. Nothing of their proof can be erased.", func(ctx context.Context, one *models.Case, clock views.Clock) error {
		if text := c.FormValue("hold_until"); text != "" && dayFinish(text, clock.Zone).IsZero() {
			return models.Invalid{"hold_until": "Enter a day, such as 2026-11-21."}
		}
		return one.Hold(ctx, s.db, actor(c), dayFinish(c.FormValue("hold_until"), clock.Zone), c.FormValue("hold"))
	})
}

func (s *Server) releaseCase(c echo.Context) error {
	return s.onCase(c, "The hold is lifted.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		return one.Release(ctx, s.db, actor(c), c.FormValue("release"))
	})
}

func (s *Server) answerCase(c echo.Context) error {
	return s.onCase(c, "Recorded. The case is answered.", func(ctx context.Context, one *models.Case, clock views.Clock) error {
		reply := models.CaseReply{Outcome: models.CaseOutcome(c.FormValue("outcome")), Text: c.FormValue("answer"), Channel: models.CaseChannel(c.FormValue("answer_channel"))}
		if text := c.FormValue("answered"); text != clock.Now.In(clock.Zone).Format(time.DateOnly) {
			if reply.At = dayFinish(text, clock.Zone); reply.At.IsZero() {
				return models.Invalid{"answered": "Enter a day, such as 2026-11-21."}
			}
		}
		return one.Reply(ctx, s.db, actor(c), reply)
	})
}

func (s *Server) closeCase(c echo.Context) error {
	return s.onCase(c, "The case is closed.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		return one.Close(ctx, s.db, actor(c), models.CaseOutcome(c.FormValue("close_outcome")), c.FormValue("close"))
	})
}

// rectify puts right what was typed; what was left as it stands stays.
func (s *Server) rectify(c echo.Context) error {
	return s.onCase(c, "Put right. The log says what was wrong, and what is right.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		line, err := one.Line(ctx, s.db)
		if err != nil {
			return err
		}
		details := line.Who.Details()
		details.Name, details.Language = c.FormValue("name"), c.FormValue("language")
		return one.Rectify(ctx, s.db, actor(c), details, c.FormValue("known"))
	})
}

func (s *Server) erase(c echo.Context) error {
	return s.onCase(c, "Erased. Now tell them so, and record your answer.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		_, err := one.Erase(ctx, s.db, actor(c), c.FormValue("forget") != "")
		return err
	})
}

func (s *Server) object(c echo.Context) error {
	return s.onCase(c, "Stopped. Now tell them so, and record your answer.", func(ctx context.Context, one *models.Case, _ views.Clock) error {
		return one.Object(ctx, s.db, actor(c))
	})
}

// caseDossier is a dossier as it was, to keep.
func (s *Server) caseDossier(c echo.Context) error {
	found, err := models.FindCase(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	dossier, err := found.OpenDossier(c.Request().Context(), s.db, actor(c), number(strings.TrimSuffix(c.Param("dossier"), ".json")))
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="case-%d-%s.json"`, found.ID, dossier.Moment))
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, dossier.Body)
}

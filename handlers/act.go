package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// acts is what staff did.
func (s *Server) acts(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Acts{Clock: clock, Role: role(c), Asked: asked(c)}
	search, wrong := actSearch(c, clock)
	page.Thing = models.Thing{Subject: search.Subject, ID: search.SubjectID}
	if page.Actors, err = models.Actors(c.Request().Context(), s.db); err != nil {
		return err
	}
	if len(wrong) > 0 {
		page.Errors = wrong
		return s.render(c, statusOf(wrong), page)
	}
	if page.Page, err = models.ListActs(c.Request().Context(), s.db, search); err != nil {
		return err
	}
	if page.Asked.Thing != "" {
		if err := page.Page.NameAlso(c.Request().Context(), s.db, page.Thing); err != nil {
			return err
		}
	}
	return s.show(c, page)
}

func role(c echo.Context) views.Role { return views.Role(visitor(c).Role) }

// asked are the filters in the address. Whoever chooses another kind means no longer the one thing.
func asked(c echo.Context) views.ActsAsked {
	a := views.ActsAsked{
		Text: c.QueryParam("q"), Who: c.QueryParam("who"), Kind: c.QueryParam("kind"), Act: c.QueryParam("act"), Thing: c.QueryParam("thing"),
		From: c.QueryParam("from"), Until: c.QueryParam("until"),
	}
	if subject, _, _ := strings.Cut(a.Thing, ":"); a.Kind != "" && a.Kind != subject {
		a.Thing = ""
	}
	return a
}

func actSearch(c echo.Context, clock views.Clock) (models.ActSearch, models.Invalid) {
	a, wrong := asked(c), models.Invalid{}
	search := models.ActSearch{Who: a.Who, Subject: a.Kind, Text: a.Text, Before: number(c.QueryParam("before"))}
	if a.Kind != "" {
		search.Action = a.Act
	}
	if subject, id, one := strings.Cut(a.Thing, ":"); one {
		search.Subject, search.SubjectID = subject, number(id)
	}
	search.From = day(c, "from", clock.Zone, wrong)
	if search.Until = day(c, "until", clock.Zone, wrong); !search.Until.IsZero() {
		search.Until = search.Until.AddDate(0, 0, 1)
	}
	return search, wrong
}

// act is one of them.
func (s *Server) act(c echo.Context) error {
	page := views.ActPage{Role: role(c)}
	var err error
	if page.Page, err = models.FindAct(c.Request().Context(), s.db, id(c)); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	return s.show(c, page)
}

// actProof is the file that proves one.
func (s *Server) actProof(c echo.Context) error {
	file, err := models.FindActProof(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="act-%d.tlog-proof"`, id(c)))
	return c.Blob(http.StatusOK, echo.MIMETextPlainCharsetUTF8, file)
}

// comparedAtOnce is how many acts one page compares with the log: some seconds of work.
const comparedAtOnce = 100_000

// wrongAtOnce is how many rows that do not agree one page lists.
const wrongAtOnce = 100

// checkActs compares all of them with the log.
func (s *Server) checkActs(c echo.Context) error {
	page := views.ActsCheck{Role: role(c)}
	var err error
	page.Check, err = models.CheckActs(c.Request().Context(), s.db, number(c.QueryParam("after")), comparedAtOnce, func(a models.Act) error {
		if len(page.Wrong) < wrongAtOnce {
			page.Wrong = append(page.Wrong, a)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	return s.show(c, page)
}

// activity is the last things that were done to one thing, for its page.
func (s *Server) activity(c echo.Context, clock views.Clock, subject string, id int64) (views.Activity, error) {
	a := views.Activity{Clock: clock, Role: role(c), Thing: models.Thing{Subject: subject, ID: id}}
	var err error
	a.Page, err = models.LatestActs(c.Request().Context(), s.db, a.Thing, actsInSight)
	return a, err
}

// actsInSight is how many acts the page of a thing shows.
const actsInSight = 5

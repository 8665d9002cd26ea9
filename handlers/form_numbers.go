package handlers

import (
	"regexp"
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// formNumbers shows how a form does: how many saw it, filled it in and confirmed, and where they came from.
func (s *Server) formNumbers(c echo.Context) (err error) {
	ctx := c.Request().Context()
	form, err := models.FindForm(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	if err := s.Shown.Flush(ctx); err != nil {
		return err
	}
	page := views.FormNumbers{Form: form, Period: period(c)}
	if page.Numbers, err = form.Numbers(ctx, s.db, page.Period); err != nil {
		return err
	}
	return s.show(c, page)
}

// period is for how many days somebody wants to see numbers.
func period(c echo.Context) int {
	if days := int(number(c.QueryParam("days"))); slices.Contains(views.NumberPeriods, days) {
		return days
	}
	return views.NumberPeriods[0]
}

// noteShown counts a look at a form by a person. What calls itself a program, what only fetches ahead, and turning to another language on the same
// page do not count.
func (s *Server) noteShown(c echo.Context, v models.FormVersion, language string, at models.Place) {
	h := c.Request().Header
	if h.Get("Sec-Purpose") != "" || programs.MatchString(c.Request().UserAgent()) || c.QueryParam("lang") != "" {
		return
	}
	s.Shown.Note(v, language, at)
}

// programs are words in the names that search engines and link previews give themselves.
var programs = regexp.MustCompile(`(?i)bot\b|crawl|spider|preview|externalhit|externalua|whatsapp/|slurp|headless`)

// tag is the campaign or place in the address: our own word for it, or the one that advertising tools use.
func tag(c echo.Context) string {
	if own := c.QueryParam("tag"); own != "" {
		return own
	}
	return c.QueryParam("utm_campaign")
}

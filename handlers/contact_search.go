package handlers

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// contactSearch reads the filters, all of which stand in the address. What cannot be understood is left out and told of as Invalid, by field.
func (s *Server) contactSearch(c echo.Context, zone *time.Location) (models.ContactSearch, error) {
	purpose, state, _ := strings.Cut(c.QueryParam("consent"), ":")
	search := models.ContactSearch{
		Text: c.QueryParam("q"), PurposeID: number(purpose), State: models.ConsentState(state),
		Country: c.QueryParam("country"), Language: c.QueryParam("language"), Source: c.QueryParam("source"), Tag: strings.TrimSpace(c.QueryParam("tag")),
		Suppressed: c.QueryParam("suppressed") != "", NeedsPerson: c.QueryParam("person") != "", Before: number(c.QueryParam("before")), After: number(c.QueryParam("after")),
	}
	attributes, err := models.ListAttributes(c.Request().Context(), s.db, false)
	if err != nil {
		return search, err
	}
	wrong := models.Invalid{}
	search.Since, search.Until = daysBetween(c, zone, "since", "until", wrong)
	search.HeardSince, search.HeardUntil = daysBetween(c, zone, "heard_since", "heard_until", wrong)
	readAttributeFilter(c, attributes, &search, wrong)
	return search, wrong.OrNil()
}

// daysBetween reads the first and the last day of a range, both of which belong to it.
func daysBetween(c echo.Context, zone *time.Location, first, last string, wrong models.Invalid) (since, until time.Time) {
	since, until = day(c, first, zone, wrong), day(c, last, zone, wrong)
	if !since.IsZero() && !until.IsZero() && until.Before(since) {
		wrong.Add(last, "This day comes before the first one.")
	}
	if !until.IsZero() {
		until = until.AddDate(0, 0, 1)
	}
	return since, until
}

// readAttributeFilter reads which attribute it is about, and its value or the range it lies in.
func readAttributeFilter(c echo.Context, all []models.Attribute, search *models.ContactSearch, wrong models.Invalid) {
	typed := map[string]*string{"value": &search.Value, "from": &search.From, "to": &search.To}
	for field, into := range typed {
		*into = strings.TrimSpace(c.QueryParam(field))
	}
	if cmp.Or(search.Value, search.From, search.To) == "" {
		return
	}
	at := slices.IndexFunc(all, func(a models.Attribute) bool { return a.Key == c.QueryParam("attribute") })
	if at < 0 {
		wrong.Add("attribute", "Choose which attribute this is about.")
		search.Value, search.From, search.To = "", "", ""
		return
	}
	search.Attribute = all[at].Key
	for _, field := range slices.Sorted(maps.Keys(typed)) {
		into, problem := typed[field], ""
		if field != "value" && *into != "" && !all[at].Measured() {
			*into, problem = "", "Only numbers and dates go from one to another."
		} else {
			*into, problem = all[at].Read(*into)
		}
		if problem != "" {
			wrong.Add(field, problem)
		}
	}
}

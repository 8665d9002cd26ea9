package handlers

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// exportContacts hands over everybody the list holds, a row each, with a column for each purpose and each attribute.
func (s *Server) exportContacts(c echo.Context) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	purposes, err := models.ListPurposes(ctx, s.db)
	if err != nil {
		return err
	}
	attributes, err := models.ListAttributes(ctx, s.db, false)
	if err != nil {
		return err
	}
	search, err := s.contactSearch(c, clock.Zone)
	if complaints(err) != nil {
		return s.showContacts(c, nil)
	}
	if err != nil {
		return err
	}
	who := actor(c)
	name := "contacts-" + clock.Now.In(clock.Zone).Format(time.DateOnly) + ".csv"
	return s.csvDownload(c, name, func(ctx context.Context, w *csvWriter) error {
		sheet := contactSheet{purposes, attributes, clock.Zone}
		if err := w.Row(sheet.header()...); err != nil {
			return err
		}
		return models.ExportContacts(ctx, s.db, who, search, func(row models.ExportedContact) error { return w.Row(sheet.row(row)...) })
	})
}

// contactSheet says which columns a list of contacts has. The first ones are called as an import expects them.
type contactSheet struct {
	purposes   []models.Purpose
	attributes []models.Attribute
	zone       *time.Location
}

func (s contactSheet) header() []string {
	header := []string{"Phone", "Name", "Language", "Country", "Tags"}
	for _, a := range s.attributes {
		header = append(header, a.Name)
	}
	header = append(header, "Time zone", "WhatsApp user id", "Came from", "Known since", "Never messaged since")
	for _, p := range s.purposes {
		header = append(header, p.Name, p.Name+": since", p.Name+": how", p.Name+": proof", p.Name+": reads")
	}
	return header
}

func (s contactSheet) row(c models.ExportedContact) []string {
	row := []string{c.PhoneNumber(), c.Name, c.Language, c.Country, strings.Join(c.Tags, ";")}
	for _, a := range s.attributes {
		row = append(row, c.Attributes[a.Key])
	}
	row = append(row, c.Zone, c.UserID(), c.Source, s.day(c.CreatedAt), "")
	if c.SuppressedAt != nil {
		row[len(row)-1] = s.day(*c.SuppressedAt)
	}
	for _, p := range s.purposes {
		k, said := c.Consents[p.ID]
		if !said {
			row = append(row, slices.Repeat([]string{""}, 5)...)
			continue
		}
		row = append(row, string(k.State), k.ActedAt.In(s.zone).Format("2006-01-02 15:04:05"), k.Source, k.Grade, readsOf(k))
	}
	return row
}

func (s contactSheet) day(t time.Time) string { return t.In(s.zone).Format(time.DateOnly) }

// readsOf says what becomes of a person's reading: a list does not say who read what, and this is why some campaigns cannot.
func readsOf(k models.Consent) string {
	if k.State == models.ConsentGiven && k.Tracked {
		return "kept"
	}
	return "only counted"
}

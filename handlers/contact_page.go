package handlers

import (
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) contact(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	return s.showContact(c, contact, "", nil)
}

func (s *Server) showContact(c echo.Context, contact models.Contact, note string, wrong error) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	at := views.HistoryPlace(c.QueryParams())
	page := views.Contact{
		Clock: clock, Contact: contact, MayRecord: may(c, makers), MayReview: may(c, auditors), Note: note, Lost: c.FormValue("lost"), Leaving: views.Leaving{Via: c.FormValue("via"), At: c.FormValue("at"), Purposes: c.Request().Form["purpose"], Kind: c.FormValue("kind"), Reason: c.FormValue("reason")}, Errors: complaints(wrong), Later: at != models.HistoryPlace{},
	}
	if err := s.fillContact(c, &page, at); err != nil {
		return err
	}
	if page.MayReview {
		if page.Activity, err = s.activity(c, clock, "contact", contact.ID); err != nil {
			return err
		}
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) fillContact(c echo.Context, page *views.Contact, at models.HistoryPlace) (err error) {
	ctx, contact := c.Request().Context(), page.Contact
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, true); err != nil {
		return err
	}
	if page.Consents, err = models.ListConsents(ctx, s.db, contact.ID); err != nil {
		return err
	}
	if page.Arrivals, err = contact.ListArrivals(ctx, s.db); err != nil {
		return err
	}
	if page.Cases, err = contact.ListCases(ctx, s.db); err != nil {
		return err
	}
	if page.Merged, err = contact.ListMerged(ctx, s.db); err != nil {
		return err
	}
	if page.History, page.Next, err = contact.ListHistory(ctx, s.db, at); err != nil {
		return err
	}
	if page.Askable, err = s.askableForms(c, contact); err != nil || contact.MergedInto == nil {
		return err
	}
	survivor, err := models.FindContact(ctx, s.db, *contact.MergedInto)
	page.Survivor = &survivor
	return err
}

func (s *Server) recordOptout(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	o := models.StaffOptOut{Via: c.FormValue("via"), Words: c.FormValue("note"), PurposeIDs: numbers(c, "purpose")}
	if day := c.FormValue("at"); day != "" && day != clock.Now.In(clock.Zone).Format(time.DateOnly) {
		if o.At, err = time.ParseInLocation(time.DateOnly, day, clock.Zone); err != nil {
			return s.showContact(c, contact, o.Words, models.Invalid{"at": "Enter a day, such as 2026-11-21."})
		}
	}
	if err := contact.OptOut(c.Request().Context(), s.db, actor(c), o); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showContact(c, contact, o.Words, err)
	}
	words := "Recorded. From now on no campaign reaches " + contact.Label() + "."
	if len(o.PurposeIDs) > 0 {
		words = "Recorded. It counts from now on."
	}
	return s.done(c, words, views.ContactPath(contact.ID))
}

// suppressContact is the wish that somebody is never messaged again, whatever they agreed to.
func (s *Server) suppressContact(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	err = contact.Suppress(c.Request().Context(), s.db, actor(c), models.Never{Kind: models.SuppressionKind(c.FormValue("kind")), Reason: c.FormValue("reason")})
	if complaints(err) != nil {
		return s.showContact(c, contact, "", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, contact.Label()+" is never messaged again.", views.ContactPath(contact.ID))
}

// loseNumber is staff saying that the number belongs to somebody else now.
func (s *Server) loseNumber(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	if err := contact.LoseNumber(c.Request().Context(), s.db, actor(c), c.FormValue("lost")); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showContact(c, contact, "", err)
	}
	return s.done(c, "The number is nobody’s any more, and what was agreed to with it has ended.", views.ContactPath(contact.ID))
}

func (s *Server) findContact(c echo.Context) (models.Contact, error) {
	return models.FindContact(c.Request().Context(), s.db, id(c))
}

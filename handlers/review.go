package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// countedAtOnce is how far somebody who looks lets the count go on; the rest goes on by itself.
const countedAtOnce = 2

// formerAtOnce is how many numbers that lost their owner the page shows.
const formerAtOnce = 5

// unfoundedAtOnce is how many messages without a valid consent one page lists.
const unfoundedAtOnce = 50

// review is where a reviewer begins.
func (s *Server) review(c echo.Context) error {
	page, err := s.reviewPage(c)
	if err != nil {
		return err
	}
	return s.show(c, page)
}

func (s *Server) reviewPage(c echo.Context) (page views.Review, err error) {
	ctx := c.Request().Context()
	if page.Clock, err = s.clock(c); err != nil {
		return page, err
	}
	if err = models.CheckUses(ctx, s.db, countedAtOnce); err != nil {
		return page, err
	}
	if page.Lately, err = models.ListLatelyFormer(ctx, s.db, formerAtOnce); err != nil {
		return page, err
	}
	page.Check, err = models.FindUseCheck(ctx, s.db)
	return page, err
}

// searchReview finds what a reviewer asks for. It is a POST so that the number somebody asks about stands in no address and no history.
func (s *Server) searchReview(c echo.Context) error {
	asked := c.FormValue("q")
	found, err := models.LookUp(c.Request().Context(), s.db, asked)
	if err != nil && !errors.As(err, new(models.Invalid)) {
		return err
	}
	if err == nil && found.Only() {
		return redirect(c, onlyOne(found))
	}
	page, lookup := s.reviewPage(c)
	if lookup != nil {
		return lookup
	}
	page.Asked = asked
	if err != nil {
		page.Errors = complaints(err)
		return s.render(c, statusOf(err), page)
	}
	page.Found = &found
	return s.render(c, http.StatusOK, page)
}

// onlyOne is where the one thing stands that was found.
func onlyOne(l models.Lookup) string {
	switch {
	case l.Proof != nil:
		return views.ProofPath(l.Proof.ContactID, l.Proof.EvidenceID)
	case len(l.Messages) > 0:
		return views.MessagePath(l.Messages[0].ID)
	}
	return views.TimelinePath(l.Contacts[0].ID)
}

// consentCheck is the number of messages without a valid consent, and how it was counted.
func (s *Server) consentCheck(c echo.Context) error {
	ctx := c.Request().Context()
	around, err := s.reviewPage(c)
	if err != nil {
		return err
	}
	page := views.ConsentCheck{Clock: around.Clock, Check: around.Check, Questions: models.UseQuestions(s.db), After: number(c.QueryParam("after"))}
	if page.Wrong, err = models.ListUnfounded(ctx, s.db, page.After, unfoundedAtOnce+1); err != nil {
		return err
	}
	if len(page.Wrong) > unfoundedAtOnce {
		page.Wrong = page.Wrong[:unfoundedAtOnce]
		page.Next = page.Wrong[unfoundedAtOnce-1].MessageID
	}
	return s.show(c, page)
}

package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) sampleItem(c echo.Context) error {
	found, err := models.FindSample(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showSampleItem(c, found, nil)
}

func place(c echo.Context) int { return int(number(c.Param("place"))) }

// showSampleItem shows one opt-in with all that proves it. After a conflict it shows what somebody else found beside what was typed.
func (s *Server) showSampleItem(c echo.Context, sample models.Sample, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.SampleItem{Sample: sample, Typed: c.FormValue, Errors: complaints(wrong), Beaten: errors.As(wrong, new(models.Conflict))}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Item, err = sample.FindItem(ctx, s.db, place(c)); err != nil {
		return err
	}
	if page.Count, err = sample.Count(ctx, s.db); err != nil {
		return err
	}
	if page.Verdicts, err = page.Item.ListVerdicts(ctx, s.db); err != nil {
		return err
	}
	if page.Evidence, err = s.sampleEvidence(c, page.Item, page.Clock); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// sampleEvidence is what proves the opt-in, as a proof's own page shows it; of what was erased only that it was there.
func (s *Server) sampleEvidence(c echo.Context, item models.SampleItemLine, clock views.Clock) (view views.EvidenceView, err error) {
	ctx := c.Request().Context()
	view = views.EvidenceView{Clock: clock, Deep: true}
	if view.Contact, err = models.FindContact(ctx, s.db, item.ContactID); err != nil {
		return view, err
	}
	if view.Proof, err = view.Contact.FindProof(ctx, s.db, item.EvidenceID); err != nil {
		return view, err
	}
	view.Attributes, err = models.ListAttributes(ctx, s.db, true)
	return view, err
}

// judgeSampleItem gives a verdict and leads on to what waits next.
func (s *Server) judgeSampleItem(c echo.Context) error {
	ctx := c.Request().Context()
	sample, err := models.FindSample(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	revision, _ := strconv.Atoi(c.FormValue("revision"))
	err = sample.Judge(ctx, s.db, actor(c), place(c), models.NewVerdict{
		Verdict: models.SampleVerdict(c.FormValue("verdict")), Reason: models.FlagReason(c.FormValue("reason")), Comment: c.FormValue("comment"), Revision: revision,
	})
	if complaints(err) != nil || errors.As(err, new(models.Conflict)) && !sample.Signed() {
		return s.showSampleItem(c, sample, err)
	}
	if err != nil {
		return err
	}
	next, err := sample.Next(ctx, s.db, actor(c), place(c))
	if err != nil {
		return err
	}
	if next == 0 {
		return s.done(c, "Every opt-in of this sample has its verdict. Sign it off when you agree with all of them.", views.SamplePath(sample.ID))
	}
	return redirect(c, views.SampleItemPath(sample.ID, next))
}

// sampleDossier hands out the person's dossier as it was when a verdict was given.
func (s *Server) sampleDossier(c echo.Context) error {
	ctx := c.Request().Context()
	sample, err := models.FindSample(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	body, err := sample.OpenDossier(ctx, s.db, actor(c), place(c), int(number(c.Param("revision"))))
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="sample-%d-%d-dossier.json"`, sample.ID, place(c)))
	return c.Blob(http.StatusOK, "application/json", body)
}

package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// trialsShown is how many of the newest tests of a template its page lists.
const trialsShown = 5

// trial is where a template is tested, filled with its examples or with the values of a draft.
func (s *Server) trial(c echo.Context) error {
	page, err := s.findTestable(c)
	if err != nil {
		return err
	}
	page.Campaign = number(c.QueryParam("campaign"))
	var draft models.Campaign
	if page.Campaign != 0 {
		if draft, err = models.FindCampaign(c.Request().Context(), s.db, page.Campaign); err != nil {
			return err
		}
	}
	page.Fields = views.TrialOf(draft, page.Wording, s.db.Now())
	return s.showTrial(c, http.StatusOK, page, nil)
}

// sendTrial sends a test. What was typed stays where something is wrong.
func (s *Server) sendTrial(c echo.Context) error {
	page, err := s.findTestable(c)
	if err != nil {
		return err
	}
	fields, wrong := s.planFields(c)
	plan, err := s.plan(c, &fields)
	if wrong != nil {
		err = wrong
	}
	page.Campaign, page.Chosen = number(c.FormValue("campaign")), numbers(c, "people")
	if err == nil {
		_, err = models.SendTrial(c.Request().Context(), s.db, actor(c), models.Trial{
			TemplateID: page.Template.ID, NumberID: plan.NumberID, ContactIDs: page.Chosen, Parameters: plan.Parameters, Seen: number(c.FormValue("seen")),
		})
	}
	if complaints(err) == nil && err != nil {
		return err
	}
	if err != nil {
		page.Fields = fields
		return s.showTrial(c, statusOf(err), page, err)
	}
	if err := s.flash(c, views.Good, "The test is on its way. How it stands is shown below."); err != nil {
		return err
	}
	return redirect(c, page.At(page.Template.ID))
}

// showTrial shows the page with what was typed, and what is wrong with it.
func (s *Server) showTrial(c echo.Context, status int, page views.TrialPage, wrong error) (err error) {
	ctx := c.Request().Context()
	page.Trial, page.Sandboxed, page.Errors = true, s.db.Sandboxed(), complaints(wrong)
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Numbers, err = models.ListNumbers(ctx, s.db); err != nil {
		return err
	}
	if page.Door, err = models.FindTrialDoor(ctx, s.db); err != nil {
		return err
	}
	if page.Door.Open() {
		page.Join = s.formLink(page.Door.Form)
	}
	if page.Testers, err = models.ListTesters(ctx, s.db); err != nil {
		return err
	}
	if page.Trials, err = models.ListTrials(ctx, s.db, page.Template.ID, trialsShown); err != nil {
		return err
	}
	if page.Seen, err = models.LastTrial(ctx, s.db, page.Template.ID, actor(c)); err != nil {
		return err
	}
	return s.render(c, status, page)
}

// findTestable is the template and the wording a test would send; one that was never approved has none yet, and shows what it says so far.
func (s *Server) findTestable(c echo.Context) (page views.TrialPage, err error) {
	if page.Template, err = s.findTemplate(c); err != nil {
		return page, err
	}
	id := page.Template.VersionID
	if page.Template.LiveVersionID != nil {
		id = page.Template.LiveVersionID
	}
	version, err := models.FindTemplateVersion(c.Request().Context(), s.db, *id)
	page.Wording = version.Content
	return page, err
}

// openTrials sets up how colleagues say yes to tests. Where that cannot be published as it is, the form is shown with what is missing.
func (s *Server) openTrials(c echo.Context) error {
	ctx := c.Request().Context()
	company, err := models.FindOrganisation(ctx, s.db)
	if err != nil {
		return err
	}
	door, err := models.OpenTrialDoor(ctx, s.db, actor(c), views.TrialWords(company.Name), views.DrawNotice)
	if err != nil {
		return err
	}
	if !door.Open() {
		if err := s.flash(c, views.Caution, "The sign-up for your team is there. Something is missing before it can be published; see below."); err != nil {
			return err
		}
		return redirect(c, formPath(door.Form))
	}
	if err := s.flash(c, views.Good, "Your team can sign up for tests."); err != nil {
		return err
	}
	return redirect(c, views.TrialPath(number(c.FormValue("template"))))
}

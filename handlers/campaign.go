package handlers

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// campaignPage is how many campaigns a page lists.
const campaignPage = 50

func (s *Server) campaigns(c echo.Context) error {
	before := number(c.QueryParam("before"))
	lines, err := models.ListCampaignLines(c.Request().Context(), s.db, before, campaignPage+1)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Campaigns{Clock: clock, Lines: lines, First: before == 0, MayPlan: may(c, makers)}
	if page.Paused, err = models.FindSendingPause(c.Request().Context(), s.db); err != nil {
		return err
	}
	if len(lines) > campaignPage {
		page.Lines, page.Next = lines[:campaignPage], lines[campaignPage-1].ID
	}
	return s.show(c, page)
}

func (s *Server) campaign(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	return s.showCampaign(c, http.StatusOK, campaign, nil)
}

func (s *Server) showCampaign(c echo.Context, status int, campaign models.Campaign, wrong map[string]string) error {
	if isPoll(c) && views.CampaignPhase(campaign.State) != c.QueryParam("seen") {
		answerWith(c, "campaign")
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	activity, err := s.activity(c, clock, "campaign", campaign.ID)
	if err != nil {
		return err
	}
	if campaign.State == models.CampaignDraft {
		preflight, err := campaign.Preflight(c.Request().Context(), s.db)
		if err != nil {
			return err
		}
		return s.render(c, status, views.CampaignDraft{Clock: clock, Campaign: campaign, Preflight: preflight, MayPlan: may(c, makers), Activity: activity, Errors: wrong})
	}
	report := views.CampaignReport{Clock: clock, Campaign: campaign, MayPlan: may(c, makers), Activity: activity, Errors: wrong}
	if err := s.fillReport(c, &report); err != nil {
		return err
	}
	return s.render(c, status, report)
}

// fillReport adds what a campaign is made of; how its messages fare, or how many would get it where none has gone yet; and what the sender does about those
// that wait. Everybody is asked only for the whole page, and not whenever it keeps itself fresh.
func (s *Server) fillReport(c echo.Context, r *views.CampaignReport) (err error) {
	ctx := c.Request().Context()
	if !r.Planned() || isPoll(c) {
		r.Outline, err = r.Campaign.Outline(ctx, s.db)
	} else {
		var p models.Preflight
		p, err = r.Campaign.Preflight(ctx, s.db)
		r.Outline, r.Forecast = p.Outline, &p.Forecast
	}
	if err != nil {
		return err
	}
	if err := s.fillFigures(ctx, r); err != nil {
		return err
	}
	switch r.Campaign.State {
	case models.CampaignScheduled, models.CampaignFreezing, models.CampaignSending:
		doing, err := r.Campaign.FindDoing(ctx, s.db)
		r.Doing = &doing
		return err
	}
	return nil
}

func (s *Server) fillFigures(ctx context.Context, r *views.CampaignReport) error {
	counts, err := models.CountMessages(ctx, s.db, r.Campaign.ID)
	if err != nil {
		return err
	}
	r.Funnel = counts.Funnel()
	if r.Clicks, err = models.CountClicks(ctx, s.db, r.Campaign.ID); err != nil {
		return err
	}
	if r.Reasons, err = models.ListReasons(ctx, s.db, r.Campaign.ID); err != nil {
		return err
	}
	if r.MayBeLate, err = models.FindLateStart(ctx, s.db); err != nil {
		return err
	}
	if r.AllPaused, err = models.FindSendingPause(ctx, s.db); err != nil {
		return err
	}
	r.Canary, err = models.FindCanary(ctx, s.db, r.Campaign.ID)
	return err
}

func (s *Server) recipients(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Recipients{Clock: clock, Campaign: campaign, Standing: models.Standing(c.QueryParam("standing")), After: number(c.QueryParam("after"))}
	page.Rows, err = models.ListRecipients(c.Request().Context(), s.db, campaign.ID, page.Standing, page.After, campaignPage+1)
	if err != nil {
		return err
	}
	counts, err := models.CountMessages(c.Request().Context(), s.db, campaign.ID)
	if err != nil {
		return err
	}
	page.OnlyCounted = counts.Funnel().OnlyCounted
	if len(page.Rows) > campaignPage {
		page.Rows = page.Rows[:campaignPage]
		page.Next = page.Rows[campaignPage-1].ContactID
	}
	return s.show(c, page)
}

func (s *Server) launchCampaign(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	if err := campaign.Launch(c.Request().Context(), s.db, actor(c)); err != nil {
		return s.tooLate(c, err)
	}
	return s.afterCampaign(c, campaign, "The campaign is on its way.")
}

func (s *Server) pauseCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		return campaign.Pause(c.Request().Context(), s.db, actor(c), "staff")
	}, "Paused. Nothing more is sent until somebody resumes it.")
}

func (s *Server) resumeCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		return campaign.Resume(c.Request().Context(), s.db, actor(c))
	}, "Sending goes on where it stopped.")
}

func (s *Server) startCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		return campaign.StartLate(c.Request().Context(), s.db, actor(c))
	}, "The campaign is on its way.")
}

func (s *Server) trustCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		return campaign.Trust(c.Request().Context(), s.db, actor(c))
	}, "It goes to everybody now.")
}

func (s *Server) cancelCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		return campaign.Cancel(c.Request().Context(), s.db, actor(c))
	}, "Cancelled. Messages that were still waiting are not sent.")
}

func (s *Server) resendCampaign(c echo.Context) error {
	return s.turnCampaign(c, func(campaign *models.Campaign) error {
		_, err := campaign.Resend(c.Request().Context(), s.db, actor(c))
		return err
	}, "It goes again to those of whom nothing was heard.")
}

func (s *Server) turnCampaign(c echo.Context, turn func(*models.Campaign) error, done string) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	if err := turn(&campaign); err != nil {
		return s.tooLate(c, err)
	}
	return s.afterCampaign(c, campaign, done)
}

// tooLate shows a campaign as it has become since somebody saw it, and what they could not do about it.
func (s *Server) tooLate(c echo.Context, wrong error) error {
	if complaints(wrong) == nil && !errors.As(wrong, new(models.Conflict)) {
		return wrong
	}
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	answer, _ := apologise(wrong)
	return s.showCampaign(c, answer.status, campaign, map[string]string{"": answer.words})
}

func (s *Server) copyCampaign(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	copied, err := campaign.Copy(c.Request().Context(), s.db, actor(c))
	if err != nil {
		return err
	}
	return s.afterCampaign(c, copied, "A copy is ready. Change what you like before you launch it.")
}

func (s *Server) afterCampaign(c echo.Context, campaign models.Campaign, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, views.CampaignPath(campaign.ID))
}

func (s *Server) findCampaign(c echo.Context) (models.Campaign, error) {
	return models.FindCampaign(c.Request().Context(), s.db, id(c))
}

// number reads a key from the address; 0 where there is none.
func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func may(c echo.Context, who audience) bool { return who.admits(visitor(c).Role) }

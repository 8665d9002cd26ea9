package handlers

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// newCampaign asks for the template first: what else there is to fill in depends on it.
func (s *Server) newCampaign(c echo.Context) error {
	if template := number(c.QueryParam("template")); template != 0 {
		return s.showPlan(c, http.StatusOK, 0, views.PlanFields{TemplateID: template, PurposeID: number(c.QueryParam("purpose")), Expires: c.QueryParam("expires"), Remind: c.QueryParam("remind") != ""}, nil)
	}
	return s.chooseTemplate(c)
}

func (s *Server) createCampaign(c echo.Context) error {
	fields, wrong := s.planFields(c)
	plan, err := s.plan(c, &fields)
	if wrong != nil {
		err = wrong
	}
	if err == nil {
		var campaign models.Campaign
		if campaign, err = models.CreateCampaign(c.Request().Context(), s.db, actor(c), plan); err == nil {
			return redirect(c, views.CampaignPath(campaign.ID))
		}
	}
	if complaints(err) == nil {
		return err
	}
	return s.showPlan(c, statusOf(err), 0, fields, err)
}

func (s *Server) editCampaign(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.showPlan(c, http.StatusOK, campaign.ID, views.PlanOf(campaign, clock), nil)
}

func (s *Server) changeCampaign(c echo.Context) error {
	campaign, err := s.findCampaign(c)
	if err != nil {
		return err
	}
	fields, wrong := s.planFields(c)
	plan, err := s.plan(c, &fields)
	if wrong != nil {
		err = wrong
	}
	if err == nil {
		if err = campaign.Change(c.Request().Context(), s.db, actor(c), plan); err == nil {
			return redirect(c, views.CampaignPath(campaign.ID))
		}
	}
	if complaints(err) == nil {
		return err
	}
	return s.showPlan(c, statusOf(err), campaign.ID, fields, err)
}

// showPlan shows the form with what was typed, and what is wrong with it.
func (s *Server) showPlan(c echo.Context, status int, campaignID int64, fields views.PlanFields, wrong error) error {
	ctx := c.Request().Context()
	template, err := models.FindTemplate(ctx, s.db, fields.TemplateID)
	if err != nil {
		return err
	}
	if template.LiveVersionID == nil {
		return models.Refusal{Reason: "template-not-approved", Message: "Meta has not approved this template, so it cannot be sent yet."}
	}
	version, err := models.FindTemplateVersion(ctx, s.db, *template.LiveVersionID)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Plan{Clock: clock, CampaignID: campaignID, Fields: fields, Template: template, Wording: version.Content, Errors: complaints(wrong)}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Numbers, err = models.ListNumbers(ctx, s.db); err != nil {
		return err
	}
	if page.Choices, err = models.FindAudienceChoices(ctx, s.db); err != nil {
		return err
	}
	return s.render(c, status, page)
}

// planFields reads the form as it was typed. Files that came with it are kept even where the rest is wrong.
func (s *Server) planFields(c echo.Context) (views.PlanFields, error) {
	values, _ := c.FormParams()
	fields := views.PlanFields{
		TemplateID: number(values.Get("template_id")), Name: values.Get("name"), PurposeID: number(values.Get("purpose_id")), NumberID: number(values.Get("number_id")),
		Tags: values.Get("tags"), Countries: values["countries"], Languages: values["languages"],
		Expires: strings.TrimSpace(values.Get("expires")), Remind: values.Get("remind") != "", AllAtOnce: values.Get("all_at_once") != "", When: values.Get("when"), At: values.Get("at"), Values: map[string]models.FieldValue{},
	}
	wrong := models.Invalid{}
	for name := range values {
		key, ok := strings.CutPrefix(name, "from:")
		if !ok {
			continue
		}
		value := models.FieldValue{Field: values.Get(name), Text: strings.TrimSpace(values.Get("text:" + key))}
		if kind := values.Get("text:" + key + "_kind"); kind != "" {
			media, err := s.headerMedia(c, "text:"+key, kind, wrong)
			if err != nil {
				return fields, err
			}
			value.Text = media
		}
		fields.Values[key] = value
	}
	return fields, wrong.OrNil()
}

// plan turns the form into a plan. Times are read in the company's zone.
func (s *Server) plan(c echo.Context, f *views.PlanFields) (models.CampaignPlan, error) {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return models.CampaignPlan{}, err
	}
	f.Values = withEnds(f.Values, company.Location())
	plan := models.CampaignPlan{
		Name: f.Name, TemplateID: f.TemplateID, PurposeID: f.PurposeID, NumberID: f.NumberID, Parameters: f.Values, AllAtOnce: f.AllAtOnce,
		Audience: models.Audience{Tags: words(f.Tags), Countries: f.Countries, Languages: f.Languages, Remind: f.Remind},
	}
	if f.Expires != "" {
		days, err := strconv.Atoi(f.Expires)
		if err != nil || days < 1 {
			return plan, models.Invalid{"expires": "Enter a number of days, or leave this empty."}
		}
		plan.Audience.Expires = days
	}
	if f.When != "later" {
		return plan, nil
	}
	at, err := time.ParseInLocation(views.LocalTime, f.At, company.Location())
	if err != nil {
		return plan, models.Invalid{"at": "Choose a day and a time."}
	}
	if at = at.UTC(); !at.After(s.db.Now()) {
		return plan, models.Invalid{"at": "This time has passed. Choose a later one, or send at once."}
	}
	plan.ScheduledAt = &at
	return plan, nil
}

// withEnds reads the end of an offer, which is typed as a day and time of the company's. What cannot be read stays as it was typed.
func withEnds(values map[string]models.FieldValue, zone *time.Location) map[string]models.FieldValue {
	read := maps.Clone(values)
	for key, value := range values {
		if at, err := time.ParseInLocation(views.LocalTime, value.Text, zone); err == nil && strings.HasSuffix(key, "offer.expires") {
			value.Text = strconv.FormatInt(at.UnixMilli(), 10)
			read[key] = value
		}
	}
	return read
}

// words splits what is separated by commas.
func words(text string) (all []string) {
	for _, word := range strings.Split(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			all = append(all, word)
		}
	}
	return all
}

package handlers

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) renewals(c echo.Context) (err error) {
	page := views.Renewals{MayAct: may(c, makers), Address: s.formsURL().String() + "/p/{{1}}"}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.All, err = models.ListRenewals(c.Request().Context(), s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

// endings are the people whose yes to one purpose ends by itself.
func (s *Server) endings(c echo.Context) (err error) {
	page := views.Endings{MayAct: may(c, makers)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Purpose, err = models.FindPurpose(c.Request().Context(), s.db, id(c)); err != nil {
		return err
	}
	after := models.Consent{ID: number(c.QueryParam("after"))}
	if at := number(c.QueryParam("ends")); at != 0 {
		ends := time.UnixMicro(at).UTC()
		after.ExpiresAt = &ends
	}
	var more bool
	if page.Page, more, err = models.ListEnding(c.Request().Context(), s.db, page.Purpose.ID, after); err != nil {
		return err
	}
	if more {
		last := page.Page[len(page.Page)-1]
		page.Next = fmt.Sprintf("%s/%d?ends=%d&after=%d", views.RenewalsPath, page.Purpose.ID, last.ExpiresAt.UnixMicro(), last.ID)
	}
	return s.show(c, page)
}

func (s *Server) askRenewalPlan(c echo.Context) error {
	plan, err := models.FindRenewalPlan(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showRenewalPlan(c, views.RenewalFields{
		AskDays: strconv.Itoa(plan.AskDays), Remind: plan.Remind, Automatic: plan.Automatic, TemplateID: deref(plan.TemplateID), NumberID: deref(plan.NumberID),
	}, plan.Trouble, nil)
}

func deref(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}

func (s *Server) planRenewal(c echo.Context) error {
	typed := views.RenewalFields{
		AskDays: strings.TrimSpace(c.FormValue("ask_days")), Remind: c.FormValue("remind") != "", Automatic: c.FormValue("how") == "automatic",
		TemplateID: number(c.FormValue("template_id")), NumberID: number(c.FormValue("number_id")),
	}
	days, _ := strconv.Atoi(typed.AskDays)
	plan := models.RenewalPlan{PurposeID: id(c), AskDays: days, Remind: typed.Remind, Automatic: typed.Automatic}
	if typed.TemplateID != 0 {
		plan.TemplateID = &typed.TemplateID
	}
	if typed.NumberID != 0 {
		plan.NumberID = &typed.NumberID
	}
	err := models.PlanRenewal(c.Request().Context(), s.db, actor(c), plan)
	if complaints(err) != nil {
		return s.showRenewalPlan(c, typed, "", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved.", views.RenewalsPath)
}

func (s *Server) showRenewalPlan(c echo.Context, typed views.RenewalFields, trouble string, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.RenewalPlan{Fields: typed, Trouble: trouble, Errors: complaints(wrong), Address: s.formsURL().String() + "/p/{{1}}"}
	if page.Purpose, err = models.FindPurpose(ctx, s.db, id(c)); err != nil {
		return err
	}
	if page.Templates, err = models.ListSendableTemplates(ctx, s.db); err != nil {
		return err
	}
	if page.Numbers, err = models.ListNumbers(ctx, s.db); err != nil {
		return err
	}
	status := http.StatusOK
	if wrong != nil {
		status = statusOf(wrong)
	}
	return s.render(c, status, page)
}

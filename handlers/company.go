package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) company(c echo.Context) error {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.CompanyPage{Company: company.Company()})
}

func (s *Server) describeCompany(c echo.Context) error {
	page := views.CompanyPage{Company: models.Company{
		Name: c.FormValue("name"), Address: c.FormValue("address"), Email: c.FormValue("email"), PrivacyURL: c.FormValue("privacy_url"),
		Country: c.FormValue("country"), Authority: c.FormValue("authority"), Zone: c.FormValue("zone"), Currency: c.FormValue("currency"),
	}}
	var company models.Organisation
	err := company.Describe(c.Request().Context(), s.db, actor(c), page.Company)
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved.", "/settings/company")
}

// done goes on to a page and says there what was done.
func (s *Server) done(c echo.Context, words, next string) error {
	if err := s.flash(c, views.Good, words); err != nil {
		return err
	}
	return redirect(c, next)
}

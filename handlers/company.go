package handlers

import (
	"errors"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) company(c echo.Context) error {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.CompanyPage{Company: company.Company(), Missing: company.Company().Missing()})
}

func (s *Server) describeCompany(c echo.Context) error {
	logo, err := s.pictureOf(c, "logo")
	wrong := models.Invalid{}
	if err != nil && !errors.As(err, &wrong) {
		return err
	}
	page := views.CompanyPage{Company: typedCompany(c, logo)}
	var company models.Organisation
	if err == nil {
		err = company.Describe(c.Request().Context(), s.db, actor(c), page.Company)
	}
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Saved.", "/settings/company")
}

func typedCompany(c echo.Context, logo string) models.Company {
	return models.Company{
		Name: c.FormValue("name"), LegalName: c.FormValue("legal_name"), Address: c.FormValue("address"), Email: c.FormValue("email"),
		Phone: c.FormValue("phone"), PrivacyURL: c.FormValue("privacy_url"), Country: c.FormValue("country"), Authority: c.FormValue("authority"),
		AuthorityURL: c.FormValue("authority_url"), Retention: models.Retention(c.FormValue("retention")), Logo: logo,
		Zone: c.FormValue("zone"), Currency: c.FormValue("currency"),
		DPO: c.FormValue("dpo"), DPOContact: c.FormValue("dpo_contact"), Representative: c.FormValue("representative"),
	}
}

// done goes on to a page and says there what was done.
func (s *Server) done(c echo.Context, words, next string) error {
	if err := s.flash(c, views.Good, words); err != nil {
		return err
	}
	return redirect(c, next)
}

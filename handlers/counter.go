package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

const counterKey = "counter"

// counterOf is the address of the tablet that shows a page; empty anywhere else.
func counterOf(c echo.Context) string {
	path, _ := c.Get(counterKey).(string)
	return path
}

// atCounter finds the tablet of an address and what it shows.
func (s *Server) atCounter(c echo.Context) (models.FormCounter, models.Form, models.FormVersion, error) {
	counter, form, err := models.FindCounter(c.Request().Context(), s.db, c.Param("token"))
	if err != nil {
		return counter, form, models.FormVersion{}, err
	}
	c.Set(counterKey, models.CounterLink(s.db, counter.ID))
	version, err := form.Version(c.Request().Context(), s.db)
	return counter, form, version, err
}

// counter shows a form on a tablet in the shop, empty for whoever comes next.
func (s *Server) counter(c echo.Context) error {
	counter, form, version, err := s.atCounter(c)
	if err != nil {
		return err
	}
	language := preferred(c, version.Content.Languages)
	if form.State() == models.FormStopped {
		return s.public(c, http.StatusOK, views.ClosedForm{Language: language, Company: version.Content.Company.Name, FormLook: version.Content.FormLook})
	}
	at := models.Place{Source: models.SourceCounter, Origin: s.formsOrigin(), Page: s.formLink(form), Tag: counter.Tag()}
	page, err := s.formPage(c, form, version, language, at)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, page)
}

// signUpAtCounter takes what was filled in on a tablet.
func (s *Server) signUpAtCounter(c echo.Context) error {
	_, form, version, err := s.atCounter(c)
	if err != nil {
		return err
	}
	filled := fromPage(c)
	filled.Wording = views.WordsIn(languageOf(s.db, c, filled.Token, version))
	signup, err := form.BeginSignup(c.Request().Context(), s.db, filled)
	if complaints(err) != nil {
		return s.signUpAgain(c, form, version, filled, err)
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, counterOf(c)+"/s/"+signup.Token)
}

// counterMemory is how long a tablet shows a sign-up: whoever goes back to it later begins anew.
const counterMemory = 10 * time.Minute

// confirmAtCounter shows the code with which somebody confirms on their own telephone. It tells the next person nothing: no name, no number, no link.
func (s *Server) confirmAtCounter(c echo.Context) error {
	_, form, version, err := s.atCounter(c)
	if err != nil {
		return err
	}
	signup, version, notice, err := models.FindSignup(c.Request().Context(), s.db, form, c.Param("signup"))
	if unlessNotFound(err) != nil {
		return err
	}
	if err != nil || s.db.Now().Sub(signup.CreatedAt) > counterMemory {
		return c.Redirect(http.StatusSeeOther, counterOf(c))
	}
	page := views.CounterSignup{
		Language: notice.Language, Company: version.Content.Company.Name, FormLook: version.Content.FormLook, Start: counterOf(c),
		Done: signup.State == models.SignupConfirmed, Changed: signup.Attempts > 0, Path: c.Request().URL.Path,
	}
	if !page.Done {
		page.Chat, err = s.chatLink(c, signup)
	}
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, page)
}

package handlers

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// fromPage reads what came in with a filled-in form.
func fromPage(c echo.Context) models.NewSignup {
	filled := models.NewSignup{
		Token: c.FormValue("served"), Phone: c.FormValue("phone"), Country: c.FormValue("country"), Answers: answers(c),
		Trap: c.FormValue("website"), From: from(c), Browser: views.BrowserFamily(c.Request().UserAgent()),
	}
	filled.PurposeIDs = numbers(c, "purpose")
	return filled
}

// answers are those to the fields of a form, by key.
func answers(c echo.Context) map[string]string {
	all := map[string]string{}
	values, err := c.FormParams()
	if err != nil {
		return all
	}
	for place := range values {
		if key, ok := strings.CutPrefix(place, models.AnswerPlace("")); ok {
			all[key] = values.Get(place)
		}
	}
	return all
}

// numbers are all values of a field that are numbers.
func numbers(c echo.Context, field string) (all []int64) {
	values, err := c.FormParams()
	if err != nil {
		return nil
	}
	for _, value := range values[field] {
		if n := number(value); n != 0 {
			all = append(all, n)
		}
	}
	return all
}

// signup says how a sign-up stands: what to do next, or how it went. One that was never confirmed is gone, and so is its page.
func (s *Server) signup(c echo.Context) error {
	ctx := c.Request().Context()
	form, err := models.FindFormByCode(ctx, s.db, c.Param("form"))
	if err != nil {
		return err
	}
	if _, err := s.framed(c, form); err != nil {
		return err
	}
	signup, version, notice, err := models.FindSignup(ctx, s.db, form, c.Param("token"))
	if unlessNotFound(err) != nil {
		return err
	}
	if err != nil || signup.Expired(s.db.Now()) {
		return s.signupOver(c, form)
	}
	page := views.SignupPage{
		Language: notice.Language, Company: version.Content.Company.Name, FormPath: "/f/" + form.Code, Path: signupPath(form, signup), Embed: embedOf(c),
		FormLook: version.Content.FormLook, Standing: views.SignupWaiting, Declaration: signup.Declaration, Changed: signup.Attempts > 0,
	}
	if signup.State == models.SignupConfirmed {
		return s.public(c, http.StatusOK, s.confirmed(page, signup, version))
	}
	if page.Chat, err = s.chatLink(c, signup); err != nil {
		return err
	}
	return s.public(c, http.StatusOK, page)
}

func (s *Server) confirmed(page views.SignupPage, signup models.Signup, version models.FormVersion) views.SignupPage {
	page.Standing, page.Success = views.SignupDone, version.Content.Texts[page.Language].Success
	for _, purpose := range version.Content.Chosen(signup.PurposeIDs) {
		page.Agreed = append(page.Agreed, purpose.Words[page.Language].Sentence())
	}
	page.ReceiptPath, page.PreferencePath = models.ReceiptLink(s.db, *signup.ReceiptID), models.PreferenceLink(s.db, *signup.ContactID)
	return page
}

func (s *Server) signupOver(c echo.Context, form models.Form) error {
	version, err := form.Version(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusNotFound, views.SignupPage{
		Language: preferred(c, version.Content.Languages), Company: version.Content.Company.Name, FormPath: "/f/" + form.Code, Embed: embedOf(c), FormLook: version.Content.FormLook, Standing: views.SignupOver,
	})
}

// chatLink opens the conversation in which the person confirms.
func (s *Server) chatLink(c echo.Context, signup models.Signup) (string, error) {
	return s.chatOf(c.Request().Context(), s.db, signup)
}

func (s *Server) chatOf(ctx context.Context, db *models.DB, signup models.Signup) (string, error) {
	numbers, err := models.ListNumbers(ctx, db)
	if err != nil {
		return "", err
	}
	if len(numbers) == 0 {
		return "", models.NotFound{What: "number"}
	}
	return chat{to: numbers[0].Phone, text: signup.Declaration, from: signup.Phone}.link(s.db.Sandboxed(), s.PublicURL), nil
}

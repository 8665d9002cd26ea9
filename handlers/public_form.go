package handlers

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// hostedForm shows a form to whoever opens its link.
func (s *Server) hostedForm(c echo.Context) error {
	form, version, err := s.publishedForm(c)
	if err != nil {
		return err
	}
	at, err := s.framed(c, form)
	if err != nil {
		return err
	}
	language := preferred(c, version.Content.Languages)
	if form.State() == models.FormStopped {
		return s.public(c, http.StatusOK, views.ClosedForm{Language: language, Company: version.Content.Company.Name, FormLook: version.Content.FormLook})
	}
	if at.Source == models.SourceCheckout {
		return s.checkoutBlock(c, form, version, language, at)
	}
	page, err := s.formPage(c, form, version, language, at)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, page)
}

func (s *Server) publishedForm(c echo.Context) (models.Form, models.FormVersion, error) {
	form, err := models.FindFormByCode(c.Request().Context(), s.db, c.Param("form"))
	if err != nil {
		return form, models.FormVersion{}, err
	}
	version, err := form.Version(c.Request().Context(), s.db)
	return form, version, err
}

// formPage is a fresh page of a version, with a token that says what it shows.
func (s *Server) formPage(c echo.Context, form models.Form, version models.FormVersion, language string, at models.Place) (views.HostedForm, error) {
	notice, err := models.FindNotice(c.Request().Context(), s.db, version.ID, language)
	if err != nil {
		return views.HostedForm{}, err
	}
	page := shownForm(form, version, notice)
	page.Token, page.Embed, page.Counter = notice.Serve(s.db, at), embedOf(c), counterOf(c)
	if at.Source == models.SourceForm && at.Tag != "" {
		page.Here = taggedPath(form, at.Tag)
	}
	if c.Request().Method == http.MethodGet {
		s.noteShown(c, version, language, at)
	}
	page.Typed.Country = country(c, language, version.Content.Company.Country)
	return page, nil
}

// place is where the form is shown, and what led there.
func (s *Server) place(c echo.Context, form models.Form) models.Place {
	return models.Place{Source: models.SourceForm, Origin: s.formsOrigin(), Page: s.formLink(form), Tag: tag(c), Referrer: cameFrom(c)}
}

// samePlace is where the page was shown before, if it was one of ours.
func (s *Server) samePlace(c echo.Context, form models.Form, token string) models.Place {
	if served, err := models.ReadServed(s.db, token); err == nil {
		return served.Place()
	}
	return s.place(c, form)
}

func shownForm(form models.Form, version models.FormVersion, notice models.Notice) views.HostedForm {
	content := version.Content
	return views.HostedForm{
		Language: notice.Language, Languages: content.Languages, Code: form.Code, Company: content.Company.Name,
		Text: content.Texts[notice.Language], FormLook: content.FormLook, Notice: notice.HTML,
	}
}

func (s *Server) formsOrigin() string { return s.formsURL().Scheme + "://" + s.formsURL().Host }

// signUp takes a filled-in form. The answer is the page that says what to do next, at an address people can return to.
func (s *Server) signUp(c echo.Context) error {
	form, version, err := s.publishedForm(c)
	if err != nil {
		return err
	}
	if _, err := s.framed(c, form); err != nil {
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
	return c.Redirect(http.StatusSeeOther, embedOf(c).Keep(signupPath(form, signup)))
}

func signupPath(form models.Form, signup models.Signup) string {
	return "/f/" + form.Code + "/s/" + signup.Token
}

// signUpAgain shows the page once more with everything that was typed. The same page is good for another try unless it is the page itself that
// was refused; then there is a new one.
func (s *Server) signUpAgain(c echo.Context, form models.Form, version models.FormVersion, filled models.NewSignup, refused error) error {
	page, err := s.samePage(c.Request().Context(), form, filled.Token)
	if err != nil || s.needsNewPage(refused) {
		page, err = s.formPage(c, form, version, languageOf(s.db, c, filled.Token, version), s.samePlace(c, form, filled.Token))
	}
	if err != nil {
		return err
	}
	page.Typed = views.Filled{Country: filled.Country, Phone: filled.Phone, Answers: filled.Answers, Purposes: filled.PurposeIDs}
	page.Embed, page.Counter = embedOf(c), counterOf(c)
	page.Again, page.Wrong = again(page.Language, refused)
	if isReason(refused, models.FormIsStopped) {
		return s.public(c, http.StatusUnprocessableEntity, views.ClosedForm{Language: page.Language, Company: page.Company, FormLook: page.FormLook})
	}
	return s.public(c, statusOf(refused), page)
}

// samePage is the page that a token was served with.
func (s *Server) samePage(ctx context.Context, form models.Form, token string) (views.HostedForm, error) {
	served, err := models.ReadServed(s.db, token)
	if err != nil {
		return views.HostedForm{}, err
	}
	version, notice, err := served.Shown(ctx, s.db, form)
	page := shownForm(form, version, notice)
	page.Token = token
	return page, err
}

func (s *Server) needsNewPage(refused error) bool {
	return isReason(refused, models.ServedForeign) || isReason(refused, models.ServedStale) || isReason(refused, models.ServedUsed)
}

func isReason(err error, reason string) bool {
	var refusal models.Refusal
	return errors.As(err, &refusal) && refusal.Reason == reason
}

// languageOf is the one the page was in, as far as it still is one of the form's.
func languageOf(db *models.DB, c echo.Context, token string, version models.FormVersion) string {
	served, err := models.ReadServed(db, token)
	if _, ok := version.Content.Texts[served.Language]; err == nil && ok {
		return served.Language
	}
	return preferred(c, version.Content.Languages)
}

// again says in the person's language why the page is back: a sentence about the whole, or the fields to mend.
func again(language string, refused error) (words string, wrong map[string]bool) {
	var invalid models.Invalid
	if errors.As(refused, &invalid) {
		wrong = map[string]bool{}
		for field := range invalid {
			wrong[field] = true
		}
		return "", wrong
	}
	kind := views.WordsIn(language).Errors
	switch {
	case isReason(refused, models.Throttled):
		return kind.Busy, nil
	case isReason(refused, models.ServedHasty):
		return kind.Again, nil
	}
	return kind.Stale, nil
}

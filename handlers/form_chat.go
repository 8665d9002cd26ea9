package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) formChat(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showFormChat(c, form, nil, nil)
}

func (s *Server) setKeywords(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	plan := models.KeywordPlan{}
	for _, language := range form.Draft.Languages {
		plan[language] = map[models.KeywordAct]string{}
		for _, act := range models.KeywordActs {
			plan[language][act] = c.FormValue(models.KeywordPlace(language, act))
		}
	}
	err = form.SetKeywords(c.Request().Context(), s.db, actor(c), plan)
	if complaints(err) != nil {
		return s.showFormChat(c, form, func(page *views.FormChat) { page.Plan = plan }, err)
	}
	return s.afterChat(c, form, err, "Saved. These words work from now on.")
}

func (s *Server) setAds(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	typed, any := c.FormValue("ads"), c.FormValue("any") != ""
	ids := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(" ,;\t\r\n", r) })
	if any {
		ids = append(ids, models.AnyAd)
	}
	err = form.SetAds(c.Request().Context(), s.db, actor(c), ids)
	if complaints(err) != nil {
		return s.showFormChat(c, form, func(page *views.FormChat) { page.Ads, page.AnyAd = typed, any }, err)
	}
	return s.afterChat(c, form, err, "Saved. Who comes by these ads is asked from now on.")
}

func (s *Server) afterChat(c echo.Context, form models.Form, err error, words string) error {
	if err != nil {
		return err
	}
	return s.done(c, words, formPath(form)+"/chat")
}

// showFormChat shows how things stand; typed puts back what somebody typed and has to mend.
func (s *Server) showFormChat(c echo.Context, form models.Form, typed func(*views.FormChat), wrong error) error {
	ctx := c.Request().Context()
	page := views.FormChat{Role: views.Role(visitor(c).Role), Form: form, Errors: complaints(wrong)}
	words, err := models.ListKeywords(ctx, s.db, form.ID)
	if err != nil {
		return err
	}
	page.Plan = models.Plan(words)
	if page.Questions, err = form.ListQuestions(ctx, s.db); err != nil {
		return err
	}
	ads, err := models.ListAds(ctx, s.db, form.ID)
	if err != nil {
		return err
	}
	page.AnyAd = slices.Contains(ads, models.AnyAd)
	page.Ads = strings.Join(slices.DeleteFunc(ads, func(id string) bool { return id == models.AnyAd }), "\n")
	if err := s.linkWords(c, &page, words); err != nil {
		return err
	}
	if wrong == nil {
		return s.show(c, page)
	}
	typed(&page)
	return s.render(c, http.StatusUnprocessableEntity, page)
}

// linkWords gives each word that begins a link that opens the conversation with it.
func (s *Server) linkWords(c echo.Context, page *views.FormChat, words []models.Keyword) error {
	ctx := c.Request().Context()
	numbers, err := models.ListNumbers(ctx, s.db)
	if err != nil {
		return err
	}
	if page.Business, err = s.businessName(ctx); err != nil || len(numbers) == 0 {
		return err
	}
	for _, word := range words {
		if word.Act == models.KeywordStart {
			link := chat{to: numbers[0].Phone, text: word.Word}.link(s.db.Sandboxed(), s.PublicURL)
			page.Starts = append(page.Starts, views.StartWord{Word: word.Word, Link: link})
		}
	}
	return nil
}

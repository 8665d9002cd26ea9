package handlers

import (
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

const embedKey = "embed"

// embedOf is the frame a page is in; none unless framed found one.
func embedOf(c echo.Context) views.Embed {
	e, _ := c.Get(embedKey).(views.Embed)
	return e
}

// framed finds out where a page of a form stands: on its own, or in a frame on a website (?embed=). Only the websites on the form's list may show it,
// and browsers are told so; our own may, to try it out. Whatever the address says besides is believed only as far as it fits that website.
func (s *Server) framed(c echo.Context, form models.Form) (models.Place, error) {
	origin := c.QueryParam(embedKey)
	if origin == "" {
		return s.place(c, form), nil
	}
	all, err := models.ListOrigins(c.Request().Context(), s.db, form.ID)
	if err != nil {
		return models.Place{}, err
	}
	if s.isOurs(origin) {
		all = models.Origins{{Origin: origin, Staging: true}}
	}
	website, ok := all.Find(origin)
	if !ok {
		return models.Place{}, models.NotFound{What: "website"}
	}
	s.letFrame(c, all)
	c.Set(embedKey, embedIn(website.Origin, c.QueryParams()))
	return placeOn(website, c), nil
}

func (s *Server) isOurs(origin string) bool {
	return slices.ContainsFunc([]*url.URL{s.PublicURL, s.formsURL()}, func(u *url.URL) bool { return origin == u.Scheme+"://"+u.Host })
}

// letFrame says to browsers who may show the page in a frame. Websites that isolate themselves want the two headers after it.
func (s *Server) letFrame(c echo.Context, websites models.Origins) {
	h := c.Response().Header()
	h.Set("Content-Security-Policy", policy(websites.Ancestors()))
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp")
}

// placeOn is where on the website the form stands, as far as its page says.
func placeOn(website models.FormOrigin, c echo.Context) models.Place {
	at := models.Place{
		Source: models.SourceWidget, Origin: website.Origin, Page: models.PageOn(website.Origin, c.QueryParam("page")), Tag: tag(c), Staging: website.Staging,
	}
	if c.QueryParam("mode") == models.SourceCheckout {
		at.Source = models.SourceCheckout
	}
	if from, err := models.ParseOrigin(c.QueryParam("ref")); err == nil {
		at.Referrer = hostOf(from)
	}
	return at
}

func hostOf(origin string) string {
	u, err := url.Parse(origin)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// longestEmbed keeps addresses short: what is longer is left out.
const longestEmbed = 300

// embedIn reads how the frame wants to look, and what its addresses have to keep.
func embedIn(origin string, query url.Values) views.Embed {
	e := views.Embed{Origin: origin, Query: url.Values{}, Square: query.Get("corners") == "square"}
	if theme := query.Get("theme"); theme == "light" || theme == "dark" {
		e.Theme = theme
	}
	for _, name := range []string{embedKey, "page", "ref", "tag", "hl", "theme", "corners", "mode"} {
		if value := query.Get(name); value != "" && len(value) <= longestEmbed {
			e.Query.Set(name, value)
		}
	}
	return e
}

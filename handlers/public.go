package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// publicScreen is a screen for a company's customers: it brings its own surroundings.
type publicScreen interface {
	views.Screen
	Public() views.Public
}

// public answers with a page for a company's customers. It has no navigation, sets no cookie and knows nobody.
func (s *Server) public(c echo.Context, status int, screen publicScreen) error {
	around := screen.Public()
	around.Embed, around.Counter = embedOf(c), counterOf(c)
	return s.write(c, status, views.PublicLayout(around, screen))
}

// customers marks a request that one of the company's customers made, for whoever has to apologise to them.
const customers = "customers"

// forPublic stands around what customers open: a link that leads nowhere is said in their language, on the company's page.
func (s *Server) forPublic(do echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Set(customers, true)
		err := do(c)
		if !errors.As(err, new(models.NotFound)) {
			return err
		}
		company, lookup := models.FindOrganisation(c.Request().Context(), s.db)
		if lookup != nil {
			return lookup
		}
		return s.public(c, http.StatusNotFound, views.Gone{Language: preferred(c, models.Languages), Company: company.Name})
	}
}

// apologiseToCustomers says in their language that something did not work. Where not even the company's name can be found it goes without.
func (s *Server) apologiseToCustomers(c echo.Context, status int) error {
	company, err := models.FindOrganisation(context.WithoutCancel(c.Request().Context()), s.db)
	if err != nil {
		company.Name = ""
	}
	return s.public(c, status, views.Trouble{Language: preferred(c, models.Languages), Company: company.Name})
}

// formsURL is the address that customers know.
func (s *Server) formsURL() *url.URL {
	if s.FormsURL != nil {
		return s.FormsURL
	}
	return s.PublicURL
}

// cameFrom is the host of the page that led here, if it is another one.
func cameFrom(c echo.Context) string {
	from, err := url.Parse(c.Request().Referer())
	if err != nil || strings.EqualFold(from.Host, c.Request().Host) {
		return ""
	}
	return from.Hostname()
}

// chat is a conversation that somebody can open: with whom, what is typed already, and the number they said was theirs.
type chat struct{ to, text, from string }

// link opens the conversation: in WhatsApp, or on the page with the made-up phones, where nothing reaches a real person.
func (t chat) link(sandboxed bool, dashboard *url.URL) string {
	if !sandboxed {
		return whatsapp.ClickToChat(t.to, t.text)
	}
	page := dashboard.JoinPath("phones", "compose")
	page.RawQuery = url.Values{"to": {t.to}, "text": {t.text}, "from": {t.from}}.Encode()
	return page.String()
}

package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) endpoints(c echo.Context) error {
	all, err := models.ListEndpoints(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.show(c, views.Endpoints{Clock: clock, All: all, Off: s.TellingOff})
}

func (s *Server) newEndpoint(c echo.Context) error {
	return s.show(c, views.EndpointEditor{Typed: models.NewEndpoint{Events: models.Topics}})
}

// typedEndpoint reads the editor.
func typedEndpoint(c echo.Context) models.NewEndpoint {
	typed := models.NewEndpoint{URL: c.FormValue("url")}
	for _, topic := range c.Request().PostForm["event"] {
		typed.Events = append(typed.Events, models.Topic(topic))
	}
	return typed
}

// createEndpoint answers with the secret: it is shown once.
func (s *Server) createEndpoint(c echo.Context) error {
	typed := typedEndpoint(c)
	endpoint, secret, err := models.CreateEndpoint(c.Request().Context(), s.db, actor(c), typed)
	if wrong := complaints(err); wrong != nil {
		return s.render(c, statusOf(err), views.EndpointEditor{Typed: typed, Errors: wrong})
	}
	if err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.EndpointSecret{Endpoint: endpoint, Secret: secret})
}

func (s *Server) endpoint(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	return s.showEndpoint(c, endpoint, models.NewEndpoint{URL: endpoint.URL, Events: endpoint.Events}, nil)
}

func (s *Server) showEndpoint(c echo.Context, endpoint models.Endpoint, typed models.NewEndpoint, wrong error) error {
	search := models.DeliverySearch{
		EndpointID: endpoint.ID, State: models.DeliveryState(c.QueryParam("state")), Before: number(c.QueryParam("before")), After: number(c.QueryParam("after")),
	}
	page, err := models.ListDeliveries(c.Request().Context(), s.db, search)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	names, err := models.PurposeNames(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	screen := views.EndpointPage{
		Clock: clock, Endpoint: endpoint, Typed: typed, Search: search, Page: page, Purposes: names, Off: s.TellingOff, Errors: complaints(wrong),
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), screen)
	}
	return s.show(c, screen)
}

func (s *Server) changeEndpoint(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	typed := typedEndpoint(c)
	err = endpoint.Change(c.Request().Context(), s.db, actor(c), typed)
	if complaints(err) != nil {
		return s.showEndpoint(c, endpoint, typed, err)
	}
	return s.afterEndpoint(c, endpoint, err, "Saved.")
}

func (s *Server) rotateEndpointSecret(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	secret, err := endpoint.RotateSecret(c.Request().Context(), s.db, actor(c))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.EndpointSecret{Endpoint: endpoint, Secret: secret, Rotated: true})
}

func (s *Server) tryEndpoint(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	return s.afterEndpoint(c, endpoint, endpoint.Try(c.Request().Context(), s.db, actor(c)), "A test is on its way. It shows below how it went.")
}

func (s *Server) switchEndpointOn(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	return s.afterEndpoint(c, endpoint, endpoint.SwitchOn(c.Request().Context(), s.db, actor(c)), "The webhook is on. What waited is being sent.")
}

func (s *Server) switchEndpointOff(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	return s.afterEndpoint(c, endpoint, endpoint.SwitchOff(c.Request().Context(), s.db, actor(c)), "The webhook is off.")
}

func (s *Server) replayDelivery(c echo.Context) error {
	endpoint, err := s.findEndpoint(c)
	if err != nil {
		return err
	}
	return s.afterEndpoint(c, endpoint, endpoint.Replay(c.Request().Context(), s.db, actor(c), number(c.Param("delivery"))), "It is being sent once more.")
}

func (s *Server) afterEndpoint(c echo.Context, endpoint models.Endpoint, err error, done string) error {
	if err != nil {
		return err
	}
	return s.done(c, done, views.EndpointPath(endpoint.ID))
}

func (s *Server) findEndpoint(c echo.Context) (models.Endpoint, error) {
	return models.FindEndpoint(c.Request().Context(), s.db, id(c))
}

package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// An audience is who may use a route.
type audience struct {
	name  string
	roles []models.Role
	// machine is one of the company's own systems, which has a key, and scope what that key must be for.
	machine bool
	scope   models.Scope
}

var (
	// outside are the public and other people's servers. They have no session, and their browsers may come from anywhere: what they may do
	// is decided by a token or a signature in what they send.
	outside = audience{name: "outside"}
	// anyone are those who are not signed in, on our own pages.
	anyone = audience{name: "anyone"}

	staff  = audience{name: "staff", roles: models.Roles}
	admins = audience{name: "admins", roles: []models.Role{models.Admin}}
	makers = audience{name: "makers", roles: []models.Role{models.Admin, models.Marketer}}
	// listeners answer people.
	listeners = audience{name: "listeners", roles: []models.Role{models.Admin, models.Marketer, models.Agent}}
	auditors  = audience{name: "auditors", roles: []models.Role{models.Admin, models.Reviewer}}
	readers   = audience{name: "readers", roles: []models.Role{models.Admin, models.Marketer, models.Reviewer}}
)

func (a audience) signedIn() bool { return a.roles != nil }

func (a audience) admits(r models.Role) bool { return slices.Contains(a.roles, r) }

// A route is one line of the policy: what, where, for whom, and by which handler. body is how many bytes may be sent; 0 is usualBody.
type route struct {
	method string
	path   string
	who    audience
	do     echo.HandlerFunc
	body   int64
}

const usualBody = 1 << 20

const (
	get   = http.MethodGet
	post  = http.MethodPost
	patch = http.MethodPatch
	del   = http.MethodDelete
)

// register hands the table to Echo. HEAD is GET without the words.
func (s *Server) register() {
	for _, r := range s.routes() {
		h := s.admitted(r)
		s.echo.Add(r.method, r.path, h)
		if r.method == get {
			s.echo.Add(http.MethodHead, r.path, h)
		}
	}
}

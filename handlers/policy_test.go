package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// undeclared are the routes that Echo answers and the policy does not know of.
func undeclared(s *Server) []string {
	var strays []string
	for _, r := range s.echo.Routes() {
		known := slices.ContainsFunc(s.routes(), func(line route) bool {
			return line.path == r.Path && (line.method == r.Method || r.Method == http.MethodHead && line.method == get)
		})
		if !known {
			strays = append(strays, r.Method+" "+r.Path)
		}
	}
	return strays
}

func TestEveryRouteStandsInThePolicy(t *testing.T) {
	eachSite(t, func(s *site) {
		if strays := undeclared(s.server); strays != nil {
			s.Fatalf("not in routes.go: %v", strays)
		}
		s.server.echo.GET("/smuggled", func(echo.Context) error { return nil })
		if strays := undeclared(s.server); len(strays) != 1 {
			s.Fatalf("a smuggled route went unnoticed: %v", strays)
		}
	})
}

func TestNoRouteStandsTwice(t *testing.T) {
	eachSite(t, func(s *site) {
		seen := map[string]bool{}
		for _, r := range s.server.routes() {
			if seen[r.method+r.path] {
				s.Errorf("%s %s stands twice", r.method, r.path)
			}
			seen[r.method+r.path] = true
			if r.who.name == "" || r.do == nil {
				s.Errorf("%s %s is for nobody", r.method, r.path)
			}
		}
	})
}

// somewhere is an address that matches the route, of a thing that does not exist.
func (r route) somewhere() string {
	var parts []string
	for part := range strings.SplitSeq(r.path, "/") {
		if strings.HasPrefix(part, ":") || part == "*" {
			part = "0"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "/")
}

// Every route is tried by every role, and by somebody who is not signed in. A route is open to a role exactly when the policy says so.
func TestEveryRoleAgainstEveryRoute(t *testing.T) {
	eachSite(t, func(s *site) {
		for _, r := range s.server.routes() {
			if !r.who.signedIn() {
				continue
			}
			for _, role := range models.Roles {
				got := s.as(role).stay().do(r.method, r.somewhere(), nil)
				if refused := got.StatusCode == http.StatusForbidden; refused == r.who.admits(role) {
					s.Errorf("%s %s as %s: %d", r.method, r.path, role, got.StatusCode)
				}
				if got.Header.Get("Location") == "/sign-in" && r.path != "/sign-out" {
					s.Errorf("%s %s sends a signed-in %s to the door", r.method, r.path, role)
				}
			}
			got := s.browser().stay().do(r.method, r.somewhere(), nil)
			if got.StatusCode != http.StatusSeeOther || !strings.HasPrefix(got.Header.Get("Location"), "/sign-in") {
				s.Errorf("%s %s without signing in: %d to %q", r.method, r.path, got.StatusCode, got.Header.Get("Location"))
			}
		}
	})
}

func TestAPolicyThatIsTooWideIsNoticed(t *testing.T) {
	narrow, wide := route{who: admins}, route{who: staff}
	if narrow.who.admits(models.Agent) || !wide.who.admits(models.Agent) || outside.admits(models.Admin) || anyone.signedIn() {
		t.Fatal("the policy does not tell people apart")
	}
}

// reviewWork is all that a reviewer may send: the work of reviewing, their own account, and the made-up phones of a sandbox, which are nobody's.
var reviewWork = []string{"/review/", "/evidence/", "/cases", "/samples", "/templates/:id/verdicts", "/sign-out", "/settings/sessions", "/settings/password", "/phones/"}

// edits are the routes by which a role could change something that is none of the work in allowed.
func edits(routes []route, role models.Role, allowed []string) (found []string) {
	for _, r := range routes {
		mine := slices.ContainsFunc(allowed, func(begins string) bool { return strings.HasPrefix(r.path, begins) })
		if r.method != get && r.who.signedIn() && r.who.admits(role) && !mine {
			found = append(found, r.method+" "+r.path)
		}
	}
	return found
}

func TestReviewersCannotEdit(t *testing.T) {
	eachSite(t, func(s *site) {
		if found := edits(s.server.routes(), models.Reviewer, reviewWork); found != nil {
			s.Errorf("a reviewer could edit: %v", found)
		}
		wider := append(s.server.routes(), route{method: post, path: "/contacts/:id", who: readers})
		if found := edits(wider, models.Reviewer, reviewWork); len(found) != 1 {
			s.Errorf("a route that lets reviewers edit went unnoticed: %v", found)
		}
	})
}

package handlers

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A site is the whole server on a real port, with a database of its own and everything it logged.
type site struct {
	*testing.T
	db     *models.DB
	clock  *modelstest.Clock
	server *Server
	url    string
	log    *safeBuffer
}

// eachSite runs f against a site on either database.
func eachSite(t *testing.T, f func(s *site), tweaks ...func(*Options)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) { f(newSite(t, db, clock, tweaks...)) })
}

func newSite(t *testing.T, db *models.DB, clock *modelstest.Clock, tweaks ...func(*Options)) *site {
	t.Helper()
	s := &site{T: t, db: db, clock: clock, log: &safeBuffer{}}
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.server.ServeHTTP(w, r) }))
	t.Cleanup(web.Close)
	s.url = web.URL
	public, err := url.Parse(web.URL)
	if err != nil {
		t.Fatal(err)
	}
	shown := models.NewShown(db)
	t.Cleanup(shown.Close)
	options := Options{DB: db, Shown: shown, PublicURL: public, Log: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, tweak := range tweaks {
		tweak(&options)
	}
	if s.server, err = New(options); err != nil {
		t.Fatal(err)
	}
	return s
}

// user lets somebody in with a role; their address begins with it.
func (s *site) user(role models.Role) models.User {
	s.Helper()
	u, err := models.FindUserByEmail(context.Background(), s.db, string(role)+"@zaailing.example")
	if err == nil {
		return u
	}
	u, err = models.CreateUser(context.Background(), s.db, models.System, models.NewUser{Email: string(role) + "@zaailing.example", Role: role})
	if err != nil {
		s.Fatal(err)
	}
	return u
}

// link is the path of a new sign-in link.
func (s *site) link(u models.User) string {
	s.Helper()
	token, err := u.MakeSignInLink(context.Background(), s.db, models.System, models.InvitationLife)
	if err != nil {
		s.Fatal(err)
	}
	return "/sign-in/" + token
}

// as is a browser in which a user with this role is signed in.
func (s *site) as(role models.Role) *browser {
	s.Helper()
	b := s.browser()
	path := s.link(s.user(role))
	b.get(path).send(path, nil).is(http.StatusOK)
	return b
}

// A browser keeps cookies and follows redirects.
type browser struct {
	*site
	client *http.Client
	// headers go with every request.
	headers map[string]string
}

func (s *site) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.Fatal(err)
	}
	return &browser{site: s, client: &http.Client{Jar: jar}, headers: map[string]string{}}
}

// stay makes the browser show redirects instead of following them.
func (b *browser) stay() *browser {
	client := *b.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &browser{site: b.site, client: &client, headers: b.headers}
}

// with adds a header to every request.
func (b *browser) with(name, value string) *browser {
	headers := map[string]string{name: value}
	for n, v := range b.headers {
		headers[n] = v
	}
	return &browser{site: b.site, client: b.client, headers: headers}
}

func (b *browser) get(path string) *answer { return b.do(http.MethodGet, path, nil) }

// post sends fields without looking whether any page has such a form; answer.send does look.
func (b *browser) post(path string, fields url.Values) *answer {
	return b.do(http.MethodPost, path, fields)
}

func (b *browser) do(method, path string, fields url.Values) *answer {
	b.Helper()
	r, err := http.NewRequest(method, b.url+path, strings.NewReader(fields.Encode()))
	if err != nil {
		b.Fatal(err)
	}
	if fields != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return b.carry(r)
}

// carry sends a request with what the browser adds to every one, and reads the answer.
func (b *browser) carry(r *http.Request) *answer {
	b.Helper()
	for name, value := range b.headers {
		r.Header.Set(name, value)
	}
	response, err := b.client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return &answer{browser: b, Response: response, text: string(body)}
}

// cookie is the session's token as this browser keeps it.
func (b *browser) cookie() string {
	u, _ := url.Parse(b.url)
	for _, c := range b.client.Jar.Cookies(u) {
		return c.Value
	}
	return ""
}

func (b *browser) plant(token string) {
	u, _ := url.Parse(b.url)
	b.client.Jar.SetCookies(u, []*http.Cookie{{Name: "greenlist", Value: token, Path: "/"}})
}

// safeBuffer can be written by the server while a test reads it.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

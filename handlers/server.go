// Package handlers answers HTTP. Every address stands in routes.go with those who may use it; a handler finds, asks and answers.
package handlers

import (
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"greenlist/models"
)

// Options say what the server serves, and to whom.
type Options struct {
	DB *models.DB
	// PublicURL is the address people use. With https the cookie is bound to it and browsers are told never to come back without.
	PublicURL *url.URL
	// FormsURL is a host of its own for what the public sees. Nil: the same host as everything else.
	FormsURL *url.URL
	// TrustedProxies may say on whose behalf they ask. Nobody else may.
	TrustedProxies []netip.Prefix
	// SendingOff is why this process sends nothing; every page says so. Empty: it sends.
	SendingOff string
	// TellingOff is why this process tells the company's other systems nothing; empty: it does.
	TellingOff string
	// Intake stores webhooks. Whoever made it closes it when the server has stopped.
	Intake *models.Intake
	// Shown counts how often forms are looked at. Whoever made it closes it when the server has stopped.
	Shown *models.Shown
	// Phones are the telephones of a sandbox; nil where there is none.
	Phones Phones
	// NotBuilt says that the style sheets and scripts are missing from this program.
	NotBuilt bool
	Log      *slog.Logger
}

// Server is the whole of Greenlist's HTTP.
type Server struct {
	Options
	db       *models.DB
	echo     *echo.Echo
	handler  http.Handler
	sessions *sessionStore
	foreign  *http.CrossOriginProtection
	draining atomic.Bool
	bundling bundling

	appSecret appSecret
}

// answerWithin bounds the work on one request. Long work is a task, with a page that shows how far it is.
const answerWithin = 30 * time.Second

// New makes a server that is ready to serve.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Options: o, db: o.DB, echo: echo.New(), foreign: http.NewCrossOriginProtection()}
	if err := s.foreign.AddTrustedOrigin(o.PublicURL.Scheme + "://" + o.PublicURL.Host); err != nil {
		return nil, err
	}
	s.sessions = newSessionStore(s.db, s.secure())
	s.prepare()
	s.register()
	s.handler = s.withHeaders(s.echo)
	return s, nil
}

func (s *Server) prepare() {
	e := s.echo
	e.HideBanner, e.HidePort = true, true
	e.Logger.SetOutput(discard{})
	e.IPExtractor = extractor(s.TrustedProxies)
	e.HTTPErrorHandler = s.fail
	// Plain HTML forms can only GET and POST; the address says what they mean: action="/settings/sessions?_method=DELETE".
	e.Pre(middleware.MethodOverrideWithConfig(middleware.MethodOverrideConfig{Getter: middleware.MethodFromQuery("_method")}))
	e.Use(middleware.RequestID())
	e.Use(s.logged, s.recovered, middleware.ContextTimeout(answerWithin))
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Drain makes /readyz say no, so that a load balancer sends people elsewhere while the last answers are given.
func (s *Server) Drain() { s.draining.Store(true) }

// HTTP is the server to listen with: a slow client can hold a connection, but not for ever.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
}

func (s *Server) secure() bool { return s.PublicURL.Scheme == "https" }

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

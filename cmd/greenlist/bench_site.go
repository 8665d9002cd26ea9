package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"greenlist/handlers"
	"greenlist/models"
)

// benchSite is the whole dashboard over a database, on a real port, and somebody of the staff who looks at it.
type benchSite struct {
	address string
	client  *http.Client
	intake  *models.Intake
	shown   *models.Shown
	server  *http.Server
}

// siteInFlight is how many requests are made at a time.
const siteInFlight = 16

func openBenchSite(ctx context.Context, db *models.DB) (*benchSite, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	public := &url.URL{Scheme: "http", Host: listener.Addr().String()}
	s := &benchSite{address: public.String(), intake: models.NewIntake(db), shown: models.NewShown(db)}
	s.client = &http.Client{Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 4 * siteInFlight}}
	site, err := handlers.New(handlers.Options{DB: db, Intake: s.intake, Shown: s.shown, PublicURL: public})
	if err != nil {
		return nil, err
	}
	s.server = &http.Server{Handler: site}
	go s.server.Serve(listener)
	return s, s.signIn(ctx, db)
}

func (s *benchSite) close() {
	s.client.CloseIdleConnections()
	s.server.Close()
	s.intake.Close()
	s.shown.Close()
}

// signIn is how everybody signs in first: with a link that works once.
func (s *benchSite) signIn(ctx context.Context, db *models.DB) error {
	user, err := models.CreateUser(ctx, db, models.System, models.NewUser{Email: "bench@greenlist.example", Name: "Bench", Role: models.Admin})
	if err != nil {
		return err
	}
	token, err := user.MakeSignInLink(ctx, db, models.System, time.Hour)
	if err != nil {
		return err
	}
	answer, err := s.client.PostForm(s.address+"/sign-in/"+token, nil)
	if err != nil {
		return err
	}
	answer.Body.Close()
	return s.look(ctx, "/contacts")
}

// look opens a page, and refuses any but the page itself: a figure for a page that asks to sign in would be a very good one.
func (s *benchSite) look(ctx context.Context, page string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+page, nil)
	if err != nil {
		return err
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, answer.Body)
	if answer.StatusCode != http.StatusOK || answer.Request.URL.Path != request.URL.Path {
		return fmt.Errorf("%s: %s at %s", page, answer.Status, answer.Request.URL.Path)
	}
	return nil
}

// atOnce does something n times, siteInFlight at a time, and says how many times a second that was.
func atOnce(n int, do func(i int) error) (float64, error) {
	var next atomic.Int64
	var all sync.WaitGroup
	failures := make([]error, siteInFlight)
	start := time.Now()
	for w := range siteInFlight {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && failures[w] == nil; i = int(next.Add(1)) - 1 {
				failures[w] = do(i)
			}
		})
	}
	all.Wait()
	return perSecond(n, start), errors.Join(failures...)
}

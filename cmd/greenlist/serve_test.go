package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// running is a server in this process, stopped when the test ends.
func running(t *testing.T, c *serveCommand) (h *house, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	c.Addr = "127.0.0.1:0"
	h = &house{settings: &c.settings, log: slog.New(slog.DiscardHandler)}
	if err := h.open(ctx, c.Demo); err != nil {
		cancel()
		h.close()
		t.Fatal(err)
	}
	if err := h.start(ctx); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- h.serve(ctx) }()
	stop = func() error { cancel(); err := <-ended; ended <- err; h.close(); return err }
	t.Cleanup(func() { stop() })
	return h, stop
}

func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func TestServeAnswersAndStops(t *testing.T) {
	c := &serveCommand{settings: settings{Database: filepath.Join(t.TempDir(), "new", "a.db")}}
	h, stop := running(t, c)
	if status, _ := fetch(t, h.public.String()+"/readyz"); status != http.StatusOK {
		t.Fatalf("readyz: %d", status)
	}
	if h.db.Sandboxed() {
		t.Error("born a sandbox")
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := net.Dial("tcp", h.listener.Addr().String()); err == nil {
		t.Error("still listening")
	}
}

func TestASecondServerOnOneFileIsRefused(t *testing.T) {
	database := filepath.Join(t.TempDir(), "a.db")
	_, stop := running(t, &serveCommand{settings: settings{Database: database}})
	second := &house{settings: &settings{Addr: "127.0.0.1:0", Database: database}, log: slog.New(slog.DiscardHandler)}
	if err := second.open(context.Background(), false); !refused(err, "locked") {
		t.Errorf("two servers: %v", err)
	}
	second.close()
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	running(t, &serveCommand{settings: settings{Database: database}})
}

func TestTheDemoHasASandboxOfItsOwn(t *testing.T) {
	database := filepath.Join(t.TempDir(), "demo.db")
	h, stop := running(t, &serveCommand{Demo: true, settings: settings{Database: database}})
	if !h.db.Sandboxed() || h.outlet.base != h.world.url || h.outlet.off != "" {
		t.Fatalf("sends to %+v", h.outlet)
	}
	if status, body := fetch(t, h.world.url+"/v26.0/100000000000001"); status == http.StatusOK || !strings.Contains(body, "OAuthException") {
		t.Errorf("the pretend Meta answers %d %s", status, body)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	c := &serveCommand{settings: settings{Database: database, GraphURL: "https://graph.facebook.com", PublicURL: "https://greenlist.example"}}
	without, _ := running(t, c)
	if without.outlet.base != "" || without.server.SendingOff == "" {
		t.Fatalf("a demo database sends to %+v", without.outlet)
	}
}

func TestTheDemoRefusesALiveDatabase(t *testing.T) {
	database := filepath.Join(t.TempDir(), "live.db")
	_, stop := running(t, &serveCommand{settings: settings{Database: database}})
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	h := &house{settings: &settings{Addr: "127.0.0.1:0", Database: database}, log: slog.New(slog.DiscardHandler)}
	defer h.close()
	if err := h.open(context.Background(), true); !refused(err, "live") {
		t.Errorf("made-up people in a live database: %v", err)
	}
}

func TestARehearsalStaysOne(t *testing.T) {
	database := filepath.Join(t.TempDir(), "live.db")
	h, stop := running(t, &serveCommand{settings: settings{Database: database, GraphURL: "http://127.0.0.1:8900"}})
	if h.db.Installation().RehearsalAt == nil {
		t.Fatal("not marked")
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	later, _ := running(t, &serveCommand{settings: settings{Database: database, PublicURL: "https://greenlist.example"}})
	if later.outlet.base != "" {
		t.Fatalf("what was made up goes to %s", later.outlet.base)
	}
}

func TestServersShareAPostgres(t *testing.T) {
	d := modelstest.Postgres(t)
	s := settings{Database: d.Name(), Data: t.TempDir()}
	printed := filepath.Join(t.TempDir(), "keys")
	if err := writeNew(printed, keysText(d.Keys())); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.secrets, err = readSecrets(printed); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		h, _ := running(t, &serveCommand{settings: s})
		if status, _ := fetch(t, h.public.String()+"/readyz"); status != http.StatusOK {
			t.Errorf("readyz: %d", status)
		}
	}
}

func TestUsersAreAddedFromTheCommandLine(t *testing.T) {
	database := filepath.Join(t.TempDir(), "a.db")
	args := []string{"user", "add", "anna@zaailing.example", "--role", "admin", "--database", database}
	if err := run(context.Background(), args); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), args); err == nil {
		t.Error("added twice")
	}
	if err := run(context.Background(), []string{"user", "link", "anna@zaailing.example", "--database", database}); err != nil {
		t.Error(err)
	}
	s := &settings{Database: database}
	db, err := s.open(context.Background(), models.Live, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if u, err := models.FindUserByEmail(context.Background(), db, "anna@zaailing.example"); err != nil || u.Role != models.Admin {
		t.Errorf("%+v, %v", u, err)
	}
}

package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/sandbox"
)

// A stage is an installation that was born a sandbox, its server, and the pretend Meta in a process of its own, which witnesses whatever is
// sent and outlives the server.
type stage struct {
	*install
	meta   *child
	server *child
}

// newStage starts both; more are flags of the pretend Meta.
func newStage(t *testing.T, i *install, more ...string) *stage {
	t.Helper()
	journal := filepath.Join(t.TempDir(), "journal")
	s := &stage{meta: i.start(append([]string{"sandbox", "--addr", "127.0.0.1:0", "--state", journal}, more...)...)}
	s.install = i.with("GREENLIST_SANDBOX=true", "GREENLIST_GRAPH_URL="+s.meta.url)
	s.server = s.start("serve")
	s.control("webhook", map[string]string{"url": s.server.url + "/webhooks/whatsapp"}, nil)
	return s
}

// again starts the server on the address it had.
func (s *stage) again() {
	s.t.Helper()
	s.server = s.with("GREENLIST_ADDR=" + strings.TrimPrefix(s.server.url, "http://")).start("serve")
}

// phones are those of the people at the pretend Meta.
func (s *stage) phones() *sandbox.Remote { return &sandbox.Remote{URL: s.meta.url} }

// open opens the installation's database beside the server, as its other commands do.
func (i *install) open() *models.DB {
	i.t.Helper()
	env := map[string]string{}
	for _, line := range i.env {
		name, value, _ := strings.Cut(line, "=")
		env[name] = value
	}
	s := &settings{Database: env["GREENLIST_DATABASE"], Data: env["GREENLIST_DATA"], Sandbox: env["GREENLIST_SANDBOX"] == "true"}
	if err := s.readFiles(func(name string) string { return env[name] }); err != nil {
		i.t.Fatal(err)
	}
	db, err := s.open(context.Background(), s.kind(), nil)
	if err != nil {
		i.t.Fatal(err)
	}
	i.t.Cleanup(func() { db.Close() })
	return db
}

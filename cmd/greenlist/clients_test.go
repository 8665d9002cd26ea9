//go:build clients

package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Clients that others wrote for Meta's API create, list, edit and delete templates of every kind, upload samples for them and send them, with
// nothing changed but the address. It is built with a tag of its own, because it needs 50 MB of others’ programs, which make prove-clients downloads;
// what is peculiar about their requests is tried every day in sandbox/clients_test.go.
func TestClientsOfOthers(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := sandboxCommand{WABA: "100000000000001", Phone: "100000000000002", App: "100000000000003", Token: "sandbox-token"}
	world, err := startSandbox(listener, c.options(slog.New(slog.NewTextHandler(io.Discard, nil))))
	if err != nil {
		t.Fatal(err)
	}
	defer world.close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", "clients.mjs", world.url, c.Token, c.WABA, c.Phone, c.App)
	cmd.Dir = "testdata/clients"
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
	for _, client := range []string{"upload", "greatdetail", "kapso", "metasdk", "refusals"} {
		if !strings.Contains(string(out), client+": ") {
			t.Errorf("%s did nothing", client)
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"

	"greenlist/models"
	"greenlist/sandbox"
)

// openSandbox starts the pretend Meta on a port of its own, so that the dashboard speaks to it as it does to Meta. It refuses a live
// database: made-up people have no business there.
func (h *house) openSandbox(ctx context.Context) error {
	if !h.db.Sandboxed() {
		return models.Refusal{Reason: "live", Message: "This database is live: the demo's made-up people have no business in it. Leave out --demo, or name another database."}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	h.world, err = startSandbox(listener, demoMeta(sandbox.Options{
		Webhook: "http://" + reachable(h.listener) + "/webhooks/whatsapp", State: h.journal(), Log: h.log,
	}))
	if err != nil {
		return err
	}
	h.later(h.world.close)
	return h.chooseOutlet(ctx, h.world.url)
}

// journal lies beside what else belongs to the database.
func (h *house) journal() string {
	return filepath.Join(h.data(), filepath.Base(h.database())+".sandbox")
}

const demoAdmin = "demo@greenlist.example"

// greetDemo prints a way in; a demo has no password to know.
func (h *house) greetDemo(ctx context.Context) error {
	u, err := models.FindUserByEmail(ctx, h.db, demoAdmin)
	if errors.As(err, new(models.NotFound)) {
		u, err = models.CreateUser(ctx, h.db, models.System, models.NewUser{Email: demoAdmin, Name: "Demo Admin", Role: models.Admin})
	}
	if err != nil {
		return err
	}
	link, err := signInLink(ctx, h.db, u, h.public)
	if err == nil {
		fmt.Printf("The pretend Meta is on %s\nSign in here, once: %s\n", h.world.url, link)
	}
	return err
}

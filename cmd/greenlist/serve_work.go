package main

import (
	"context"
	"fmt"
	"os"

	"greenlist/handlers"
	"greenlist/sandbox"
	"greenlist/sender"
	"greenlist/whatsapp/graph"
)

// postsInFlight is how many connections to Meta are kept warm for a number.
const postsInFlight = 64

// engine is the sender of this process. Where nothing may be sent it still listens: webhooks find their meaning and evidence its place.
func (h *house) engine() (*sender.Engine, error) {
	name, err := os.Hostname()
	if err != nil {
		return nil, err
	}
	options := sender.Options{Name: fmt.Sprintf("%s/%d", name, os.Getpid()), Workers: postsInFlight, Log: h.log}
	if h.outlet.base != "" {
		client, err := graph.New(graph.Options{BaseURL: h.outlet.base, Version: h.GraphVersion, MaxIdleConnsPerHost: postsInFlight})
		if err != nil {
			return nil, err
		}
		options.Poster = sender.NewLine(h.db, client)
	}
	return sender.New(h.db, options), nil
}

// phones are those of the sandbox that this database sends to; nil where it sends nowhere, or to Meta.
func (h *house) phones() handlers.Phones {
	if !h.db.Sandboxed() || h.outlet.base == "" {
		return nil
	}
	return &sandbox.Remote{URL: h.outlet.base}
}

// send is the sender as a worker of the house.
func (h *house) send(ctx context.Context) {
	if err := h.sender.Run(ctx); err != nil && ctx.Err() == nil {
		h.log.Error("the sender has stopped", "error", err)
	}
}

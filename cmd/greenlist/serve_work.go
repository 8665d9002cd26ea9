package main

import (
	"context"
	"fmt"
	"os"

	"greenlist/handlers"
	"greenlist/models"
	"greenlist/post"
	"greenlist/sandbox"
	"greenlist/sender"
	"greenlist/views"
	"greenlist/whatsapp/graph"
)

// line is the connection to where messages go; nil where nothing may be sent.
func (h *house) line() (*graph.Client, error) {
	if h.outlet.base == "" {
		return nil, nil
	}
	return graph.New(graph.Options{BaseURL: h.outlet.base, Version: h.GraphVersion, MaxIdleConnsPerHost: sender.MostInFlight})
}

// employ makes those who work beside the web. Where nothing may be sent the sender still listens: webhooks find their meaning and evidence
// its place.
func (h *house) employ() error {
	name, err := os.Hostname()
	if err != nil {
		return err
	}
	client, err := h.line()
	if err != nil {
		return err
	}
	options := sender.Options{Name: fmt.Sprintf("%s/%d", name, os.Getpid()), Log: h.log}
	if client != nil {
		options.Poster = sender.NewLine(h.db, client)
	}
	h.sender = sender.New(h.db, options)
	h.errands = sender.NewErrands(h.db, sender.ErrandOptions{Client: client, Engine: h.sender, Log: h.log})
	if h.Loopback && !h.db.Sandboxed() {
		return models.Refusal{Reason: "loopback", Message: "Only a sandbox may send webhooks to its own machine. Leave out GREENLIST_WEBHOOKS_LOOPBACK."}
	}
	h.couriers = &sender.Couriers{DB: h.db, Carrier: h.carrier(), Log: h.log}
	h.postmen = h.hirePostmen()
	return nil
}

// hirePostmen carry mail. In a sandbox they carry nothing: what is written stays in the outbox. In a rehearsal they stay on this machine.
func (h *house) hirePostmen() *sender.Postmen {
	h.db.Correspond(views.Letters{Public: h.public})
	postmen := &sender.Postmen{DB: h.db, Log: h.log}
	if !h.db.Sandboxed() {
		postmen.Mail = post.NewMailer(post.MailOptions{Loopback: h.db.Installation().RehearsalAt != nil, Name: h.public.Hostname()})
		postmen.Web = h.carrier()
	}
	return postmen
}

// carrier takes news to the company's other systems. A sandbox speaks to nobody but its own machine, and to that only when it is told to.
func (h *house) carrier() sender.Carrier {
	if off := h.tellingOff(); off != "" {
		return post.Closed(off)
	}
	return post.New(post.Options{Loopback: h.Loopback})
}

// tellingOff is why this process tells other systems nothing; empty where it does.
func (h *house) tellingOff() string {
	if h.db.Sandboxed() && !h.Loopback {
		return "This is a sandbox: it tells no other system anything. Start it with --webhooks-loopback to try webhooks on its own machine."
	}
	return ""
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

// runErrands is everything else that Meta is asked for, and what time brings.
func (h *house) runErrands(ctx context.Context) {
	if err := h.errands.Run(ctx); err != nil && ctx.Err() == nil {
		h.log.Error("errands have stopped", "error", err)
	}
}

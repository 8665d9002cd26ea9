package sender

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// The points at which a sender can be made to kill itself. Those of the database are made of what the transaction does and whether it has committed.
const (
	atWorker    = "a worker has it"
	atConnected = "connection obtained"
	atHalfBody  = "half of the body written"
	atWritten   = "whole request written"
	atAnswer    = "first byte of the answer"
	atReturn    = "answer read, not recorded"

	open = ", not committed"
	done = ", committed"

	freezing = "audience written down"
	claiming = "claimed"
	noting   = "answer recorded"
	storing  = "webhook stored"
	applying = "webhook applied"
	takeover = "taken over from the dead"

	// SQLite's own, right after a claim.
	atCheckpoint = "checkpoint half done"
)

// reach ends this process if it is to die here. Nothing that comes later happens.
func (v victim) reach(point string) {
	if v.Dies != point {
		return
	}
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		self.Kill()
	}
	select {}
}

// tells says which messages were claimed, once their claim has committed, for those who trace this process.
func (v victim) tells(point string, messages []int64) {
	if v.Tells && point == claiming+done {
		fmt.Fprintln(os.Stderr, "claimed", strings.Trim(fmt.Sprint(messages), "[]"))
	}
}

// deed is what a transaction did: "update messages", "insert webhook_events".
type deed map[string]bool

// name is which of the sender's transactions did that.
func (d deed) name() string {
	switch {
	case d["insert webhook_events"]:
		return storing
	case d["insert messages"]:
		return freezing
	case !d["update messages"]:
		return ""
	case d["update webhook_events"]:
		return applying
	case d["update processes"]:
		return takeover
	case d["update numbers"]:
		return claiming
	}
	return noting
}

// watched lets v see what its transactions do, and returns how the database is then called.
func (v victim) watched() (string, error) {
	if v.Dies == "" && !v.Tells {
		return v.Database, nil
	}
	if models.IsPostgres(v.Database) {
		return v.listenIn()
	}
	v.hook()
	return v.Database, nil
}

// mortal is the way to Meta, on which a sender may die.
type mortal struct {
	*graph.Client
	victim
}

func (m mortal) Send(ctx context.Context, phoneNumberID string, message whatsapp.Message) whatsapp.Outcome {
	m.reach(atWorker)
	outcome := m.Client.Send(ctx, phoneNumberID, message)
	m.reach(atReturn)
	return outcome
}

// dial opens connections as usual, unless v is to die on one.
func (v victim) dial() func(ctx context.Context, network, address string) (net.Conn, error) {
	switch v.Dies {
	case atConnected, atHalfBody, atWritten, atAnswer:
		return func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := new(net.Dialer).DialContext(ctx, network, address)
			return pen{conn, v}, err
		}
	}
	return nil
}

// pen is a connection that comes past the points: nothing written, the head and half of the body written, all of it, and something read.
type pen struct {
	net.Conn
	victim victim
}

func (p pen) Write(request []byte) (int, error) {
	p.victim.reach(atConnected)
	if body := bytes.Index(request, []byte("\r\n\r\n")) + 4; p.victim.Dies == atHalfBody && body > 4 && body < len(request) {
		p.Conn.Write(request[:body+(len(request)-body)/2])
		p.victim.reach(atHalfBody)
	}
	n, err := p.Conn.Write(request)
	p.victim.reach(atWritten)
	return n, err
}

func (p pen) Read(answer []byte) (int, error) {
	n, err := p.Conn.Read(answer)
	if n > 0 {
		p.victim.reach(atAnswer)
	}
	return n, err
}

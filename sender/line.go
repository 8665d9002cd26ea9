package sender

import (
	"context"
	"sync/atomic"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// Line is the connection to Meta with the token of the connected account. The account may be connected, and its token changed, while the
// program runs.
type Line struct {
	db     *models.DB
	client *graph.Client

	turn  turn
	known atomic.Pointer[opened]
}

// opened is a client with the token that the account had then.
type opened struct {
	at     time.Time
	client *graph.Client
}

// NewLine makes a line over a client without a token.
func NewLine(db *models.DB, client *graph.Client) *Line {
	return &Line{db: db, client: client, turn: newTurn()}
}

// tokenLife is how long a token is used before the account is looked at again.
const tokenLife = 5 * time.Second

// Send implements Poster. Without an account nothing is written to the wire.
func (l *Line) Send(ctx context.Context, phoneNumberID string, m whatsapp.Message) whatsapp.Outcome {
	client, err := l.Client(ctx)
	if err != nil {
		return whatsapp.Outcome{Verdict: whatsapp.NotSent, Err: &whatsapp.Error{Code: whatsapp.CodeTransport, Message: "no WhatsApp account is connected"}}
	}
	return client.Send(ctx, phoneNumberID, m)
}

// Client is the client with the account's token. It waits for nobody while the token is known: every message asks for it.
func (l *Line) Client(ctx context.Context) (*graph.Client, error) {
	if client := l.lately(); client != nil {
		return client, nil
	}
	done, err := l.turn.take(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if client := l.lately(); client != nil {
		return client, nil
	}
	account, err := models.FindAccount(ctx, l.db)
	if err != nil {
		return nil, err
	}
	token, err := account.Token(l.db)
	if err != nil {
		return nil, err
	}
	client := l.client.WithToken(token)
	l.known.Store(&opened{time.Now(), client})
	return client, nil
}

// lately is the client of a moment ago, or nil.
func (l *Line) lately() *graph.Client {
	if o := l.known.Load(); o != nil && time.Since(o.at) < tokenLife {
		return o.client
	}
	return nil
}

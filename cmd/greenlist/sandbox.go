package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"greenlist/sandbox"
)

type sandboxCommand struct {
	Addr        string        `default:"127.0.0.1:8900" help:"Where to listen."`
	Webhook     string        `placeholder:"URL" help:"Where webhooks go, such as http://127.0.0.1:8080/webhooks/whatsapp."`
	State       string        `placeholder:"FILE" help:"Journal everything to this file, and start from it."`
	WABA        string        `name:"waba" default:"100000000000001" help:"WhatsApp Business account."`
	Phone       string        `name:"phone-number-id" default:"100000000000002" help:"Phone number id."`
	App         string        `default:"100000000000003" help:"App id."`
	Token       string        `default:"sandbox-token" help:"Access token."`
	AppSecret   string        `default:"sandbox-secret" help:"App secret, which signs webhooks."`
	VerifyToken string        `default:"sandbox-verify" help:"Verify token."`
	Throughput  int           `default:"1000" help:"Messages a second and number; standard numbers have 80, those in the WhatsApp Business app too 20."`
	ReviewAfter time.Duration `default:"3s" help:"How long a template waits for the moderator."`
	Seed        uint64        `default:"1" help:"The same seed and the same requests give the same people."`
}

// Run serves until it is told to stop.
func (c sandboxCommand) Run(ctx context.Context, log *slog.Logger) error {
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	world, err := startSandbox(listener, c.options(log))
	if err != nil {
		return err
	}
	c.greet(listener.Addr().String())
	<-ctx.Done()
	return world.close()
}

func (c sandboxCommand) options(log *slog.Logger) sandbox.Options {
	return sandbox.Options{
		WABA: c.WABA, PhoneID: c.Phone, App: c.App, Token: c.Token, AppSecret: c.AppSecret, VerifyToken: c.VerifyToken,
		Webhook: c.Webhook, State: c.State, Throughput: c.Throughput, ReviewAfter: c.ReviewAfter, Seed: c.Seed, Log: log,
	}
}

func (c sandboxCommand) greet(addr string) {
	fmt.Printf(`The sandbox pretends to be Meta on http://%s
  WhatsApp Business account  %s
  phone number id            %s
  app id                     %s
  access token               %s
  app secret                 %s
  verify token               %s
`, addr, c.WABA, c.Phone, c.App, c.Token, c.AppSecret, c.VerifyToken)
}

// pretendMeta is a sandbox with the port it listens on.
type pretendMeta struct {
	*sandbox.Sandbox
	url    string
	server *http.Server
}

func startSandbox(listener net.Listener, o sandbox.Options) (*pretendMeta, error) {
	world, err := sandbox.New(o)
	if err != nil {
		listener.Close()
		return nil, err
	}
	p := &pretendMeta{Sandbox: world, url: "http://" + reachable(listener), server: &http.Server{Handler: world, ReadHeaderTimeout: 10 * time.Second}}
	go p.server.Serve(listener)
	return p, nil
}

func (p *pretendMeta) close() error {
	p.server.Close()
	return p.Sandbox.Close()
}

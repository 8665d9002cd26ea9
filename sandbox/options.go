package sandbox

import (
	"log/slog"
	"net/http"
	"time"
)

// Options say who the pretend business is and how its world behaves. The zero
// value is useful: every field has the default named beside it.
type Options struct {
	WABA          string // 100000000000001
	PhoneID       string // 100000000000002
	App           string // 100000000000003
	Business      string // 100000000000004, the portfolio
	Token         string // sandbox-token
	AppSecret     string // sandbox-secret, signs webhooks
	VerifyToken   string // sandbox-verify
	DisplayNumber string // +31 970 102 00 100
	VerifiedName  string // Greenlist Sandbox

	Webhook string // where webhooks go; empty: nowhere until the control API says
	State   string // journal file; empty: memory only

	Seed        uint64        // 1; the same seed and the same requests give the same people and choices
	ReviewAfter time.Duration // 3 s; how long a template waits for the moderator; negative: for ever, until decided by hand
	Behaviour   *Behaviour    // of people nobody described
	Throughput  int           // 1000 messages a second per number; standard numbers have 80, those in the WhatsApp Business app too 20
	Limit       string        // TIER_UNLIMITED, the portfolio's messaging limit

	Now       func() time.Time // time.Now; the control API's offset is added to it
	Client    *http.Client     // delivers webhooks
	RetryBase time.Duration    // 1 s; the first pause before a webhook is tried again, doubling up to RetryMax
	RetryMax  time.Duration    // 1 min
	Log       *slog.Logger     // slog.Default()
}

func (o *Options) fillIn() {
	for field, value := range map[*string]string{
		&o.WABA: "100000000000001", &o.PhoneID: "100000000000002",
		&o.App: "100000000000003", &o.Business: "100000000000004",
		&o.Token: "sandbox-token", &o.AppSecret: "sandbox-secret", &o.VerifyToken: "sandbox-verify",
		&o.DisplayNumber: "+31 970 102 00 100", &o.VerifiedName: "Greenlist Sandbox",
		&o.Limit: "TIER_UNLIMITED",
	} {
		*field = or(*field, value)
	}
	o.Seed, o.Throughput = or(o.Seed, 1), or(o.Throughput, 1000)
	o.ReviewAfter = or(o.ReviewAfter, 3*time.Second)
	o.RetryBase, o.RetryMax = or(o.RetryBase, time.Second), or(o.RetryMax, time.Minute)
	o.Log = or(o.Log, slog.Default())
	if o.Behaviour == nil {
		b := EverydayBehaviour()
		o.Behaviour = &b
	}
	if o.Now == nil {
		o.Now = time.Now
	}
}

func (o *Options) client() *http.Client {
	if o.Client != nil {
		return o.Client
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = laneCount
	return &http.Client{
		Transport:     transport,
		Timeout:       20 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// or is the value, or the fallback when it is zero.
func or[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

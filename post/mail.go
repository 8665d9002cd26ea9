package post

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"net/smtp"
	"net/textproto"
	"strconv"
	"syscall"
	"time"
)

// MailServer is where e-mail is handed over.
type MailServer struct {
	Host     string
	Port     int
	Security Security
	// User is empty where the server asks for no name.
	User, Password string
}

// Security is how the connection is protected.
type Security string

// With TLS everything is encrypted from the first byte; with StartTLS from the moment on that both sides have agreed to it, and nothing is said
// before that; with Open nothing is, and no password is sent.
const (
	TLS      Security = "tls"
	StartTLS Security = "starttls"
	Open     Security = "none"
)

// MailOptions shape a Mailer.
type MailOptions struct {
	// Loopback lets it speak to this machine, and to nothing else.
	Loopback bool
	// Name is what it calls itself; empty is localhost.
	Name string
	// TLS says whose certificates are believed; nil is those that the system believes.
	TLS *tls.Config
	// Timeout bounds one attempt from name to answer; 0 is a minute.
	Timeout time.Duration
}

// Mailer hands e-mail to a server, one connection for each, and never tries twice.
type Mailer struct {
	options MailOptions
	dialer  *net.Dialer
}

const (
	mailTimeout = time.Minute
	dialTimeout = 10 * time.Second
)

// NewMailer makes a mailer.
func NewMailer(o MailOptions) *Mailer {
	if o.Timeout == 0 {
		o.Timeout = mailTimeout
	}
	o.Name = helloName(o.Name)
	return &Mailer{options: o, dialer: &net.Dialer{Timeout: min(dialTimeout, o.Timeout), Control: mailGuard(o.Loopback)}}
}

// helloName is a name as a greeting takes it: an address stands in brackets (RFC 5321, 4.1.3).
func helloName(name string) string {
	ip, err := netip.ParseAddr(name)
	switch {
	case name == "":
		return "localhost"
	case err != nil:
		return name
	case ip.Is6():
		return "[IPv6:" + ip.String() + "]"
	}
	return "[" + ip.String() + "]"
}

// mailGuard looks at where a connection to a mail server really goes. Other than for webhooks, the company's own network is open: that is where
// its mail server often is, and so is this very machine. Nothing can be carried there: we say nothing before the other side has greeted us as
// a mail server does, and show nothing of what it says unless it speaks that language. What is closed is where only machines of a cloud answer.
func mailGuard(loopback bool) func(network, address string, _ syscall.RawConn) error {
	return func(network, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || network != "tcp4" && network != "tcp6" {
			return ErrForbidden
		}
		ip := to.Addr().WithZone("").Unmap()
		if loopback && !ip.IsLoopback() || !mayTakeMail(ip) {
			return ErrForbidden
		}
		return nil
	}
}

// noMail are addresses that are no machine's, and those at which clouds tell machines their secrets (169.254.0.0/16, fd00:ec2::/32).
var noMail = networks("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::/32", "64:ff9b::/96", "2002::/16")

func mayTakeMail(ip netip.Addr) bool {
	for _, network := range noMail {
		if network.Contains(ip) {
			return false
		}
	}
	return true
}

// Send makes one attempt to hand the letter over. It never fails: what went wrong is in the receipt.
func (m *Mailer) Send(ctx context.Context, server MailServer, letter Letter) MailReceipt {
	raw, err := letter.Bytes()
	if err != nil {
		return MailReceipt{Fault: FaultAddress, Final: true}
	}
	ctx, cancel := context.WithTimeout(ctx, m.options.Timeout)
	defer cancel()
	client, trouble := m.greet(ctx, server)
	if trouble != nil {
		return *trouble
	}
	defer client.Close()
	return handOver(client, letter, raw)
}

// greet connects, and makes sure that it is the right server and that it knows us.
func (m *Mailer) greet(ctx context.Context, server MailServer) (*smtp.Client, *MailReceipt) {
	conn, err := m.connect(ctx, server)
	if err != nil {
		return nil, onTheWay(err)
	}
	if deadline, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(deadline)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	client, err := smtp.NewClient(conn, server.Host)
	if err != nil {
		stop()
		conn.Close()
		return nil, notGreeted(err)
	}
	if trouble := m.introduce(client, server); trouble != nil {
		client.Close()
		return nil, trouble
	}
	return client, nil
}

func (m *Mailer) connect(ctx context.Context, server MailServer) (net.Conn, error) {
	conn, err := m.dialer.DialContext(ctx, "tcp", net.JoinHostPort(server.Host, strconv.Itoa(server.Port)))
	if err != nil || server.Security != TLS {
		return conn, err
	}
	secure := tls.Client(conn, m.tls(server))
	if err := secure.HandshakeContext(ctx); err != nil {
		conn.Close()
		return nil, tlsError{err}
	}
	return secure, nil
}

func (m *Mailer) tls(server MailServer) *tls.Config {
	config := &tls.Config{}
	if m.options.TLS != nil {
		config = m.options.TLS.Clone()
	}
	config.ServerName, config.MinVersion = server.Host, tls.VersionTLS12
	return config
}

func (m *Mailer) introduce(client *smtp.Client, server MailServer) *MailReceipt {
	if err := client.Hello(m.options.Name); err != nil {
		return answered(FaultBusy, err)
	}
	if server.Security == StartTLS {
		if offered, _ := client.Extension("STARTTLS"); !offered {
			return &MailReceipt{Fault: FaultNoTLS}
		}
		if err := client.StartTLS(m.tls(server)); err != nil {
			return startTLSFailed(err)
		}
	}
	if server.User == "" {
		return nil
	}
	return logIn(client, server)
}

// handOver gives the letter to a server that knows us. Until the last line has gone out nothing can have been taken; from then on only an answer
// tells.
func handOver(client *smtp.Client, letter Letter, raw []byte) MailReceipt {
	if err := client.Mail(letter.From); err != nil {
		return *answered(senderFault(err), err)
	}
	if err := client.Rcpt(letter.To); err != nil {
		return *answered(recipientFault(err), err)
	}
	w, err := client.Data()
	if err != nil {
		return *answered(FaultContent, err)
	}
	if _, err := w.Write(raw); err != nil {
		return *answered(FaultBroke, err)
	}
	if err := w.Close(); err != nil {
		if !errors.As(err, new(*textproto.Error)) {
			return MailReceipt{Fault: FaultUnseen, Unseen: true}
		}
		return *answered(FaultContent, err)
	}
	_ = client.Quit()
	return MailReceipt{Code: 250}
}

package post

import (
	"crypto/tls"
	"errors"
	"net"
	"net/textproto"
	"strings"
	"syscall"
	"unicode"
)

// Fault is why a letter was not taken, as a stable word; the words for people, and the cures, are the pages'.
type Fault string

// The faults.
const (
	FaultNoHost      Fault = "no-host"
	FaultForbidden   Fault = "forbidden"
	FaultRefused     Fault = "refused" // nobody listens there
	FaultTimeout     Fault = "timeout"
	FaultStranger    Fault = "stranger" // it does not greet as a mail server does
	FaultTLS         Fault = "tls"
	FaultCertificate Fault = "certificate"
	FaultNoTLS       Fault = "no-tls" // it offers no encryption
	FaultLogin       Fault = "login"
	FaultNoLogin     Fault = "no-login" // it takes no password, or none that we can give
	FaultLoginNeeded Fault = "login-needed"
	FaultSender      Fault = "sender"
	FaultRelay       Fault = "relay"
	FaultRecipient   Fault = "recipient"
	FaultContent     Fault = "content"
	FaultBusy        Fault = "busy"
	FaultBroke       Fault = "broke"
	FaultUnseen      Fault = "unseen" // whether it was taken cannot be known
	FaultAddress     Fault = "address"
)

// Faults are all of them.
var Faults = []Fault{
	FaultNoHost, FaultForbidden, FaultRefused, FaultTimeout, FaultStranger, FaultTLS, FaultCertificate, FaultNoTLS, FaultLogin, FaultNoLogin,
	FaultLoginNeeded, FaultSender, FaultRelay, FaultRecipient, FaultContent, FaultBusy, FaultBroke, FaultUnseen, FaultAddress,
}

// MailReceipt is what became of one attempt.
type MailReceipt struct {
	// Fault is empty when the server took it: from then on it is the server's to deliver.
	Fault Fault
	// Code and Said are the server's last answer, where it gave one.
	Code int
	Said string
	// Unseen says that the server may have taken it: the letter was out, and no answer came back.
	Unseen bool
	// Final says that the fault lies in the letter: the same again would be refused again.
	Final bool
}

// Taken tells whether the server said that it has it.
func (r MailReceipt) Taken() bool { return r.Fault == "" }

type tlsError struct{ error }

func (e tlsError) Unwrap() error { return e.error }

// onTheWay says why no connection came about.
func onTheWay(err error) *MailReceipt {
	var name *net.DNSError
	switch {
	case errors.Is(err, ErrForbidden):
		return &MailReceipt{Fault: FaultForbidden}
	case errors.As(err, &name) && !name.IsTimeout:
		return &MailReceipt{Fault: FaultNoHost}
	case errors.Is(err, syscall.ECONNREFUSED):
		return &MailReceipt{Fault: FaultRefused}
	}
	return &MailReceipt{Fault: connectionFault(err)}
}

func connectionFault(err error) Fault {
	var (
		timeout net.Error
		trust   *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &trust):
		return FaultCertificate
	case errors.As(err, &timeout) && timeout.Timeout(), errors.Is(err, net.ErrClosed):
		return FaultTimeout
	case errors.As(err, new(tlsError)):
		return FaultTLS
	}
	return FaultBroke
}

// notGreeted says what is wrong with what the other side said first. A server that hangs up is broken; one that says anything else is none.
func notGreeted(err error) *MailReceipt {
	var spoken *textproto.Error
	switch fault := connectionFault(err); {
	case errors.As(err, &spoken):
		return answered(FaultBusy, err)
	case errors.As(err, new(textproto.ProtocolError)):
		return &MailReceipt{Fault: FaultStranger}
	default:
		return &MailReceipt{Fault: fault}
	}
}

func startTLSFailed(err error) *MailReceipt {
	if errors.As(err, new(*textproto.Error)) {
		return answered(FaultNoTLS, err)
	}
	return &MailReceipt{Fault: connectionFault(tlsError{err})}
}

// answered is a refusal in the server's words, or the end of the connection. What begins with 4 may go better later (RFC 5321, 4.2.1).
func answered(fault Fault, err error) *MailReceipt {
	var spoken *textproto.Error
	if !errors.As(err, &spoken) {
		return &MailReceipt{Fault: connectionFault(err)}
	}
	r := &MailReceipt{Fault: fault, Code: spoken.Code, Said: plain(spoken.Msg)}
	if spoken.Code/100 == 4 {
		r.Fault = FaultBusy
	}
	r.Final = r.Fault == FaultRecipient || r.Fault == FaultContent
	return r
}

// senderFault tells a sender the server does not like from one it does not know yet.
func senderFault(err error) Fault {
	if says(err, 530, "5.7.0", "authentication", "log in", "login") {
		return FaultLoginNeeded
	}
	return FaultSender
}

// recipientFault tells an address that does not exist from one the server will not carry mail to.
func recipientFault(err error) Fault {
	switch {
	case says(err, 530, "authentication", "log in", "login"):
		return FaultLoginNeeded
	case says(err, 0, "relay", "5.7.1"):
		return FaultRelay
	}
	return FaultRecipient
}

func says(err error, code int, words ...string) bool {
	var spoken *textproto.Error
	if !errors.As(err, &spoken) {
		return false
	}
	text := strings.ToLower(spoken.Msg)
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return spoken.Code == code
}

// longestAnswer is how much of a server's answer is kept.
const longestAnswer = 300

// plain keeps what can be read of a server's answer, on one line.
func plain(said string) string {
	said = strings.Join(strings.FieldsFunc(said, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if runes := []rune(said); len(runes) > longestAnswer {
		return string(runes[:longestAnswer]) + "…"
	}
	return said
}

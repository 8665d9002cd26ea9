package post

import (
	"errors"
	"net/smtp"
	"strings"
)

// logIn gives name and password in whichever of the two old ways the server takes. It is only called once the connection is encrypted, or where
// there is no password.
func logIn(client *smtp.Client, server MailServer) *MailReceipt {
	offered, ways := client.Extension("AUTH")
	var auth smtp.Auth
	switch fields := strings.Fields(strings.ToUpper(ways)); {
	case !offered, server.Security == Open:
		return &MailReceipt{Fault: FaultNoLogin}
	case has(fields, "PLAIN"):
		auth = smtp.PlainAuth("", server.User, server.Password, server.Host)
	case has(fields, "LOGIN"):
		auth = &loginAuth{server.User, server.Password}
	default:
		return &MailReceipt{Fault: FaultNoLogin, Said: plain(ways)}
	}
	if err := client.Auth(auth); err != nil {
		return answered(FaultLogin, err)
	}
	return nil
}

func has(all []string, one string) bool {
	for _, each := range all {
		if each == one {
			return true
		}
	}
	return false
}

// loginAuth is the way of old Microsoft servers: they ask for the name, then for the password.
type loginAuth struct{ user, password string }

// Start implements smtp.Auth. It refuses a connection that anybody can read.
func (a *loginAuth) Start(server *smtp.ServerInfo) (string, []byte, error) {
	if !server.TLS {
		return "", nil, errors.New("post: the connection is not encrypted")
	}
	return "LOGIN", nil, nil
}

// Next implements smtp.Auth.
func (a *loginAuth) Next(asked []byte, more bool) ([]byte, error) {
	switch question := strings.ToLower(string(asked)); {
	case !more:
		return nil, nil
	case strings.HasPrefix(question, "user"):
		return []byte(a.user), nil
	case strings.HasPrefix(question, "pass"):
		return []byte(a.password), nil
	}
	return nil, errors.New("post: the server asks for something else than name and password")
}

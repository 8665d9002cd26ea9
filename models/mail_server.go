package models

import (
	"context"
	"net/mail"
	"strings"
	"time"
)

// MailSecurity is how the connection to a mail server is protected.
type MailSecurity string

// The ways. MailOpen carries no password: everybody on the way could read it.
const (
	MailStartTLS MailSecurity = "starttls"
	MailTLS      MailSecurity = "tls"
	MailOpen     MailSecurity = "none"
)

// MailServer is where this installation hands e-mail over. There is one, or none.
type MailServer struct {
	ID             int64
	Host           string
	Port           int
	Security       MailSecurity
	Username       string
	SealedPassword []byte
	// Sender is the address that mail comes from.
	Sender    string
	ChangedAt time.Time
}

// passwordPlace ties the sealed password to its column.
const passwordPlace = "mail_servers/1/password"

// HasPassword tells whether one is kept.
func (m MailServer) HasPassword() bool { return len(m.SealedPassword) > 0 }

// Password is the password in clear. It goes to the server and nowhere else.
func (m MailServer) Password(db *DB) (string, error) {
	return db.place.keys.open(passwordPlace, m.SealedPassword)
}

// FindMailServer returns the server, or NotFound.
func FindMailServer(ctx context.Context, db *DB) (MailServer, error) {
	var m MailServer
	err := db.q(ctx).Take(&m, 1).Error
	return m, found(err, "mail server")
}

// MailSettings are what somebody types to have mail sent. An empty password keeps the one there is.
type MailSettings struct {
	Host     string
	Port     int
	Security MailSecurity
	Username string
	Password string
	Sender   string
}

func (s *MailSettings) check() error {
	wrong := Invalid{}
	s.Host, s.Username, s.Sender = strings.ToLower(strings.TrimSpace(s.Host)), strings.TrimSpace(s.Username), strings.TrimSpace(s.Sender)
	if s.Host == "" || strings.ContainsAny(s.Host, " /@\\\t\r\n") || len(s.Host) > 253 {
		wrong.Add("host", "Enter the server’s name, such as smtp.company.com, without https:// or a port.")
	}
	if s.Port < 1 || s.Port > 65535 {
		wrong.Add("port", "Enter a port between 1 and 65535. Most servers use 587 or 465.")
	}
	switch s.Security {
	case MailTLS, MailStartTLS:
	case MailOpen:
		if s.Username != "" || s.Password != "" {
			wrong.Add("security", "Without encryption everybody on the way could read the password. Choose encryption, or leave out name and password.")
		}
	default:
		wrong.Add("security", "Choose how the connection is protected.")
	}
	if s.Username == "" && s.Password != "" {
		wrong.Add("username", "Enter the name that goes with the password, or leave both empty.")
	}
	if !isBareAddress(s.Sender) {
		wrong.Add("sender", "Enter the address that mail comes from, such as greenlist@company.com.")
	}
	return wrong.OrNil()
}

// isBareAddress tells whether text is one e-mail address and nothing else.
func isBareAddress(text string) bool {
	parsed, err := mail.ParseAddress(text)
	return err == nil && parsed.Address == text && len(text) <= 254
}

// SetMailServer says where mail is handed over; what waits is tried at once. It refuses to send a password that is kept to another server, or
// under another name: whoever may change these settings must not learn it that way.
func SetMailServer(ctx context.Context, db *DB, who Actor, s MailSettings) (MailServer, error) {
	if err := s.check(); err != nil {
		return MailServer{}, err
	}
	var m MailServer
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindMailServer(ctx, tx)
		if _, none := err.(NotFound); err != nil && !none {
			return err
		}
		m = MailServer{ID: 1, Host: s.Host, Port: s.Port, Security: s.Security, Username: s.Username, Sender: s.Sender, ChangedAt: tx.Now()}
		if m.SealedPassword, err = before.password(tx, s); err != nil {
			return err
		}
		if err := tx.storeMailServer(ctx, m); err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE mails SET next_at = ?, first_at = NULL WHERE state = 'waiting' AND way = 'mail'`, tx.Now()).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actMailServerChange, subjectID: 1, before: before.shown(), after: m.shownAfter(s)})
	})
	return m, err
}

// password seals the one that was typed, or keeps the one there is.
func (m MailServer) password(db *DB, s MailSettings) ([]byte, error) {
	switch {
	case s.Username == "":
		return nil, nil
	case s.Password != "":
		return db.place.keys.seal(passwordPlace, s.Password)
	case !m.HasPassword():
		return nil, Invalid{"password": "Enter the password."}
	case m.Host != s.Host || m.Port != s.Port || m.Username != s.Username || m.Security != s.Security:
		return nil, Invalid{"password": "Enter the password once more: it is not given to another server, or under another name, by itself."}
	}
	return m.SealedPassword, nil
}

// shown is what the audit keeps: everything but the password.
func (m MailServer) shown() map[string]any {
	if m.ID == 0 {
		return nil
	}
	return map[string]any{"host": m.Host, "port": m.Port, "security": m.Security, "username": m.Username, "sender": m.Sender, "password": m.HasPassword()}
}

// shownAfter also says that a password was typed, which otherwise nobody would see.
func (m MailServer) shownAfter(s MailSettings) map[string]any {
	shown := m.shown()
	if s.Password != "" {
		shown["password"] = "changed"
	}
	return shown
}

func (db *DB) storeMailServer(ctx context.Context, m MailServer) error {
	return db.q(ctx).Exec(`INSERT INTO mail_servers (id, host, port, security, username, sealed_password, sender, changed_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
		sealed_password = excluded.sealed_password, sender = excluded.sender, changed_at = excluded.changed_at`,
		m.Host, m.Port, m.Security, m.Username, m.SealedPassword, m.Sender, m.ChangedAt).Error
}

// ForgetMailServer removes the server and its password. What waits goes on waiting for another one.
func ForgetMailServer(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindMailServer(ctx, tx)
		if err != nil {
			return err
		}
		if err := guarded(tx.q(ctx).Exec(`DELETE FROM mail_servers WHERE id = 1`), "Somebody has removed it already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actMailServerRemove, subjectID: 1, before: before.shown()})
	})
}

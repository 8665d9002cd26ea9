package models

import (
	"context"
	"encoding/hex"
	"net/netip"
	"time"
)

// How long a session lasts without being used, and at most. NIST 800-63B asks this of accounts that can do harm. Sessions and sign-in links keep
// the real time: whoever moves a sandbox's clock does not sign everybody out.
const (
	SessionIdle = 30 * time.Minute
	SessionLife = 12 * time.Hour
)

// touchEvery bounds the writes: a session seen within it is not noted again.
const touchEvery = time.Minute

// SessionID is the hash of a session's token. It names the session in the database and on the page of sessions; nobody can sign in with it.
type SessionID []byte

func (id SessionID) String() string { return hex.EncodeToString(id) }

// ParseSessionID reads what String wrote; anything else is the id of no session.
func ParseSessionID(s string) SessionID {
	id, err := hex.DecodeString(s)
	if err != nil {
		return SessionID{}
	}
	return id
}

// Session is one browser that a member of staff is signed in with.
type Session struct {
	IDHash     SessionID `gorm:"primaryKey"`
	UserID     *int64
	Data       []byte
	Address    string
	UserAgent  string
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
	RevokedAt  *time.Time
}

// NewSession is what is known when someone signs in.
type NewSession struct {
	User      User
	Data      []byte
	Address   string
	UserAgent string
	// ByLink says that they came in with a link, and no password.
	ByLink bool
}

// StartSession returns the session and its token, which only the browser keeps.
func StartSession(ctx context.Context, db *DB, n NewSession) (Session, string, error) {
	token, now := randomToken(), db.steady()
	s := Session{
		IDHash: tokenHash(token), UserID: &n.User.ID, Data: n.Data, Address: n.Address, UserAgent: cut(n.UserAgent, 300),
		CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(SessionLife),
	}
	if s.Data == nil {
		s.Data = []byte{}
	}
	how := signIn{With: "password", Network: networkOf(n.Address)}
	if n.ByLink {
		how.With = "link"
	}
	return s, token, db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&s).Error; err != nil {
			return err
		}
		return tx.audit(ctx, n.User.Actor(), deed{act: actUserSignIn, subjectID: n.User.ID, after: how})
	})
}

// signIn is what the audit says of one: how, and from which network. The address itself goes with the session.
type signIn struct {
	With    string `json:"with,omitempty"`
	Network string `json:"network,omitempty"`
	Why     string `json:"why,omitempty"`
}

func networkOf(address string) string {
	from, err := netip.ParseAddr(address)
	if err != nil {
		return ""
	}
	return Network(from)
}

// liveSession is the condition on a session that still counts; its parameters come from liveAt.
const liveSession = `revoked_at IS NULL AND expires_at > ? AND last_seen_at > ?`

func liveAt(now time.Time) (expires, idle time.Time) { return now, now.Add(-SessionIdle) }

// FindSession returns the live session with this token. An ended, idle or unknown one is not found.
func FindSession(ctx context.Context, db *DB, token string) (Session, error) {
	var s Session
	expires, idle := liveAt(db.steady())
	err := db.q(ctx).Where("id_hash = ?", tokenHash(token)).Where(liveSession, expires, idle).Take(&s).Error
	return s, found(err, "session")
}

// Touch notes that the session is in use, at most once a minute. Without room to note it nobody is kept from the page that tells so.
func (s *Session) Touch(ctx context.Context, db *DB) error {
	now := db.steady()
	if now.Sub(s.LastSeenAt) < touchEvery {
		return nil
	}
	err := db.q(ctx).Exec(`UPDATE sessions SET last_seen_at = ? WHERE id_hash = ? AND last_seen_at < ?`, now, s.IDHash, now).Error
	if db.NoRoom(err) {
		return nil
	}
	if err == nil {
		s.LastSeenAt = now
	}
	return err
}

// Keep stores what the session carries between two pages.
func (s *Session) Keep(ctx context.Context, db *DB, data []byte) error {
	err := db.q(ctx).Exec(`UPDATE sessions SET data = ? WHERE id_hash = ?`, data, s.IDHash).Error
	if err == nil {
		s.Data = data
	}
	return err
}

func cut(s string, most int) string {
	if len(s) > most {
		return s[:most]
	}
	return s
}

// End signs the browser out. To end one that ended already changes nothing.
func (s *Session) End(ctx context.Context, db *DB) error {
	now := db.steady()
	err := db.q(ctx).Exec(`UPDATE sessions SET revoked_at = ? WHERE id_hash = ? AND revoked_at IS NULL`, now, s.IDHash).Error
	if err == nil {
		s.RevokedAt = &now
	}
	return err
}

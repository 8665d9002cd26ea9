package models

import (
	"context"
	"strings"
	"time"
)

// Account is the WhatsApp Business account (WABA) that the installation speaks for. Its secrets are stored sealed.
type Account struct {
	ID                int64
	WABAID            string `gorm:"column:waba_id"`
	AppID             string
	Name              string
	SealedToken       []byte
	SealedAppSecret   []byte
	SealedVerifyToken []byte
	Status            string
	CheckedAt         *time.Time
	LastError         string
	CreatedAt         time.Time
	UpdatedAt         time.Time
}

// Connection is what a person types to connect an account.
type Connection struct {
	WABAID      string
	AppID       string
	Token       string
	AppSecret   string
	VerifyToken string
}

func (c Connection) check() error {
	wrong := Invalid{}
	for _, field := range []struct{ name, value, words string }{
		{"waba_id", c.WABAID, "Enter the id of the WhatsApp Business account."},
		{"token", c.Token, "Enter the access token."},
		{"app_secret", c.AppSecret, "Enter the app secret. Without it nobody can tell Meta's messages from a forger's."},
		{"verify_token", c.VerifyToken, "Enter a verify token. You choose it, and repeat it at Meta."},
	} {
		if strings.TrimSpace(field.value) == "" {
			wrong.Add(field.name, field.words)
		}
	}
	return wrong.OrNil()
}

// Connect stores the account and its secrets. Connecting the same WABA again replaces its secrets.
func Connect(ctx context.Context, db *DB, who Actor, c Connection) (Account, error) {
	if err := c.check(); err != nil {
		return Account{}, err
	}
	account := Account{WABAID: c.WABAID, AppID: c.AppID, CreatedAt: db.Now(), UpdatedAt: db.Now()}
	if err := account.seal(db.place.keys, c); err != nil {
		return Account{}, err
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.storeAccount(ctx, &account); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "connect", subject: "account", subjectID: account.ID, after: map[string]any{"waba_id": c.WABAID, "app_id": c.AppID}})
	})
	return account, err
}

func (db *DB) storeAccount(ctx context.Context, a *Account) error {
	return db.q(ctx).Raw(`INSERT INTO accounts (waba_id, app_id, sealed_token, sealed_app_secret, sealed_verify_token, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (waba_id) DO UPDATE SET app_id = excluded.app_id, sealed_token = excluded.sealed_token,
		sealed_app_secret = excluded.sealed_app_secret, sealed_verify_token = excluded.sealed_verify_token, updated_at = excluded.updated_at
		RETURNING id`, a.WABAID, a.AppID, a.SealedToken, a.SealedAppSecret, a.SealedVerifyToken, a.CreatedAt, a.UpdatedAt).Scan(&a.ID).Error
}

func (a *Account) seal(keys Keys, c Connection) (err error) {
	for _, s := range []struct {
		column, plain string
		into          *[]byte
	}{{"token", c.Token, &a.SealedToken}, {"app_secret", c.AppSecret, &a.SealedAppSecret}, {"verify_token", c.VerifyToken, &a.SealedVerifyToken}} {
		if *s.into, err = keys.seal(a.place(s.column), s.plain); err != nil {
			return err
		}
	}
	return nil
}

// place ties a sealed secret to its row and column, so that one cannot be moved to another.
func (a Account) place(column string) string { return "accounts/" + a.WABAID + "/" + column }

// Token is the access token in clear. It goes to the Graph client and nowhere else.
func (a Account) Token(db *DB) (string, error) {
	return db.place.keys.open(a.place("token"), a.SealedToken)
}

// AppSecret is what Meta signs webhooks with.
func (a Account) AppSecret(db *DB) (string, error) {
	return db.place.keys.open(a.place("app_secret"), a.SealedAppSecret)
}

// VerifyToken is what Meta repeats when it is told of our webhook.
func (a Account) VerifyToken(db *DB) (string, error) {
	return db.place.keys.open(a.place("verify_token"), a.SealedVerifyToken)
}

// FindAccount returns the connected account, or NotFound.
func FindAccount(ctx context.Context, db *DB) (Account, error) {
	var a Account
	err := db.q(ctx).Order("id").Take(&a).Error
	return a, found(err, "WhatsApp account")
}

// Check notes whether Meta could be reached with the account's token, and what it said if not.
func (a *Account) Check(ctx context.Context, db *DB, name, status, lastError string) error {
	now := db.Now()
	err := db.q(ctx).Exec(`UPDATE accounts SET name = CASE WHEN ? = '' THEN name ELSE ? END, status = ?, last_error = ?, checked_at = ?, updated_at = ? WHERE id = ?`,
		name, name, status, lastError, now, now, a.ID).Error
	if err == nil {
		a.Status, a.LastError, a.CheckedAt = status, lastError, &now
	}
	return err
}

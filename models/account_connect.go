package models

import (
	"context"
	"strings"
)

// Connection is what a person types to connect an account.
type Connection struct {
	WABAID      string
	AppID       string
	Token       string
	AppSecret   string
	VerifyToken string
}

func (c Connection) trim() Connection {
	for _, field := range []*string{&c.WABAID, &c.AppID, &c.Token, &c.AppSecret, &c.VerifyToken} {
		*field = strings.TrimSpace(*field)
	}
	return c
}

func (c Connection) check() error {
	wrong := Invalid{}
	for _, field := range []struct{ name, value, words string }{
		{"waba_id", c.WABAID, "Enter the id of the WhatsApp Business account."},
		{"token", c.Token, "Enter the access token."},
		{"app_secret", c.AppSecret, "Enter the app secret. Without it nobody can tell Meta’s messages from a forger’s."},
		{"verify_token", c.VerifyToken, "Enter a verify token. You choose it, and repeat it at Meta."},
	} {
		if field.value == "" {
			wrong.Add(field.name, field.words)
		}
	}
	if strings.Trim(c.WABAID, "0123456789") != "" {
		wrong.Add("waba_id", "The id has digits only. WhatsApp Manager shows it under the account’s name.")
	}
	return wrong.OrNil()
}

// Connect stores the account and its secrets, and asks for everything that Meta can tell of it. Connecting the same account again changes what
// is given and keeps the other secrets. It refuses a second account: what was sent and agreed here belongs to the first.
func Connect(ctx context.Context, db *DB, who Actor, c Connection) (Account, error) {
	c = c.trim()
	var account Account
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		known, err := tx.connected(ctx, c.WABAID)
		if err != nil {
			return err
		}
		if c, err = known.complete(tx, c); err != nil {
			return err
		}
		if err := c.check(); err != nil {
			return err
		}
		now := tx.Now()
		account = Account{WABAID: c.WABAID, AppID: c.AppID, CreatedAt: now, UpdatedAt: now}
		if err := account.seal(tx.place.keys, c); err != nil {
			return err
		}
		if err := tx.storeAccount(ctx, &account); err != nil {
			return err
		}
		if err := tx.askEverything(ctx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actAccountConnect, subjectID: account.ID, after: map[string]any{"waba_id": c.WABAID, "app_id": c.AppID}})
	})
	return account, err
}

// connected is the account with this id, the zero account when there is none yet. An account that was mistyped, and so never brought
// anything, makes room.
func (db *DB) connected(ctx context.Context, wabaID string) (Account, error) {
	var all []Account
	if err := db.q(ctx).Order("id").Find(&all).Error; err != nil {
		return Account{}, err
	}
	for _, a := range all {
		if a.WABAID == wabaID {
			return a, nil
		}
		gone := db.q(ctx).Exec(`DELETE FROM accounts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM numbers WHERE account_id = accounts.id)
			AND NOT EXISTS (SELECT 1 FROM templates WHERE account_id = accounts.id)`, a.ID)
		if gone.Error != nil {
			return Account{}, gone.Error
		}
		if gone.RowsAffected == 0 {
			return Account{}, Refusal{Reason: "other-account", Message: "This installation works for account " + a.WABAID +
				", and what it holds belongs to it. Install Greenlist once more for another account."}
		}
	}
	return Account{}, nil
}

// complete fills in the secrets that were left empty because they stay as they are.
func (a Account) complete(db *DB, c Connection) (Connection, error) {
	if a.ID == 0 {
		return c, nil
	}
	for _, secret := range []struct {
		given *string
		kept  func(*DB) (string, error)
	}{{&c.Token, a.Token}, {&c.AppSecret, a.AppSecret}, {&c.VerifyToken, a.VerifyToken}} {
		if *secret.given != "" {
			continue
		}
		kept, err := secret.kept(db)
		if err != nil {
			return c, err
		}
		*secret.given = kept
	}
	return c, nil
}

// askEverything puts in line what there is to ask of Meta about the account.
func (db *DB) askEverything(ctx context.Context) error {
	for _, kind := range accountErrands {
		if err := Enqueue(ctx, db, kind, "", struct{}{}, db.Now()); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) storeAccount(ctx context.Context, a *Account) error {
	return db.q(ctx).Raw(`INSERT INTO accounts (waba_id, app_id, sealed_token, sealed_app_secret, sealed_verify_token, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (waba_id) DO UPDATE SET app_id = excluded.app_id, sealed_token = excluded.sealed_token,
		sealed_app_secret = excluded.sealed_app_secret, sealed_verify_token = excluded.sealed_verify_token, updated_at = excluded.updated_at
		RETURNING *`, a.WABAID, a.AppID, a.SealedToken, a.SealedAppSecret, a.SealedVerifyToken, a.CreatedAt, a.UpdatedAt).Scan(a).Error
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

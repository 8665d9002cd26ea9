package models

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Scope is one thing a key may do.
type Scope string

// The scopes. Every key may read what purposes and forms there are.
const (
	ReadContacts  Scope = "contacts.read"
	WriteContacts Scope = "contacts.write"
	WriteConsents Scope = "consents.write"
)

// Scopes are all there are.
var Scopes = []Scope{ReadContacts, WriteContacts, WriteConsents}

// APIKey lets one of the company's own systems in. Only a keyed hash of it is kept: who has the database has no key.
type APIKey struct {
	ID   int64
	Name string
	// Hint is its last characters, to tell keys apart.
	Hint       string
	Hash       []byte
	Scopes     []Scope `gorm:"serializer:json"`
	CreatedBy  *int64
	CreatedAt  time.Time
	LastUsedAt *time.Time
	RevokedAt  *time.Time
}

func (APIKey) TableName() string { return "api_keys" }

// Actor is the key as the one who does something.
func (k APIKey) Actor() Actor { return Actor{KeyID: k.ID, Name: "API key “" + k.Name + "”"} }

// May tells whether the key may do something.
func (k APIKey) May(s Scope) bool { return slices.Contains(k.Scopes, s) }

// Throttle is how much the key may ask.
func (k APIKey) Throttle() Throttle {
	return Throttle{Name: fmt.Sprintf("api key %d", k.ID), Most: 600, Window: time.Minute}
}

// keyPrefix makes a key that was left somewhere it should not be recognisable to those who look for such things.
const keyPrefix = "greenlist_"

// NewAPIKey is what it takes to make a key.
type NewAPIKey struct {
	Name   string
	Scopes []Scope
}

func (n *NewAPIKey) check() error {
	wrong := Invalid{}
	if n.Name = strings.TrimSpace(n.Name); n.Name == "" {
		wrong.Add("name", "Name the system that will use this key, such as “Web shop”.")
	}
	if len([]rune(n.Name)) > 80 {
		wrong.Add("name", "Keep the name to 80 letters.")
	}
	n.Scopes = slices.DeleteFunc(n.Scopes, func(s Scope) bool { return !slices.Contains(Scopes, s) })
	if len(n.Scopes) == 0 {
		wrong.Add("scope", "Choose what this key may do.")
	}
	return wrong.OrNil()
}

// CreateAPIKey makes a key and returns it in full: nobody can do that again. It refuses a key without a name, or that may do nothing.
func CreateAPIKey(ctx context.Context, db *DB, who Actor, n NewAPIKey) (APIKey, string, error) {
	if err := n.check(); err != nil {
		return APIKey{}, "", err
	}
	token := keyPrefix + randomToken() + randomToken()
	k := APIKey{Name: n.Name, Hint: token[len(token)-4:], Hash: db.apiKeyHash(token), Scopes: n.Scopes, CreatedBy: who.userID(), CreatedAt: db.Now()}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&k).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actKeyCreate, subjectID: k.ID, after: n})
	})
	return k, token, err
}

func (db *DB) apiKeyHash(token string) []byte { return db.place.keys.mac("api key", []byte(token)) }

// Revoke ends a key, at once. To end one that has ended is a Conflict.
func (k *APIKey) Revoke(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		ended := tx.q(ctx).Exec(`UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL`, now, k.ID)
		if err := guarded(ended, "This key has been revoked already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actKeyRevoke, subjectID: k.ID})
	})
	if err == nil {
		k.RevokedAt = &now
	}
	return err
}

// UseAPIKey returns the key behind what a system sent, and notes that it is in use, at most once a minute. One that is unknown or revoked is
// not found.
func UseAPIKey(ctx context.Context, db *DB, token string) (APIKey, error) {
	var k APIKey
	err := db.q(ctx).Where("hash = ? AND revoked_at IS NULL", db.apiKeyHash(token)).Take(&k).Error
	if err != nil {
		return APIKey{}, found(err, "key")
	}
	now := db.Now()
	if k.LastUsedAt != nil && now.Sub(*k.LastUsedAt) < touchEvery {
		return k, nil
	}
	return k, k.noteUse(ctx, db, now)
}

// noteUse also writes to the audit that the key is in use, once a day: what is done with it stands there by itself, but not what is read.
func (k *APIKey) noteUse(ctx context.Context, db *DB, now time.Time) error {
	k.LastUsedAt = &now
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		used := tx.q(ctx).Exec(`UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`, now, k.ID, now.Truncate(24*time.Hour))
		if used.Error != nil {
			return used.Error
		}
		if used.RowsAffected > 0 {
			return tx.audit(ctx, k.Actor(), deed{act: actKeyUse, subjectID: k.ID})
		}
		return tx.q(ctx).Exec(`UPDATE api_keys SET last_used_at = ? WHERE id = ?`, now, k.ID).Error
	})
}

// ListAPIKeys returns every key, those in use first, the newest first.
func ListAPIKeys(ctx context.Context, db *DB) ([]APIKey, error) {
	var all []APIKey
	err := db.q(ctx).Order("CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, id DESC").Find(&all).Error
	return all, err
}

// FindAPIKey returns one key.
func FindAPIKey(ctx context.Context, db *DB, id int64) (APIKey, error) {
	var k APIKey
	err := db.q(ctx).Take(&k, id).Error
	return k, found(err, "key")
}

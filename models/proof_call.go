package models

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// SignedCall is a call from WhatsApp as it came in, checked again now.
type SignedCall struct {
	// Signature is the X-Hub-Signature-256 it came with, and SHA256 the hash of its body, as the evidence names them.
	Signature, SHA256 string
	// Body is as it was signed, unless ReducedAt is set: then somebody else in it was erased, and it is what was kept of the others. It is empty
	// where nothing was.
	Body       []byte
	ReceivedAt time.Time
	ReducedAt  *time.Time
	// Others is how many things it tells besides: most likely of other people.
	Others  int
	Genuine Genuine
}

// Genuine is what came of checking a signature.
type Genuine string

const (
	// SignedByMeta: the body is the one named, and the signature is right with the app secret in use.
	SignedByMeta Genuine = "yes"
	// SignedOtherwise: the signature is not right with the app secret in use. The secret may have been changed since.
	SignedOtherwise Genuine = "no"
	// AlteredBody: the body is not the one that the evidence names.
	AlteredBody Genuine = "altered"
	// Uncheckable: the body is not there any more as it was signed, or there is no app secret.
	Uncheckable Genuine = "unknown"
)

// Pretty is the body as people can read it.
func (c SignedCall) Pretty() string {
	var b bytes.Buffer
	if json.Indent(&b, c.Body, "", "  ") != nil {
		return string(c.Body)
	}
	return b.String()
}

// calls finds the bodies that the evidence rests on, and checks them with the app secret.
func (p *proofs) calls(ctx context.Context) error {
	var hashes []string
	for _, one := range p.all {
		if hook := webhookOf(one.Event); hook != nil {
			hashes = append(hashes, hook.SHA256)
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	kept, err := p.db.keptBodies(ctx, hashes)
	if err != nil {
		return err
	}
	secrets, err := p.db.appSecrets(ctx)
	if err != nil {
		return err
	}
	for i, one := range p.all {
		if hook := webhookOf(one.Event); hook != nil {
			p.all[i].Call = checkCall(*hook, kept[hook.SHA256], secrets)
		}
	}
	return nil
}

type keptBody struct {
	Hash       string
	Body       []byte
	ReceivedAt time.Time
	ReducedAt  *time.Time
}

func (db *DB) keptBodies(ctx context.Context, hashes []string) (map[string]keptBody, error) {
	var rows []keptBody
	err := db.q(ctx).Raw(`SELECT hash, body, received_at, reduced_at FROM webhook_bodies WHERE hash IN ?`, hashes).Scan(&rows).Error
	of := make(map[string]keptBody, len(rows))
	for _, row := range rows {
		of[row.Hash] = row
	}
	return of, err
}

// appSecrets are those of every account there is or was.
func (db *DB) appSecrets(ctx context.Context) (secrets []string, err error) {
	var accounts []Account
	if err := db.q(ctx).Find(&accounts).Error; err != nil {
		return nil, err
	}
	for _, account := range accounts {
		secret, err := account.AppSecret(db)
		if err != nil {
			return nil, err
		}
		if secret != "" {
			secrets = append(secrets, secret)
		}
	}
	return secrets, nil
}

func checkCall(hook ledger.Webhook, kept keptBody, secrets []string) *SignedCall {
	call := &SignedCall{Signature: hook.Signature, SHA256: hook.SHA256, Body: kept.Body, ReceivedAt: kept.ReceivedAt, ReducedAt: kept.ReducedAt}
	if hook.Body != nil {
		call.Body = hook.Body
	}
	call.Genuine = call.check(secrets)
	if told, err := whatsapp.Parse(call.Body); err == nil {
		call.Others = max(0, len(told.Events)-1)
	}
	return call
}

func (c SignedCall) check(secrets []string) Genuine {
	if c.Body == nil || c.ReducedAt != nil || len(secrets) == 0 {
		return Uncheckable
	}
	if sum := sha256.Sum256(c.Body); hex.EncodeToString(sum[:]) != c.SHA256 {
		return AlteredBody
	}
	for _, secret := range secrets {
		if whatsapp.Verify(secret, c.Body, c.Signature) {
			return SignedByMeta
		}
	}
	return SignedOtherwise
}

package models

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Topic is what an endpoint is told of.
type Topic string

// The topics. TopicTest is only sent when somebody presses the button.
const (
	TopicGiven     Topic = "consent.given"
	TopicWithdrawn Topic = "consent.withdrawn"
	TopicRefused   Topic = "consent.refused"
	TopicExpired   Topic = "consent.expired"
	// TopicChanged: another number or user id, another name, a merge.
	TopicChanged Topic = "contact.changed"
	// TopicErased: their data were erased here. It tells their id and nothing else.
	TopicErased Topic = "contact.erased"
	TopicTest   Topic = "test"
)

// Topics are those an endpoint can choose from.
var Topics = []Topic{TopicGiven, TopicWithdrawn, TopicRefused, TopicExpired, TopicChanged, TopicErased}

// EndpointState is how an endpoint stands.
type EndpointState string

const (
	EndpointOn EndpointState = "on"
	// EndpointOff: somebody switched it off. What happens meanwhile it never hears.
	EndpointOff EndpointState = "off"
	// EndpointPaused: it failed for too long. What happens meanwhile waits for it.
	EndpointPaused EndpointState = "paused"
)

// Why an endpoint was paused.
const (
	PausedFailing = "failing"
	PausedGone    = "gone"
)

// Endpoint is an address of the company's that is told when somebody says yes or no.
type Endpoint struct {
	ID        int64
	URL       string  `gorm:"column:url"`
	Events    []Topic `gorm:"serializer:json"`
	State     EndpointState
	PausedWhy string
	// Secret and OldSecret are sealed. The old one still signs until OldSecretUntil, so that the other side can change at leisure.
	Secret         []byte
	OldSecret      []byte
	OldSecretUntil *time.Time
	// Failures counts those in a row; QuietUntil is when the next attempt may be made.
	Failures      int
	FailingSince  *time.Time
	QuietUntil    *time.Time
	LastSuccessAt *time.Time
	CreatedBy     *int64
	CreatedAt     time.Time
	ChangedAt     time.Time
}

// NewEndpoint is what it takes to tell an address something.
type NewEndpoint struct {
	URL    string
	Events []Topic
}

// longestURL keeps an address within what everything on the way can take.
const longestURL = 2000

func (n *NewEndpoint) check() error {
	wrong := Invalid{}
	n.URL = strings.TrimSpace(n.URL)
	if err := checkEndpointURL(n.URL); err != "" {
		wrong.Add("url", err)
	}
	n.Events = slices.DeleteFunc(n.Events, func(t Topic) bool { return !slices.Contains(Topics, t) })
	if len(n.Events) == 0 {
		wrong.Add("event", "Choose what to tell this address.")
	}
	return wrong.OrNil()
}

// checkEndpointURL says what is wrong with an address as such. Where it leads is looked at for each connection anew, because names can change.
// http is only for a machine that talks to itself, which whoever runs the server must have allowed.
func checkEndpointURL(text string) string {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Opaque != "" || len(text) > longestURL:
		return "Enter a whole address, such as https://shop.example/greenlist."
	case u.User != nil || u.Fragment != "":
		return "Leave out the name, the password and the part after #. Deliveries are signed; no password is needed."
	case u.Scheme == "http" && slices.Contains([]string{"127.0.0.1", "::1", "localhost"}, u.Hostname()):
		return ""
	case u.Scheme != "https":
		return "Use an address that begins with https://. What is told is personal."
	}
	return ""
}

// CreateEndpoint adds an address and returns the secret that signs what it is told, for the only time.
func CreateEndpoint(ctx context.Context, db *DB, who Actor, n NewEndpoint) (Endpoint, string, error) {
	if err := n.check(); err != nil {
		return Endpoint{}, "", err
	}
	now := db.Now()
	e := Endpoint{URL: n.URL, Events: n.Events, State: EndpointOn, Secret: []byte{}, CreatedBy: who.userID(), CreatedAt: now, ChangedAt: now}
	secret := newEndpointSecret()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if err := tx.q(ctx).Create(&e).Error; err != nil {
			return err
		}
		if e.Secret, err = tx.place.keys.seal(e.vault(), secret); err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE endpoints SET secret = ? WHERE id = ?`, e.Secret, e.ID).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actEndpointCreate, subjectID: e.ID, after: n})
	})
	return e, secret, err
}

// vault names the place of a secret, so that no other row opens it.
func (e Endpoint) vault() string { return fmt.Sprintf("endpoints.secret:%d", e.ID) }

func newEndpointSecret() string { return "glsec_" + randomToken() + randomToken() }

// Secrets are those that sign what is sent now, the newest first.
func (e Endpoint) Secrets(db *DB) ([]string, error) {
	newest, err := db.place.keys.open(e.vault(), e.Secret)
	if err != nil {
		return nil, err
	}
	if e.OldSecretUntil == nil || !db.Now().Before(*e.OldSecretUntil) {
		return []string{newest}, nil
	}
	older, err := db.place.keys.open(e.vault(), e.OldSecret)
	return []string{newest, older}, err
}

// ListEndpoints returns every endpoint, the newest first.
func ListEndpoints(ctx context.Context, db *DB) ([]Endpoint, error) {
	var all []Endpoint
	err := db.q(ctx).Order("id DESC").Find(&all).Error
	return all, err
}

// FindEndpoint returns one endpoint.
func FindEndpoint(ctx context.Context, db *DB, id int64) (Endpoint, error) {
	var e Endpoint
	err := db.q(ctx).Take(&e, id).Error
	return e, found(err, "webhook")
}

package models

import (
	"context"
	"crypto/hmac"
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"strings"
)

// Ticks are the boxes somebody ticked in a consent block that stands in a shop's own form.
type Ticks struct {
	Token      string // as served with the block
	PurposeIDs []int64
	From       netip.Addr
	Browser    string // its family only
}

// ticked is what a ticket says: it is signed together with the token of the block that was shown.
type ticked struct {
	Purposes []int64 `json:"p"`
	At       int64   `json:"t"`           // Unix milliseconds
	Network  string  `json:"n,omitempty"` // the truncated address
	Browser  string  `json:"b,omitempty"`
}

// Tick gives a ticket for the boxes somebody ticked just now. The shop's form carries it to the shop's server, which completes it (CompleteCheckout);
// it cannot name a box that was not ticked here. It refuses, with the Served reasons, a block that is not ours or too old, and a form that is
// stopped; as Invalid "purpose" no box, or one the form does not have. A ticket is no consent: that comes from the person's own phone.
func Tick(ctx context.Context, db *DB, t Ticks) (ticket string, err error) {
	served, err := ReadServed(db, t.Token)
	if err != nil {
		return "", err
	}
	if err := t.throttle(db).Spend(ctx, db, "Many boxes were ticked from your network just now. Try again in a few minutes."); err != nil {
		return "", err
	}
	block, err := served.atCheckout(ctx, db)
	if err != nil {
		return "", err
	}
	if chosen := block.version.Content.Chosen(t.PurposeIDs); len(chosen) == 0 || len(chosen) != len(t.PurposeIDs) {
		return "", Invalid{"purpose": "Tick what you would like to receive."}
	}
	body, err := json.Marshal(ticked{Purposes: t.PurposeIDs, At: db.Now().UnixMilli(), Network: Network(t.From), Browser: t.Browser})
	if err != nil {
		return "", err
	}
	signed := t.Token + "." + base64.RawURLEncoding.EncodeToString(body)
	return signed + "." + base64.RawURLEncoding.EncodeToString(db.place.keys.mac("ticked boxes", []byte(signed))), nil
}

func (t Ticks) throttle(db *DB) Throttle {
	throttle := NewSignup{From: t.From}.throttle(db)
	throttle.Name, throttle.Most = "ticks "+throttle.Name, 10*throttle.Most
	return throttle
}

// atCheckout finds the consent block that a token of a checkout speaks of.
func (s Served) atCheckout(ctx context.Context, db *DB) (grant, error) {
	if s.Source != SourceCheckout || s.Kind != CheckoutBlock {
		return grant{}, Refusal{Reason: ServedForeign, Message: "This is not the token of a consent block in a checkout."}
	}
	if db.Now().Sub(s.When()) > ServedLife {
		return grant{}, Refusal{Reason: ServedStale, Message: "The checkout was open for too long. The person has to tick the box once more."}
	}
	version, err := FindFormVersion(ctx, db, s.VersionID)
	if err != nil {
		return grant{}, err
	}
	form, err := FindForm(ctx, db, version.FormID)
	if err != nil {
		return grant{}, err
	}
	version, notice, err := s.Shown(ctx, db, form)
	version.Content.Fields = nil
	if err == nil && form.StoppedAt != nil {
		err = Refusal{Reason: FormIsStopped, Message: "This form takes no sign-ups at the moment."}
	}
	return grant{served: s, version: version, notice: notice}, err
}

// Checkout is what a shop's server sends after an order.
type Checkout struct {
	Ticket  string // the field greenlist_token of the shop's form
	Phone   string // as typed at the shop
	Country string // ISO code, for a number without a country code
	// Wording speaks the language of the block that was shown.
	Wording func(language string) Wording
}

// CompleteCheckout begins the sign-up of somebody who ticked boxes in a shop's checkout: once for each ticket, however often the shop sends it. It is
// pending until the person sends its Declaration from their own WhatsApp within a day; until then nothing may be sent to them. It refuses, with
// the Served reasons, a ticket that is not ours, older than a day (ServedStale), quicker than a person, or used with another number (ServedUsed);
// a stopped form (FormIsStopped); and as Invalid "phone" a number nobody has. What the form asks besides the number is not asked at a checkout.
func CompleteCheckout(ctx context.Context, db *DB, c Checkout) (Signup, error) {
	n, err := c.read(db)
	if err != nil {
		return Signup{}, err
	}
	served, err := ReadServed(db, n.Token)
	if err != nil {
		return Signup{}, err
	}
	g, err := served.atCheckout(ctx, db)
	if err != nil {
		return Signup{}, err
	}
	if err := served.check(db.Now(), false); err != nil {
		return Signup{}, err
	}
	n.Token, n.Wording = c.Ticket, c.Wording(g.notice.Language)
	g.NewSignup = n
	s, err := g.signup(db.Now())
	if err != nil {
		return Signup{}, err
	}
	return db.openSignup(ctx, s, g)
}

// read takes a ticket apart, if we signed it.
func (c Checkout) read(db *DB) (NewSignup, error) {
	foreign := Refusal{Reason: ServedForeign, Message: "This token did not come from a consent block of ours."}
	signed, signature, _ := cutLast(c.Ticket)
	token, body, ok := cutLast(signed)
	decode := base64.RawURLEncoding.Strict().DecodeString
	mac, err := decode(signature)
	if !ok || err != nil || !hmac.Equal(mac, db.place.keys.mac("ticked boxes", []byte(signed))) {
		return NewSignup{}, foreign
	}
	var t ticked
	raw, err := decode(body)
	if err != nil || json.Unmarshal(raw, &t) != nil {
		return NewSignup{}, foreign
	}
	n := NewSignup{Token: token, Phone: c.Phone, Country: c.Country, PurposeIDs: t.Purposes, Browser: t.Browser}
	if network, err := netip.ParsePrefix(t.Network); err == nil {
		n.From = network.Addr()
	}
	return n, nil
}

func cutLast(text string) (before, after string, found bool) {
	at := strings.LastIndexByte(text, '.')
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+1:], true
}

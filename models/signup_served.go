package models

import (
	"cmp"
	"context"
	"crypto/hmac"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

// Served is what a page put before somebody. It travels with the page as a signed token and comes back with what they filled in: it binds what
// was shown to what was given, lets a page be used once, and tells our own pages from others' where there is no cookie to do so.
type Served struct {
	VersionID int64  `json:"v"`
	Hash      string `json:"h"` // of the notice
	Language  string `json:"l"`
	Origin    string `json:"o"`
	Source    string `json:"s"`           // a ledger.Source constant
	Page      string `json:"p,omitempty"` // the address of the page it stands on, without its query
	Tag       string `json:"c,omitempty"` // the campaign or place that led there
	Referrer  string `json:"r,omitempty"` // the host people came from
	Staging   bool   `json:"g,omitempty"` // a website for trying things out: it does not count
	Kind      string `json:"k,omitempty"` // of the notice, if it is not a ConsentBlock
	At        int64  `json:"t"`           // Unix milliseconds
	ID        string `json:"i"`
}

// ServedLife is how long a page may lie open before it has to be shown anew.
const ServedLife = 24 * time.Hour

// Place is where a notice is shown.
type Place struct {
	Source   string // a ledger.Source constant
	Origin   string // the address of the site
	Page     string // the address of the page, without its query
	Tag      string // the campaign or place that led there
	Referrer string // the host the person came from
	Staging  bool   // a website for trying things out: it does not count in figures
}

// cameFrom is what brought somebody to the form, as far as it says anything: the page that holds it, or the site that led to ours.
func (p Place) cameFrom() string {
	switch p.Source {
	case SourceForm, SourceInvitation, SourceCounter:
		return p.Referrer
	}
	return p.Page
}

// Place is where the notice was shown.
func (s Served) Place() Place {
	return Place{Source: s.Source, Origin: s.Origin, Page: s.Page, Tag: s.Tag, Referrer: s.Referrer, Staging: s.Staging}
}

// Serve makes the token for showing a notice somewhere. What it says about the place cannot be changed by whoever carries it.
func (n Notice) Serve(db *DB, at Place) string {
	body, err := json.Marshal(Served{
		VersionID: n.FormVersionID, Hash: n.HexHash(), Language: n.Language, Source: at.Source, Origin: at.Origin, Page: at.Page, Tag: at.Tag,
		Referrer: at.Referrer, Staging: at.Staging, Kind: n.servedKind(), At: db.Now().UnixMilli(), ID: randomToken(),
	})
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	encode := base64.RawURLEncoding.EncodeToString
	return encode(body) + "." + encode(db.place.keys.mac("served form", body))
}

// ReadServed reads a token of ours. It refuses (as Refusal "foreign") what we did not make.
func ReadServed(db *DB, token string) (Served, error) {
	var s Served
	body, signature, _ := strings.Cut(token, ".")
	decode := base64.RawURLEncoding.Strict().DecodeString
	raw, err := decode(body)
	mac, macErr := decode(signature)
	if err != nil || macErr != nil || !hmac.Equal(mac, db.place.keys.mac("served form", raw)) || json.Unmarshal(raw, &s) != nil {
		return Served{}, Refusal{Reason: ServedForeign, Message: "This page did not come from us."}
	}
	return s, nil
}

// Reasons why a filled-in page is not taken. The page is shown again, in kind words.
const (
	ServedForeign = "foreign" // not our token, or of another form
	ServedStale   = "stale"   // older than ServedLife
	ServedHasty   = "hasty"   // sent sooner than anybody reads, or with the trap filled in
	ServedUsed    = "used"    // sent before, with other answers
	FormIsStopped = "stopped"
)

// When is the moment the page was shown.
func (s Served) When() time.Time { return time.UnixMilli(s.At).UTC() }

// quickest is the least time in which a person reads a form and fills it in. Programs are quicker.
const quickest = 2 * time.Second

func (s Served) check(now time.Time, trapped bool) error {
	switch age := now.Sub(s.When()); {
	case age > ServedLife:
		return Refusal{Reason: ServedStale, Message: "This page was open for too long. Look at it once more and send it again."}
	case age < quickest, trapped:
		return Refusal{Reason: ServedHasty, Message: "That went very quickly. Look at it once more and send it again."}
	}
	return nil
}

// Shown finds what a token says was shown, as it is kept. Another form's token is foreign here.
func (s Served) Shown(ctx context.Context, db *DB, form Form) (FormVersion, Notice, error) {
	foreign := Refusal{Reason: ServedForeign, Message: "This page belongs to another form."}
	version, err := FindFormVersion(ctx, db, s.VersionID)
	if err != nil {
		return version, Notice{}, err
	}
	notice, err := FindNoticeOf(ctx, db, s.VersionID, s.Language, cmp.Or(s.Kind, ConsentBlock))
	if err == nil && (version.FormID != form.ID || notice.HexHash() != s.Hash) {
		err = foreign
	}
	return version, notice, err
}

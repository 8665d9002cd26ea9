package models

import (
	"context"
	"strings"
	"time"
)

// Suppression is one person who is never messaged. It survives their erasure: of them it keeps only keyed hashes of number and user id, so that
// it cannot be read, and anybody met again is recognised.
type Suppression struct {
	ID        int64
	Kind      SuppressionKind
	Reason    string
	CreatedBy *int64
	CreatedAt time.Time
}

// SuppressionKind says whose wish it is.
type SuppressionKind string

const (
	// SuppressionAsked is the person's own wish. Their own fresh yes, sent from their own phone, lifts it: nobody else can undo their wish, and
	// they can.
	SuppressionAsked SuppressionKind = "asked"
	// SuppressionStaff is the company's decision and SuppressionAuthority somebody's with the power to demand it. A yes does not lift these; an
	// admin does, with a reason.
	SuppressionStaff     SuppressionKind = "staff"
	SuppressionAuthority SuppressionKind = "authority"
)

// Never is the wish that somebody is never messaged again: whose, and why.
type Never struct {
	Kind   SuppressionKind
	Reason string
}

func (n *Never) check() error {
	wrong := Invalid{}
	if n.Reason = shorten(strings.TrimSpace(n.Reason), 500); n.Reason == "" {
		wrong.Add("reason", "Say why this person must not be messaged any more.")
	}
	if n.Kind != SuppressionAsked && n.Kind != SuppressionStaff && n.Kind != SuppressionAuthority {
		wrong.Add("kind", "Say whose wish it is.")
	}
	return wrong.OrNil()
}

// firmness orders the kinds: what a firmer one demands, a softer one does not replace.
var firmness = map[SuppressionKind]int{SuppressionAsked: 1, SuppressionStaff: 2, SuppressionAuthority: 3}

// firmer tells whether the wish asks for more than what is in force already.
func (n Never) firmer(than Suppression) bool { return firmness[n.Kind] > firmness[than.Kind] }

// remember writes the hashes of a person's addresses down, and returns the suppression: the one in force, unless the wish is a firmer one. Whoever has
// one of the addresses is the same person.
func (db *DB) remember(ctx context.Context, who Actor, n Never, addresses ...string) (Suppression, error) {
	known, err := db.spreadNo(ctx, addresses...)
	if err != nil || known.ID != 0 && !n.firmer(known) {
		return known, err
	}
	s := Suppression{Kind: n.Kind, Reason: n.Reason, CreatedBy: who.userID(), CreatedAt: db.Now()}
	if err := db.q(ctx).Create(&s).Error; err != nil {
		return s, err
	}
	return s, db.addHashes(ctx, s.ID, addresses...)
}

func (db *DB) addHashes(ctx context.Context, id int64, addresses ...string) error {
	for _, hash := range db.hashes(addresses) {
		if err := db.q(ctx).Exec(`INSERT INTO suppression_hashes (suppression_id, hash) VALUES (?, ?) ON CONFLICT DO NOTHING`, id, hash).Error; err != nil {
			return err
		}
	}
	return nil
}

// spreadNo makes every suppression of one of a person's addresses one of all of them, so that it still knows them when only another is left. It
// returns the firmest; its id is 0 where there is none.
func (db *DB) spreadNo(ctx context.Context, addresses ...string) (firmest Suppression, err error) {
	all, err := db.allRecognised(ctx, addresses...)
	if err != nil || len(all) == 0 {
		return Suppression{}, err
	}
	for _, s := range all {
		if err := db.addHashes(ctx, s.ID, addresses...); err != nil {
			return s, err
		}
	}
	return all[0], nil
}

func (db *DB) hashes(addresses []string) (all [][]byte) {
	for _, address := range addresses {
		if address != "" {
			all = append(all, db.place.keys.suppressionHash(address))
		}
	}
	return all
}

// recognised is the suppression of whoever has one of the addresses, the firmest where several are in force; its id is 0 where there is none.
func (db *DB) recognised(ctx context.Context, addresses ...string) (Suppression, error) {
	all, err := db.allRecognised(ctx, addresses...)
	if err != nil || len(all) == 0 {
		return Suppression{}, err
	}
	return all[0], nil
}

func (db *DB) allRecognised(ctx context.Context, addresses ...string) (all []Suppression, err error) {
	hashes := db.hashes(addresses)
	if len(hashes) == 0 {
		return nil, nil
	}
	err = db.q(ctx).Raw(`SELECT s.* FROM suppressions s WHERE s.id IN (SELECT suppression_id FROM suppression_hashes WHERE hash IN ?)
		ORDER BY CASE s.kind WHEN 'authority' THEN 0 WHEN 'staff' THEN 1 ELSE 2 END, s.id`, hashes).Scan(&all).Error
	return all, err
}

// recallNo suppresses a contact that has just got an address whose owner is never to be messaged, however they were met: a form, a keyword,
// another system.
func (db *DB) recallNo(ctx context.Context, c *Contact) error {
	if err := db.holdNever(ctx); err != nil {
		return err
	}
	s, err := db.spreadNo(ctx, c.PhoneNumber(), c.UserID())
	if err != nil || s.ID == 0 || c.SuppressedAt != nil {
		return err
	}
	return db.markSuppressed(ctx, c, s)
}

func (db *DB) markSuppressed(ctx context.Context, c *Contact, s Suppression) error {
	err := db.q(ctx).Exec(`UPDATE contacts SET suppressed_at = ?, suppression_reason = ?, suppression_id = ? WHERE id = ?`, s.CreatedAt, s.Reason, s.ID, c.ID).Error
	if err == nil {
		c.SuppressedAt, c.SuppressionReason, c.SuppressionID = &s.CreatedAt, s.Reason, &s.ID
	}
	return err
}

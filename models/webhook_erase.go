package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// noteMentions writes down whom a kept body speaks of, as keyed hashes, so that the erasure of any of them finds it.
func (db *DB) noteMentions(ctx context.Context, hook ledger.Webhook) error {
	for _, addresses := range whatsapp.PeopleIn(hook.Body) {
		for _, mention := range db.mentions(addresses) {
			err := db.q(ctx).Exec(`INSERT INTO webhook_mentions (hash, mention) VALUES (?, ?) ON CONFLICT DO NOTHING`, hook.SHA256, mention).Error
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (db *DB) mentions(addresses []string) (all [][]byte) {
	for _, address := range addresses {
		all = append(all, db.place.keys.mac("webhook mention", []byte(address)))
	}
	return all
}

// eraseBodies takes them out of the signed webhooks that evidence rests on: their own, and those of others that speak of them too. What a body says
// of others stays as an extract. The log then says so, because Meta's signature does not fit an extract.
func (db *DB) eraseBodies(ctx context.Context, p *person) error {
	hashes, err := db.bodiesAbout(ctx, p)
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		if err := db.eraseBody(ctx, p, hash); err != nil {
			return err
		}
	}
	return nil
}

// bodiesAbout adds the bodies of others' evidence, where it is the person who goes and not only proofs of theirs.
func (db *DB) bodiesAbout(ctx context.Context, p *person) (hashes []string, err error) {
	for hash := range p.bodies {
		hashes = append(hashes, hash)
	}
	if mentions := db.mentions(p.inWebhooks()); len(p.ids) > 0 && len(mentions) > 0 {
		var more []string
		err = db.q(ctx).Raw(`SELECT DISTINCT hash FROM webhook_mentions WHERE mention IN ?`, mentions).Scan(&more).Error
		for _, hash := range more {
			hashes = add(hashes, hash)
		}
	}
	slices.Sort(hashes)
	return hashes, err
}

func (db *DB) eraseBody(ctx context.Context, p *person, hash string) error {
	var bodies [][]byte
	if err := db.q(ctx).Raw(`SELECT body FROM webhook_bodies WHERE hash = ?`, hash).Scan(&bodies).Error; err != nil || len(bodies) == 0 {
		return err
	}
	about := whatsapp.Mentions(p.inWebhooks())
	spoke := false
	left, err := whatsapp.Without(bodies[0], func(item []byte) bool {
		hit := about(item)
		spoke = spoke || hit
		return hit
	})
	switch {
	case err == nil && left != nil && !spoke:
		return nil
	case err == nil && left != nil:
		return db.reduceBody(ctx, p, hash, left)
	case !p.bodies[hash]: // others' evidence rests on it
		p.reduced = append(p.reduced, ledger.Reduction{Webhook: hash})
	}
	return db.q(ctx).Exec(`DELETE FROM webhook_bodies WHERE hash = ?`, hash).Error
}

func (db *DB) reduceBody(ctx context.Context, p *person, hash string, left []byte) error {
	sum := sha256.Sum256(left)
	extract := hex.EncodeToString(sum[:])
	p.reduced = append(p.reduced, ledger.Reduction{Webhook: hash, Extract: extract})
	return db.q(ctx).Exec(`UPDATE webhook_bodies SET body = ?, extract_hash = ?, reduced_at = ? WHERE hash = ?`, left, extract, db.Now(), hash).Error
}

// eraseMentions belongs behind eraseBodies.
func (db *DB) eraseMentions(ctx context.Context, p *person) error {
	hashes, err := db.bodiesAbout(ctx, p)
	if err != nil || len(hashes) == 0 || len(p.inWebhooks()) == 0 {
		return err
	}
	return db.q(ctx).Exec(`DELETE FROM webhook_mentions WHERE hash IN ? AND mention IN ?`, hashes, db.mentions(p.inWebhooks())).Error
}

// eventFind are calls from Meta in which somebody was found, as far as they were looked through.
type eventFind struct {
	through int64
	ids     []int64
}

// lookInEvents goes through the calls that are still kept, from where it was left.
func (db *DB) lookInEvents(ctx context.Context, p *person, f *eventFind) error {
	words := slices.Clone(p.bsuids)
	for _, phone := range p.phones {
		words = append(words, onlyDigits(phone))
	}
	list, err := jsonText(words)
	if err != nil || len(words) == 0 {
		return err
	}
	var last int64
	if err := db.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM webhook_events`).Scan(&last).Error; err != nil {
		return err
	}
	var ids []int64
	err = db.q(ctx).Raw(`SELECT id FROM webhook_events WHERE id > ? AND EXISTS (SELECT 1 FROM `+db.pick(`json_each(?) n WHERE instr(body, n.value) > 0`,
		`jsonb_array_elements_text(?::jsonb) AS n(value) WHERE position(convert_to(n.value, 'UTF8') IN body) > 0`)+`)`, f.through, list).Scan(&ids).Error
	f.ids, f.through = append(f.ids, ids...), last
	return err
}

// lockCalls waits for whoever gives calls their meaning, before anything else is locked: they hold the calls first, and people after.
func (db *DB) lockCalls(ctx context.Context, ids []int64) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`SELECT id FROM webhook_events WHERE state <> 'applied' AND `+db.among("id")+` ORDER BY id FOR UPDATE`, db.list(ids)).Error
}

// eraseEvents takes them out of calls that are kept for a week, or because they could not be understood. Who is left in one stays.
func (db *DB) eraseEvents(ctx context.Context, p *person) error {
	if err := db.lookInEvents(ctx, p, &p.events); err != nil || len(p.events.ids) == 0 {
		return err
	}
	err := db.q(ctx).Exec(`DELETE FROM webhook_events WHERE state = 'applied' AND `+db.among("id"), db.list(p.events.ids)).Error
	if err != nil {
		return err
	}
	var waiting []WebhookEvent
	if err := db.q(ctx).Where(db.among("id"), db.list(p.events.ids)).Find(&waiting).Error; err != nil {
		return err
	}
	about := whatsapp.Mentions(p.inWebhooks())
	for _, event := range waiting {
		if err := db.eraseEvent(ctx, event, about); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) eraseEvent(ctx context.Context, event WebhookEvent, about func([]byte) bool) error {
	left, err := whatsapp.Without(event.Body, about)
	if err != nil || left == nil {
		return db.q(ctx).Exec(`DELETE FROM webhook_events WHERE id = ?`, event.ID).Error
	}
	return db.q(ctx).Exec(`UPDATE webhook_events SET body = ? WHERE id = ?`, left, event.ID).Error
}

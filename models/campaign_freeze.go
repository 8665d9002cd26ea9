package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// freezeChunk is how many people one transaction writes down: one INSERT of a million would hold everybody else up for seconds.
const freezeChunk = 5000

// FreezeChunk writes down the next people of a freezing campaign's audience, with the parameters their message will have. It is idempotent
// and goes on where a crash stopped it; when the audience is complete the campaign starts sending.
func FreezeChunk(ctx context.Context, db *DB, campaignID int64) (complete bool, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		campaign, ok, err := tx.freezing(ctx, campaignID)
		if err != nil || !ok {
			complete = true
			return err
		}
		people, err := tx.nextPeople(ctx, campaign)
		if err != nil {
			return err
		}
		if complete = len(people) == 0; complete {
			return tx.beginSending(ctx, campaign)
		}
		return tx.freeze(ctx, campaign, people)
	})
	return complete, err
}

// beginSending opens the campaign to claims: to a small group first, if it is large.
func (db *DB) beginSending(ctx context.Context, c Campaign) error {
	if err := db.layCanary(ctx, c); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE campaigns SET state = 'sending', updated_at = ? WHERE id = ?`, db.Now(), c.ID).Error
}

// freezing locks the campaign, so that of several processes one writes each chunk.
func (db *DB) freezing(ctx context.Context, id int64) (c Campaign, ok bool, err error) {
	var rows []Campaign
	err = db.q(ctx).Raw(`SELECT * FROM campaigns WHERE id = ? AND state = 'freezing'`+db.pick(``, ` FOR UPDATE`), id).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return Campaign{}, false, err
	}
	return rows[0], true, nil
}

func (db *DB) nextPeople(ctx context.Context, c Campaign) ([]Contact, error) {
	where, args := c.Audience.where(db, value(c.PurposeID))
	var people []Contact
	err := db.q(ctx).Raw(`SELECT c.id, c.name, c.attributes FROM contacts c WHERE c.id > ? AND `+where+` ORDER BY c.id LIMIT ?`,
		append(append([]any{c.FrozenThrough}, args...), freezeChunk)...).Scan(&people).Error
	return people, err
}

type frozenRow struct {
	ContactID  int64             `json:"contact_id"`
	Parameters map[string]string `json:"parameters"`
}

func (db *DB) freeze(ctx context.Context, c Campaign, people []Contact) error {
	through := people[len(people)-1].ID
	people, err := db.askRenewal(ctx, c, people)
	if err != nil {
		return err
	}
	rows := make([]frozenRow, len(people))
	for i, person := range people {
		rows[i] = frozenRow{ContactID: person.ID, Parameters: c.parametersFor(person)}
	}
	text, err := jsonText(rows)
	if err != nil {
		return err
	}
	var frozen []int64
	err = db.q(ctx).Raw(`INSERT INTO messages (campaign_id, contact_id, number_id, template_version_id, kind, state, due_at, not_after, parameters, created_at)
		SELECT c.id, r.contact_id, c.number_id, c.template_version_id, 'campaign', 'queued', c.scheduled_at, c.not_after, r.parameters, `+db.pick(`?`, `?::timestamptz`)+`
		FROM campaigns c, `+db.rowsOf("contact_id bigint", "parameters jsonb")+` WHERE c.id = ?
		ON CONFLICT (campaign_id, occasion, contact_id) DO NOTHING RETURNING id`, db.Now(), text, c.ID).Scan(&frozen).Error
	if err != nil {
		return err
	}
	slices.Sort(frozen)
	if err := db.queue(ctx, c.ID, deref(c.ScheduledAt), frozen); err != nil {
		return err
	}
	moves := moves{}
	moves.add(&c.ID, "", Queued, int64(len(frozen)))
	if err := db.tally(ctx, moves); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE campaigns SET frozen_through = ?, updated_at = ? WHERE id = ?`, through, db.Now(), c.ID).Error
}

// parametersFor fills the template's variables for one person.
func (c Campaign) parametersFor(person Contact) map[string]string {
	filled := make(map[string]string, len(c.Parameters))
	for name, v := range c.Parameters {
		filled[name] = v.of(person)
	}
	return filled
}

func (v FieldValue) of(person Contact) string {
	text := ""
	switch key, isAttribute := strings.CutPrefix(v.Field, "attribute:"); {
	case isAttribute:
		text = person.Attributes[key]
	case v.Field == FieldRenewal:
		return renewalPlace
	case v.Field == "name":
		text = person.Name
	case v.Field == "first_name":
		text, _, _ = strings.Cut(person.Name, " ")
	}
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return v.Text
	}
	return text
}

// Late tells whether a campaign would start later than planned by more than it may (see FindLateStart), which needs a person's word.
func (c Campaign) Late(now time.Time, may time.Duration) bool {
	return c.State == CampaignScheduled && c.ScheduledAt != nil && now.Sub(*c.ScheduledAt) > may
}

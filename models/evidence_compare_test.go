package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

// sameStory fails the test where the database and its log differ.
func sameStory(t *testing.T, db *models.DB) models.LogComparison {
	t.Helper()
	found, err := models.CompareWithLog(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	for _, discord := range found.Discords {
		t.Error(discord)
	}
	return found
}

// storied is a company of whose people some signed up, were messaged, left, were merged, lost their number and were erased.
func storied(p *people) (jan models.Contact) {
	p.Helper()
	ctx := context.Background()
	jan, mila := p.joins("3197010000101", "NL.101"), p.joins("3197010000102", "NL.102")
	listed, stays, gone := p.Willing(p.T, 3), p.Willing(p.T, 4), p.Willing(p.T, 5)
	p.SignedUp(p.T, p.form, p.clock, "+3197010000106")
	campaign := p.Sending(p.T, "Spring")
	p.clock.Advance(time.Minute)
	claimAll(p.T, p.db, campaign)
	for _, err := range []error{
		mila.Withdraw(ctx, p.db, models.Withdrawal{Channel: "stop_word", Input: "STOP", Who: models.System}),
		listed.Merge(ctx, p.db, p.Marketer, stays.ID, "One person."),
		gone.LoseNumber(ctx, p.db, p.Marketer, "Somebody else answered."),
		erases(p, gone),
		models.SetRetention(ctx, p.db, p.Marketer, models.RetentionRule{Country: "DK", Period: models.RetainOneYear, Reason: "counsel"}),
	} {
		if err != nil {
			p.Fatal(err)
		}
	}
	if _, err := (&models.Sequencer{}).Sequence(ctx, p.db); err != nil {
		p.Fatal(err)
	}
	p.clock.Advance(time.Minute)
	return jan
}

func erases(p *people, c models.Contact) error {
	_, err := c.Erase(ctx, p.db, p.Marketer, models.Erasing{Reason: ledger.ReasonArt17})
	return err
}

// What happens beside the log is found, in whichever direction, and a company where nothing did is not accused.
func TestTheDatabaseAndItsLogTellTheSameStory(t *testing.T) {
	eachPeople(t, func(p *people) {
		jan := storied(p)
		if found := sameStory(p.T, p.db); found.Waiting != 0 || found.Erased == 0 || found.Acts < 5 || found.Uses < 5 || found.Staff == 0 {
			p.Errorf("%+v", found)
		}
		for what, do := range brokenStories(jan) {
			err := models.Unguarded(ctx, p.db, do, func(ctx context.Context, tx *models.DB) error {
				found, err := models.CompareWithLog(ctx, tx)
				if err == nil && found.Wrong == 0 {
					p.Errorf("nobody noticed: %s", what)
				}
				return err
			})
			if err != nil {
				p.Errorf("%s: %v", what, err)
			}
		}
		sameStory(p.T, p.db)
	})
}

// brokenStories are what a crash between two transactions leaves behind, and what somebody at the database does.
func brokenStories(jan models.Contact) map[string]func(context.Context, *models.DB) error {
	sql := func(statement string, args ...any) func(context.Context, *models.DB) error {
		return func(ctx context.Context, tx *models.DB) error { return models.Execute(ctx, tx, statement, args...) }
	}
	const last = `(SELECT MAX(idx) FROM log_leaves)`
	return map[string]func(context.Context, *models.DB) error{
		"a state whose evidence was to follow": sql(`UPDATE consents SET state = 'withdrawn' WHERE contact_id = ?`, jan.ID),
		"evidence whose state was to follow": func(ctx context.Context, tx *models.DB) error {
			return models.AttestOnly(ctx, tx, jan, models.Withdrawal{At: tx.Now(), Channel: "stop_word", Input: "STOP", Who: models.System})
		},
		"evidence deleted":                  sql(`DELETE FROM evidence WHERE id = (SELECT MIN(evidence_id) FROM consents)`),
		"a payload deleted":                 sql(`DELETE FROM sealed WHERE evidence_id = (SELECT MIN(evidence_id) FROM consents)`),
		"a payload changed":                 sql(`UPDATE sealed SET nonce = payload WHERE evidence_id = (SELECT MIN(evidence_id) FROM consents)`),
		"a consent deleted":                 sql(`DELETE FROM consents WHERE contact_id = ?`, jan.ID),
		"a consent dated back":              sql(`UPDATE consents SET acted_at = ? WHERE contact_id = ?`, jan.CreatedAt.Add(-time.Hour), jan.ID),
		"a leaf deleted":                    sql(`DELETE FROM log_leaves WHERE idx = 3`),
		"the last leaf deleted":             sql(`DELETE FROM log_leaves WHERE idx = ` + last),
		"two leaves in each other's places": swapLeaves,
		"a hash changed":                    sql(`UPDATE log_nodes SET hash = (SELECT hash FROM log_nodes WHERE id = 1) WHERE id = 0`),
		"a sign-up deleted":                 sql(`DELETE FROM signups WHERE contact_id = ?`, jan.ID),
		"a sign-up confirmed by hand":       sql(`UPDATE signups SET state = 'confirmed' WHERE state = 'pending'`),
		"an act of staff deleted":           sql(`DELETE FROM audit_entries WHERE id = (SELECT MIN(id) FROM audit_entries)`),
		"an act of staff without evidence":  sql(`UPDATE audit_entries SET evidence_id = (SELECT MIN(evidence_id) FROM consents) WHERE id = (SELECT MIN(id) FROM audit_entries)`),
		"a message that names no yes":       sql(`UPDATE messages SET consent_evidence_id = NULL WHERE contact_id = ?`, jan.ID),
		"a message that names another yes":  sql(`UPDATE messages SET consent_evidence_id = (SELECT MAX(consent_evidence_id) FROM messages) WHERE contact_id = ?`, jan.ID),
		"a message whose claim was undone":  sql(`UPDATE messages SET attempt = 0, state = 'queued', pile = '', use_evidence_id = NULL WHERE contact_id = ?`, jan.ID),
		"a use of no message": func(ctx context.Context, tx *models.DB) error {
			return models.ClaimWithout(ctx, tx, jan.ID, 4_000_000, 1, 1)
		},
		"a text deleted": sql(`DELETE FROM notices WHERE id = (SELECT MIN(id) FROM notices)`),
		"a rule deleted": sql(`DELETE FROM retention_rules`),
	}
}

func swapLeaves(ctx context.Context, tx *models.DB) error {
	for _, move := range [][2]int{{3, -1}, {4, 3}, {-1, 4}} {
		if err := models.Execute(ctx, tx, `UPDATE log_leaves SET idx = ? WHERE idx = ?`, move[1], move[0]); err != nil {
			return err
		}
	}
	return nil
}

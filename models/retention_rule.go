package models

import (
	"context"
	"strings"
	"time"

	"greenlist/ledger"
)

// RetentionRule is how long proof of people with a number of one country is kept after they stopped, where that is not what the company's page
// says. Rules differ between countries, so they are data, and a changed one stands in the log with its reason.
type RetentionRule struct {
	ID int64
	// Country is the ISO code of the number's country. It need not be where the person lives; no better sign is at hand.
	Country string
	// Period is empty where the company's own applies again.
	Period     Retention
	Reason     string
	Actor      string
	EvidenceID int64
	CreatedAt  time.Time
}

// SetRetention changes the rule of a country; an empty period goes back to the company's own. It refuses a rule without a reason, and one
// that stands already (Invalid). What is due under it goes within the hour, so look at CountLapsing first.
func SetRetention(ctx context.Context, db *DB, who Actor, rule RetentionRule) error {
	rule.Country, rule.Reason = strings.ToUpper(strings.TrimSpace(rule.Country)), strings.TrimSpace(rule.Reason)
	if err := rule.Check(); err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		rules, err := tx.retentionRules(ctx)
		if err != nil {
			return err
		}
		before := rules.chosen[rule.Country]
		if before == rule.Period {
			return Invalid{"period": "This is the rule already."}
		}
		rule.ID, rule.Actor, rule.CreatedAt = 0, who.Name, tx.Now()
		if rule.EvidenceID, err = tx.attest(ctx, nil, rule.event(who, rules.home)); err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&rule).Error; err != nil {
			return err
		}
		if err := tx.reckonAnew(ctx, `contact_id IN (SELECT id FROM contacts WHERE country = ?)`, rule.Country); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actRetentionChange, subjectID: rule.ID,
			before: map[string]any{"country": rule.Country, "period": before}, after: map[string]any{"period": rule.Period, "reason": rule.Reason}})
	})
}

// Check refuses a rule that is not whole, without setting it.
func (r RetentionRule) Check() error {
	wrong := Invalid{}
	if len(r.Country) != 2 {
		wrong.Add("country", "Choose a country.")
	}
	if !r.Period.known() {
		wrong.Add("period", "Choose how long proof is kept.")
	}
	if r.Reason == "" || len(r.Reason) > 1000 {
		wrong.Add("reason", "Say why, in a sentence or two: somebody will ask.")
	}
	return wrong.OrNil()
}

func (r RetentionRule) event(who Actor, home Retention) *ledger.PolicyEvent {
	value := r.Period.String()
	if r.Period == "" {
		value = "as the company's own: " + home.String()
	}
	return &ledger.PolicyEvent{Header: ledger.Header{Type: ledger.PolicyChanged}, Policy: "retention:" + r.Country, Value: value, Reason: r.Reason, By: who.reference()}
}

// ListRetentionRules returns every change there was, the newest first.
func ListRetentionRules(ctx context.Context, db *DB) (all []RetentionRule, err error) {
	err = db.q(ctx).Order("id DESC").Find(&all).Error
	return all, err
}

// retentionRules are the periods in force.
type retentionRules struct {
	chosen  map[string]Retention
	home    Retention
	country string
	zone    *time.Location
}

func (db *DB) retentionRules(ctx context.Context) (retentionRules, error) {
	o, err := FindOrganisation(ctx, db)
	rules := retentionRules{chosen: map[string]Retention{}, home: o.Company().Retains(), country: o.Country, zone: o.Location()}
	if err != nil {
		return rules, err
	}
	var all []RetentionRule
	err = db.q(ctx).Where("id IN (SELECT MAX(id) FROM retention_rules GROUP BY country)").Find(&all).Error
	for _, rule := range all {
		if rule.Period != "" {
			rules.chosen[rule.Country] = rule.Period
		}
	}
	return rules, err
}

// of is the period for a number of a country.
func (r retentionRules) of(country string) Retention {
	if chosen, ok := r.chosen[country]; ok {
		return chosen
	}
	return r.home
}

// reason names the rule in the log, which knows countries by two letters: "retention:DK-6m".
func (r retentionRules) reason(country string) string {
	if _, ok := r.chosen[country]; !ok && r.country != "" {
		country = r.country
	}
	if len(country) != 2 {
		country = "XX"
	}
	return "retention:" + country + "-" + retentionCodes[r.of(country)]
}

var retentionCodes = map[Retention]string{
	RetainSixMonths: "6m", RetainOneYear: "12m", RetainTwoYears: "24m", RetainThreeYears: "36m", RetainThirdYearsEnd: "3yearends", RetainAfterUse: "5yofuse",
}

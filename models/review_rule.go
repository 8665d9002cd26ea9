package models

import (
	"context"
	"slices"
	"time"
)

// ReviewRule says whether a template needs a second pair of eyes before it goes to Meta, and which roles may be the second. The newest one
// holds; the older ones tell how it was.
type ReviewRule struct {
	ID        int64
	Required  bool
	Roles     []Role `gorm:"serializer:json"`
	DecidedBy *int64
	DecidedAt time.Time
}

// ReviewRoles are those that can be given the right to clear templates, in the order in which they are offered.
var ReviewRoles = []Role{Reviewer, Admin, Marketer}

// usualReviewers clear templates where nobody has decided otherwise.
var usualReviewers = []Role{Reviewer}

// FourEyes is how the rule stands with the team as it is now.
type FourEyes struct {
	// Rule is the zero ReviewRule, but for its roles, while nobody has decided.
	Rule ReviewRule
	// Team is how many can sign in who write or read templates, Reviewers how many of them may clear.
	Team, Reviewers int
}

// Required tells whether a template needs to be cleared. One person alone cannot be two.
func (f FourEyes) Required() bool { return f.Rule.Required && f.Team > 1 }

// Undecided tells that there are two by now, and that nobody has said yet how they want it.
func (f FourEyes) Undecided() bool { return f.Rule.ID == 0 && f.Team > 1 }

// how is what the log says of a wording that goes to Meta without having been cleared.
func (f FourEyes) how() string {
	switch {
	case f.Team < 2:
		return "nobody else in the team"
	case f.Rule.ID == 0:
		return "four eyes not decided on"
	}
	return "four eyes off"
}

// FindFourEyes returns how it stands.
func FindFourEyes(ctx context.Context, db *DB) (f FourEyes, err error) {
	if err = db.q(ctx).Order("id DESC").Limit(1).Find(&f.Rule).Error; err != nil {
		return f, err
	}
	if f.Rule.ID == 0 {
		f.Rule.Roles = usualReviewers
	}
	f.Team, f.Reviewers, err = db.countReviewers(ctx, f.Rule.Roles)
	return f, err
}

func (db *DB) countReviewers(ctx context.Context, roles []Role) (team, reviewers int, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*), COALESCE(SUM(CASE WHEN role IN ? THEN 1 ELSE 0 END), 0) FROM users WHERE disabled_at IS NULL AND role IN ?`,
		roles, ReviewRoles).Row().Scan(&team, &reviewers)
	return team, reviewers, err
}

// DecideFourEyes sets the rule from now on. It refuses, as Invalid, to require what nobody in the team could give, and a rule that stands already.
func DecideFourEyes(ctx context.Context, db *DB, who Actor, required bool, roles []Role) error {
	if err := checkReviewRoles(required, roles); err != nil {
		return err
	}
	rule := ReviewRule{Required: required, Roles: roles, DecidedBy: who.userID()}
	if len(roles) == 0 {
		rule.Roles = usualReviewers
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindFourEyes(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.checkReviewRule(ctx, before.Rule, rule); err != nil {
			return err
		}
		rule.DecidedAt = tx.Now()
		if err := tx.q(ctx).Create(&rule).Error; err != nil {
			return err
		}
		act := actFourEyesWaive
		if required {
			act = actFourEyesRequire
		}
		return tx.audit(ctx, who, deed{act: act, subjectID: rule.ID, before: before.Rule.told(), after: rule.told()})
	})
}

func checkReviewRoles(required bool, roles []Role) error {
	wrong := Invalid{}
	for _, role := range roles {
		if !slices.Contains(ReviewRoles, role) {
			wrong.Add("roles", "This role cannot clear templates.")
		}
	}
	if required && len(roles) == 0 {
		wrong.Add("roles", "Choose who may clear templates.")
	}
	return wrong.OrNil()
}

func (db *DB) checkReviewRule(ctx context.Context, before, rule ReviewRule) error {
	team, reviewers, err := db.countReviewers(ctx, rule.Roles)
	if err != nil {
		return err
	}
	if rule.Required && (team < 2 || reviewers == 0) {
		return Invalid{"roles": "Nobody in the team could clear a template then. Invite somebody with such a role first, or choose another."}
	}
	if before.ID != 0 && before.Required == rule.Required && slices.Equal(before.Roles, rule.Roles) {
		return Invalid{"required": "This is the rule already."}
	}
	return nil
}

func (r ReviewRule) told() map[string]any {
	return map[string]any{"decided": r.ID != 0, "required": r.Required, "roles": r.Roles}
}

// ListReviewRules is how it was and is, the newest first, with the names of who decided.
func ListReviewRules(ctx context.Context, db *DB) ([]ReviewRuleBy, error) {
	var all []ReviewRuleBy
	err := db.q(ctx).Model(&ReviewRule{}).Select("review_rules.*, COALESCE(NULLIF(u.name, ''), u.email, '') AS who").
		Joins("LEFT JOIN users u ON u.id = review_rules.decided_by").Order("review_rules.id DESC").Limit(50).Scan(&all).Error
	return all, err
}

// ReviewRuleBy is a rule with the name of whoever decided it.
type ReviewRuleBy struct {
	ReviewRule
	Who string
}

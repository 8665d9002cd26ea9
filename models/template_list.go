package models

import (
	"context"

	"greenlist/whatsapp"
)

// TemplateStanding narrows a list of templates to those that stand alike, in a marketer's terms.
type TemplateStanding string

const (
	StandingDraft    TemplateStanding = "draft"
	StandingInReview TemplateStanding = "in-review"
	StandingApproved TemplateStanding = "approved"
	StandingRejected TemplateStanding = "rejected"
	StandingPaused   TemplateStanding = "paused"
	StandingGone     TemplateStanding = "gone"
)

// TemplateStandings in the order in which they are offered.
var TemplateStandings = []TemplateStanding{StandingDraft, StandingInReview, StandingApproved, StandingRejected, StandingPaused, StandingGone}

// onItsWay is the condition of a template whose new wording is on its way to Meta: see TemplateVersion.OnItsWay.
const onItsWay = `meta_status <> '' AND EXISTS (SELECT 1 FROM template_versions v WHERE v.id = templates.version_id
	AND v.submitted_at IS NOT NULL AND v.accepted_at IS NULL AND v.refused_at IS NULL)`

// standings are the conditions. A draft is a draft whatever Meta said of the wording before it, and what Meta rejected is not that any more once other
// words are on their way.
var standings = map[TemplateStanding]string{
	StandingDraft:    `state IN ('draft', 'in_review', 'changes_wanted', 'cleared')`,
	StandingInReview: `state = 'submitted' AND (meta_status IN ('', 'PENDING', 'IN_APPEAL') OR meta_status = 'REJECTED' AND ` + onItsWay + `)`,
	StandingApproved: `state = 'submitted' AND meta_status = 'APPROVED'`,
	StandingRejected: `state = 'submitted' AND meta_status = 'REJECTED' AND NOT (` + onItsWay + `)`,
	StandingPaused:   `state = 'submitted' AND meta_status IN ('PAUSED', 'DISABLED', 'LIMIT_EXCEEDED')`,
	StandingGone:     `state = 'submitted' AND meta_status IN ('ARCHIVED', 'DELETED', 'PENDING_DELETION')`,
}

// OnTheirWay are those of the templates whose new wording is on its way to Meta, by id: what Meta says of them is about other words.
func OnTheirWay(ctx context.Context, db *DB, templates []Template) (map[int64]bool, error) {
	var ids, on []int64
	for _, t := range templates {
		if t.State == TemplateSubmitted && t.MetaStatus != "" {
			ids = append(ids, t.ID)
		}
	}
	err := db.q(ctx).Raw(`SELECT id FROM templates WHERE id IN ? AND `+onItsWay, ids).Scan(&on).Error
	all := map[int64]bool{}
	for _, id := range on {
		all[id] = true
	}
	return all, err
}

// ListTemplateQuality returns the templates people can judge, the worst rated first.
func ListTemplateQuality(ctx context.Context, db *DB, limit int) ([]Template, error) {
	var all []Template
	err := db.q(ctx).Where("deleted_at IS NULL AND meta_status IN ?", []string{whatsapp.TemplateApproved, whatsapp.TemplatePaused, whatsapp.TemplateDisabled}).
		Order("CASE quality WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 WHEN 'GREEN' THEN 2 ELSE 3 END, name, language").Limit(limit).Find(&all).Error
	return all, err
}

// TemplateStepBy is a step with the name of whoever took it; empty for Meta and for Greenlist itself.
type TemplateStepBy struct {
	TemplateStep
	Who string
}

// ListTemplateSteps returns what happened to a template, newest first, 200 at most.
func ListTemplateSteps(ctx context.Context, db *DB, templateID int64) ([]TemplateStepBy, error) {
	var steps []TemplateStepBy
	err := db.q(ctx).Raw(`SELECT s.*, COALESCE(NULLIF(u.name, ''), u.email, '') AS who FROM template_steps s LEFT JOIN users u ON u.id = s.user_id
		WHERE s.template_id = ? ORDER BY s.at DESC, s.id DESC LIMIT 200`, templateID).Scan(&steps).Error
	return steps, err
}

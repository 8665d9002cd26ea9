package main

import (
	"context"
	"strings"

	"greenlist/models"
)

// reviewed is the template that colleagues read for one another: sent back once, corrected, and waiting again.
const reviewed = "plant_sitting nl"

func (t *story) planReview() {
	t.at(t.day(-2, 11, 5), func(ctx context.Context) error {
		return t.templates[reviewed].RequestReview(ctx, t.db, t.marketer, "Do we still do this in winter?")
	})
	t.at(t.day(-2, 13, 40), t.wantChanges)
	t.at(t.day(-1, 9, 55), t.followComments)
}

func (t *story) wantChanges(ctx context.Context) error {
	template := t.templates[reviewed]
	return template.Judge(ctx, t.db, t.reviewer, models.TemplateVerdict{VersionID: *template.VersionID, Words: "Yes, all year.",
		Comments: []models.LineComment{{Place: "body", Line: 1, Words: "We only come to people in and around Utrecht. Say so, or half of them ask in vain."}}})
}

func (t *story) followComments(ctx context.Context) error {
	template := t.templates[reviewed]
	version, err := models.FindTemplateVersion(ctx, t.db, *template.VersionID)
	if err != nil {
		return err
	}
	text, _ := models.DraftOf(version.Content)
	text.Body = strings.Replace(text.Body, "Onze plantenoppas", "In Utrecht en omgeving", 1)
	text.Body = strings.Replace(text.Body, "omgeving zorgt", "omgeving zorgt onze plantenoppas", 1)
	if err := template.Revise(ctx, t.db, t.marketer, text); err != nil {
		return err
	}
	return template.RequestReview(ctx, t.db, t.marketer, "")
}

package main

import (
	"context"

	"greenlist/models"
)

// maybePress is what one in six does who has read a message with a link in it; some of them do it twice. It draws from chances of its own, so that all
// the rest of the story stays as it is.
func (t *story) maybePress(ctx context.Context, p *parcel) error {
	version, err := t.version(ctx, p.TemplateVersionID)
	if err != nil || len(version.Content.CountedLinks()) == 0 {
		return err
	}
	for chance := 0.16; t.fingers.Float64() < chance; chance = 0.2 {
		lead, err := models.FollowLink(ctx, t.db, p.LinkCode(t.db, 0))
		if err != nil {
			return err
		}
		if err := lead.CountClick(ctx, t.db); err != nil {
			return err
		}
	}
	return nil
}

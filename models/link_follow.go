package models

import (
	"context"
	"time"

	"greenlist/whatsapp"
)

// Lead is what a short address stands for: a form, told apart by a tag; or Target, the page of a link in a message.
type Lead struct {
	Form   *Form
	Tag    string
	Target string
	press  press
}

// press is which link of which campaign was opened, and by whom where that is kept.
type press struct {
	campaignID, messageID int64
	link, words           string
}

// linkLife is how long links in messages lead anywhere: people find old messages, and companies give their pages away.
const linkLife = 400 * 24 * time.Hour

// FollowLink finds what a public address stands for. What a form's link is called people may type in capitals; the code of a link in a message is
// never typed. A code is NotFound that is unknown, whose message left too long ago, or whose person has been erased.
func FollowLink(ctx context.Context, db *DB, address string) (Lead, error) {
	if c, ok := db.place.keys.readLinkCode(address); ok {
		return c.follow(ctx, db)
	}
	var l Link
	if err := db.q(ctx).Where("code = LOWER(?)", address).Take(&l).Error; err != nil {
		return Lead{}, found(err, "link")
	}
	form, err := FindForm(ctx, db, l.FormID)
	return Lead{Form: &form, Tag: l.Tag}, err
}

// follow finds where a code leads: only ever to what stands in a wording that was kept here.
func (c code) follow(ctx context.Context, db *DB) (Lead, error) {
	var at struct{ CampaignID, VersionID int64 }
	since := db.Now().Add(-linkLife)
	asked := db.q(ctx)
	switch c.of {
	case codeOfMessage:
		asked = asked.Raw(`SELECT m.campaign_id, m.template_version_id AS version_id FROM messages m JOIN contacts p ON p.id = m.contact_id
			WHERE m.id = ? AND m.claimed_at > ? AND p.erased_at IS NULL AND m.campaign_id IS NOT NULL`, c.id, since)
	case codeOfCampaign:
		asked = asked.Raw(`SELECT id AS campaign_id, template_version_id AS version_id FROM campaigns WHERE id = ? AND launched_at IS NOT NULL
			AND (finished_at IS NULL OR finished_at > ?)`, c.id, since)
	default:
		asked = asked.Raw(`SELECT id AS version_id FROM template_versions WHERE id = ?`, c.id)
	}
	if err := asked.Scan(&at).Error; err != nil || at.VersionID == 0 {
		return Lead{}, unlessError(err, NotFound{What: "link"})
	}
	version, err := FindTemplateVersion(ctx, db, at.VersionID)
	if err != nil {
		return Lead{}, err
	}
	links := version.Content.CountedLinks()
	if int(c.link) >= len(links) || !whatsapp.SafeTarget(links[c.link].Target) {
		return Lead{}, NotFound{What: "link"}
	}
	link := links[c.link]
	lead := Lead{Target: link.Target, press: press{campaignID: at.CampaignID, link: link.Key, words: link.Text}}
	if c.of == codeOfMessage {
		lead.press.messageID = c.id
	}
	return lead, nil
}

func unlessError(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

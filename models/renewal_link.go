package models

import (
	"context"
	"fmt"
	"strings"
)

// FieldRenewal fills a variable at the end of a button's web address with the person's own link: to see what they agreed to, and say yes again. It is
// made when the message leaves and stands nowhere, so that nobody else can press the button in their name.
const FieldRenewal = "renewal"

// renewalPlace stands in a message's parameters where the link will be.
const renewalPlace = "{their own link}"

// RenewalPath is where the link of a request leads, for the person it was sent to.
func RenewalPath(db *DB, requestID int64) string {
	return "/p/" + db.place.keys.signLink("renewal", requestID)
}

// openRenewals puts the links into messages that are about to leave.
func (db *DB) openRenewals(ctx context.Context, campaignID int64, all []Dispatch) error {
	var ids []int64
	for _, d := range all {
		for _, text := range d.Parameters {
			if text == renewalPlace {
				ids = append(ids, d.ContactID)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var requests []RenewalRequest
	err := db.q(ctx).Where("campaign_id = ?", campaignID).Where(db.among("contact_id"), db.list(ids)).Find(&requests).Error
	if err != nil {
		return err
	}
	links := map[int64]string{}
	for _, r := range requests {
		links[r.ContactID] = strings.TrimPrefix(RenewalPath(db, r.ID), "/p/")
	}
	for _, d := range all {
		for key, text := range d.Parameters {
			if text != renewalPlace {
				continue
			}
			if d.Parameters[key] = links[d.ContactID]; d.Parameters[key] == "" {
				return fmt.Errorf("message %d asks to renew a consent, and there is no request", d.MessageID)
			}
		}
	}
	return nil
}

// asksToRenew tells whether the plan has a place for the link.
func (f CampaignPlan) asksToRenew() bool {
	for _, v := range f.Parameters {
		if v.Field == FieldRenewal {
			return true
		}
	}
	return false
}

func (f CampaignPlan) checkRenewal(wrong Invalid) {
	switch a := f.Audience; {
	case a.Expires < 0 || a.Expires > MostRenewalDays:
		wrong.Add("expires", fmt.Sprintf("Enter a number of days from 1 to %d, or leave this empty.", MostRenewalDays))
	case a.Expires == 0 && f.asksToRenew():
		wrong.Add("expires", "The link to say yes again is for people whose yes is about to end. Say within how many days.")
	case a.Expires == 0 && a.Remind:
		wrong.Add("expires", "Only people whose yes is about to end can be reminded. Say within how many days.")
	}
	for key, v := range f.Parameters {
		if v.Field == FieldRenewal && !strings.Contains(key, "button.") {
			wrong.Add("text:"+key, "The link can only stand at the end of a button’s web address.")
		}
	}
}

package models

import (
	"context"
	"strconv"
	"time"

	"greenlist/whatsapp"
)

// checkValues refuses, at its field, what Meta would refuse of every single message, and an offer that ends before it is sent. What is still empty a
// draft may leave out.
func (db *DB) checkValues(ctx context.Context, f CampaignPlan) error {
	_, wording, err := Campaign{TemplateID: &f.TemplateID}.wording(ctx, db)
	if err != nil {
		return err
	}
	wrong := Invalid{}
	for _, v := range wording.Variables() {
		given := f.Parameters[v.Key]
		if given.Text == "" {
			continue
		}
		if why := v.Unfit(given.Text); why != "" {
			wrong.Add("text:"+v.Key, "What you wrote "+why+".")
		} else if v.Kind == whatsapp.KindOffer && !db.endsLater(given.Text, f.ScheduledAt) {
			wrong.Add("text:"+v.Key, "The offer has to end after it is sent.")
		}
	}
	return wrong.OrNil()
}

// endsLater tells whether an offer lasts beyond the moment it is sent.
func (db *DB) endsLater(milliseconds string, sent *time.Time) bool {
	from := db.Now()
	if sent != nil {
		from = *sent
	}
	ends, err := strconv.ParseInt(milliseconds, 10, 64)
	return err == nil && time.UnixMilli(ends).After(from)
}

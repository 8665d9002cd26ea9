package models

import (
	"context"
	"net/url"
	"strings"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// AnyAd stands for every advertisement that no form names.
const AnyAd = ""

// ListAds returns the ids of the advertisements after which a form's question is asked; AnyAd for every other.
func ListAds(ctx context.Context, db *DB, formID int64) (ids []string, err error) {
	err = db.q(ctx).Raw(`SELECT source_id FROM form_ads WHERE form_id = ? ORDER BY source_id`, formID).Scan(&ids).Error
	return ids, err
}

// mostAds is how many advertisements one form is asked after.
const mostAds = 100

// SetAds replaces the advertisements after which a form's question is asked. It refuses, as Invalid, what is no id of Meta's, and one that leads
// to another form.
func (f Form) SetAds(ctx context.Context, db *DB, who Actor, ids []string) error {
	ids, err := tidyAds(ids)
	if err != nil {
		return err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := ListAds(ctx, tx, f.ID)
		if err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`DELETE FROM form_ads WHERE form_id = ?`, f.ID).Error; err != nil {
			return err
		}
		for _, id := range ids {
			if err := tx.q(ctx).Exec(`INSERT INTO form_ads (source_id, form_id, created_at) VALUES (?, ?, ?)`, id, f.ID, tx.Now()).Error; err != nil {
				return takenAd(err, id)
			}
		}
		return tx.audit(ctx, who, deed{act: actFormAds, subjectID: f.ID, before: before, after: ids})
	})
	return err
}

func tidyAds(ids []string) (tidy []string, err error) {
	for _, id := range ids {
		id = strings.TrimSpace(id)
		if strings.Trim(id, "0123456789") != "" || len(id) > 30 {
			return nil, Invalid{"ads": "“" + shorten(id, 40) + "” is no id of an ad. Ads Manager shows it as a long number."}
		}
		if !contains(tidy, id) {
			tidy = append(tidy, id)
		}
	}
	if len(tidy) > mostAds {
		return nil, Invalid{"ads": "List at most 100 ads, or choose every ad."}
	}
	return tidy, nil
}

func takenAd(err error, id string) error {
	switch {
	case !isDuplicate(err):
		return err
	case id == AnyAd:
		return Invalid{"any": "Another form is asked after every ad already."}
	}
	return Invalid{"ads": "The ad " + id + " leads to another form already."}
}

// cameByAd takes a message that an advertisement opened: where it leads to a form, its question is asked. The message itself is no yes.
func (db *DB) cameByAd(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) (done bool, err error) {
	if e.Referral == nil || e.Type == whatsapp.InboundSystem {
		return false, nil
	}
	form, ok, err := db.formOfAd(ctx, e.Referral.SourceID)
	if err != nil || !ok {
		return false, err
	}
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil || numberID == 0 {
		return false, err
	}
	contact, err := db.meetInPassing(ctx, senderOf(e, hook), SourceAd, form.Draft.languageAt(e164(e.From)))
	if err != nil {
		return true, err
	}
	fresh, err := db.noteInbound(ctx, contact, e, e.Intent())
	if err != nil || !fresh {
		return true, err
	}
	q, err := db.inquire(ctx, form, contact, nil)
	if err != nil {
		return true, unlessNobody(err)
	}
	if stopped, err := db.saidStopSince(ctx, contact, senderOf(e, hook), e.At); stopped || err != nil {
		return true, err
	}
	q.numberID, q.source, q.unasked = numberID, SourceAd, true
	q.page, q.tag, q.ad = placeOfAd(*e.Referral), e.Referral.SourceID, adOf(*e.Referral)
	_, err = db.ask(ctx, q)
	return true, err
}

func (db *DB) formOfAd(ctx context.Context, sourceID string) (f Form, ok bool, err error) {
	err = db.q(ctx).Raw(`SELECT f.* FROM form_ads a JOIN forms f ON f.id = a.form_id
		WHERE a.source_id IN (?, '') AND f.version_id IS NOT NULL AND f.stopped_at IS NULL ORDER BY a.source_id DESC LIMIT 1`, sourceID).Scan(&f).Error
	return f, f.ID != 0, err
}

// languageAt is the language of the form that is spoken where a number is from.
func (d FormDraft) languageAt(phone string) string {
	for _, language := range languagesOf[CountryOf(phone)] {
		if contains(d.Languages, language) {
			return language
		}
	}
	if len(d.Languages) == 0 {
		return ""
	}
	return d.Languages[0]
}

// languagesOf are those of our languages that are spoken in a country, the most common first.
var languagesOf = map[string][]string{
	"NL": {"nl"}, "BE": {"nl", "fr", "de"}, "LU": {"fr", "de"}, "DE": {"de"}, "AT": {"de"}, "CH": {"de", "fr"}, "LI": {"de"}, "DK": {"da"}, "SE": {"sv"},
	"FI": {"sv"}, "FR": {"fr"}, "MC": {"fr"}, "ES": {"es"}, "MX": {"es"}, "AR": {"es"}, "CO": {"es"}, "CL": {"es"}, "PE": {"es"},
	"GB": {"en"}, "IE": {"en"}, "US": {"en", "es"}, "CA": {"en", "fr"}, "AU": {"en"}, "NZ": {"en"},
}

// placeOfAd is where the advertisement stands, without what belongs to one click.
func placeOfAd(r whatsapp.Referral) string {
	u, err := url.Parse(r.SourceURL)
	if err != nil || u.Host == "" {
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

func adOf(r whatsapp.Referral) *ledger.Ad {
	return &ledger.Ad{
		Kind: r.SourceType, ID: r.SourceID, Address: r.SourceURL, Headline: shorten(r.Headline, 300), Words: shorten(r.Body, 1000), Click: r.ClickID,
	}
}

package models

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"greenlist/ledger"
)

// Renewal is a request as the person sees it on their own page.
type Renewal struct {
	Request RenewalRequest
	Contact Contact
	Purpose Purpose
	Consent Consent
	// Open tells that the yes is still in force and can be renewed; then Version, Notice and Question are what they are asked now.
	Open     bool
	Version  FormVersion
	Notice   Notice
	Question Question
	// Form is where they can sign up anew once the yes has ended; its code is empty where there is none.
	Form Form
}

// RenewalOver is the reason why a yes is not renewed: it has ended. Whoever wants messages again signs up as anybody does.
const RenewalOver = "renewal-over"

// FindRenewal returns the request behind the token of a page; ok is false for a token that is of none.
func FindRenewal(ctx context.Context, db *DB, token string) (r Renewal, ok bool, err error) {
	id, ok := db.place.keys.readLink("renewal", token)
	if !ok {
		return r, false, nil
	}
	if err = found(db.q(ctx).Take(&r.Request, id).Error, "page"); err != nil {
		return r, true, err
	}
	if r.Contact, err = FindContact(ctx, db, r.Request.ContactID); err != nil {
		return r, true, err
	}
	if r.Contact.MergedInto != nil {
		r.Contact, err = FindContact(ctx, db, *r.Contact.MergedInto)
	}
	if err == nil && r.Contact.ErasedAt != nil {
		err = NotFound{What: "page"}
	}
	if err != nil {
		return r, true, err
	}
	return r, true, db.openRenewal(ctx, &r)
}

// openRenewal looks how the consent stands, and what would be asked.
func (db *DB) openRenewal(ctx context.Context, r *Renewal) (err error) {
	if r.Purpose, err = FindPurpose(ctx, db, r.Request.PurposeID); err != nil {
		return err
	}
	err = db.q(ctx).Where("contact_id = ? AND purpose_id = ?", r.Contact.ID, r.Purpose.ID).Limit(1).Find(&r.Consent).Error
	if err != nil {
		return err
	}
	form, err := db.formAsking(ctx, r.Purpose.ID, r.Consent.NoticeID)
	if err != nil {
		return unlessNobody(err)
	}
	r.Form = form
	q, err := db.inquire(ctx, form, r.Contact, nil)
	if err != nil {
		return unlessNobody(err)
	}
	r.Version, r.Notice = q.version, q.notice
	question, asked := q.version.question(q.notice, r.Purpose.ID)
	r.Question, r.Open = question, asked && r.Request.Renews(r.Consent, db.Now())
	return nil
}

// Renews tells whether a consent is the one that was to be renewed, and still in force: nothing else is renewed.
func (r RenewalRequest) Renews(c Consent, now time.Time) bool {
	return c.EvidenceID == r.EvidenceID && c.Live(now)
}

// formAsking is the form whose question is put to somebody who may renew a consent: the one they agreed on, or else the one published last that asks
// for the purpose now. NotFound where none takes sign-ups for it.
func (db *DB) formAsking(ctx context.Context, purposeID int64, noticeID *int64) (Form, error) {
	var forms []Form
	err := db.q(ctx).Raw(`SELECT f.* FROM forms f JOIN form_versions v ON v.id = f.version_id WHERE f.stopped_at IS NULL
		ORDER BY CASE WHEN f.id IN (SELECT w.form_id FROM notices n JOIN form_versions w ON w.id = n.form_version_id WHERE n.id = ?) THEN 0 ELSE 1 END, v.published_at DESC, f.id DESC`,
		value(noticeID)).Scan(&forms).Error
	if err != nil {
		return Form{}, err
	}
	for _, form := range forms {
		version, err := form.Version(ctx, db)
		if err != nil {
			return Form{}, err
		}
		if len(version.Content.Chosen([]int64{purposeID})) == 1 {
			return form, nil
		}
	}
	return Form{}, NotFound{What: "form"}
}

// Serve makes the token of a page that asks the question. It binds what is shown to what is said, for this request.
func (r Renewal) Serve(db *DB, origin string) string {
	return r.Notice.Serve(db, Place{Source: ledger.SourceRenewal, Origin: origin, Page: origin + "/p", Tag: r.tag()})
}

func (r Renewal) tag() string { return fmt.Sprintf("renewal:%d", r.Request.ID) }

// Pressed is the yes on the page.
type Pressed struct {
	Token   string // as served with the page
	From    netip.Addr
	Browser string // its family only
}

// Renew is the press of Yes on the person's own page: a new yes to what stands there, at this moment. Twice is once. It refuses (see the Served reasons)
// a page that is not ours or lay open for a day, and (RenewalOver) a yes that has ended since or was taken back: an old link gives nobody a new
// consent, only signing up does. Opening the page says nothing.
func (r *Renewal) Renew(ctx context.Context, db *DB, p Pressed) error {
	served, err := ReadServed(db, p.Token)
	if err != nil {
		return err
	}
	if served.Tag != r.tag() || served.Kind != QuestionNotice {
		return Refusal{Reason: ServedForeign, Message: "This page did not come from us."}
	}
	if db.Now().Sub(served.When()) > ServedLife {
		return Refusal{Reason: ServedStale, Message: "This page was open for too long. Look at it once more."}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, r.Contact.ID)
		if err != nil {
			return err
		}
		now := Renewal{Request: r.Request, Contact: person}
		if err := tx.q(ctx).Take(&now.Request, r.Request.ID).Error; err != nil {
			return found(err, "page")
		}
		if err := tx.openRenewal(ctx, &now); err != nil {
			return err
		}
		switch {
		case now.Request.Outcome == Renewed:
			return nil
		case !now.Request.Renews(now.Consent, tx.Now()):
			return Refusal{Reason: RenewalOver, Message: "This yes has ended. To get messages again, sign up anew."}
		}
		return tx.renew(ctx, now, served, p)
	})
}

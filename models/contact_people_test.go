package models_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// people is a company whose customers change numbers.
type people struct {
	*testing.T
	db    *models.DB
	clock *modelstest.Clock
	form  models.Form
	modelstest.Company
	serial int
}

func eachPeople(t *testing.T, f func(p *people)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db).Described(t)
		f(&people{T: t, db: db, clock: clock, form: company.Form(t), Company: company})
	})
}

func (p *people) wamid() string {
	p.serial++
	return fmt.Sprintf("wamid.p%d", p.serial)
}

// joins is somebody who signs up and confirms from their telephone, a minute later.
func (p *people) joins(phone, userID string) models.Contact {
	p.Helper()
	s := p.SignedUp(p.T, p.form, p.clock, "+"+phone)
	p.clock.Advance(time.Minute)
	p.receives(modelstest.Says(p.wamid(), phone, userID, s.Declaration, p.clock.Now()))
	return p.behind("", userID)
}

func (p *people) receives(e whatsapp.InboundEvent) {
	p.Helper()
	if err := models.Receive(context.Background(), p.db, e); err != nil {
		p.Fatal(err)
	}
}

// writes is a message from a telephone, now.
func (p *people) writes(phone, userID string) {
	p.Helper()
	p.clock.Advance(time.Minute)
	p.receives(modelstest.Says(p.wamid(), phone, userID, "Hello", p.clock.Now()))
}

// moves is WhatsApp telling that somebody has another number.
func (p *people) moves(from, to, userID string) whatsapp.InboundEvent {
	p.clock.Advance(time.Minute)
	e := modelstest.Says(p.wamid(), from, "", "", p.clock.Now())
	e.Type, e.System = whatsapp.InboundSystem, &whatsapp.SystemChange{Type: whatsapp.SystemChangedNumber, WaID: to, UserID: userID}
	return e
}

func (p *people) behind(phone, userID string) models.Contact {
	p.Helper()
	c, err := models.FindContactByAddress(context.Background(), p.db, phone, userID)
	if err != nil {
		p.Fatalf("%s %s: %v", phone, userID, err)
	}
	return c
}

func (p *people) nobody(phone, userID string) {
	p.Helper()
	if c, err := models.FindContactByAddress(context.Background(), p.db, phone, userID); !errors.As(err, new(models.NotFound)) {
		p.Errorf("%s %s is %+v, %v", phone, userID, c, err)
	}
}

func (p *people) stands(c models.Contact, want models.ConsentState) models.Consent {
	p.Helper()
	k := consentOf(p.T, p.db, c)
	if k.State != want {
		p.Errorf("contact %d stands at %s, want %s", c.ID, k.State, want)
	}
	return k
}

func (p *people) again(c models.Contact) models.Contact {
	p.Helper()
	now, err := models.FindContact(context.Background(), p.db, c.ID)
	if err != nil {
		p.Fatal(err)
	}
	return now
}

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

const (
	milas = "3197010123456"
	jans  = "3197010654321"
)

func TestANumberThatChangedHandsEndsWhatWasAgreed(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		jan := p.joins(milas, "NL.jan") // the same number, another person
		if jan.ID == mila.ID || jan.PhoneNumber() != "+"+milas {
			p.Fatalf("jan is %+v", jan)
		}
		p.stands(jan, models.ConsentGiven)
		k := p.stands(mila, models.ConsentExpired)
		if now := p.again(mila); now.Phone != nil || now.UserID() != "NL.mila" {
			p.Errorf("mila is %+v", now)
		}
		types, last, err := models.ActsOf(context.Background(), p.db, mila.ID)
		if err != nil || fmt.Sprint(types) != "[confirmed expired]" || last.Evidence != k.EvidenceID || last.Verification.Webhook == nil || last.Changes[0].Before != "+"+milas {
			p.Errorf("%v, %+v, %v", types, last, err)
		}
		campaign := p.Sending(p.T, "Spring")
		p.clock.Advance(time.Minute)
		if claimed := claimAll(p.T, p.db, campaign); len(claimed.Dispatches) != 1 || claimed.Dispatches[0].ContactID != jan.ID {
			p.Errorf("%+v", claimed)
		}
	})
}

func TestAStrangersMessageFromAKnownNumberStopsSending(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		p.writes(milas, "NL.jan")
		p.stands(mila, models.ConsentExpired)
		p.nobody("", "NL.jan") // a bare message: nothing is kept of whom we do not know
		p.nobody("+"+milas, "")
		p.writes(milas, "NL.mila") // she has it back, and says yes herself or not at all
		if now := p.again(mila); now.PhoneNumber() != "+"+milas {
			p.Errorf("mila is %+v", now)
		}
		p.stands(mila, models.ConsentExpired)
	})
}

func TestAnOldMessageTakesNoNumberAway(t *testing.T) {
	eachPeople(t, func(p *people) {
		before := p.clock.Now()
		mila := p.joins(milas, "NL.mila")
		p.receives(modelstest.Says("wamid.late", milas, "NL.jan", "Hello", before))
		p.stands(mila, models.ConsentGiven)
		if now := p.again(mila); now.PhoneNumber() != "+"+milas {
			p.Errorf("mila is %+v", now)
		}
	})
}

func TestAPersonWhoMovesKeepsWhatTheyAgreedTo(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		news := p.moves(milas, jans, "")
		p.receives(news)
		p.receives(news) // Meta repeats itself
		now := p.again(mila)
		if now.PhoneNumber() != "+"+jans || now.BSUID != nil || now.Origin(models.FactPhone).Source != "whatsapp" {
			p.Errorf("mila is %+v", now)
		}
		p.stands(mila, models.ConsentGiven)
		p.nobody("+"+milas, "")
		types, last, err := models.ActsOf(context.Background(), p.db, mila.ID)
		if err != nil || fmt.Sprint(types) != "[confirmed corrected]" || last.Verification == nil || last.Changes[0].After != "+"+jans {
			p.Errorf("%v, %+v, %v", types, last, err)
		}
		p.writes(jans, "NL.mila2") // the new user id is hers
		if now := p.again(mila); now.UserID() != "NL.mila2" {
			p.Errorf("mila is %+v", now)
		}
		p.stands(mila, models.ConsentGiven)
		renamed := p.moves(jans, "", "")
		renamed.System = &whatsapp.SystemChange{Type: whatsapp.SystemChangedUserID, PreviousUserID: "NL.mila2", UserID: "NL.mila3"}
		p.receives(renamed)
		if now := p.again(mila); now.UserID() != "NL.mila3" || now.PhoneNumber() != "+"+jans {
			p.Errorf("mila is %+v", now)
		}
		p.stands(mila, models.ConsentGiven)
	})
}

func TestSomebodyWhoWritesBeforeTheNewsOfTheirMoveIsOnePerson(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		news := p.moves(milas, jans, "")
		early := p.joins(jans, "NL.mila2") // a second sign-up, from the new number
		p.receives(news)
		now := p.again(mila)
		if now.PhoneNumber() != "+"+jans || now.UserID() != "NL.mila2" || *p.again(early).MergedInto != mila.ID {
			p.Errorf("mila is %+v, and before that %+v", now, p.again(early))
		}
		p.stands(mila, models.ConsentGiven)
	})
}

func TestWhoHadTheNewNumberBeforeHasLostIt(t *testing.T) {
	eachPeople(t, func(p *people) {
		jan, mila := p.joins(jans, "NL.jan"), p.joins(milas, "NL.mila")
		p.receives(p.moves(milas, jans, ""))
		p.stands(jan, models.ConsentExpired)
		p.stands(mila, models.ConsentGiven)
		if p.again(jan).Phone != nil || p.again(mila).PhoneNumber() != "+"+jans {
			p.Errorf("jan is %+v, mila is %+v", p.again(jan), p.again(mila))
		}
	})
}

func TestTwoHalvesThatMeetAreOnePerson(t *testing.T) {
	eachPeople(t, func(p *people) {
		listed := p.Willing(p.T, 7) // by number, from a card
		own, err := models.AddContact(context.Background(), p.db, models.System, models.NewContact{BSUID: "NL.seven", Source: "api", Tags: []string{"vip"}})
		if err != nil {
			p.Fatal(err)
		}
		p.writes(listed.PhoneNumber()[1:], "NL.seven")
		now := p.again(listed)
		if now.UserID() != "NL.seven" || fmt.Sprint(now.Tags) != "[vip]" || *p.again(own).MergedInto != listed.ID {
			p.Errorf("%+v, %+v", now, p.again(own))
		}
		p.stands(now, models.ConsentGiven)
	})
}

func TestANumberThatComesToSomebodyElseWeKnowEndsWhatWasAgreedForIt(t *testing.T) {
	eachPeople(t, func(p *people) {
		listed := p.Willing(p.T, 7)
		mila := p.joins(milas, "NL.mila")
		p.writes(listed.PhoneNumber()[1:], "NL.mila")
		p.stands(listed, models.ConsentExpired)
		p.stands(mila, models.ConsentGiven)
		if now := p.again(mila); now.PhoneNumber() != listed.PhoneNumber() {
			p.Errorf("mila is %+v", now)
		}
	})
}

func TestStaffSayThatANumberIsSomebodyElses(t *testing.T) {
	eachPeople(t, func(p *people) {
		ctx, mila := context.Background(), p.joins(milas, "NL.mila")
		if err := mila.LoseNumber(ctx, p.db, p.Marketer, " "); !errors.As(err, new(models.Invalid)) {
			p.Errorf("without a reason: %v", err)
		}
		if err := mila.LoseNumber(ctx, p.db, p.Marketer, "Her son answered."); err != nil {
			p.Fatal(err)
		}
		p.stands(mila, models.ConsentExpired)
		p.nobody("+"+milas, "")
		if err := mila.LoseNumber(ctx, p.db, p.Marketer, "Again."); !errors.As(err, new(models.Conflict)) {
			p.Errorf("twice: %v", err)
		}
	})
}

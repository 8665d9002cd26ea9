package models_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

// tells is Meta's signed call with one status of a message, taken in and applied. It says our attempt back, unless the status says something else.
func (p *people) tells(d models.Dispatch, status map[string]any) (body []byte) {
	p.Helper()
	status["id"], status["timestamp"] = fmt.Sprintf("wamid.m%d", d.MessageID), fmt.Sprint(p.db.Now().Unix())
	if _, told := status["biz_opaque_callback_data"]; !told {
		status["biz_opaque_callback_data"] = models.AttemptID{DatabaseID: p.db.Installation().DatabaseID, MessageID: d.MessageID, Attempt: d.Attempt}.String()
	}
	value := map[string]any{"messaging_product": "whatsapp", "metadata": map[string]any{"phone_number_id": p.Number.MetaID}, "statuses": []any{status}}
	body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []any{map[string]any{
		"id": p.Account.WABAID, "changes": []any{map[string]any{"field": "messages", "value": value}},
	}}})
	if err != nil {
		p.Fatal(err)
	}
	p.called(body)
	return body
}

func (p *people) called(body []byte) {
	p.Helper()
	intake := models.NewIntake(p.db)
	if err := intake.Store(ctx, body, ledger.MetaSignature("secret", body)); err != nil {
		p.Fatal(err)
	}
	intake.Close()
	if n, err := models.ApplyWebhooks(ctx, p.db, 10); err != nil || n != 1 {
		p.Fatal(n, err)
	}
	if aside, err := models.ListPoison(ctx, p.db, 1); err != nil || len(aside) != 0 {
		p.Fatalf("%+v, %v", aside, err)
	}
}

var stoppedMarketing = []any{map[string]any{"code": 131050, "title": "Stopped"}}

// Error 131050 is a no: at once, with what Meta signed, and once however often it is told.
func TestAFailureBecauseTheyStoppedMarketingIsANo(t *testing.T) {
	eachPeople(t, func(p *people) {
		person := p.joins("3197010000001", "NL.abc")
		spring, summer := p.Sending(p.T, "Spring"), p.Sending(p.T, "Summer")
		d := claimAll(p.T, p.db, spring).Dispatches[0]
		p.clock.Advance(time.Hour)
		failed := map[string]any{"status": "failed", "recipient_id": "3197010000001", "errors": stoppedMarketing}
		told := p.db.Now().Truncate(time.Second)
		body := p.tells(d, failed)
		once := func(when string, want models.ConsentState) {
			p.Helper()
			k := p.stands(person, want)
			types, last, err := models.ActsOf(ctx, p.db, person.ID)
			noes := 0
			for _, kind := range types {
				if kind == ledger.Withdrawn {
					noes++
				}
			}
			if err != nil || noes != 1 {
				p.Errorf("%s: %v, %v", when, types, err)
			}
			if want == models.ConsentWithdrawn && (k.Source != ledger.SourceWhatsApp || !k.ActedAt.Equal(told) || last.Withdrawal.Channel != "error" || last.Withdrawal.Input != "131050" || last.Withdrawal.Webhook == nil) {
				p.Errorf("%s: %+v rests on %+v", when, k, last.Withdrawal)
			}
			if at := p.again(person).MetaStoppedAt; at == nil || !at.Equal(told) {
				p.Errorf("%s: marketing is off since %v", when, at)
			}
			if n, err := models.Count(ctx, p.db, `SELECT COUNT(*) FROM webhook_bodies WHERE signature <> 'sha256=test'`); err != nil || n != 1 {
				p.Errorf("%s: %d calls are kept as proof, %v", when, n, err)
			}
		}
		if got := states(p.T, p.db, spring); got[models.Failed] != 1 {
			p.Errorf("the message is %v", got)
		}
		if claimed := claimAll(p.T, p.db, summer); len(claimed.Dispatches) != 0 || claimed.Skipped != 1 {
			p.Errorf("claimed %+v", claimed)
		}
		once("told once", models.ConsentWithdrawn)
		p.called(body)
		once("told twice", models.ConsentWithdrawn)
		p.clock.Advance(time.Hour)
		p.joins("3197010000001", "NL.abc")
		p.called(body)
		p.stands(person, models.ConsentGiven)
		if types, _, err := models.ActsOf(ctx, p.db, person.ID); err != nil || fmt.Sprint(types) != "[confirmed withdrawn confirmed]" {
			p.Errorf("told again after a new yes: %v, %v", types, err)
		}
		if claimed := claimAll(p.T, p.db, p.Sending(p.T, "Autumn")); len(claimed.Dispatches) != 0 {
			p.Error("marketing is off at WhatsApp, whatever they say to us")
		}
		p.verifies()
	})
}

// The same error can be the answer to the POST itself; then there is no signed call.
func TestARefusalBecauseTheyStoppedMarketingIsANo(t *testing.T) {
	eachPeople(t, func(p *people) {
		person := p.joins("3197010000001", "NL.abc")
		d := claimAll(p.T, p.db, p.Sending(p.T, "Spring")).Dispatches[0]
		refused := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventRefused, At: p.db.Now(), Reason: "meta", Code: 131050}
		happen(p.T, p.db, refused)
		happen(p.T, p.db, refused)
		p.stands(person, models.ConsentWithdrawn)
		if types, last, err := models.ActsOf(ctx, p.db, person.ID); err != nil || fmt.Sprint(types) != "[confirmed withdrawn]" || last.Withdrawal.Webhook != nil {
			p.Errorf("%v, %+v, %v", types, last, err)
		}
		other := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventRefused, At: p.db.Now().Add(time.Hour), Reason: "meta", Code: 131049}
		happen(p.T, p.db, other)
		if types, _, _ := models.ActsOf(ctx, p.db, person.ID); len(types) != 2 {
			p.Errorf("another error is a no: %v", types)
		}
		p.verifies()
	})
}

// A status that names another user at the number says what a message from there would: it has changed hands.
func TestAStatusThatNamesAnotherUserEndsWhatWasAgreed(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		p.clock.Advance(time.Minute)
		d := claimAll(p.T, p.db, p.Sending(p.T, "Spring")).Dispatches[0]
		p.clock.Advance(time.Minute)
		p.tells(d, map[string]any{"status": "sent", "recipient_id": milas, "recipient_user_id": "NL.mila"})
		p.stands(mila, models.ConsentGiven)
		p.tells(d, map[string]any{"status": "delivered", "recipient_id": milas})
		p.stands(mila, models.ConsentGiven)
		body := p.tells(d, map[string]any{"status": "read", "recipient_id": milas, "recipient_user_id": "NL.jan"})
		p.called(body)
		p.stands(mila, models.ConsentExpired)
		if now := p.again(mila); now.Phone != nil || now.UserID() != "NL.mila" {
			p.Errorf("mila is %+v", now)
		}
		types, last, err := models.ActsOf(ctx, p.db, mila.ID)
		if err != nil || fmt.Sprint(types) != "[confirmed expired]" || last.Verification.Method != ledger.MethodStatus || last.Verification.Webhook == nil || last.Changes[0].Before != "+"+milas {
			p.Errorf("%v, %+v, %v", types, last, err)
		}
		p.nobody("", "NL.jan") // of whom we do not know nothing is kept
		if claimed := claimAll(p.T, p.db, p.Sending(p.T, "Summer")); len(claimed.Dispatches) != 0 {
			p.Errorf("%+v", claimed)
		}
		jan := p.joins(milas, "NL.jan")
		p.called(body) // told again, and older than what Jan wrote
		p.stands(jan, models.ConsentGiven)
		p.verifies()
	})
}

func TestAnOldStatusTakesNoNumberAway(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		p.clock.Advance(time.Minute)
		d := claimAll(p.T, p.db, p.Sending(p.T, "Spring")).Dispatches[0]
		p.clock.Advance(time.Minute)
		p.writes(milas, "NL.mila")
		late := map[string]any{"status": "sent", "recipient_id": milas, "recipient_user_id": "NL.before"}
		p.clock.Advance(-time.Hour)
		p.tells(d, late)
		p.clock.Advance(time.Hour)
		p.stands(mila, models.ConsentGiven)
		if now := p.again(mila); now.PhoneNumber() != "+"+milas {
			p.Errorf("mila is %+v", now)
		}
	})
}

// Other programs may send from the same number, and say nothing of ours or something of theirs.
func TestAStatusWithoutOurAttemptIsLookedForAmongTheMessagesOfItsRecipient(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila, jan := p.joins(milas, "NL.mila"), p.joins("3197010000002", "NL.jan")
		spring := p.Sending(p.T, "Spring")
		dispatches := claimAll(p.T, p.db, spring).Dispatches
		for _, d := range dispatches {
			happen(p.T, p.db, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventAccepted, At: p.db.Now(), WAMID: fmt.Sprintf("wamid.m%d", d.MessageID)})
		}
		of := func(who models.Contact) models.Dispatch {
			return dispatches[slices.IndexFunc(dispatches, func(d models.Dispatch) bool { return d.ContactID == who.ID })]
		}
		stand := func(when string, milas, jans models.MessageState) {
			p.Helper()
			states, err := models.StatesOf(ctx, p.db, spring.ID)
			if err != nil || states[of(mila).MessageID] != milas || states[of(jan).MessageID] != jans {
				p.Fatalf("%s: %v, %v", when, states, err)
			}
		}
		unknown := models.Dispatch{MessageID: 900_001}
		for _, theirs := range []string{"", "campaign 7"} {
			p.tells(unknown, map[string]any{"status": "read", "recipient_id": milas, "biz_opaque_callback_data": theirs})
			p.tells(of(mila), map[string]any{"status": "read", "recipient_id": "3197010000002", "biz_opaque_callback_data": theirs})
			p.tells(of(mila), map[string]any{"status": "read", "recipient_id": "3197010009999", "biz_opaque_callback_data": theirs})
			stand("after what is not about them", models.Accepted, models.Accepted)
		}
		p.tells(of(mila), map[string]any{"status": "delivered", "recipient_id": milas, "biz_opaque_callback_data": ""})
		p.tells(of(jan), map[string]any{"status": "sent", "recipient_user_id": "NL.jan", "biz_opaque_callback_data": ""})
		stand("told of number and user id", models.Delivered, models.Sent)
	})
}

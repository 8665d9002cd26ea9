package models_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// talk is a conversation of a company with people who write to it.
type talk struct {
	*testing.T
	modelstest.Company
	clock *modelstest.Clock
}

func eachTalk(t *testing.T, f func(talk)) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		f(talk{t, modelstest.NewCompany(t, db).Described(t), clock})
	})
}

// hears takes a message as a webhook brings it, to the company's number.
func (k talk) hears(e whatsapp.InboundEvent) {
	k.Helper()
	e.PhoneNumberID = k.Number.MetaID
	if err := models.Receive(context.Background(), k.DB, e); err != nil {
		k.Fatal(err)
	}
}

// writes is a known person writing something.
func (k talk) writes(person models.Contact, id, text string) {
	k.Helper()
	k.hears(modelstest.Says(id, strings.TrimPrefix(person.PhoneNumber(), "+"), person.UserID(), text, k.clock.Now()))
}

func (k talk) replies(person models.Contact, kind models.MessageKind, occasion, text string) (fresh bool) {
	k.Helper()
	fresh, err := person.Reply(context.Background(), k.DB, k.Number.ID, models.Reply{Kind: kind, Occasion: occasion, Text: text})
	if err != nil {
		k.Fatal(err)
	}
	return fresh
}

func (k talk) claim() models.Claimed {
	k.Helper()
	claimed, err := models.ClaimReplies(context.Background(), k.DB, k.Number.ID, 1, 500)
	if err != nil {
		k.Fatal(err)
	}
	return claimed
}

// fate is how the last reply to a person stands.
func (k talk) fate(person models.Contact) (models.MessageState, string) {
	k.Helper()
	all, err := models.Replies(context.Background(), k.DB, person.ID)
	if err != nil || len(all) == 0 {
		k.Fatal(all, err)
	}
	last := all[len(all)-1]
	return last.State, last.Reason
}

func TestAReplyGoesToWhoeverWroteOnce(t *testing.T) {
	eachTalk(t, func(k talk) {
		person := k.Person(k.T, 1)
		k.writes(person, "wamid.1", "Are you open today?")
		if !k.replies(person, models.ReplyMessage, "q1", "Until six.") || k.replies(person, models.ReplyMessage, "q1", "Until six.") {
			k.Error("an occasion is answered once")
		}
		if numbers, err := models.ListReplying(context.Background(), k.DB); err != nil || len(numbers) != 1 || numbers[0] != k.Number.ID {
			k.Errorf("replies wait on %v, %v", numbers, err)
		}
		got := k.claim().Dispatches
		if len(got) != 1 || got[0].Phone != person.PhoneNumber() || got[0].Reply.Text != "Until six." || got[0].CampaignID != 0 || got[0].Attempt != 1 {
			k.Fatalf("claimed %+v", got)
		}
		if again := k.claim(); len(again.Dispatches) != 0 || again.Why != models.WaitNothing {
			k.Error("it was claimed twice")
		}
		happen(k.T, k.DB, models.Happening{MessageID: got[0].MessageID, Attempt: 1, What: models.EventAccepted, At: k.clock.Now(), WAMID: "wamid.r"})
		happen(k.T, k.DB, models.Happening{MessageID: got[0].MessageID, Attempt: 1, What: models.EventRead, At: k.clock.Now()})
		if state, _ := k.fate(person); state != models.Delivered {
			k.Errorf("nobody told them that reads are kept, and it is %s", state)
		}
		k.Willing(k.T, 1)
		happen(k.T, k.DB, models.Happening{MessageID: got[0].MessageID, Attempt: 1, What: models.EventRead, At: k.clock.Now()})
		if state, _ := k.fate(person); state != models.Read {
			k.Errorf("once told, it is %s", state)
		}
		if n, err := models.Count(context.Background(), k.DB, `SELECT COUNT(*) FROM evidence WHERE type = 'use'`); err != nil || n != 0 {
			k.Errorf("%d replies rely on a consent, %v", n, err)
		}
	})
}

func TestWhyAReplyIsNotSent(t *testing.T) {
	eachTalk(t, func(k talk) {
		ctx := context.Background()
		for n, c := range []struct {
			reason string
			kind   models.MessageKind
			spoil  func(models.Contact)
		}{
			{"window_closed", models.ReplyMessage, func(models.Contact) { k.clock.Advance(24*time.Hour - time.Minute) }},
			{"window_closed", models.FarewellMessage, func(models.Contact) { k.clock.Advance(24 * time.Hour) }},
			{"erased", models.ReplyMessage, func(p models.Contact) { models.Forget(ctx, k.DB, p.ID, "phone = NULL, erased_at = updated_at") }},
			{"merged", models.ReplyMessage, func(p models.Contact) { models.Forget(ctx, k.DB, p.ID, "merged_into = 1") }},
			{"no_address", models.ReplyMessage, func(p models.Contact) { models.Forget(ctx, k.DB, p.ID, "phone = NULL") }},
			{"suppressed", models.ConfirmationMessage, func(p models.Contact) {
				p.Suppress(ctx, k.DB, k.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "asked"})
			}},
			{"withdrawn", models.ReplyMessage, func(p models.Contact) { k.writes(p, "stop."+p.PhoneNumber(), "STOP") }},
			{"", models.FarewellMessage, func(p models.Contact) { k.writes(p, "stop."+p.PhoneNumber(), "STOP") }},
			{"", models.FarewellMessage, func(p models.Contact) {
				p.Suppress(ctx, k.DB, k.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "asked"})
			}},
			{"", models.ReplyMessage, func(models.Contact) { k.clock.Advance(23 * time.Hour) }},
		} {
			person := k.Willing(k.T, n)
			k.writes(person, "wamid."+person.PhoneNumber(), "Hello")
			k.replies(person, c.kind, "hello", "Good morning")
			c.spoil(person)
			k.claim()
			state, reason := k.fate(person)
			if reason != c.reason || (state == models.Dispatching) != (c.reason == "") {
				k.Errorf("%d: %s because of %q, not %q", n, state, reason, c.reason)
			}
		}
	})
}

// A reply that was written after a no is silenced by no older one.
func TestAnOlderNoSilencesNoReply(t *testing.T) {
	eachTalk(t, func(k talk) {
		person := k.Willing(k.T, 1)
		k.writes(person, "wamid.1", "STOP")
		k.claim()
		k.writes(person, "wamid.2", "Are you open today?")
		k.replies(person, models.ReplyMessage, "q", "Until six.")
		if k.claim(); true {
			if state, reason := k.fate(person); state != models.Dispatching {
				k.Errorf("%s because of %q", state, reason)
			}
		}
	})
}

func TestAPauseHoldsReplies(t *testing.T) {
	eachTalk(t, func(k talk) {
		ctx, person := context.Background(), k.Person(k.T, 1)
		k.writes(person, "wamid.1", "Hello")
		k.replies(person, models.ReplyMessage, "hello", "Good morning")
		if err := models.PauseSending(ctx, k.DB, k.Marketer, "lunch"); err != nil {
			k.Fatal(err)
		}
		if claimed := k.claim(); len(claimed.Dispatches) != 0 || claimed.Why != models.WaitPaused {
			k.Fatalf("claimed while paused: %+v", claimed)
		}
		if err := models.ResumeSending(ctx, k.DB, k.Marketer, "lunch is over"); err != nil {
			k.Fatal(err)
		}
		if claimed := k.claim(); len(claimed.Dispatches) != 1 {
			k.Fatalf("claimed %+v after the pause", claimed)
		}
	})
}

// Replies are inside a customer service window: a limit that is used up does not hold them.
func TestTheMessagingLimitDoesNotHoldReplies(t *testing.T) {
	eachTalk(t, func(k talk) {
		small := smallNumber
		if _, err := models.ObserveNumber(context.Background(), k.DB, k.Account, small, "webhook"); err != nil {
			k.Fatal(err)
		}
		if err := models.Execute(context.Background(), k.DB, `UPDATE portfolios SET messaging_limit = 0`); err != nil {
			k.Fatal(err)
		}
		person := k.Person(k.T, 1)
		k.writes(person, "wamid.1", "Hello")
		k.replies(person, models.ReplyMessage, "hello", "Good morning")
		if claimed := k.claim(); len(claimed.Dispatches) != 1 {
			k.Fatalf("claimed %+v", claimed)
		}
	})
}

// Somebody whose telephone answers by itself would otherwise be answered as fast as it does.
func TestAPersonIsAnsweredInOrderAndNoFasterThanMetaAllows(t *testing.T) {
	eachTalk(t, func(k talk) {
		busy, other := k.Person(k.T, 1), k.Person(k.T, 2)
		k.writes(busy, "wamid.1", "Hello")
		k.writes(other, "wamid.2", "Hello")
		for n := range 12 {
			k.replies(busy, models.ReplyMessage, fmt.Sprint("q", n), fmt.Sprint("Answer ", n))
		}
		k.replies(other, models.ReplyMessage, "q", "Good morning")
		first := k.claim().Dispatches
		if len(first) != 2 || first[0].Reply.Text != "Answer 0" || first[1].ContactID != other.ID {
			k.Fatalf("claimed %+v", first)
		}
		if early := k.claim().Dispatches; len(early) != 0 {
			k.Fatalf("%+v overtook what is on its way", early)
		}
		for n := 1; n < 10; n++ {
			happen(k.T, k.DB, models.Happening{MessageID: first[0].MessageID, Attempt: 1, What: models.EventAccepted, At: k.clock.Now(), WAMID: fmt.Sprint("wamid.r", n)})
			if first = k.claim().Dispatches; len(first) != 1 || first[0].Reply.Text != fmt.Sprint("Answer ", n) {
				k.Fatalf("claimed %+v after answer %d", first, n)
			}
			k.clock.Advance(time.Second)
		}
		happen(k.T, k.DB, models.Happening{MessageID: first[0].MessageID, Attempt: 1, What: models.EventAccepted, At: k.clock.Now(), WAMID: "wamid.r10"})
		if more := k.claim().Dispatches; len(more) != 0 {
			k.Fatalf("ten within ten seconds, and one more: %+v", more)
		}
		k.clock.Advance(52 * time.Second)
		if more := k.claim().Dispatches; len(more) != 1 || more[0].Reply.Text != "Answer 10" {
			k.Fatalf("a minute after the first: %+v", more)
		}
	})
}

// Meta tells of everything at least once.
func TestAWordThatIsRepeatedIsHeardOnce(t *testing.T) {
	eachTalk(t, func(k talk) {
		person := k.Willing(t, 1)
		stop := modelstest.Says("wamid.stop", strings.TrimPrefix(person.PhoneNumber(), "+"), person.UserID(), "STOP", k.clock.Now())
		k.hears(stop)
		k.clock.Advance(time.Hour)
		k.hears(stop)
		if n := k.counts(`SELECT COUNT(*) FROM evidence WHERE type = 'withdrawn' AND contact_id = ?`, person.ID); n != 1 {
			k.Errorf("one STOP is %d withdrawals", n)
		}
	})
}

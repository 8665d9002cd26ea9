package sender

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// reply says something to a person from the company's number.
func (s *stage) reply(person models.Contact, r models.Reply) {
	s.t.Helper()
	if _, err := person.Reply(context.Background(), s.db, s.company.Number.ID, r); err != nil {
		s.t.Fatal(err)
	}
}

// wrote waits until it is known that the person has written.
func (s *stage) wrote(person models.Contact, text string) {
	s.t.Helper()
	ctx := context.Background()
	if err := s.remote.Write(ctx, whatsapp.Digits(person.PhoneNumber()), text, ""); err != nil {
		s.t.Fatal(err)
	}
	eventually(s.t, "the message to be known", func() bool {
		now, err := models.FindContact(ctx, s.db, person.ID)
		return err == nil && now.LastInboundAt != nil
	})
}

// telephone is by what the pretend Meta finds a person.
func telephone(person models.Contact) string {
	if person.Phone == nil {
		return person.UserID()
	}
	return whatsapp.Digits(person.PhoneNumber())
}

// saw waits until a person's telephone shows so many messages from the company, and returns them.
func (s *stage) saw(person models.Contact, n int) (ours []whatsapp.Bubble) {
	s.t.Helper()
	eventually(s.t, "messages on the telephone", func() bool {
		all, err := s.remote.Thread(context.Background(), telephone(person))
		ours = nil
		for _, b := range all {
			if b.FromBusiness {
				ours = append(ours, b)
			}
		}
		return err == nil && len(ours) >= n
	})
	return ours
}

func TestRepliesReachTheTelephoneAndTheirButtonsComeBack(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		person := s.company.Willing(t, 1)
		defer s.run(s.client)()
		s.wrote(person, "May I ask something?")
		s.reply(person, models.Reply{Kind: models.ReplyMessage, Occasion: "a", Text: "Of course. *Which*?", Buttons: []whatsapp.ReplyButton{{ID: "x:1", Title: "Plants"}, {ID: "x:2", Title: "Pots"}}})
		shown := s.saw(person, 1)[0]
		if shown.Body != "Of course. *Which*?" || len(shown.Buttons) != 2 || shown.Buttons[1].Text != "Pots" || shown.Buttons[1].Payload != "x:2" {
			t.Fatalf("the telephone shows %+v", shown)
		}
		if err := s.remote.Press(context.Background(), whatsapp.Digits(person.PhoneNumber()), shown.ID, "Pots"); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the press and its reading", func() bool {
			history, _, err := person.ListHistory(context.Background(), s.db, models.HistoryPlace{})
			pressed, read := false, false
			for _, h := range history {
				pressed = pressed || h.Inbound != nil && h.Inbound.Body == "Pots"
				read = read || h.Message != nil && h.Message.State == models.Read
			}
			return err == nil && pressed && read
		})
		s.nobodyTwice()
	})
}

// Meta does not hear of an answer whose window has closed.
func TestAReplyWhoseWindowIsClosedIsNotSent(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		silent, talking := s.company.Person(t, 1), s.company.Person(t, 2)
		defer s.run(s.client)()
		s.wrote(talking, "Hello")
		s.reply(silent, models.Reply{Kind: models.ReplyMessage, Occasion: "a", Text: "Good morning"})
		s.reply(talking, models.Reply{Kind: models.ReplyMessage, Occasion: "a", Text: "Good morning"})
		s.saw(talking, 1)
		if all, err := s.remote.Thread(context.Background(), whatsapp.Digits(silent.PhoneNumber())); err == nil && len(all) > 0 {
			t.Errorf("a telephone that never wrote shows %+v", all)
		}
	})
}

// Somebody waits for an answer: it goes before what is left of a campaign, and has its share of the pace.
func TestAnswersGoBeforeCampaigns(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		curious := s.company.Person(t, 0)
		for n := range 16 {
			s.company.Willing(t, n+1)
		}
		_, err := models.ObserveNumber(context.Background(), s.db, s.company.Account, whatsapp.PhoneNumber{ID: s.company.Number.MetaID,
			DisplayPhoneNumber: "+" + s.company.Number.Phone, QualityRating: "GREEN", Status: "CONNECTED", ThroughputLevel: "4", MessagingLimit: "TIER_UNLIMITED"}, "poll")
		if err != nil {
			t.Fatal(err)
		}
		defer s.run(s.client)()
		s.wrote(curious, "Are you open today?")
		campaign := s.launch("Spring")
		eventually(t, "the campaign to be under way", func() bool { left := s.counts(campaign)[models.Queued]; return left > 0 && left < 16 })
		s.reply(curious, models.Reply{Kind: models.ReplyMessage, Occasion: "a", Text: "Until six."})
		s.saw(curious, 1)
		if left := s.counts(campaign)[models.Queued]; left == 0 {
			t.Fatal("nothing was left of the campaign to go before")
		}
		// One claim may have been under way, and one may have been bought before it.
		between := plainly(t, d).count("messages m JOIN messages r ON r.campaign_id IS NULL", "m.campaign_id IS NOT NULL AND m.claimed_at > r.created_at AND m.claimed_at < r.claimed_at")
		if between > 2 {
			t.Errorf("%d messages of a campaign went before an answer that was waiting", between)
		}
	})
}

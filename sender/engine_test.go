package sender

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

func TestACampaignReachesThoseWhoSaidYesAndNobodyElse(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		for n := range 30 {
			s.company.Willing(t, n)
		}
		s.company.Person(t, 100)
		defer s.run(s.client)()

		campaign := s.launch("Spring")
		eventually(t, "everybody to have read it", func() bool { return s.counts(campaign)[models.Read] == 30 })
		eventually(t, "the campaign to finish", func() bool { return s.state(campaign) == models.CampaignFinished })
		if got := s.counts(campaign); got[models.Skipped] != 1 || got.Total() != 31 {
			t.Errorf("ended as %v", got)
		}
		tallied, err := models.CountMessages(context.Background(), s.db, campaign.ID)
		if err != nil || tallied[models.Read] != 30 || tallied[models.Skipped] != 1 || tallied[models.Queued] != 0 {
			t.Errorf("tallies say %v, %v", tallied, err)
		}
	})
}

func TestSTOPIsHeededBeforeTheNextCampaign(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		leaving := s.company.Willing(t, 1)
		s.company.Willing(t, 2)
		defer s.run(s.client)()

		first := s.launch("First")
		eventually(t, "both to have read it", func() bool { return s.counts(first)[models.Read] == 2 })
		if err := s.remote.Write(ctx, whatsapp.Digits(leaving.PhoneNumber()), "STOP", ""); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the withdrawal", func() bool {
			consents, err := models.ListConsents(ctx, s.db, leaving.ID)
			return err == nil && len(consents) == 1 && consents[0].State == models.ConsentWithdrawn
		})
		second := s.launch("Second")
		eventually(t, "the second campaign to finish", func() bool { return s.state(second) == models.CampaignFinished })
		rows, err := models.ListRecipients(ctx, s.db, second.ID, models.StandsNotSent, 0, 10)
		if err != nil || len(rows) != 1 || rows[0].ContactID != leaving.ID || rows[0].Reason != "withdrawn" {
			t.Fatalf("not sent: %+v, %v", rows, err)
		}
	})
}

func TestAnAnswerThatWasNotSeenIsUnknownAndWebhooksTellTheRest(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		for n := range 20 {
			s.company.Willing(t, n)
		}
		s.control("faults", `{"reset": 1}`)
		defer s.run(s.client)()
		campaign := s.launch("Reset")
		// Each was accepted before the connection was cut, so Meta reports on every one of them.
		eventually(t, "webhooks to resolve the unknown", func() bool { return s.counts(campaign)[models.Read] == 20 })

		s.control("faults", `{"err_before": 1}`)
		lost := s.launch("Lost")
		eventually(t, "the campaign to finish", func() bool { return s.state(lost) == models.CampaignFinished })
		if got := s.counts(lost); got[models.Unknown] != 20 {
			t.Fatalf("an answer of 500 is not an answer, yet: %v", got)
		}
	})
}

func TestShutdownPutsBackWhatNeverStarted(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		for n := range 60 {
			s.company.Willing(t, n)
		}
		gate := &turnstile{Poster: s.client, entered: make(chan struct{}, 100), open: make(chan struct{})}
		stop := s.run(gate)
		campaign := s.launch("Interrupted")
		for range 16 {
			<-gate.entered
		}
		stopped := make(chan struct{})
		go func() { stop(); close(stopped) }()
		close(gate.open)
		<-stopped
		got := s.counts(campaign)
		if got[models.Dispatching] != 0 || got[models.Unknown] != 0 || got[models.Queued] == 0 {
			t.Fatalf("after a clean stop: %v", got)
		}

		defer s.run(s.client)()
		eventually(t, "the rest to be read", func() bool { return s.counts(campaign)[models.Read] == 60 })
		s.nobodyTwice()
	})
}

// A turnstile holds every POST until it is opened.
type turnstile struct {
	Poster
	entered chan struct{}
	open    chan struct{}
}

func (g *turnstile) Send(ctx context.Context, id string, m whatsapp.Message) whatsapp.Outcome {
	g.entered <- struct{}{}
	<-g.open
	return g.Poster.Send(ctx, id, m)
}

package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"greenlist/models"
	"greenlist/models/scratch"
	"greenlist/sender"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// benchStage is a company with people who agreed, in a database of one kind.
type benchStage struct {
	name     string
	db       *models.DB
	template int64
	purpose  int64
	number   int64
}

// benchRun is one campaign of a stage: how many of its messages are measured, and how many wait behind them.
type benchRun struct {
	messages, waiting int
	url               string
	workers           int // POSTs at a time; 0 as when it serves
}

// send measures a campaign from its first claim to the last record asked for, with everything on: consent gate, evidence, tallies, durable
// commits.
func (s *benchStage) send(ctx context.Context, campaign int64, run benchRun) (float64, error) {
	client, err := graph.New(graph.Options{BaseURL: run.url, MaxIdleConnsPerHost: sender.MostInFlight})
	if err != nil {
		return 0, err
	}
	defer client.CloseIdle()
	working, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	start := time.Now()
	go func() {
		ended <- sender.New(s.db, sender.Options{Poster: sender.NewLine(s.db, client), Workers: run.workers, Name: "bench"}).Run(working)
	}()
	err = s.await(ctx, campaign, run.messages)
	rate := perSecond(run.messages, start)
	stop()
	if failed := <-ended; err == nil {
		err = failed
	}
	if err == nil {
		err = s.refuseEmptyRun(ctx, campaign, run.messages)
	}
	return rate, err
}

// refuseEmptyRun: a figure for messages that were never sent would be a very good one.
func (s *benchStage) refuseEmptyRun(ctx context.Context, campaign int64, messages int) error {
	counts, err := models.RecountMessages(ctx, s.db, campaign)
	if err == nil && counts[models.Accepted] < int64(messages) {
		err = fmt.Errorf("%d messages were to be accepted, and these were the states: %v", messages, counts)
	}
	return err
}

// await looks often enough for the figure and seldom enough not to weigh on it.
func (s *benchStage) await(ctx context.Context, campaign int64, messages int) error {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		counts, err := models.CountMessages(ctx, s.db, campaign)
		if err != nil || counts[models.Accepted] >= int64(messages) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// newBenchStage is a company with nobody yet, in a fresh database.
func newBenchStage(ctx context.Context, name string, fresh *scratch.Database) (*benchStage, error) {
	db, err := fresh.Open(ctx, nil)
	if err != nil {
		return nil, err
	}
	account, err := models.Connect(ctx, db, models.System, models.Connection{WABAID: "1", AppID: "2", Token: "bench", AppSecret: "bench", VerifyToken: "bench"})
	if err != nil {
		return nil, err
	}
	number, err := models.ObserveNumber(ctx, db, account, whatsapp.PhoneNumber{
		ID: "3", DisplayPhoneNumber: "+31 970 10200100", QualityRating: "GREEN", Status: whatsapp.NumberConnected, ThroughputLevel: "1000000", MessagingLimit: "TIER_UNLIMITED",
	}, "poll")
	if err != nil {
		return nil, err
	}
	template, err := models.ObserveTemplate(ctx, db, account, whatsapp.Template{
		ID: "4", Name: "bench", Language: "en", Category: whatsapp.Marketing, Status: whatsapp.TemplateApproved,
		Components: []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: "Hello {{1}}, the new seeds are in the shop from Saturday on."}},
	}, "poll")
	if err != nil {
		return nil, err
	}
	purpose, err := models.CreatePurpose(ctx, db, models.System, models.NewPurpose{Name: "Offers"})
	return &benchStage{name: name, db: db, template: template.ID, purpose: purpose.ID, number: number.ID}, err
}

// fill brings in everybody that campaigns go to.
func (s *benchStage) fill(ctx context.Context, people int) error {
	if err := s.bringIn(ctx, 0, people); err != nil {
		return err
	}
	return settle(ctx, s.db)
}

// settle gives the evidence of those people its place in the log: who sends later does not pay for who came in before.
func settle(ctx context.Context, db *models.DB) error {
	var sequencer models.Sequencer
	for {
		if n, err := sequencer.Sequence(ctx, db); err != nil || n == 0 {
			return err
		}
	}
}

// campaign freezes a campaign to as many people as the run needs.
func (s *benchStage) campaign(ctx context.Context, run benchRun) (int64, error) {
	campaign, err := models.CreateCampaign(ctx, s.db, models.System, models.CampaignPlan{
		Name: "Bench", TemplateID: s.template, PurposeID: s.purpose, NumberID: s.number, Parameters: map[string]models.FieldValue{"1": {Field: "first_name", Text: "there"}},
		AllAtOnce: true,
	})
	if err != nil {
		return 0, err
	}
	return campaign.ID, benchFreeze(ctx, s.db, campaign)
}

// drop takes what was not sent out of the way of the next round.
func (s *benchStage) drop(ctx context.Context, campaignID int64) error {
	campaign, err := models.FindCampaign(ctx, s.db, campaignID)
	if err != nil || campaign.State == models.CampaignFinished {
		return err
	}
	return campaign.Cancel(ctx, s.db, models.System)
}

func benchFreeze(ctx context.Context, db *models.DB, campaign models.Campaign) error {
	if err := campaign.Launch(ctx, db, models.System); err != nil {
		return err
	}
	if _, err := models.StartCampaign(ctx, db, campaign.ID); err != nil {
		return err
	}
	for {
		if complete, err := models.FreezeChunk(ctx, db, campaign.ID); err != nil || complete {
			return err
		}
	}
}

// benchList writes a list of n people, from one on.
func benchList(to io.WriteCloser, from, n int) {
	fmt.Fprintln(to, "phone,name")
	for i := from; i < from+n; i++ {
		fmt.Fprintf(to, "+31970%08d,Person %d\n", 10_000_000+i, i)
	}
	to.Close()
}

// bringIn brings people in the way a company does: as a list that says that they agreed.
func (s *benchStage) bringIn(ctx context.Context, from, n int) error {
	list, writer := io.Pipe()
	go benchList(writer, from, n)
	imported, err := models.UploadImport(ctx, s.db, models.System, fmt.Sprintf("bench-%d.csv", from), list)
	if err != nil {
		return err
	}
	mapping := imported.Mapping
	mapping.Columns = []models.Meaning{models.MeansPhone, models.MeansName}
	mapping.PurposeID, mapping.Agreed, mapping.How = s.purpose, true, "made up for the bench"
	if err := imported.Start(ctx, s.db, models.System, mapping); err != nil {
		return err
	}
	return models.RunImport(ctx, s.db, imported.ID)
}

package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"greenlist/models"
	"greenlist/sender"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// send measures one campaign from its first claim to its last record, with everything on: consent gate, evidence, tallies, durable commits.
func (c benchCommand) send(ctx context.Context, kind benchDatabase, sink *sink) (float64, error) {
	fresh, err := kind.fresh(ctx)
	if err != nil {
		return 0, err
	}
	defer fresh.Drop()
	db, err := fresh.Open(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	campaign, err := benchCampaign(ctx, db, c.Messages)
	if err != nil {
		return 0, err
	}
	client, err := graph.New(graph.Options{BaseURL: sink.url, Token: "bench", MaxIdleConnsPerHost: postsInFlight})
	if err != nil {
		return 0, err
	}
	working, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	start := time.Now()
	go func() {
		ended <- sender.New(db, sender.Options{Poster: client, Workers: postsInFlight, Name: "bench"}).Run(working)
	}()
	err = awaitFinish(ctx, db, campaign)
	rate := perSecond(c.Messages, start)
	stop()
	if failed := <-ended; err == nil {
		err = failed
	}
	if err == nil {
		err = c.refuseEmptyRun(ctx, db, campaign)
	}
	return rate, err
}

// refuseEmptyRun: a figure for messages that were never sent would be a very good one.
func (c benchCommand) refuseEmptyRun(ctx context.Context, db *models.DB, campaignID int64) error {
	counts, err := models.RecountMessages(ctx, db, campaignID)
	if err == nil && counts[models.Accepted] != int64(c.Messages) {
		err = fmt.Errorf("%d messages were to be accepted, and these were the states: %v", c.Messages, counts)
	}
	return err
}

// awaitFinish looks often enough for the figure and seldom enough not to weigh on it.
func awaitFinish(ctx context.Context, db *models.DB, campaignID int64) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		campaign, err := models.FindCampaign(ctx, db, campaignID)
		if err != nil || campaign.State == models.CampaignFinished {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// benchCampaign fills a fresh database with people who agreed, and freezes a campaign to them.
func benchCampaign(ctx context.Context, db *models.DB, people int) (int64, error) {
	account, err := models.Connect(ctx, db, models.System, models.Connection{WABAID: "1", AppID: "2", Token: "bench", AppSecret: "bench", VerifyToken: "bench"})
	if err != nil {
		return 0, err
	}
	number, err := models.ObserveNumber(ctx, db, account, whatsapp.PhoneNumber{
		ID: "3", DisplayPhoneNumber: "+31 970 10200100", QualityRating: "GREEN", Status: whatsapp.NumberConnected, ThroughputLevel: "1000000", MessagingLimit: "TIER_UNLIMITED",
	}, "poll")
	if err != nil {
		return 0, err
	}
	template, err := models.ObserveTemplate(ctx, db, account, whatsapp.Template{
		ID: "4", Name: "bench", Language: "en", Category: whatsapp.Marketing, Status: whatsapp.TemplateApproved,
		Components: []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: "Hello {{1}}, the new seeds are in the shop from Saturday on."}},
	}, "poll")
	if err != nil {
		return 0, err
	}
	purpose, err := benchPeople(ctx, db, people)
	if err != nil {
		return 0, err
	}
	campaign, err := models.CreateCampaign(ctx, db, models.System, models.CampaignPlan{
		Name: "Bench", TemplateID: template.ID, PurposeID: purpose, NumberID: number.ID, Parameters: map[string]models.FieldValue{"1": {Field: "first_name", Text: "there"}},
	})
	if err != nil {
		return 0, err
	}
	return campaign.ID, benchFreeze(ctx, db, campaign)
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

// benchPeople brings people in the way a company does: as a list that says that they agreed.
func benchPeople(ctx context.Context, db *models.DB, n int) (purposeID int64, err error) {
	purpose, err := models.CreatePurpose(ctx, db, models.System, models.NewPurpose{Name: "Offers"})
	if err != nil {
		return 0, err
	}
	list, writer := io.Pipe()
	go func() {
		fmt.Fprintln(writer, "phone,name")
		for i := range n {
			fmt.Fprintf(writer, "+31970%08d,Person %d\n", 10_000_000+i, i)
		}
		writer.Close()
	}()
	imported, err := models.UploadImport(ctx, db, models.System, "bench.csv", list)
	if err != nil {
		return 0, err
	}
	mapping := imported.Mapping
	mapping.Columns = []models.Meaning{models.MeansPhone, models.MeansName}
	mapping.PurposeID, mapping.Agreed, mapping.How = purpose.ID, true, "made up for the bench"
	if err := imported.Start(ctx, db, models.System, mapping); err != nil {
		return 0, err
	}
	return purpose.ID, models.RunImport(ctx, db, imported.ID)
}

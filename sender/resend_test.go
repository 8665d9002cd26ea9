package sender

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Meta answers as if something had broken, and has taken nothing: what nothing is heard of for a day goes out when somebody decides so, to each of them once.
func TestWhatNothingWasHeardOfGoesOutWhenSomebodyDecidesSo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, s := context.Background(), newStage(t, db)
		for n := range 5 {
			s.company.Willing(t, n)
		}
		s.control("faults", `{"err_before": 1}`)
		stop := s.run(s.client)
		campaign := s.launch("Lost")
		eventually(t, "the campaign to be over", func() bool { return s.state(campaign) == models.CampaignFinished })
		stop()
		if got := s.counts(campaign); got[models.Unknown] != 5 {
			t.Fatalf("they stand as %v", got)
		}
		s.company.Silence(t, clock, 5)
		s.control("faults", `{}`)

		again, err := models.FindCampaign(ctx, db, campaign.ID)
		if err != nil {
			t.Fatal(err)
		}
		defer s.run(s.client)()
		if got := s.counts(campaign); got[models.Unresolved] != 5 {
			t.Fatalf("nobody has decided anything, and they stand as %v", got)
		}
		if n, err := again.Resend(ctx, db, s.company.Marketer); err != nil || n != 5 {
			t.Fatalf("put %d in line: %v", n, err)
		}
		eventually(t, "everybody to have read it", func() bool { return s.counts(campaign)[models.Read] == 5 })
		eventually(t, "the campaign to be over again", func() bool { return s.state(campaign) == models.CampaignFinished })
		s.nobodyTwice()
	})
}

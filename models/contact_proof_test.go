package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// What somebody did on the page is recorded before it is known who they are; their proof tells it all the same, and nobody else's does.
func TestAProofTellsHowItCameIn(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		s := c.SignedUp(t, c.Form(t), clock, "+3197010123456")
		_, person := hears(t, db, modelstest.Says("wamid.1", "3197010123456", "NL.1", s.Declaration, clock.Now().Add(time.Minute)))
		proof, err := person.FindProof(ctx, db, consentOf(t, db, person).EvidenceID)
		if err != nil || proof.Capture == nil {
			t.Fatalf("%+v, %v", proof, err)
		}
		if in := proof.Capture; in.Origin != "https://forms.zaailing.example" || in.Referrer != "search.example" || len(in.Controls) == 0 || in.Served.IsZero() {
			t.Errorf("it came in as %+v", in)
		}
		listed := c.Willing(t, 2)
		proof, err = listed.FindProof(ctx, db, consentOf(t, db, listed).EvidenceID)
		if err != nil || proof.Event == nil || proof.Capture != nil {
			t.Errorf("a list came in as %+v, %v", proof.Capture, err)
		}
	})
}

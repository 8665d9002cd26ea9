package sender

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// newTalk is a stage on which people can be asked: a form with a word, and with every ad.
func newTalk(t *testing.T, db *models.DB) *stage {
	t.Helper()
	ctx, s := context.Background(), newStage(t, db)
	s.company.Described(t)
	db.Speak(modelstest.Plain{})
	form := s.company.Form(t)
	err := form.SetKeywords(ctx, db, s.company.Marketer, models.KeywordPlan{"nl": {models.KeywordStart: "NRCQ AAN"}})
	if err == nil {
		err = form.SetAds(ctx, db, s.company.Marketer, []string{models.AnyAd})
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// agrees waits for the question on a telephone, presses its first button, and waits for what confirms it.
func (s *stage) agrees(id, source string) {
	s.t.Helper()
	ctx, phone := context.Background(), stranger(id)
	question := s.saw(phone, 1)[0]
	if len(question.Buttons) != 2 || question.Buttons[0].Text != "Yes" {
		s.t.Fatalf("%s was asked %+v", id, question)
	}
	if err := s.remote.Press(ctx, id, question.ID, "Yes"); err != nil {
		s.t.Fatal(err)
	}
	s.saw(phone, 2)
	known, err := models.FindContactByAddress(ctx, s.db, phone.PhoneNumber(), phone.UserID())
	if err != nil {
		s.t.Fatal(err)
	}
	consents, err := models.ListConsents(ctx, s.db, known.ID)
	if err != nil || len(consents) != 1 || consents[0].State != models.ConsentGiven || consents[0].Grade != models.GradeVerified || consents[0].Source != source {
		s.t.Fatalf("%s stands as %+v, %v", id, consents, err)
	}
}

// stranger is somebody by the id of their telephone.
func stranger(id string) models.Contact {
	if id[0] >= '0' && id[0] <= '9' {
		phone := "+" + id
		return models.Contact{Phone: &phone}
	}
	return models.Contact{BSUID: &id}
}

func TestPeopleSayYesInAConversation(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx, s := context.Background(), newTalk(t, modelstest.Open(t, d, nil))
		defer s.run(s.client)()
		if err := s.remote.Write(ctx, "3197010123456", "nrcq aan", ""); err != nil {
			t.Fatal(err)
		}
		s.agrees("3197010123456", models.SourceKeyword)

		if _, err := s.remote.AddPerson(ctx, whatsapp.Person{UserID: "NL.4711", Name: "Noor"}); err != nil {
			t.Fatal(err)
		}
		if err := s.remote.Arrive(ctx, "NL.4711", "May I know more?", whatsapp.Referral{SourceID: "120200", Headline: "Roses"}); err != nil {
			t.Fatal(err)
		}
		s.agrees("NL.4711", models.SourceAd)
		s.nobodyTwice()
	})
}

package sender

import (
	"context"
	"fmt"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// A ferry takes a file to Meta, and something happens meanwhile.
type ferry struct {
	meanwhile func()
	refusal   error
	posts     int
}

func (f *ferry) UploadMedia(context.Context, string, graph.File) (string, error) {
	f.meanwhile()
	return "media", f.refusal
}

func (f *ferry) Send(context.Context, string, whatsapp.Message) whatsapp.Outcome {
	f.posts++
	return whatsapp.Outcome{}
}

// Others may have taken over what this process claimed while a file was on its way to Meta.
func TestNothingIsSentWhoseLeaseEndedWhileAFileWasHandedOver(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		version, campaign := s.draft(s.kinds()[0]).VersionID, s.company.Sending(t, "By ferry").ID
		for shade, ends := range []bool{false, true} {
			ctx, over := context.Background(), &ferry{meanwhile: func() {}}
			engine := New(s.db, Options{Poster: over})
			s.registered(engine)
			if ends {
				over.meanwhile = func() { s.registered(engine) }
			}
			got := engine.attempt(ctx, s.company.Number.MetaID, models.Dispatch{
				MessageID: 1, CampaignID: campaign, Attempt: 1, ProcessID: engine.processID(), Phone: "+31970100000001", TemplateVersionID: *version,
				Parameters: map[string]string{"1": "Mila", "header.media": s.picture(uint8(100 + shade))},
			})
			if (over.posts == 0) != ends || (got.What == models.EventPutBack) != ends {
				t.Errorf("the lease ends %v: %d posts, %+v", ends, over.posts, got)
			}
		}
	})
}

// A database that is away for a moment costs nobody their message.
func TestAWordingThatCannotBeReadIsReadAgainLater(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		version, campaign := s.draft(s.kinds()[0]).VersionID, s.company.Sending(t, "Read later").ID
		over, plain := &ferry{meanwhile: func() {}}, plainly(t, d)
		engine := New(s.db, Options{Poster: over})
		s.registered(engine)
		attempt := func() models.Happening {
			return engine.attempt(context.Background(), s.company.Number.MetaID, models.Dispatch{
				MessageID: 1, CampaignID: campaign, Attempt: 1, ProcessID: engine.processID(), Phone: "+31970100000001", TemplateVersionID: *version,
				Parameters: map[string]string{"1": "Mila", "header.media": s.picture(1)},
			})
		}
		plain.write(`ALTER TABLE template_versions RENAME TO elsewhere`)
		if got := attempt(); over.posts != 0 || got.What != models.EventPutBack || got.Reason != "not_started" {
			t.Errorf("%d posts while nothing can be read, and then %+v", over.posts, got)
		}
		plain.write(`ALTER TABLE elsewhere RENAME TO template_versions`)
		if got := attempt(); over.posts != 1 {
			t.Errorf("%d posts afterwards: %+v", over.posts, got)
		}
	})
}

// A token that has ended refuses files as it refuses messages: the campaign stops, instead of trying for each person every half minute. A server that is
// away for a moment stops nothing.
func TestACampaignStopsWhereMetaRefusesItsFile(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		s := newStage(t, modelstest.Open(t, d, nil))
		version := s.draft(s.kinds()[0]).VersionID
		for shade, refusal := range []whatsapp.Error{{HTTPStatus: 503, Code: 2}, {HTTPStatus: 401, Code: 190}} {
			campaign := s.company.Sending(t, fmt.Sprint(refusal.Code))
			engine := New(s.db, Options{Poster: &ferry{meanwhile: func() {}, refusal: &refusal}})
			s.registered(engine)
			got := engine.attempt(context.Background(), s.company.Number.MetaID, models.Dispatch{
				MessageID: 1, CampaignID: campaign.ID, Attempt: 1, ProcessID: engine.processID(), Phone: "+31970100000001", TemplateVersionID: *version,
				Parameters: map[string]string{"1": "Mila", "header.media": s.picture(uint8(110 + shade))},
			})
			if got.What != models.EventPutBack {
				t.Errorf("error %d: the person is %s", refusal.Code, got.What)
			}
			if may, err := models.MaySend(context.Background(), s.db, campaign.ID); may != (refusal.Code != 190) || err != nil {
				t.Errorf("after error %d it may go on: %v, %v", refusal.Code, may, err)
			}
		}
	})
}

// registered makes an engine a new process, which holds nothing that it held before.
func (s *stage) registered(e *Engine) {
	s.t.Helper()
	if err := e.register(context.Background()); err != nil {
		s.t.Error(err)
	}
}

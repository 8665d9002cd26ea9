package sender

import (
	"context"
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
	posts     int
}

func (f *ferry) UploadMedia(context.Context, string, graph.File) (string, error) {
	f.meanwhile()
	return "media", nil
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

// registered makes an engine a new process, which holds nothing that it held before.
func (s *stage) registered(e *Engine) {
	s.t.Helper()
	if err := e.register(context.Background()); err != nil {
		s.t.Error(err)
	}
}

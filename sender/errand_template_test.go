package sender

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// summer is a draft that Meta takes.
var summer = models.TemplateText{
	Name: "summer_plants", Language: "nl", Category: whatsapp.Marketing, Body: "Dag {{1}}, de zomerplanten staan buiten. Kom je kijken?",
	Buttons: []models.DraftButton{{Kind: whatsapp.ButtonQuickReply, Text: "Afmelden"}}, Samples: map[string]string{"1": "Mila"},
}

func (s *stage) draft(text models.TemplateText) models.Template {
	s.t.Helper()
	t, err := models.CreateTemplate(context.Background(), s.db, s.company.Marketer, text)
	if err != nil {
		s.t.Fatal(err)
	}
	return t
}

func (s *stage) submit(t models.Template) models.Template {
	s.t.Helper()
	if err := t.Submit(context.Background(), s.db, s.company.Marketer); err != nil {
		s.t.Fatal(err)
	}
	return t
}

// runErrands does everything that is due.
func (s *stage) runErrands(e *Errands) {
	s.t.Helper()
	for {
		did, err := e.Once(context.Background())
		if err != nil {
			s.t.Fatal(err)
		}
		if !did {
			return
		}
	}
}

func (s *stage) template(id int64) models.Template {
	s.t.Helper()
	t, err := models.FindTemplate(context.Background(), s.db, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return t
}

// becomes waits until webhooks have brought the template to a status.
func (s *stage) becomes(id int64, status string) models.Template {
	s.t.Helper()
	eventually(s.t, "the template to be "+status, func() bool {
		if _, err := models.ApplyWebhooks(context.Background(), s.db, 100); err != nil {
			s.t.Fatal(err)
		}
		return s.template(id).MetaStatus == status
	})
	return s.template(id)
}

func TestATemplateIsSubmittedAndApproved(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		errands := NewErrands(s.db, ErrandOptions{Client: s.client})
		submitted := s.submit(s.draft(summer))
		s.runErrands(errands)
		waiting := s.template(submitted.ID)
		if waiting.MetaStatus != whatsapp.TemplatePending || waiting.MetaID == "" || waiting.Sendable() {
			t.Fatalf("after the errand: %+v", waiting)
		}
		if err := s.remote.Approve(ctx, waiting.MetaID); err != nil {
			t.Fatal(err)
		}
		if approved := s.becomes(waiting.ID, whatsapp.TemplateApproved); !approved.Sendable() || *approved.LiveVersionID != *submitted.VersionID {
			t.Fatalf("approved: %+v", approved)
		}
	})
}

func TestARejectedTemplateIsCorrectedAndApproved(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		errands := NewErrands(s.db, ErrandOptions{Client: s.client})
		submitted := s.submit(s.draft(summer))
		s.runErrands(errands)
		metaID := s.template(submitted.ID).MetaID
		s.control("templates/"+metaID+"/decide", `{"decision":"reject","reason":"INVALID_FORMAT","words":"The text is unclear.","advice":"Say which plants."}`)
		rejected := s.becomes(submitted.ID, whatsapp.TemplateRejected)
		if rejected.MetaReason != whatsapp.ReasonInvalidFormat || !strings.Contains(rejected.MetaAdvice, "Say which plants.") || !rejected.Correctable() {
			t.Fatalf("rejected: %+v", rejected)
		}

		if err := rejected.Correct(ctx, s.db, s.company.Marketer); err != nil {
			t.Fatal(err)
		}
		better := summer
		better.Body = "Dag {{1}}, de zonnebloemen staan buiten. Kom je kijken?"
		if err := rejected.Revise(ctx, s.db, s.company.Marketer, better); err != nil {
			t.Fatal(err)
		}
		s.submit(rejected)
		s.runErrands(errands)
		if again := s.template(submitted.ID); again.MetaStatus != whatsapp.TemplatePending || again.MetaID != metaID || again.MetaReason != "" {
			t.Fatalf("sent again: %+v", again)
		}
		if err := s.remote.Approve(ctx, metaID); err != nil {
			t.Fatal(err)
		}
		approved := s.becomes(submitted.ID, whatsapp.TemplateApproved)
		live, err := models.FindTemplateVersion(ctx, s.db, *approved.LiveVersionID)
		if err != nil || live.Number != 2 || live.Content.Body().Text != better.Body {
			t.Fatalf("live is %+v, %v", live, err)
		}
	})
}

// Without our lint Meta would refuse: the control posts the same wording past it.
func TestTheLintStopsASubmissionThatMetaWouldRefuse(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		bad := summer
		bad.Body = "{{1}}, de zomerplanten staan buiten. Kom je kijken?"
		draft := s.draft(bad)
		wrong, ok := errors.AsType[models.Invalid](draft.Submit(ctx, s.db, s.company.Marketer))
		if !ok || wrong["body"] == "" || draft.State != models.TemplateDraft {
			t.Fatalf("submitted: %v, %s", wrong, draft.State)
		}
		if _, err := draft.FindSubmission(ctx, s.db); !errors.As(err, new(models.NotFound)) {
			t.Errorf("an errand was asked for: %v", err)
		}
		_, err := s.client.CreateTemplate(ctx, s.company.Account.WABAID, bad.Tidy().Content())
		if refused, ok := errors.AsType[*whatsapp.Error](err); !ok || refused.Subcode != 2388299 {
			t.Errorf("the control: Meta said %v", err)
		}
	})
}

func TestWhatMetaRefusesIsADraftAgain(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		taken := summer.Tidy().Content()
		taken.Components[0].Text = "Dag {{1}}, dit staat er al en is iets anders."
		if _, err := s.client.CreateTemplate(ctx, s.company.Account.WABAID, taken); err != nil {
			t.Fatal(err)
		}
		submitted := s.submit(s.draft(summer))
		e, ok, err := models.ClaimErrand(ctx, s.db, 0)
		for ; err == nil && ok && e.Kind != models.ErrandSubmitTemplate; e, ok, err = models.ClaimErrand(ctx, s.db, 0) {
			if err := e.Complete(ctx, s.db, time.Time{}); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil || !ok {
			t.Fatalf("no errand: %v", err)
		}
		if err := NewErrands(s.db, ErrandOptions{Client: s.client}).submitTemplate(ctx, e); err != nil {
			t.Fatal(err)
		}
		if back := s.template(submitted.ID); back.State != models.TemplateDraft || !strings.Contains(back.Refusal, "exists already") {
			t.Fatalf("refused: %+v", back)
		}
	})
}

// forgetful stands before the pretend Meta. It lets a new template through and then cuts the connection, once.
func (s *stage) forgetful() *graph.Client {
	s.t.Helper()
	behind, err := url.Parse(s.url)
	if err != nil {
		s.t.Fatal(err)
	}
	proxy, cut := httputil.NewSingleHostReverseProxy(behind), true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !cut || r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/message_templates") {
			proxy.ServeHTTP(w, r)
			return
		}
		cut = false
		proxy.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	}))
	s.t.Cleanup(server.Close)
	client, err := graph.New(graph.Options{BaseURL: server.URL})
	if err != nil {
		s.t.Fatal(err)
	}
	return client
}

func TestASubmissionWhoseAnswerWasLostIsLookedForAndNotSentAgain(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		clock := modelstest.NewClock()
		s := newStage(t, modelstest.Open(t, d, clock.Now))
		errands := NewErrands(s.db, ErrandOptions{Client: s.forgetful()})
		s.runErrands(errands)
		submitted := s.submit(s.draft(summer))
		s.runErrands(errands)
		lost, err := submitted.FindSubmission(ctx, s.db)
		if err != nil || lost.State != models.ErrandWaiting || !strings.Contains(lost.LastError, "could not be reached") {
			t.Fatalf("after the cut: %+v, %v", lost, err)
		}
		if unknown := s.template(submitted.ID); unknown.MetaID != "" || unknown.State != models.TemplateSubmitted {
			t.Fatalf("after the cut: %+v", unknown)
		}
		clock.Advance(time.Minute)
		s.runErrands(errands)
		found := s.template(submitted.ID)
		if found.MetaStatus != whatsapp.TemplatePending || found.MetaID == "" {
			t.Fatalf("after the second attempt: %+v", found)
		}
		if done, _ := submitted.FindSubmission(ctx, s.db); done.State != models.ErrandDone || done.Attempts != 2 {
			t.Errorf("the errand: %+v", done)
		}
	})
}
